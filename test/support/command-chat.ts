import { resolve } from 'node:path';
import type { AlertNullModel } from '../../src/alerts/simulation.ts';
import type { Chat, Outcome } from '../../src/chat/chat.ts';
import type { Requester } from '../../src/chat/command.ts';
import { loadCommands } from '../../src/chat/load-commands.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { type ChatDeps, createChat } from '../../src/chat/router.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { MarketData } from '../../src/market/ports.ts';
import { internalsIn } from './plain-words.ts';
import { simulateConvergence, simulateFalseAlarms } from '../../src/workers/null-model.ts';

/** The commands of the project, loaded once. */
export const commands = await loadCommands(resolve(import.meta.dirname, '../../commands'));

/** Somebody who asks. */
export const asker: Requester = {
  platform: 'cli',
  person: 'cli:1',
  community: 'cli:1',
  channel: 'cli:1',
  moderator: true,
};

/** Noise in this thread, with few paths: tests of words and shapes need no precision. */
const quickNoise: AlertNullModel = {
  convergence: (question) => Promise.resolve(simulateConvergence({ ...question, paths: 20 })),
  falseAlarms: (question) => Promise.resolve(simulateFalseAlarms({ ...question, paths: 5 })),
  close: () => Promise.resolve(),
};

/** The real router with the real commands over one source of prices. */
export function commandChat(market: MarketData, more: Partial<ChatDeps> = {}): Chat {
  const silent = (): void => undefined;
  return createChat({
    commands,
    market,
    calendar: nyseCalendar,
    nullModel: quickNoise,
    log: { warn: silent, error: silent },
    nowMs: () => 0,
    ...more,
  });
}

/** Asks a line; the outcome whatever it is, in words for people. */
export async function ask(chat: Chat, line: string, who: Partial<Requester> = {}): Promise<Outcome> {
  const outcome = await chat.answer({ input: line, requester: { ...asker, ...who } });
  const [slip] = internalsIn(allWordsOf(outcome.reply), 'a command', line);
  if (slip !== undefined) throw new Error(`${line}: ${slip}`);
  return outcome;
}

function allWordsOf(reply: Reply): string {
  return [wordsOf(reply), reply.picture?.chart.title ?? '', ...reply.actions.map(({ label }) => label)].join('\n');
}

/** The reply to a line that must be answered; says what went wrong where it is not. */
export async function replyTo(chat: Chat, line: string, who: Partial<Requester> = {}): Promise<Reply> {
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
  return [title, ...words, picture?.altText ?? '', picture?.chart.footer ?? ''].join('\n');
}
