import { alignMarkets, type AlignOptions } from './align-markets.ts';
import type { AlignedMarkets } from './aligned-markets.ts';
import type { AlignedPair } from './aligned-pair.ts';
import type { DailyHistory, SessionCloses } from './history.ts';
import type { Pair } from './symbol.ts';

/**
 * What are the two legs of a pair on common rows?
 *
 * @param pair Subject and benchmark.
 * @param subject The subject's prices.
 * @param benchmark The benchmark's prices.
 * @param options Calendar, sampling, as-of date.
 * @returns Common rows, oldest first; none where nothing overlaps.
 * @see ANALYTICS.md 1; oracle: pairs/*.csv
 */
export function alignPair(
  pair: Pair,
  subject: DailyHistory | SessionCloses,
  benchmark: DailyHistory | SessionCloses,
  options: AlignOptions,
): AlignedPair {
  const legs = [
    { symbol: pair.subject, history: subject },
    { symbol: pair.benchmark, history: benchmark },
  ];
  return pairOf(alignMarkets(legs, options), 0, 1);
}

/**
 * Which pair do two of several aligned markets make?
 *
 * The rows stay those common to ALL the markets, so figures of different pairs stay comparable.
 *
 * @param markets Aligned markets.
 * @param subject Position of the subject.
 * @param benchmark Position of the benchmark.
 * @returns The same rows as a pair.
 * @throws RangeError where a position is outside.
 */
export function pairOf(markets: AlignedMarkets, subject: number, benchmark: number): AlignedPair {
  if (!markets.symbols[subject] || !markets.symbols[benchmark]) throw new RangeError('no such market');
  const { symbols, prices, sources, lastDates, ...rows } = markets;
  return {
    pair: { subject: symbols[subject]!, benchmark: symbols[benchmark]! },
    sampling: rows.sampling,
    dates: rows.dates,
    x: prices[subject]!,
    y: prices[benchmark]!,
    sources: { subject: sources[subject]!, benchmark: sources[benchmark]! },
    lastDates: { subject: lastDates[subject]!, benchmark: lastDates[benchmark]! },
    rowsPerYear: rows.rowsPerYear,
    missing: rows.missing,
    simulated: rows.simulated,
    notes: rows.notes,
  };
}
