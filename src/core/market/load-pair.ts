import type { MarketData } from '../ports.ts';
import { pairOf } from './align-pair.ts';
import type { AlignedPair } from './aligned-pair.ts';
import { loadMarkets, type MarketQuestion } from './load-markets.ts';
import type { SessionCalendar } from './session.ts';
import type { Pair } from './symbol.ts';

/**
 * Which prices do the two legs of a pair have in common, good enough to be judged?
 *
 * The rules are those of `loadMarkets`. Where a fund stands in for an index, the pair that comes back names the fund.
 *
 * @param market Where prices come from.
 * @param calendar The sessions of the exchange.
 * @param question The pair, as-of date, sampling, signal and progress.
 * @returns At least 61 common rows.
 * @throws UserError for anything that cannot be answered as asked.
 * @see ANALYTICS.md 1; oracle: pairs/*.csv
 */
export async function loadPair(
  market: MarketData,
  calendar: SessionCalendar,
  question: MarketQuestion & { readonly pair: Pair },
): Promise<AlignedPair> {
  const { subject, benchmark } = question.pair;
  return pairOf(await loadMarkets(market, calendar, [subject, benchmark], question), 0, 1);
}
