import { stationaryBootstrapIndices } from '../analytics/null-model.ts';
import { quantile } from '../analytics/rank.ts';
import type { Request } from '../market/ports.ts';
import type { NullModel } from '../reports/question.ts';
import { type AlertInput, type AlertRule, type AlertSeries, alertValues, type WatchedRule } from './alert-rule.ts';
import { type AlertMessage, type AlertState, stepAlert } from './alert-state.ts';

/**
 * What would an alert have said over a whole series, if it had always watched and nobody had snoozed it?
 *
 * @param rule Levels and cooldown; snooze and expiry are no part of it.
 * @param values The measure, oldest first; `NaN` where it is undefined.
 * @param dates Sessions of the values; without them the messages carry none.
 * @returns The messages, oldest first.
 * @example simulateAlert({ direction: 'above', enter: 2, exit: 1, cooldownSessions: 0 }, [2, 0]).length; // => 2
 * @see ANALYTICS.md 10
 */
export function simulateAlert(
  rule: Omit<WatchedRule, 'measure' | 'windowSessions'>,
  values: ArrayLike<number>,
  dates: readonly string[] = [],
): AlertMessage[] {
  let state: AlertState = { through: '' };
  const messages: AlertMessage[] = [];
  for (let row = 0; row < values.length; row++) {
    const step = stepAlert(rule, state, { date: dates[row] ?? '', value: values[row]! });
    state = step.state;
    for (const message of step.messages) messages.push(message);
  }
  return messages;
}

/** What an alert would have said over the whole history. */
export interface AlertBacktest {
  readonly messages: readonly AlertMessage[];
  /** Beginnings that would have been announced. */
  readonly fires: number;
  /** Rows with a value, in years by their clock. */
  readonly years: number;
  readonly from: string;
  readonly lastFire: string | undefined;
  /** Median distance of two announcements in sessions; undefined with fewer than two. */
  readonly medianSessionsApart: number | undefined;
}

/**
 * How often would this alert have fired?
 *
 * The same state machine as on live sessions, from the first one with a value: cooldown and hysteresis included,
 * snooze and expiry left out. Compare the count with what noise alone would fire before saving the rule.
 *
 * @param rule What is to be watched.
 * @param series Completed sessions, oldest first.
 * @param rowsPerYear Rows in a year: 252 sessions, 365 days.
 * @returns Counts and dates; `fires` 0 where it never fired.
 * @example backtestAlert({ direction: 'above', enter: 2, exit: 1, cooldownSessions: 0 }, { dates: ['2026-06-24', '2026-06-25'], values: [2, 0] }).fires; // => 1
 * @see ANALYTICS.md 10
 */
export function backtestAlert(rule: AlertRule, series: AlertSeries, rowsPerYear = 252): AlertBacktest {
  const { snoozedUntil: _, expires: __, ...watching } = rule;
  const messages = simulateAlert(watching, series.values, series.dates);
  const fired = messages.filter(({ kind }) => kind === 'enter').map(({ date }) => date);
  const rows = Array.from(series.values);
  const defined = rows.filter((value) => !Number.isNaN(value)).length;
  return {
    messages,
    fires: fired.length,
    years: defined / rowsPerYear,
    from: series.dates[rows.findIndex((value) => !Number.isNaN(value))] ?? '',
    lastFire: fired.at(-1),
    medianSessionsApart: medianApart(fired, series.dates),
  };
}

function medianApart(fired: readonly string[], dates: readonly string[]): number | undefined {
  const rows = fired.map((date) => dates.indexOf(date));
  const apart = rows.slice(1).map((row, i) => row - rows[i]!);
  return apart.length === 0 ? undefined : Math.round(quantile(apart, 0.5));
}

/** Log returns of both legs on the same sessions, all finite: the days noise is made of. */
export interface PairReturns {
  readonly subject: Float64Array;
  readonly benchmark: Float64Array;
}

/** How often noise sets an alert off. */
export interface FalseAlarmRate {
  /** Beginnings in a year of rows with a value: mean over the paths. */
  readonly perYear: number;
  /** 5 % and 95 % quantile of the paths. */
  readonly perYearLow: number;
  readonly perYearHigh: number;
}

/** What the noise benchmark is asked about an alert: the rule, the returns it is made of, how often, from which seed. */
export interface FalseAlarmQuestion {
  readonly rule: WatchedRule;
  readonly moves: PairReturns;
  readonly paths: number;
  readonly seed: number;
  /** Mean block of the resampling in rows: 1, independent days, where absent. */
  readonly meanBlock?: number;
  /** Rows in a year, for rates: 252 where absent. */
  readonly rowsPerYear?: 252 | 365;
}

/** Pure noise that is asked about alerts too. */
export interface AlertNullModel extends NullModel {
  /** How often the same alert would fire on noise made of this pair's own days. */
  falseAlarms(question: FalseAlarmQuestion, request: Request): Promise<FalseAlarmRate>;
}

/** How the noise is made. */
export interface NullModelOptions {
  readonly paths: number;
  /** Mean block of the resampling in rows: 1, independent days, where absent. */
  readonly meanBlock?: number | undefined;
  /** Rows in a year: 252 where absent. */
  readonly rowsPerYear?: 252 | 365 | undefined;
  readonly random: () => number;
}

/**
 * How often would this alert fire on a pair that has nothing to tell?
 *
 *     B paths of the pair's own days in random order, singly or in blocks, both legs of a day together, their mean taken
 *     out; on each the same measure, levels, hysteresis and cooldown as on the real sessions
 *
 * Nothing ties such a pair together and nothing drives it apart, and how closely its legs move together never changes:
 * whatever an alert says of it is false. It is the rate to compare a backtest with, for every measure and direction.
 *
 * @param rule What is watched.
 * @param moves Returns of both legs, oldest first, at least one.
 * @param options Number of paths, block length, clock and source of randomness.
 * @returns Beginnings a year; `NaN` where the history is too short for a single value.
 * @throws RangeError where the window is impossible or there is no return.
 * @example falseAlarmRate({ measure: 'gap', direction: 'either', windowSessions: 20, enter: 2, exit: 0.5, cooldownSessions: 0 }, { subject: new Float64Array(300), benchmark: new Float64Array(300) }, { paths: 2, random: () => 0.5 }).perYear; // => NaN
 * @see ANALYTICS.md 10
 */
export function falseAlarmRate(rule: WatchedRule, moves: PairReturns, options: NullModelOptions): FalseAlarmRate {
  const { paths, random, meanBlock = 1, rowsPerYear = 252 } = options;
  const demeaned = { subject: withoutMean(moves.subject), benchmark: withoutMean(moves.benchmark) };
  const rates: number[] = [];
  for (let path = 0; path < paths; path++) {
    rates.push(rateOn(rule, nullModelPath(demeaned, meanBlock, random), rowsPerYear));
  }
  const known = rates.filter((rate) => !Number.isNaN(rate));
  if (known.length === 0) return { perYear: NaN, perYearLow: NaN, perYearHigh: NaN };
  return {
    perYear: known.reduce((sum, rate) => sum + rate, 0) / known.length,
    perYearLow: quantile(known, 0.05),
    perYearHigh: quantile(known, 0.95),
  };
}

function withoutMean(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

/** The days in random order, or in blocks: what happened to both legs on one day stays together. */
function nullModelPath({ subject, benchmark }: PairReturns, meanBlock: number, random: () => number): AlertInput {
  const days = stationaryBootstrapIndices(subject.length, meanBlock, random);
  const rows = days.length + 1;
  const path = { logRatio: new Float64Array(rows), subject: new Float64Array(rows), benchmark: new Float64Array(rows) };
  path.subject[0] = NaN;
  path.benchmark[0] = NaN;
  days.forEach((day, i) => {
    const [x, y] = [subject[day]!, benchmark[day]!];
    path.subject[i + 1] = x;
    path.benchmark[i + 1] = y;
    path.logRatio[i + 1] = path.logRatio[i]! + x - y;
  });
  return path;
}

function rateOn(rule: WatchedRule, path: AlertInput, rowsPerYear: number): number {
  const values = alertValues(rule, path);
  const defined = values.reduce((count, value) => count + Number(!Number.isNaN(value)), 0);
  const fires = simulateAlert(rule, values).filter(({ kind }) => kind === 'enter').length;
  return defined === 0 ? NaN : fires / (defined / rowsPerYear);
}
