import { knownEvents } from '../../market/known-events.ts';
import type { NamedEvent } from './claim.ts';

/** Names that mean another day for each coin. */
const perCoin: readonly NamedEvent[] = [
  ['BTC', '2024-01-11'],
  ['ETH', '2024-07-23'],
].map(([of, date]) => ({
  of: of!,
  date: date!,
  names: ['etf launch', 'etfs launch', 'etfs launched', 'etf launched', 'launch of etfs', 'launch of spot etfs', 'launch of its etf', 'etf approval', 'etfs', 'etf'], // prettier-ignore
}));

/** Days people count from that no chart marks. */
const otherDays: readonly NamedEvent[] = [
  ['2001-09-11', '9 / 11|september 11 attacks'],
  ['2010-05-06', 'flash crash'],
  ['2022-11-30', 'chatgpt|chatgpt launch|launch of chatgpt|release of chatgpt|chatgpt came out'],
  ['2025-01-20', "inauguration|trump 's inauguration|donald trump 's inauguration|trump inauguration|inauguration of trump|trump took office|trump returned to office|trump returned to white house|trump 's return"],
  ['2022-03-16', 'fed started hiking|fed began hiking|fed started raising rates|fed began raising rates|first rate hike'],
  ['2024-09-18', "fed started cutting|fed began cutting|fed started cutting rates|fed began cutting rates|first rate cut|fed 's first cut|fed 's first rate cut"],
  ['2025-01-27', 'deepseek|deepseek shock|deepseek moment|deepseek sell off'],
].map(([date, names]) => ({ date: date!, names: names!.split('|') })); // prettier-ignore

// prettier-ignore

/**
 * Which dated facts do people count from?
 *
 * The known events that have a name in sentences, and some more that no chart marks. Names are matched without regard to
 * case and without a leading "the".
 */
export const wellKnownEvents: readonly NamedEvent[] = [
  ...knownEvents
    .filter(({ names }) => names.length > 0)
    .map(({ date, countedFrom, names }) => ({ date: countedFrom ?? date, names })),
  ...perCoin,
  ...otherDays,
];
