import { type Command, defineCommand } from '../../../src/chat/command.ts';
import type { Reply } from '../../../src/chat/reply.ts';

/** A plain reply with this title. */
export function plainReply(title: string, more: Partial<Reply> = {}): Reply {
  return { title, blocks: [], actions: [], files: [], tone: 'plain', visibility: 'everyone', ...more };
}

/** A reply with a picture of nothing much. */
export function picturedReply(title: string, more: Partial<Reply> = {}): Reply {
  const drawing = { kind: 'bars', title, footer: 'nothing', simulated: true, unit: '', bars: [], marks: [] } as const;
  return plainReply(title, { picture: { chart: drawing, altText: `A picture of ${title}`, cacheKey: title }, ...more });
}

const about = 'for the tests';

const pairCommand = defineCommand({
  name: 'gap',
  about,
  examples: ['gap ETH RUT', 'gap btc vs gold window:30'],
  options: {
    pair: { kind: 'pair', about, fallback: ['ETH', 'RUT'] },
    window: { kind: 'integer', about, min: 20, max: 365, fallback: 60, suggested: [20, 60, 90] },
    asOf: { kind: 'date', about, optional: true },
    sampling: { kind: 'choice', about, choices: ['close', 'utc'], optional: true },
    weekly: { kind: 'flag', about },
  },
  run: ({ pair, window, sampling }) =>
    Promise.resolve(
      plainReply(`${pair.subject.symbol} against ${pair.benchmark.symbol} over ${window} sessions`, {
        report: { command: 'gap', window, sampling },
      }),
    ),
});

const textCommand = defineCommand({
  name: 'check',
  about,
  examples: ['check "ETH has never been this far from the Russell 2000"'],
  options: {
    text: { kind: 'text', about, maxLength: 10_000 },
    asOf: { kind: 'date', about, optional: true },
    window: { kind: 'integer', about, min: 20, max: 365, optional: true },
    starts: { kind: 'dates', about, optional: true },
  },
  run: ({ text }) => Promise.resolve(plainReply(text)),
});

const severalCommand = defineCommand({
  name: 'compare',
  about,
  examples: ['compare ETH RUT GOLD'],
  options: {
    symbols: { kind: 'symbols', about, min: 2, max: 4 },
    share: { kind: 'number', about, min: 0, max: 100, optional: true },
  },
  run: ({ symbols }) => Promise.resolve(plainReply(symbols.map(({ symbol }) => symbol).join(' '))),
});

const oneCommand = defineCommand({
  name: 'flows',
  about,
  examples: ['flows ETH'],
  options: {
    symbol: { kind: 'symbol', about },
    often: { kind: 'choice', about, choices: ['yes', 'no'], optional: true },
  },
  run: ({ symbol }) => Promise.resolve(plainReply(symbol.symbol)),
});

export const smallCommands: readonly Command[] = [pairCommand, textCommand, severalCommand, oneCommand];
