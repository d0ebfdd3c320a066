import { rollingMoments } from './rolling.ts';
import { diff, nanSeries, requireSameLength, requireWindow, subtract } from './series.ts';

/**
 * By how many percentage points did the subject's return beat the benchmark's?
 *
 *     100 · (x_t / x_{t−N} − y_t / y_{t−N})
 *
 * Not symmetric: +100 % and −50 % undo each other but do not cancel here, so swapping the legs does not mirror its extremes.
 *
 * @param subject Prices of the subject, oldest first.
 * @param benchmark Prices of the benchmark on the same sessions.
 * @param rows N, sessions to look back, at least 1.
 * @returns Percentage points, one per session; `NaN` in the first N rows and where a price is not a positive finite number.
 * @throws RangeError where `rows` is no whole number of at least 1 or the lengths differ.
 * @example simpleGap([100, 120], [50, 45], 1); // => [NaN, 30]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_gaps.json
 */
export function simpleGap(subject: ArrayLike<number>, benchmark: ArrayLike<number>, rows: number): Float64Array {
  requireWindow(rows, 1);
  const length = requireSameLength(subject, benchmark);
  const gap = nanSeries(length);
  for (let row = rows; row < length; row++) {
    const growth = ratio(subject, row, rows) - ratio(benchmark, row, rows);
    gap[row] = 100 * growth;
  }
  return gap;
}

function ratio(prices: ArrayLike<number>, row: number, rows: number): number {
  const now = prices[row]!;
  const then = prices[row - rows]!;
  return now > 0 && then > 0 && now < Infinity && then < Infinity ? now / then : NaN;
}

/**
 * By how much did the subject outgrow the benchmark, on the scale on which both directions weigh the same?
 *
 *     100 · (L_t − L_{t−N}),   L = ln(subject / benchmark)
 *
 * Raw: the wilder leg decides it almost alone. A gap of ETH against stocks is mostly ETH's own momentum under another name.
 *
 * @param logRatio L, oldest first.
 * @param rows N, sessions to look back, at least 1.
 * @returns Log per cent, one per session; `NaN` in the first N rows and where either value is `NaN`.
 * @throws RangeError where `rows` is no whole number of at least 1.
 * @example logGap([0, 0.25], 1); // => [NaN, 25]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_gaps.json
 */
export function logGap(logRatio: ArrayLike<number>, rows: number): Float64Array {
  return diff(logRatio, rows).map((change) => 100 * change);
}

/**
 * How far did a logarithm travel, in units of what it usually travels in that time?
 *
 *     (v_t − v_{t−N}) / (sd · √N),   sd of the daily changes in rows t−V+1..t (ddof 1)
 *
 * Its sd includes the very move it judges, so a sudden jump looks smaller than it was.
 *
 * @param logs Logarithms of a price or of a ratio of prices, oldest first.
 * @param rows N, sessions to look back, at least 1.
 * @param volatilityRows V, daily changes behind the sd, at least 2.
 * @returns Dimensionless, one per session; `NaN` until V changes exist, where a value needed is `NaN`, and where nothing moved
 *   in the V rows.
 * @throws RangeError where a window is no whole number or too short.
 * @example volScaledChange([0, 1, 3], 1, 2); // => [NaN, NaN, 2.82842712474619]
 * @see ANALYTICS.md 3
 */
export function volScaledChange(logs: ArrayLike<number>, rows: number, volatilityRows = 252): Float64Array {
  return volScaledChanges(logs, [rows], volatilityRows)[0]!;
}

/**
 * The same over several windows at once: how restless the series is does not depend on the window and is measured once.
 *
 * @param logs Log prices or a log ratio, oldest first.
 * @param windows Sessions to look back, each at least 1.
 * @param volatilityRows Daily changes behind the sd, at least 2.
 * @returns One series per window, in their order; `NaN` as for one window.
 * @throws RangeError where a window is no whole number or too short.
 * @example volScaledChanges([0, 1, 3], [1], 2)[0]; // => [NaN, NaN, 2.82842712474619]
 * @see ANALYTICS.md 3 and 7
 */
export function volScaledChanges(
  logs: ArrayLike<number>,
  windows: readonly number[],
  volatilityRows = 252,
): Float64Array[] {
  const { sd } = rollingMoments(diff(logs), volatilityRows);
  return windows.map((rows) => {
    const root = Math.sqrt(rows);
    return diff(logs, rows).map((change, row) => (sd[row]! > 0 ? change / (sd[row]! * root) : NaN));
  });
}

/**
 * How wide is the gap for a pair as restless as this one?
 *
 *     (L_t − L_{t−N}) / (sd₂₅₂(ΔL) · √N),   L = ln(subject / benchmark), sd over rows t−251..t (ddof 1)
 *
 * Comparable over time, but the wilder leg still decides it: compare with the leg-scaled gap before speaking of both markets.
 *
 * @param logRatio L, oldest first.
 * @param rows N, sessions to look back, at least 1.
 * @param volatilityRows Daily changes behind the sd, at least 2.
 * @returns Dimensionless, one per session; `NaN` until `volatilityRows` changes and N rows exist, where a value needed is `NaN`,
 *   and where the ratio did not move at all.
 * @throws RangeError where a window is no whole number or too short.
 * @example volScaledGap([0, 1, 3], 1, 2); // => [NaN, NaN, 2.82842712474619]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_gaps.json
 */
export function volScaledGap(logRatio: ArrayLike<number>, rows: number, volatilityRows = 252): Float64Array {
  return volScaledChange(logRatio, rows, volatilityRows);
}

/**
 * How wide is the gap if each leg counts in its own usual moves?
 *
 *     [ln(x_t/x_{t−N}) / sd₂₅₂(rx) − ln(y_t/y_{t−N}) / sd₂₅₂(ry)] / √N      (sd over rows t−251..t, ddof 1)
 *
 * The only gap that lets the calmer leg matter, and so the one most likely to disagree with the others.
 *
 * @param logSubject ln of the subject's prices, oldest first.
 * @param logBenchmark ln of the benchmark's prices on the same sessions.
 * @param rows N, sessions to look back, at least 1.
 * @param volatilityRows Daily returns behind each sd, at least 2.
 * @returns Dimensionless, one per session; `NaN` until `volatilityRows` returns and N rows exist, where a value needed is `NaN`,
 *   and where a leg did not move at all.
 * @throws RangeError where a window is no whole number or too short, or the lengths differ.
 * @example legScaledGap([0, 1, 3], [0, 2, 3], 1, 2); // => [NaN, NaN, 1.414213562373095]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_gaps.json
 */
export function legScaledGap(
  logSubject: ArrayLike<number>,
  logBenchmark: ArrayLike<number>,
  rows: number,
  volatilityRows = 252,
): Float64Array {
  return subtract(
    volScaledChange(logSubject, rows, volatilityRows),
    volScaledChange(logBenchmark, rows, volatilityRows),
  );
}

/** Both legs over the same window. */
export interface LegAttribution {
  /** Simple returns in per cent. */
  readonly subjectReturnPct: number;
  readonly benchmarkReturnPct: number;
  /** Log return / (sd of daily log returns · √N). */
  readonly subjectZ: number;
  readonly benchmarkZ: number;
  /** The leg whose move was the more unusual; `both` where they moved in opposite directions or equally far. */
  readonly driver: 'subject' | 'benchmark' | 'both';
}

/**
 * Which of the two markets made the gap?
 *
 *     z = ln(P_t / P_{t−N}) / (sd₂₅₂ · √N) of each leg;   the driver is the leg with the larger |z|, `both` if they moved apart
 *
 * In raw returns the wilder market nearly always "did it"; measured in its own usual moves it often did nothing special.
 *
 * @param logSubject ln of the subject's prices, oldest first; the last row is judged.
 * @param logBenchmark ln of the benchmark's prices on the same sessions.
 * @param rows N, sessions to look back, at least 1.
 * @param volatilityRows Daily returns behind each sd, at least 2.
 * @returns Returns and z-scores of both legs; z-scores are `NaN`, and the driver `both`, where the history is too short, holds a
 *   value that is not finite or did not move.
 * @throws RangeError where a window is no whole number or too short, or the lengths differ.
 * @example legAttribution([0, 1, 3], [0, 2, 3], 1, 2).driver; // => 'subject'
 * @see ANALYTICS.md 7; oracle: eth_iwm_utc_pair_structure.json (which_leg_60)
 */
export function legAttribution(
  logSubject: ArrayLike<number>,
  logBenchmark: ArrayLike<number>,
  rows: number,
  volatilityRows = 252,
): LegAttribution {
  const last = requireSameLength(logSubject, logBenchmark) - 1;
  const subjectZ = volScaledChange(logSubject, rows, volatilityRows)[last] ?? NaN;
  const benchmarkZ = volScaledChange(logBenchmark, rows, volatilityRows)[last] ?? NaN;
  return {
    subjectReturnPct: simpleReturnPct(logSubject, last, rows),
    benchmarkReturnPct: simpleReturnPct(logBenchmark, last, rows),
    subjectZ,
    benchmarkZ,
    driver: driverOf(subjectZ, benchmarkZ),
  };
}

function simpleReturnPct(logs: ArrayLike<number>, last: number, rows: number): number {
  return 100 * Math.expm1((logs[last] ?? NaN) - (logs[last - rows] ?? NaN));
}

function driverOf(subjectZ: number, benchmarkZ: number): LegAttribution['driver'] {
  if (subjectZ * benchmarkZ < 0) return 'both';
  if (Math.abs(subjectZ) > Math.abs(benchmarkZ)) return 'subject';
  return Math.abs(subjectZ) < Math.abs(benchmarkZ) ? 'benchmark' : 'both';
}

/** How far one leg alone would have to move today; simple returns in percent, 0 when today is ordinary already. */
export interface OrdinaryMove {
  readonly subjectMovePct: number;
  readonly benchmarkMovePct: number;
}

/** What is asked of the gap, over which window. */
export interface OrdinaryMoveOptions {
  /** Is the last of these gaps ordinary? Null where that cannot be said. */
  readonly isOrdinary: (volScaledGaps: Float64Array) => boolean | null;
  readonly windowSessions: number;
}

const volatilitySessions = 252;

const bisections = 60;

/** The vol-scaled gap of the last row if the log ratio stood that much higher today. */
function hypotheticalGap(logRatio: Float64Array, windowSessions: number, move: number): number {
  const recent = logRatio.slice(-(Math.max(volatilitySessions, windowSessions) + 1));
  recent[recent.length - 1]! += move;
  return volScaledGap(recent, windowSessions).at(-1) ?? NaN;
}

/**
 * What would have to happen today for the gap to be ordinary?
 *
 *     the move m of today's log ratio, between 0 and closing the gap, at which the verdict turns ordinary; as a subject move
 *     e^m − 1, or as a benchmark move e^−m − 1
 *
 * One leg moves, the other stays, and all earlier days keep their values; the move also enters today's volatility, as
 * it would in reality. It says how far "unusual" is from "ordinary", not that such a move is to be expected.
 *
 * @param logRatio ln(subject / benchmark), oldest first, finite.
 * @param options The verdict itself, and its window.
 * @returns Moves in percent; 0 for both when today is ordinary, `NaN` where there is no verdict.
 * @throws RangeError when the window is below 1.
 * @example moveToOrdinary([0, 1, 2], { isOrdinary: () => null, windowSessions: 1 }).subjectMovePct; // => NaN
 * @see ANALYTICS.md 4b.1
 */
export function moveToOrdinary(logRatio: ArrayLike<number>, options: OrdinaryMoveOptions): OrdinaryMove {
  const { isOrdinary, windowSessions } = options;
  const ratio = Float64Array.from(logRatio);
  const gaps = volScaledGap(ratio, windowSessions);
  const isOrdinaryAfter = (move: number): boolean | null => {
    gaps[gaps.length - 1] = hypotheticalGap(ratio, windowSessions, move);
    return isOrdinary(gaps);
  };
  const today = isOrdinaryAfter(0);
  if (today === null) return { subjectMovePct: NaN, benchmarkMovePct: NaN };
  if (today) return { subjectMovePct: 0, benchmarkMovePct: 0 };
  const closing = ratio.at(-1 - windowSessions)! - ratio.at(-1)!;
  const move = closing * smallestShare((share) => isOrdinaryAfter(share * closing) === true);
  return { subjectMovePct: 100 * Math.expm1(move), benchmarkMovePct: 100 * Math.expm1(-move) };
}

/** The smallest share of the way, to 2^-60, at which the condition holds; it holds at 1. */
function smallestShare(holds: (share: number) => boolean): number {
  let [below, above] = [0, 1];
  for (let step = 0; step < bisections; step++) {
    const middle = (below + above) / 2;
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}
