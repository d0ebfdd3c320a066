import {
  nullChances,
  type NullQuantiles,
  nullRows,
  nullYearChances,
  percentileMedianQuantiles,
  recordsAbsQuantiles,
  recordsSignedQuantiles,
  volScaledQuantiles,
} from './null-quantiles.ts';
import { largestSince, percentileAmongEarlier, quantile } from './rank.ts';
import { absoluteValues, orNull } from './series.ts';

/** The word of one measure: how wide today is among the earlier days. */
export type VerdictWord = 'ordinary' | 'unusual' | 'rare' | 'record';

/** How often chance alone gives a value at least this extreme: on one day, and at least once within 252 days. */
export interface Chance {
  readonly perDay: number;
  readonly withinYear: number;
}

/** Statistics over many measures whose null quantiles are tabled. */
export type NullStatistic = 'percentileMedian' | 'recordShareAbs' | 'recordShareSigned';

/** What ranking one value among the earlier ones gave. */
export interface RankForVerdict {
  /** 0 to 100, or NaN/null where undefined. */
  readonly absPercentile: number | null;
  readonly recordAbs: boolean;
  readonly earlierValues: number;
  /** Length of the measure's own window. */
  readonly windowRows: number;
  /** Length of the history. */
  readonly rows: number;
}

/** Percentiles below which one measure is never called unusual, or rare. */
export const verdictLevels = { unusual: 90, rare: 99 } as const;

/** Chances on one day at most which something is called unusual, and rare, and the records of many measures no accident. */
export const verdictChances = { unusual: 0.1, rare: 0.01, record: 0.005 } as const;

const FEWEST_EARLIER = 252;

const FEWEST_EARLIER_FOR_RECORD = 504;

const FEWEST_WINDOWS = 5;

const MEASURES = 36;

/** The words from weak to strong. */
const words: readonly VerdictWord[] = ['ordinary', 'unusual', 'rare', 'record'];

/**
 * Which word does one measure allow?
 *
 *     unusual from the 90th percentile of the absolute value on where chance alone gets there on at most 1 day in 10, rare
 *     from the 99th where it does on at most 1 in 100, record where no earlier day was as wide; else ordinary
 *
 * Chance is that of the table, the largest over nine kinds of noise. Neighbouring gaps are nearly one value, so the last of
 * few separate stretches stands at the end of the range oftener than its percentile says: on 2,000 rows the words begin at
 * about 90.5 and 99.4, on 1,000 at about 91 and 99.8.
 *
 * @param rank Where today stands among the earlier days.
 * @returns The word; null below 252 earlier values or five windows that share no day. Below 504 earlier values a record
 *   is at most called rare.
 * @example verdictOf({ absPercentile: 92, recordAbs: false, earlierValues: 1900, windowRows: 60, rows: 2153 }); // => 'unusual'
 * @see ANALYTICS.md 4b.1
 */
export function verdictOf(rank: RankForVerdict): VerdictWord | null {
  const { absPercentile, recordAbs, earlierValues, windowRows } = rank;
  if (absPercentile === null || Number.isNaN(absPercentile)) return null;
  if (earlierValues < FEWEST_EARLIER || earlierValues / windowRows < FEWEST_WINDOWS) return null;
  if (recordAbs) return earlierValues < FEWEST_EARLIER_FOR_RECORD ? 'rare' : 'record';
  if (isBeyond('rare', rank, absPercentile)) return 'rare';
  return isBeyond('unusual', rank, absPercentile) ? 'unusual' : 'ordinary';
}

/** Some measures rank on fewer rows than the table begins with. */
function isBeyond(word: keyof typeof verdictLevels, { windowRows, rows }: RankForVerdict, absPercentile: number) {
  if (absPercentile < verdictLevels[word]) return false;
  const chance = chanceOfGap(absPercentile, windowRows, Math.max(rows, nullRows[0]));
  return chance !== null && chance.perDay <= verdictChances[word];
}

/** What many measures together say. */
export interface MultiverseStatistics {
  /** M: median over the measures of the percentile of the absolute value, 0 to 100. */
  readonly percentileMedian: number;
  /** R: share of the measures that are absolute records, 0 to 1. */
  readonly recordShareAbs: number;
}

/**
 * Which word do 36 measures together allow, and how often would chance alone get as far?
 *
 *     by the chance of M on one day: ordinary above 0.10, unusual from 0.10 down, rare from 0.01 down; record where it is
 *     at least unusual and so many measures are records that chance does it on at most 1 day in 200
 *
 * One record of 36 proves nothing: a pair of pure noise has one on about one day in ten.
 *
 * @param many Both figures, from the first day of the history.
 * @param rows Length of the history.
 * @returns The word with the chance it rests on (that of the records for `record`); null below 504 rows.
 * @example verdictOfMany({ percentileMedian: 50, recordShareAbs: 0 }, 2000)?.word; // => 'ordinary'
 * @see ANALYTICS.md 4b.3
 */
export function verdictOfMany(many: MultiverseStatistics, rows: number): { word: VerdictWord; chance: Chance } | null {
  const chance = chanceOf('percentileMedian', many.percentileMedian, rows);
  const records = chanceOf('recordShareAbs', many.recordShareAbs, rows);
  if (chance === null || records === null) return null;
  if (chance.perDay > verdictChances.unusual) return { word: 'ordinary', chance };
  if (records.perDay <= verdictChances.record) return { word: 'record', chance: records };
  return { word: chance.perDay <= verdictChances.rare ? 'rare' : 'unusual', chance };
}

/**
 * Is one word at least as strong as another?
 *
 * @example isAtLeast('rare', 'unusual'); // => true
 */
export function isAtLeast(word: VerdictWord, other: VerdictWord): boolean {
  return words.indexOf(word) >= words.indexOf(other);
}

/**
 * How often does chance alone give a statistic over all 36 measures at least this large?
 *
 *     the largest chance over nine kinds of driftless pairs, from a table of simulated quantiles: linear in ln n between
 *     lengths of history and in ln p between chances
 *
 * A pair that knows nothing gets there this often: on one day, and at least once within 252 days of looking.
 *
 * @param statistic Which one.
 * @param value A percentile 0 to 100 for `percentileMedian`, a share 0 to 1 for the record shares.
 * @param rows Length of the history. Above 5,040 the figures for 5,040 are given: chances a little too high,
 *   never too low.
 * @returns Chances between 0.002 ("at most") and 1; null below 504 rows, where not all measures can be ranked, and for
 *   `NaN`.
 * @example chanceOf('recordShareAbs', 0, 2016); // => { perDay: 1, withinYear: 1 }
 * @see ANALYTICS.md 4b.3; the table and its generator: null-quantiles.ts, `npm run calibrate`
 */
export function chanceOf(statistic: NullStatistic, value: number, rows: number): Chance | null {
  if (statistic === 'percentileMedian') return chanceIn(percentileMedianQuantiles, value, rows, 100);
  const records = Math.round(value * MEASURES * 1e6) / 1e6;
  return chanceIn(
    statistic === 'recordShareAbs' ? recordsAbsQuantiles : recordsSignedQuantiles,
    records,
    rows,
    MEASURES,
  );
}

/**
 * How often does chance alone put the volatility-scaled gap over one window at least this far up among its own past?
 *
 * The same kind of table as {@link chanceOf}, for the one measure a headline is about; between tabled windows (5, 10, 20,
 * 60, 120, 252, 365 rows) the chances are interpolated in ln window, outside them those of the nearest are given.
 *
 * @param absPercentile Percentile of the absolute value among earlier days, 0 to 100.
 * @param windowRows The window of the gap.
 * @param rows Length of the history.
 * @returns Chances between 0.002 ("at most") and 1; null below 504 rows and for `NaN`.
 * @example chanceOfGap(0, 60, 2016); // => { perDay: 1, withinYear: 1 }
 * @see ANALYTICS.md 4b.1
 */
export function chanceOfGap(absPercentile: number, windowRows: number, rows: number): Chance | null {
  const windows = volScaledQuantiles.map(([window]) => window);
  const { below, above, share } = between(windows, windowRows);
  const lower = chanceIn(volScaledQuantiles[below]![1], absPercentile, rows, 100);
  const upper = chanceIn(volScaledQuantiles[above]![1], absPercentile, rows, 100);
  if (lower === null || upper === null) return null;
  return {
    perDay: blendLogs(lower.perDay, upper.perDay, share),
    withinYear: blendLogs(lower.withinYear, upper.withinYear, share),
  };
}

function chanceIn(table: NullQuantiles, value: number, rows: number, top: number): Chance | null {
  if (Number.isNaN(value) || rows < nullRows[0]) return null;
  const where = between(nullRows, rows);
  return {
    perDay: chanceAt(curveAt(nullChances, { quantiles: table.perDay, tops: table.topPerDay }, where, top), value),
    withinYear: chanceAt(
      curveAt(nullYearChances, { quantiles: table.withinYear, tops: table.topWithinYear }, where, top),
      value,
    ),
  };
}

/** Values with the chance of reaching them, both ends included. */
type Curve = readonly (readonly [value: number, chance: number])[];

/** The quantiles of each length of history, with the chance of the highest value there is. */
interface TabledCurves {
  readonly quantiles: readonly (readonly number[])[];
  readonly tops: readonly number[];
}

/** The curve between two lengths of history: from certainty at 0, through the tabled chances, to that of the top. */
function curveAt(
  chances: readonly number[],
  { quantiles, tops }: TabledCurves,
  { below, above, share }: Bracket,
  top: number,
): Curve {
  const floor = chances.at(-1)!;
  const chanceOfTop = blendLogs(Math.max(floor, tops[below]!), Math.max(floor, tops[above]!), share);
  const inside = chances
    .map((chance, at) => [blend(quantiles[below]![at]!, quantiles[above]![at]!, share), chance] as const)
    .filter(([value, chance]) => value < top && chance > chanceOfTop);
  return [[0, 1], ...inside, [top, chanceOfTop]];
}

/** The chance of a value, linear in ln p between the two points around it; the smaller one where points coincide. */
function chanceAt(curve: Curve, value: number): number {
  const above = curve.findIndex(([known]) => known > value);
  if (above < 0) return curve.at(-1)![1];
  if (above === 0) return 1;
  const [[from, high], [to, low]] = [curve[above - 1]!, curve[above]!];
  return blendLogs(high, low, (value - from) / (to - from));
}

/** Between which two entries a number lies, and how far on the way, in logarithms; at an end both are that end. */
interface Bracket {
  readonly below: number;
  readonly above: number;
  readonly share: number;
}

function between(ascending: readonly number[], value: number): Bracket {
  const above = ascending.findIndex((known) => known >= value);
  if (above < 0) return { below: ascending.length - 1, above: ascending.length - 1, share: 0 };
  if (above === 0) return { below: 0, above: 0, share: 0 };
  const [low, high] = [ascending[above - 1]!, ascending[above]!];
  return { below: above - 1, above, share: Math.log(value / low) / Math.log(high / low) };
}

function blend(from: number, to: number, share: number): number {
  return share === 0 ? from : share === 1 ? to : from + share * (to - from);
}

function blendLogs(from: number, to: number, share: number): number {
  if (share === 0) return from;
  return share === 1 ? to : Math.exp(blend(Math.log(from), Math.log(to), share));
}

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
 * @example rankOfLast(Float64Array.of(1, -3, 2), ['2024-01-02', '2024-01-03', '2024-01-04'], 1).largestSince; // => '2024-01-03'
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

/**
 * The word of a gap that has been ranked, and how often chance alone gets as far.
 *
 * @param windowRows Rows of the measure's window.
 * @param rows Rows of the history behind it.
 * @example judgedRank(rankOfLast(Float64Array.of(1, 2), ['2024-01-02', '2024-01-03'], 1), 20, 21); // => { verdict: null, chance: null }
 */
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
 * @example usualRange(Float64Array.of(1, 2, NaN, 3)); // => { low: 1.1, high: 2.9 }
 */
export function usualRange(values: Float64Array): { readonly low: number; readonly high: number } {
  const known = values.filter((value) => !Number.isNaN(value));
  return { low: quantile(known, 0.05), high: quantile(known, 0.95) };
}
