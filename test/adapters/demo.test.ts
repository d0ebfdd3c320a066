import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDiscord } from '../../src/adapters/discord/platform.ts';
import { startTelegram } from '../../src/adapters/telegram/platform.ts';
import type { DemoMessage } from '../demo/demo-side.ts';
import { type Demo, openDemo } from '../demo/main.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { seePicture } from '../support/seen-picture.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';
import { MemoryShelf, PlainPainter, SentenceLog, ToyChat } from '../support/toy-chat.ts';

let demo: Demo;

const bots: { stop(): Promise<void> }[] = [];

const discord = new DiscordStandIn();

const telegram = new TelegramStandIn();

beforeAll(async () => {
  await Promise.all([discord.start(), telegram.start()]);
  const shared = {
    chat: new ToyChat(),
    painter: new PlainPainter(),
    callbacks: new MemoryShelf(),
    log: new SentenceLog(),
  };
  bots.push(await startDiscord({ ...shared, token: discord.token, apiUrl: discord.url }));
  bots.push(await startTelegram({ ...shared, token: telegram.token, apiUrl: telegram.url }));
  await discord.ready();
  demo = await openDemo(0, discord, telegram);
});

afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  await demo.stop();
});

async function act(path: string, body: object): Promise<{ result?: unknown; error?: string }> {
  const answer = await fetch(`${demo.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
  return (await answer.json()) as { result?: unknown; error?: string };
}

async function messages(side: string): Promise<readonly DemoMessage[]> {
  const state = (await (await fetch(`${demo.url}/state`)).json()) as Record<string, readonly DemoMessage[]>;
  return state[side] ?? [];
}

async function lastPicture(side: string): Promise<DemoMessage | undefined> {
  return (await messages(side)).findLast((message) => !message.mine && message.pictures.length > 0);
}

test.each(['discord', 'telegram'])('what is typed into the page is answered in it with a picture: %s', async (side) => {
  await act(`/${side}/say`, { text: '/divergence eth rut' });
  await expect.poll(() => lastPicture(side), { timeout: 5000 }).toBeDefined();
  const answer = (await lastPicture(side))!;
  const bytes = Buffer.from(await (await fetch(`${demo.url}${answer.pictures[0]!.url}`)).arrayBuffer());
  expect(await seePicture(bytes)).toMatchObject({ width: 1080, height: 1350 });
});

test.each(['discord', 'telegram'])('a button on the page changes the answer: %s', async (side) => {
  await act(`/${side}/say`, { text: '/divergence eth rut' });
  await expect.poll(() => lastPicture(side), { timeout: 5000 }).toBeDefined();
  const { id } = (await lastPicture(side))!;
  await act(`/${side}/press`, { message: id, button: '180' });
  const text = async (): Promise<string> => (await messages(side)).find((message) => message.id === id)?.text ?? '';
  await expect.poll(text, { timeout: 5000 }).toContain('in 180 sessions');
});

test.each(['discord', 'telegram'])('a sentence on the page can be checked: %s', async (side) => {
  await act(`/${side}/say`, { text: 'Never so far' });
  const said = (await messages(side)).findLast((message) => message.mine)!;
  await act(`/${side}/check`, { message: said.id });
  const texts = async (): Promise<string> => (await messages(side)).map(({ text }) => text).join('\n');
  await expect.poll(texts, { timeout: 5000 }).toContain('Checked: Never so far');
});

test('typing on the Discord side is completed by the bot', async () => {
  expect((await act('/discord/complete', { text: '/divergence et' })).result).toEqual([
    '/divergence ETH',
    '/divergence ETC',
  ]);
});

test('what cannot be done is said', async () => {
  expect((await act('/discord/say', { text: '/nothing' })).error).toContain('there is no command /nothing');
});
