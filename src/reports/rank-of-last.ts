import { largestSince, percentileAmongEarlier, quantile } from '../analytics/rank.ts';
import { type Chance, chanceOfGap, verdictOf, type VerdictWord } from '../analytics/verdict.ts';
import { absoluteValues, orNull } from '../analytics/series.ts';

/** Where the last value of a measure stands among its earlier ones. Everything is null where it cannot be ranked. */
export interface LastValueRank {
  /** 0 to 100, either direction. */
  readonly absPercentile: number | null;
  /** 0 to 100, among signed values: near 0 far behind, near 100 far ahead. */
  readonly signedPercentile: number | null;
  readonly recordAbs: boolean | null;
  /** A record in its own direction. */
  readonly recordSigned: boolean | null;
  /** The latest earlier date that was at least as wide; null for a record. */
  readonly largestSince: string | null;
  readonly earlierValues: number;
  readonly independentWindows: number;
  /** The date of the first value it is ranked against. */
  readonly since: string | null;
}

/**
 * Ranks the last value of a measure among its earlier values: percentiles, records, the date of the last one as wide.
 *
 * @param values One per date, `NaN` where undefined.
 * @param windowSessions Length of the measure's window, for the count of windows that share no day.
 * @see ANALYTICS.md 3.1 and 3.2
 */
export function rankOfLast(values: Float64Array, dates: readonly string[], windowSessions: number): LastValueRank {
  const first = values.findIndex((value) => !Number.isNaN(value));
  if (first < 0 || first === values.length - 1 || Number.isNaN(values.at(-1)!)) return unranked;
  const wide = largestSince(values, 'absolute');
  const since = wide.sinceRow === undefined ? null : dates[wide.sinceRow]!;
  return {
    absPercentile: orNull(percentileAmongEarlier(absoluteValues(values))),
    signedPercentile: orNull(percentileAmongEarlier(values)),
    recordAbs: wide.record,
    recordSigned: largestSince(values, 'signed').record,
    largestSince: since,
    earlierValues: wide.earlierValues,
    independentWindows: Math.floor(wide.earlierValues / windowSessions),
    since: dates[first]!,
  };
}

/** A word, and how often chance alone gets as far; both null where too little history stands behind them. */
export interface JudgedRank {
  readonly verdict: VerdictWord | null;
  readonly chance: Chance | null;
}

/** The word of a gap that has been ranked. */
export function judgedRank(rank: LastValueRank, windowRows: number, rows: number): JudgedRank {
  const verdict = verdictOf({ ...rank, recordAbs: rank.recordAbs === true, windowRows, rows });
  return { verdict, chance: verdict === null ? null : chanceOfGap(rank.absPercentile!, windowRows, rows) };
}

const unranked: LastValueRank = {
  absPercentile: null,
  signedPercentile: null,
  recordAbs: null,
  recordSigned: null,
  largestSince: null,
  earlierValues: 0,
  independentWindows: 0,
  since: null,
};

/**
 * Between which values does a measure lie on nine days in ten? Undefined rows are not counted.
 *
 * @returns The 5 % and the 95 % quantile; `NaN` where the measure is never defined.
 */
export function usualRange(values: Float64Array): { readonly low: number; readonly high: number } {
  const known = values.filter((value) => !Number.isNaN(value));
  return { low: quantile(known, 0.05), high: quantile(known, 0.95) };
}
