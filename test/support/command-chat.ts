import { resolve } from 'node:path';
import { createChat, type ChatParts } from '../../src/chat/chat-router.ts';
import type { Chat } from '../../src/chat/chat.ts';
import type { Asker } from '../../src/chat/command.ts';
import type { Outcome } from '../../src/chat/outcome.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { loadCommands } from '../../src/chat/load-commands.ts';
import { answerFalseAlarms, answerNoise } from '../../src/compute/noise-question.ts';
import { nyseCalendar } from '../../src/core/market/nyse-calendar.ts';
import type { MarketData, NoiseBenchmark } from '../../src/core/ports.ts';

/** The commands of the project, loaded once. */
export const commands = await loadCommands(resolve(import.meta.dirname, '../../commands'));

/** Somebody who asks. */
export const asker: Asker = {
  platform: 'cli',
  person: 'cli:1',
  community: 'cli:1',
  channel: 'cli:1',
  moderator: true,
};

/** Noise in this thread, with few paths: tests of words and shapes need no precision. */
const quickNoise: NoiseBenchmark = {
  reconvergence: (question) => Promise.resolve(answerNoise({ ...question, paths: 20 })),
  falseAlarms: (question) => Promise.resolve(answerFalseAlarms({ ...question, paths: 5 })),
  close: () => Promise.resolve(),
};

/** The real router with the real commands over one source of prices. */
export function commandChat(market: MarketData, more: Partial<ChatParts> = {}): Chat {
  const silent = (): void => undefined;
  return createChat({
    commands,
    market,
    calendar: nyseCalendar,
    noise: quickNoise,
    log: { warn: silent, error: silent },
    nowMs: () => 0,
    ...more,
  });
}

/** Asks a line; the outcome whatever it is. */
export function ask(chat: Chat, line: string, who: Partial<Asker> = {}): Promise<Outcome> {
  return chat.answer({ asked: line, asker: { ...asker, ...who } });
}

/** The reply to a line that must be answered; says what went wrong where it is not. */
export async function replyTo(chat: Chat, line: string, who: Partial<Asker> = {}): Promise<Reply> {
  const { kind, reply } = await ask(chat, line, who);
  if (kind !== 'answered') throw new Error(`${line}: ${kind}: ${reply.title}`);
  return reply;
}

/** The report behind the reply to a line. */
export async function reportOf<T>(chat: Chat, line: string): Promise<T> {
  return (await replyTo(chat, line)).report as T;
}

/** Every word of a reply a person can read. */
export function wordsOf({ title, blocks, picture }: Reply): string {
  const words = blocks.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'note':
        return [block.text];
      case 'list':
        return block.items;
      case 'figures':
        return block.figures.flatMap(({ label, value }) => [label, value]);
      case 'table':
        return [...block.head, ...block.rows.flat()];
    }
  });
  return [title, ...words, picture?.altText ?? '', picture?.drawing.footer ?? ''].join('\n');
}
