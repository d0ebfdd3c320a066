import { stationaryBootstrapIndices } from '../evidence/stationary-bootstrap-indices.ts';
import { quantile } from '../measures/quantile.ts';
import type { WatchedRule } from './alert-rule.ts';
import { alertValues, type AlertInput } from './alert-series.ts';
import { watchValues } from './watch-values.ts';

const SESSIONS_PER_YEAR = 252;

/** Log returns of both legs on the same sessions, all finite: the days noise is made of. */
export interface PairMoves {
  readonly subject: Float64Array;
  readonly benchmark: Float64Array;
}

/** How often noise sets an alert off. */
export interface FalseAlarms {
  /** Beginnings in a year of 252 sessions with a value: mean over the paths. */
  readonly perYear: number;
  /** 5 % and 95 % quantile of the paths. */
  readonly perYearLow: number;
  readonly perYearHigh: number;
}

/** How the noise is made. */
export interface NoiseMaking {
  readonly paths: number;
  readonly random: () => number;
}

/**
 * How often would this alert fire on a pair that has nothing to tell?
 *
 *     B paths of the pair's own days in random order, both legs of a day together, their mean taken out; on each the
 *     same measure, levels, hysteresis and cooldown as on the real sessions
 *
 * Nothing ties such a pair together and nothing drives it apart, and how closely its legs move together never changes:
 * whatever an alert says of it is false. It is the rate to compare a backtest with, for every measure and direction.
 *
 * @param rule What is watched.
 * @param moves Returns of both legs, oldest first, at least one.
 * @param making Number of paths and source of randomness.
 * @returns Beginnings a year; `NaN` where the history is too short for a single value.
 * @throws RangeError where the window is impossible or there is no return.
 * @example falseAlarms({ measure: 'gap', direction: 'either', windowSessions: 20, enter: 2, exit: 0.5, cooldownSessions: 0 }, { subject: new Float64Array(300), benchmark: new Float64Array(300) }, { paths: 2, random: () => 0.5 }).perYear; // => NaN
 * @see ANALYTICS.md 10
 */
export function falseAlarms(rule: WatchedRule, moves: PairMoves, { paths, random }: NoiseMaking): FalseAlarms {
  const centred = { subject: withoutMean(moves.subject), benchmark: withoutMean(moves.benchmark) };
  const rates: number[] = [];
  for (let path = 0; path < paths; path++) rates.push(rateOn(rule, noisePath(centred, random)));
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

/** The days in random order: what happened to both legs on one day stays together. */
function noisePath({ subject, benchmark }: PairMoves, random: () => number): AlertInput {
  const days = stationaryBootstrapIndices(subject.length, 1, random);
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

function rateOn(rule: WatchedRule, path: AlertInput): number {
  const values = alertValues(rule, path);
  const defined = values.reduce((count, value) => count + Number(!Number.isNaN(value)), 0);
  const fires = watchValues(rule, values).filter(({ kind }) => kind === 'enter').length;
  return defined === 0 ? NaN : fires / (defined / SESSIONS_PER_YEAR);
}
