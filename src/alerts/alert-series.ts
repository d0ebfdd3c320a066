import { correlationChangeSeries } from '../analytics/correlation-inference.ts';
import { rollingCorrelation } from '../analytics/correlation.ts';
import { simpleGap, volScaledGap } from '../analytics/gap.ts';
import { expandingPercentile, recordFlags } from '../analytics/rank.ts';
import { logRatio, logReturns } from '../analytics/series.ts';
import type { AlignedPair } from '../market/alignment.ts';
import type { WatchedRule } from './alert-rule.ts';
import type { AlertSeries } from './alert-state.ts';

/** Before so many values, or so few windows that share no day, nothing is called a record. */
const FEWEST_FOR_RECORD = 504;

const FEWEST_WINDOWS = 5;

/** What an alert's measure is made of, one value per session each. */
export interface AlertInput {
  /** ln(subject / benchmark). */
  readonly logRatio: Float64Array;
  /** Log returns; the first is `NaN`. */
  readonly subject: Float64Array;
  readonly benchmark: Float64Array;
}

function recordValues(gap: Float64Array, windowSessions: number): Float64Array {
  const fewest = Math.max(FEWEST_FOR_RECORD, FEWEST_WINDOWS * windowSessions);
  let earlier = 0;
  const flags = recordFlags(gap, 'absolute');
  return gap.map((value, row) => {
    if (Number.isNaN(value)) return NaN;
    earlier += 1;
    return earlier > fewest ? flags[row]! : NaN;
  });
}

/** The gap in percentage points, from returns: what prices would give, whatever they begin at. */
function pointsApart(subject: Float64Array, benchmark: Float64Array, windowSessions: number): Float64Array {
  return simpleGap(pricesFrom(subject), pricesFrom(benchmark), windowSessions);
}

/** Prices that begin at 1; the first return is none. */
function pricesFrom(returns: Float64Array): Float64Array {
  let log = 0;
  return returns.map((step, row) => Math.exp((log += row === 0 ? 0 : step)));
}

/**
 * How does the measure an alert watches stand on every session of such a pair?
 *
 * @param rule Measure and window.
 * @param input Log ratio and returns on the same sessions, oldest first.
 * @returns One value per session in the measure's own unit, `NaN` where the measure needs more history.
 * @throws RangeError where the window is impossible.
 * @see ANALYTICS.md 2.3, 3 and 10
 */
export function alertValues(
  { measure, windowSessions }: Pick<WatchedRule, 'measure' | 'windowSessions'>,
  { logRatio: ratio, subject, benchmark }: AlertInput,
): Float64Array {
  switch (measure) {
    case 'gap':
      return volScaledGap(ratio, windowSessions);
    case 'points':
      return pointsApart(subject, benchmark, windowSessions);
    case 'ratio':
      return ratio.map(Math.exp);
    case 'percentile':
      return expandingPercentile(volScaledGap(ratio, windowSessions).map(Math.abs));
    case 'record':
      return recordValues(volScaledGap(ratio, windowSessions), windowSessions);
    case 'correlation':
      return rollingCorrelation(subject, benchmark, windowSessions);
    case 'change':
      return correlationChangeSeries(subject, benchmark, windowSessions);
  }
}

/**
 * How has the measure an alert watches stood on every session?
 *
 * Each value uses sessions up to its own only, so what a backtest finds is what would have been known at the time.
 *
 * @param rule Measure and window.
 * @param aligned Completed sessions of the pair.
 * @returns One value per session, `NaN` where the measure needs more history.
 * @throws RangeError where the window is impossible.
 * @see ANALYTICS.md 2.3, 3 and 10
 */
export function alertSeries(
  rule: Pick<WatchedRule, 'measure' | 'windowSessions'>,
  { dates, x, y }: Pick<AlignedPair, 'dates' | 'x' | 'y'>,
): AlertSeries {
  const input = { logRatio: logRatio(x, y), subject: logReturns(x), benchmark: logReturns(y) };
  return { dates, values: alertValues(rule, input) };
}
