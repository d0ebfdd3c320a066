import { type CorrelationInterval, correlationInterval } from '../analytics/correlation-inference.ts';
import { rollingCorrelation } from '../analytics/correlation.ts';
import { simpleGap, volScaledGap } from '../analytics/gap.ts';
import { type MeasureSeries, multiverse, multiverseMeasures, windowMeasures } from '../analytics/multiverse.ts';
import { largestSince, percentileAmongEarlier, quantile, type Ranking } from '../analytics/rank.ts';
import { logRatio, logReturns } from '../analytics/series.ts';
import {
  type Chance, chanceOf, type LastValueRank, rankOfLast, verdictOf, type VerdictWord,
} from '../analytics/verdict.ts'; // prettier-ignore
import type { AlignedPair } from '../market/alignment.ts';
import { DAY_MS, type UnitRows, utcDateOf } from '../market/calendar-days.ts';
import { definitionsWords, type JudgedMultiverse, judgedMultiverse } from '../reports/multiverse.ts';
import { type SampleFacts, sampleFacts } from '../reports/sample-facts.ts';
import type { Claim } from './claim.ts';
import { sessionsPer } from './durations.ts';

/** What the 36 ways of measuring say of the last row together, from the first row on. */
export interface ManyMeasures {
  /** Ways that could be asked. */
  readonly asked: number;
  readonly median: number;
  readonly records: number;
  /** How often chance alone gives so high a median, and so many records. */
  readonly medianChance: Chance | null;
  readonly recordsChance: Chance | null;
}

/** Which way a gap goes; null where no direction is claimed. */
export type Direction = 'ahead' | 'behind' | null;

/** A rank with the word it allows. */
export interface RankEvidence extends LastValueRank {
  readonly word: VerdictWord | null;
  /** The same for the direction of the value alone: a record that way counts. */
  readonly signedWord: VerdictWord | null;
}

/** One pair up to the day it is judged on; every series is made once, however many claims ask for it. */
export class PairEvidence {
  readonly aligned: AlignedPair;
  readonly dates: readonly string[];
  /** Rows are days of the week too, not sessions. */
  readonly everyDay: boolean;
  readonly facts: SampleFacts;
  readonly #starts: readonly string[] | undefined;
  readonly #made = new Map<string, unknown>();

  constructor(aligned: AlignedPair, starts?: readonly string[]) {
    this.aligned = aligned;
    this.dates = aligned.dates;
    this.everyDay = aligned.rowsPerYear === 365;
    this.facts = sampleFacts(aligned);
    this.#starts = starts;
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#made.has(key)) this.#made.set(key, make());
    return this.#made.get(key) as T;
  }

  /** The same pair up to an earlier row. */
  until(row: number): PairEvidence {
    const { dates, x, y } = this.aligned;
    const [end, last] = [row + 1, dates.length - 1];
    if (row === last) return this;
    return new PairEvidence({
      ...this.aligned,
      dates: dates.slice(0, end),
      x: x.subarray(0, end),
      y: y.subarray(0, end),
    });
  }

  /** ln(subject / benchmark). */
  logRatio(): Float64Array {
    return this.#once('ratio', () => logRatio(this.aligned.x, this.aligned.y));
  }

  /** The volatility-scaled gap over so many rows. */
  scaledGap(rows: number): Float64Array {
    return this.#once(`scaled ${rows}`, () => volScaledGap(this.logRatio(), rows));
  }

  /** The difference of the two simple returns over so many rows, points. */
  gapPoints(rows: number): Float64Array {
    return this.#once(`points ${rows}`, () => simpleGap(this.aligned.x, this.aligned.y, rows));
  }

  /** The same counted from the close of one row, undefined before it. */
  gapFrom(row: number): Float64Array {
    const { x, y } = this.aligned;
    return x.map((price, at) => (at < row ? NaN : 100 * (price / x[row]! - y[at]! / y[row]!)));
  }

  returns(): { readonly rx: Float64Array; readonly ry: Float64Array } {
    return this.#once('returns', () => ({ rx: logReturns(this.aligned.x), ry: logReturns(this.aligned.y) }));
  }

  correlation(rows: number): Float64Array {
    const { rx, ry } = this.returns();
    return this.#once(`correlation ${rows}`, () => rollingCorrelation(rx, ry, rows));
  }

  /** The correlation of the returns in so many rows up to a row, with its uncertainty. */
  interval(rows: number, row: number): CorrelationInterval {
    const { rx, ry } = this.returns();
    const from = Math.max(1, row + 1 - rows);
    return correlationInterval(rx.subarray(from, row + 1), ry.subarray(from, row + 1));
  }

  /** Where the scaled gap of the last row stands among the earlier ones. */
  standing(rows: number): RankEvidence {
    return this.#once(`standing ${rows}`, () =>
      rankEvidenceOf(rankOfLast(this.scaledGap(rows), this.dates, rows), rows, this.dates.length),
    );
  }

  measures(): readonly MeasureSeries[] {
    return this.#once('measures', () => multiverseMeasures(this.aligned.x, this.aligned.y));
  }

  /** All measures from all index starts, as the stable JSON carries them. */
  judged(): JudgedMultiverse {
    return this.#once('judged', () => judgedMultiverse(this.aligned, this.#starts, this.measures()));
  }

  /** All measures from the first row on; records in the claimed direction where one is claimed. */
  many(direction: Direction): ManyMeasures {
    return this.#once(`many ${direction}`, () => this.#many(direction));
  }

  #many(direction: Direction): ManyMeasures {
    const { grid } = this.#once('first start', () => multiverse(this.measures(), this.dates, [this.dates[0]!]));
    const records = grid.filter((cell) =>
      direction === null ? cell.recordAbs : cell.recordSigned && isThatWay(cell.value, direction),
    ).length;
    const median = quantile(grid.map(({ pctAbs }) => pctAbs), 0.5); // prettier-ignore
    const rows = this.dates.length;
    const share = grid.length === 0 ? NaN : records / grid.length;
    return {
      asked: grid.length,
      median,
      records,
      medianChance: Number.isNaN(median) ? null : chanceOf('percentileMedian', median, rows),
      recordsChance: chanceOf(direction === null ? 'recordShareAbs' : 'recordShareSigned', share, rows),
    };
  }
}

function rankEvidenceOf(rank: LastValueRank, windowRows: number, rows: number): RankEvidence {
  const { absPercentile, signedPercentile, earlierValues } = rank;
  const behind = (signedPercentile ?? 50) < 50;
  const that = signedPercentile === null ? null : behind ? 100 - signedPercentile : signedPercentile;
  const base = { earlierValues, windowRows, rows };
  return {
    ...rank,
    word: verdictOf({ ...base, absPercentile, recordAbs: rank.recordAbs === true }),
    signedWord: verdictOf({ ...base, absPercentile: that, recordAbs: rank.recordSigned === true }),
  };
}

/** Whether a gap lies on the side that is claimed. */
export function isThatWay(value: number, direction: Direction): boolean {
  if (direction === null) return true;
  return direction === 'ahead' ? value > 0 : value < 0;
}

/** The stretch a claim is asked over. */
export interface Stretch {
  /** Rows of the pair's own clock, up to its last row. */
  readonly rows: number;
  /** Said as a window, as a period of the calendar, or not at all. */
  readonly said: 'window' | 'period' | 'none';
}

/** Why there is no such stretch: it is longer than the history, begins before it, or nothing has closed in it. */
export type NoStretch = 'too long' | 'begins before prices' | 'nothing closed';

/**
 * Over how many rows is a claim asked?
 *
 * A period of the calendar is counted from the last close before it begins. A window that was said in weeks, months or
 * years is turned into rows of the pair's own clock: a year of two coins is 365 rows; one said in days or sessions stays.
 *
 * @param fallback Rows where nothing was said.
 * @example
 *   stretchOf(
 *     { windowSessions: 21, text: 'ETH lags BTC over a month', superlative: 'none', since: null },
 *     { dates: Array.from({ length: 400 }, (_, day) => `day ${day}`), everyDay: true },
 *     60,
 *   ); // => { rows: 30, said: 'window' }
 */
export function stretchOf(claim: Claim, { dates, everyDay }: PairEvidence, fallback: number): Stretch | NoStretch {
  const rows = saidRows(claim, dates, everyDay);
  if (rows === null) return fallback >= dates.length ? 'too long' : { rows: fallback, said: 'none' };
  if (rows === dates.length) return 'begins before prices';
  if (rows < 1) return 'nothing closed';
  if (rows > dates.length) return 'too long';
  return { rows, said: isPeriod(claim) ? 'period' : 'window' };
}

function saidRows(claim: Claim, dates: readonly string[], everyDay: boolean): number | null {
  if (isPeriod(claim)) return dates.length - 1 - dates.findLastIndex((date) => date < claim.since!);
  return claim.windowSessions === null ? null : rowsOfClock(claim.windowSessions, claim.text, everyDay);
}

/** Whether a claim is about a period of the calendar. */
export function isPeriod({ superlative, since }: Pick<Claim, 'superlative' | 'since'>): boolean {
  return superlative === 'none' && since !== null;
}

const saidInDays = /\b(?:days?|sessions?|closes|\d+ ?d)\b/i;

const saidInSessions = /\b(?:sessions?|closes|trading)\b/i;

/** A window or horizon, read as rows of 252 a year, as rows of the pair's own clock. */
export function rowsOfClock(read: number, text: string, everyDay: boolean): number {
  if (!everyDay || saidInDays.test(text)) return read;
  return Math.round((read * 365) / sessionsPer.year);
}

/**
 * Over how many rows may sizes be meant that are said of weeks, months or years: from the same day that long ago, or over
 * the window as it is counted everywhere else? Both are usual; the calendar comes first.
 *
 * @param stretch The window as counted.
 * @returns The stretch alone where the text says days, a period, or nothing.
 * @example
 *   // "ETH fell 40 % in a month", on 28 Nov 2018: since 28 Oct, or over 21 rows.
 */
export function stretchesOfSizes(
  claim: Claim,
  { dates }: Pick<PairEvidence, 'dates'>,
  stretch: Stretch,
): readonly Stretch[] {
  const { windowSessions: read, text } = claim;
  if (stretch.said !== 'window' || read === null || saidInSessions.test(text)) return [stretch];
  if (saidInDays.test(text))
    return [stretch, { ...stretch, rows: rowsSince(dates, read) }].filter(({ rows }) => rows > 0);
  const from = sameDayBefore(read, dates.at(-1)!);
  const start = from === null ? -1 : rowOn(from, dates);
  const rows = dates.length - 1 - start;
  return start < 0 || rows < 1 || rows === stretch.rows ? [stretch] : [{ ...stretch, rows }, stretch];
}

/** Rows of the last so many days of the calendar: 60 days are 60 sessions to some and two months to others. */
function rowsSince(dates: readonly string[], days: number): number {
  const from = utcDateOf(Date.parse(dates.at(-1)!) - days * DAY_MS);
  return dates.length - 1 - rowOn(from, dates);
}

/** The same day so many months or weeks before, the last of a shorter month; null for a window of neither. */
function sameDayBefore(read: number, day: string): string | null {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  if (read % sessionsPer.month === 0) {
    const lastOfMonth = new Date(Date.UTC(year, month - read / sessionsPer.month, 0));
    return utcDateOf(lastOfMonth.setUTCDate(Math.min(dayOfMonth, lastOfMonth.getUTCDate())));
  }
  return read % sessionsPer.week === 0
    ? utcDateOf(Date.UTC(year, month - 1, dayOfMonth - 7 * (read / sessionsPer.week)))
    : null;
}

/**
 * The first day on which "the largest since …" must have no equal.
 *
 * "Since 2018" and "since March 2020" leave that year or month itself free to have been as large, so the day after it
 * counts first, except where it still runs: "the widest of the year" counts from January. "In five years" counts from
 * the same day five years back, "in six months" from as many days as that is of a year.
 *
 * @param claim With superlative `since` or `years`.
 * @param asOf The day it is judged on.
 * @example firstDayAfter({ since: '2020-03', years: null }, '2026-06-25'); // => '2020-04-01'
 */
export function firstDayAfter({ since, years }: Pick<Claim, 'since' | 'years'>, asOf: string): string {
  if (since !== null) return asOf.startsWith(since) ? since.padEnd(10, '-01') : afterPeriod(since);
  const [year, month, day] = asOf.split('-').map(Number) as [number, number, number];
  const whole = Math.floor(years ?? 0);
  const days = Math.round(365.25 * ((years ?? 0) - whole));
  return utcDateOf(Date.UTC(year - whole, month - 1, day - days));
}

function afterPeriod(period: string): string {
  const [year, month, day] = period.split('-').map(Number) as [number, number?, number?];
  if (month === undefined) return `${year + 1}-01-01`;
  return utcDateOf(day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1));
}

/** The row of a day, or of the last one before it; -1 where prices begin later. */
export function rowOn(day: string, dates: readonly string[]): number {
  return dates.findLastIndex((date) => date <= (day.length === 10 ? day : `${day}-99`));
}

/** The row of the highest or lowest value. */
export const extremeRow = (values: Float64Array, highest: boolean): number =>
  values.indexOf(values.reduce(highest ? (a, b) => Math.max(a, b) : (a, b) => Math.min(a, b)));

/** "Hit a three-year low in April": the row of the lowest or highest ratio of the time that begins on a day. */
export function extremeDay(evidence: PairEvidence, since: string, end: 'low' | 'high'): number {
  const [day, last] = [evidence.dates.findIndex((date) => date >= since), evidence.dates.length - 1];
  const from = day < 0 ? last : day;
  return from + extremeRow(evidence.logRatio().subarray(from), end === 'high');
}

/** The last value of a series beside the earlier ones from some row on. */
export interface Extreme {
  /** Nothing from that row on was as extreme; a tie is no record. */
  readonly record: boolean;
  /** Defined values from that row on, before the last. */
  readonly earlierValues: number;
  /** The latest earlier day as extreme, in all of the series; null for none. */
  readonly equalOn: string | null;
  /** The day of the most extreme earlier value from that row on; null for none. */
  readonly mostOn: string | null;
  /** By how much that one was more extreme; negative for a record. */
  readonly shortBy: number;
  /** The most extreme earlier value, turned so that far is large. */
  readonly most: number;
}

/**
 * How extreme is the last value, since when, and when was there a more extreme one?
 *
 * @param values Oldest first, `NaN` where undefined.
 * @param row First row that counts for the record.
 * @param ranking Either way, or only in the direction of the last value.
 * @returns Null where there is no last value.
 * @example extremeOf([3, 1, 2], 1, ['2026-01-01', '2026-01-02', '2026-01-05'], 'absolute')?.record; // => true
 */
export function extremeOf(
  values: ArrayLike<number>,
  row: number,
  dates: readonly string[],
  ranking: Ranking,
): Extreme | null {
  const end = values.length - 1;
  const last = values[end] ?? NaN;
  if (Number.isNaN(last)) return null;
  const far = (at: number): number => (ranking === 'absolute' ? Math.abs(values[at]!) : Math.sign(last) * values[at]!);
  let [earlierValues, mostRow, equalRow] = [0, -1, -1];
  for (let at = end - 1; at >= 0; at--) {
    if (Number.isNaN(values[at]!)) continue;
    if (equalRow < 0 && far(at) >= far(end)) equalRow = at;
    if (at < row) continue;
    earlierValues += 1;
    if (mostRow < 0 || far(at) > far(mostRow)) mostRow = at;
  }
  const most = mostRow < 0 ? NaN : far(mostRow);
  return {
    record: equalRow < row,
    earlierValues,
    equalOn: dates[equalRow] ?? null,
    mostOn: dates[mostRow] ?? null,
    shortBy: most - far(end),
    most,
  };
}

/** A series turned and lifted so that the low or the high is its largest value and none is below zero. */
export function lifted(values: Float64Array, end: 'low' | 'high'): Float64Array {
  const turned = end === 'low' ? values.map((value) => -value) : values;
  const least = turned.reduce((low, value) => (Number.isNaN(value) ? low : Math.min(low, value)), Infinity);
  return turned.map((value) => value - least);
}

/** A low or high that names no reach is one of the past year: beyond this share of it nobody calls it one. */
const EXTREME_FIFTH = 20;

/** "A new low" that names no reach: the last of a year it is, or far from it; between the two nobody can tell what is meant. */
export function plainLevelVerdict(
  values: Float64Array,
  rows: number,
): 'supported' | 'not supported' | 'untestable' | null {
  const year = values.subarray(-1 - rows);
  const beyond = 100 - percentileAmongEarlier(year);
  if (Number.isNaN(beyond)) return null;
  return beyond === 0 ? 'supported' : beyond <= EXTREME_FIFTH ? 'untestable' : 'not supported';
}

/** The units of the time a claim is about. */
export const unitsWithin = (all: readonly UnitRows[], { since, asOf }: Claim): UnitRows[] =>
  since === null ? [] : all.filter(({ key }) => key >= since.slice(0, key.length) && (asOf === null || key <= asOf));

/** Whether the subject was on the side that is claimed in one unit; behind where none is. */
export function wasSo({ relation }: Claim, { from, to }: UnitRows, { aligned: { x, y } }: PairEvidence): boolean {
  return isThatWay(x[to]! / x[from]! - y[to]! / y[from]!, relation === 'ahead' ? 'ahead' : 'behind');
}

/** A record among fewer values than this is not worth the word. */
export const FEWEST_SINCE = 20;

/** Whether a measure is at a record. */
export interface Vote {
  readonly family: string;
  readonly holds: boolean;
}

/** Every measure, or those of the window that was named, asked from the same row on. */
export function votesSince(
  evidence: PairEvidence,
  windowRows: number | null,
  { row, direction }: { readonly row: number; readonly direction: Direction },
): Vote[] {
  const { x, y } = evidence.aligned;
  const all = windowRows === null ? evidence.measures() : windowMeasures(x, y, windowRows);
  return all.flatMap(({ family, values }) => {
    const recent = values.subarray(row);
    const last = recent.at(-1) ?? NaN;
    if (Number.isNaN(last)) return [];
    const { record, earlierValues } = largestSince(recent, direction === null ? 'absolute' : 'signed');
    return earlierValues < FEWEST_SINCE ? [] : [{ family, holds: record && isThatWay(last, direction) }];
  });
}

/** A gap at two days, and the rows since the close it is counted from, or over which it is measured. */
export type GapEnds = Readonly<Record<'now' | 'before' | 'then' | 'rows', number>>;

/**
 * A gap on one day and on the last.
 *
 * @param start What it is counted from, the last close before it; null for the gap over so many rows.
 * @param day The earlier row; null for the one on which it was furthest.
 * @param far How far a gap goes the way that is claimed.
 * @returns Null where it was not yet counted then.
 */
export function gapEnds(
  evidence: PairEvidence,
  { start, rows, day }: { readonly start: string | null; readonly rows: number; readonly day: number | null },
  far: (gap: number) => number,
): GapEnds | null {
  const { dates } = evidence;
  const from = dates.findLastIndex((date) => date < (start ?? ''));
  const gaps = start === null ? evidence.gapPoints(rows) : evidence.gapFrom(from);
  const then =
    day ?? gaps.reduce((most, gap, at) => (at > from && !(far(gap) <= far(gaps[most]!)) ? at : most), from + 1);
  const [now, before] = [gaps.at(-1) ?? NaN, gaps[then] ?? NaN];
  const isCounted = start === null || (from >= 0 && then > from);
  return !isCounted || Number.isNaN(now - before)
    ? null
    : { now, before, then, rows: start === null ? rows : dates.length - 1 - from };
}

/** Which families of the 36 measures are at a record, and which are not. */
export function recordFamilies(evidence: PairEvidence, direction: Direction) {
  const start = evidence.dates[0]!;
  const cells = evidence.judged().figures.grid.filter((cell) => cell.start === start);
  const holds = (cell: (typeof cells)[number]): boolean =>
    direction === null ? cell.recordAbs : cell.recordSigned && isThatWay(cell.value, direction);
  return familiesHolding(cells, holds);
}

/** In words, the families of those that hold and of those that do not. */
export function familiesHolding<T extends { readonly family: string }>(all: readonly T[], holds: (one: T) => boolean) {
  return {
    trueBy: definitionsWords(all.filter(holds)),
    falseBy: definitionsWords(all.filter((one) => !holds(one))),
  };
}

/** The row after a year or a month that is named: "its 2021 peak" is no later one. */
export const endOfNamed = (since: string, dates: readonly string[]): number =>
  since.length === 10 ? dates.length : dates.findLastIndex((date) => date.startsWith(since)) + 1;

/** Per cent below the highest close of these rows; above it where a later one is. */
export function belowPeak(closes: Float64Array, from: number, to: number): number {
  const peak = closes.subarray(from, to).reduce((most, close) => Math.max(most, close));
  return 100 * (closes.at(-1)! / peak - 1);
}

/** How many standard deviations of the earlier gaps the last one is. */
export function deviations(gaps: Float64Array): number {
  const earlier = gaps.subarray(0, -1).filter((gap) => !Number.isNaN(gap));
  const middle = earlier.reduce((sum, gap) => sum + gap, 0) / earlier.length;
  const variance = earlier.reduce((sum, gap) => sum + (gap - middle) ** 2, 0) / (earlier.length - 1);
  return Math.abs(gaps.at(-1)! - middle) / Math.sqrt(variance);
}
