import type { Chat } from '../../../src/chat/chat.ts';
import type { Command } from '../../../src/chat/command.ts';
import { type ChatDeps, createChat } from '../../../src/chat/router.ts';
import { stillNoise } from '../still-noise.ts';
import { bareCalendar, bareMarket } from './bare-market.ts';
import { smallCommands } from './small-commands.ts';

/** One line of a log. */
export interface Logged {
  readonly details: object;
  readonly message: string;
}

/** A chat with small commands; what it logs lands in `logged`. */
export function smallChat(
  more: Partial<ChatDeps> = {},
  own: readonly Command[] = [],
): { chat: Chat; logged: Logged[] } {
  const logged: Logged[] = [];
  const write = (details: object, message: string): void => {
    logged.push({ details, message });
  };
  const chat = createChat({
    commands: [...own, ...smallCommands],
    market: bareMarket,
    calendar: bareCalendar,
    nullModel: stillNoise,
    log: { warn: write, error: write },
    nowMs: () => 0,
    ...more,
  });
  return { chat, logged };
}
