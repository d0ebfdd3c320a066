import { startDiscord } from '../../src/adapters/discord/platform.ts';
import { startTelegram } from '../../src/adapters/telegram/platform.ts';
import type { Chat } from '../../src/chat/chat.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';
import { MemoryShelf, PlainPainter, SentenceLog } from '../support/toy-chat.ts';
import type { DemoMessage } from './demo-side.ts';
import { type Demo, openDemo } from './main.ts';

/** The demonstration with both bots in this process, and what its page asks for. */
export interface OwnDemo extends Demo {
  act(path: string, body: object): Promise<{ result?: unknown; error?: string }>;
  messages(side: string): Promise<readonly DemoMessage[]>;
}

/** Opens the demonstration over a chat; pictures are plain areas of their size. */
export async function openOwnDemo(chat: Chat): Promise<OwnDemo> {
  const [discord, telegram] = [new DiscordStandIn(), new TelegramStandIn()];
  await Promise.all([discord.start(), telegram.start()]);
  const shared = { chat, painter: new PlainPainter(), callbacks: new MemoryShelf(), log: new SentenceLog() };
  const bots = [
    await startDiscord({ ...shared, token: discord.token, apiUrl: discord.url }),
    await startTelegram({ ...shared, token: telegram.token, apiUrl: telegram.url }),
  ];
  await discord.ready();
  const demo = await openDemo(0, discord, telegram);
  return {
    url: demo.url,
    act: async (path, body) => {
      const answer = await fetch(`${demo.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
      return (await answer.json()) as { result?: unknown; error?: string };
    },
    messages: (side) => messagesAt(demo.url, side),
    stop: async () => {
      await Promise.all(bots.map((bot) => bot.stop()));
      await demo.stop();
    },
  };
}

/** What stands in one chat of a demonstration. */
export async function messagesAt(url: string, side: string): Promise<readonly DemoMessage[]> {
  const state = (await (await fetch(`${url}/state`)).json()) as Record<string, readonly DemoMessage[]>;
  return state[side] ?? [];
}
