import { correlationChangeSeries } from '../analytics/correlation-inference.ts';
import { rollingCorrelation } from '../analytics/correlation.ts';
import { simpleGap, volScaledGap } from '../analytics/gap.ts';
import { expandingPercentile, recordFlags } from '../analytics/rank.ts';
import { logRatio, logReturns } from '../analytics/series.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { fmt, msg, type Text } from '../messages/text.ts';

/**
 * What an alert can watch. `gap` is the volatility-scaled gap, `points` the gap in percentage points, `ratio` the price of
 * the one in units of the other; `record` is 1 on a day that sets one, else 0.
 */
export const alertMeasures = ['gap', 'points', 'percentile', 'correlation', 'change', 'ratio', 'record'] as const;

export type AlertMeasure = (typeof alertMeasures)[number];

/** Which way a measure must go: up, down, or either. */
export const alertDirections = ['above', 'below', 'either'] as const;

export type AlertDirection = (typeof alertDirections)[number];

/**
 * What a moderator wants to be told of. Levels are in the measure's own unit and, for `below`, on its own side:
 * a correlation below 0.1 has `enter` 0.1 and an `exit` above it.
 */
export interface AlertRule {
  /** Two symbols: subject, benchmark. */
  readonly pair: readonly [string, string];
  readonly measure: AlertMeasure;
  readonly direction: AlertDirection;
  readonly windowSessions: number;
  readonly enter: number;
  readonly exit: number;
  /** Said once an episode gets this far; absent where it is not wanted. */
  readonly escalate?: number;
  /** After an end was said, so many sessions pass before the same side is announced again. */
  readonly cooldownSessions: number;
  /** The last date that is looked at. */
  readonly expires?: string;
  /** Nothing is said up to and including this date. */
  readonly snoozedUntil?: string;
  readonly mentionRole?: string;
}

/** What a rule watches and when it speaks, without for whom and until when. */
export type WatchedRule = Pick<
  AlertRule,
  'measure' | 'direction' | 'windowSessions' | 'enter' | 'exit' | 'escalate' | 'cooldownSessions'
>;

/** A measure over completed sessions, oldest first; `NaN` where it is undefined. */
export interface AlertSeries {
  readonly dates: readonly string[];
  readonly values: ArrayLike<number>;
}

/** The levels a measure has until somebody chooses others. */
export const defaultAlertLevels: Readonly<
  Record<AlertMeasure, Pick<AlertRule, 'direction' | 'windowSessions' | 'enter' | 'exit' | 'escalate'>>
> = {
  gap: { direction: 'either', windowSessions: 60, enter: 2, exit: 0.5, escalate: 3 },
  points: { direction: 'either', windowSessions: 60, enter: 30, exit: 10, escalate: 45 },
  percentile: { direction: 'above', windowSessions: 60, enter: 95, exit: 80, escalate: 99 },
  correlation: { direction: 'below', windowSessions: 90, enter: 0.1, exit: 0.3 },
  change: { direction: 'either', windowSessions: 90, enter: 3.3, exit: 1 },
  ratio: { direction: 'above', windowSessions: 20, enter: 1.1, exit: 1.05 }, // a pair's own levels stand elsewhere
  record: { direction: 'above', windowSessions: 60, enter: 1, exit: 0 },
};

/** The furthest level a measure can reach, or that can be written. */
export const furthestAlertLevel: Readonly<Record<AlertMeasure, number>> = {
  gap: 100,
  points: 1000,
  percentile: 100,
  correlation: 1,
  change: 100,
  ratio: 1e9,
  record: 1,
};

/** Sessions of quiet after an end, per side, until a moderator says otherwise. */
export const defaultCooldownSessions = 20;

/**
 * Can this rule ever begin and end, or what is wrong with its levels?
 *
 * @param rule Levels in the measure's own unit.
 * @returns A sentence saying what would be right, or undefined where the rule is sound.
 * @example ruleProblem({ direction: 'either', enter: 2, exit: 1 }); // => undefined
 */
export function ruleProblem({
  direction,
  enter,
  exit,
  escalate,
}: Pick<AlertRule, 'direction' | 'enter' | 'exit' | 'escalate'>): Text | undefined {
  const side = direction === 'below' ? -1 : 1;
  if (!(side * exit < side * enter)) {
    return msg('alert.exitCloser', {
      side: side === 1 ? 'above' : 'below',
      exit: fmt.exact(exit),
      enter: fmt.exact(enter),
    });
  }
  if (direction === 'either' && exit < 0) return msg('alert.exitPositive');
  if (escalate !== undefined && !(side * escalate > side * enter)) {
    return msg('alert.escalateBeyond', { enter: fmt.exact(enter) });
  }
  return undefined;
}

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
