import { readClaims } from '../../src/claims/read-claims.ts';
import { wellKnownMarkets } from '../../src/market/known-markets.ts';

/** Most time any text of up to 10,000 characters may take. */
export const claimBudgetMs = 100;

/** A context of its own for each reading, since sentences are looked up by it. */
const context = () => ({ lexicon: wellKnownMarkets, asOf: '2026-06-30' });

const sentence =
  "Ethereum's 90-day divergence from the Russell 2000, which is unprecedented since March 2020, may not last while bitcoin lags gold by 22 %. ";

const words =
  'ETH Russell 2000 correlation never not been this far from since five years gap between and will last record 22% , . the ratio low $ ( ) " inflows exchanges expected to converge against behind is has'.split(
    ' ',
  );

/** The same words with other figures each time: what is looked up once does not make it look fast. */
function numbered(unit: string, times: number): string {
  let figure = 0;
  return unit.repeat(times).replace(/#/g, () => String((++figure % 97) + 1));
}

const article = (times: number): string => numbered(sentence.replace('22', '#'), times);

/** Texts that make a reader by patterns slow: long, repeated, without a full stop, all in one word. */
const texts: readonly (readonly [string, string])[] = [
  ['an article', article(100)],
  [
    'short sentences that lean on each other',
    numbered('It fell # %. ETH rose # %. Gold outperformed. It was # vs 4. ', 200),
  ],
  ['a number after a number', numbered('# % ', 2000)],
  ['sentences of nothing but numbers', numbered(`${'# % '.repeat(150)}. `, 12)],
  ['sentences of nothing but markets', numbered(`${'ETH BTC IWM gold '.repeat(60)}#. `, 12)],
  [
    'words of the grammar in no order',
    Array.from({ length: 3000 }, (_, i) => words[(i * i + 7 * i) % words.length]).join(' '),
  ],
  ...[
    'correlation ',
    'ETH ',
    'never not ',
    '1,',
    'a',
    'will not ',
    'in five years ',
    'ETH, ',
    'and the gap ',
    '( ',
  ].map((unit) => [`"${unit}" again and again`, unit.repeat(10_000)] as const),
];

/**
 * How long does the slowest text take to read?
 *
 * @param now A clock in milliseconds, such as `performance.now`.
 * @returns Milliseconds of the median of five readings for each text, slowest first, after one unmeasured reading.
 */
export function benchClaims(now: () => number): { text: string; ms: number }[] {
  return texts
    .map(([text, content]) => ({ text, ms: medianMs(content.slice(0, 10_000), now) }))
    .toSorted((a, b) => b.ms - a.ms);
}

/**
 * How much longer does a text of twice the length take: about 2 where reading is linear?
 *
 * @param now A clock in milliseconds.
 * @returns The ratio for the article, median of five readings each.
 */
export function benchClaimsByLength(now: () => number): number {
  return medianMs(article(100).slice(0, 10_000), now) / medianMs(article(100).slice(0, 5000), now);
}

function medianMs(content: string, now: () => number): number {
  readClaims(content, context());
  const times = Array.from({ length: 5 }, () => {
    const start = now();
    readClaims(content, context());
    return now() - start;
  });
  return times.toSorted((a, b) => a - b)[2]!;
}
