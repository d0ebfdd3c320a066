import { fileURLToPath } from 'node:url';
import type { Chat } from '../chat/chat.ts';
import { createChat, type ChatParts } from '../chat/chat-router.ts';
import { loadCommands } from '../chat/load-commands.ts';
import { createNoiseBenchmark } from '../compute/noise-benchmark.ts';
import { nyseCalendar } from '../core/market/nyse-calendar.ts';
import type { MarketData } from '../core/ports.ts';

const commandsFolder = fileURLToPath(new URL('../../commands', import.meta.url));

/** Opens chats over any number of markets with the same commands and one thread for noise. */
export async function openChats(parts: Pick<ChatParts, 'log' | 'limits' | 'receipts' | 'communityEvents'>) {
  const commands = await loadCommands(commandsFolder);
  const noise = createNoiseBenchmark();
  return {
    over: (market: MarketData, more: Partial<ChatParts> = {}): Chat =>
      createChat({ ...parts, commands, market, noise, calendar: nyseCalendar, nowMs: Date.now, ...more }),
    close: (): Promise<void> => noise.close(),
  };
}
