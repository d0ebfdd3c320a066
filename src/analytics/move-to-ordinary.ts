import { volScaledGap } from './gap.ts';
import { percentileAmongEarlier } from './rank.ts';
import { absoluteValues } from './series.ts';

/** How far one leg alone would have to move today; simple returns in percent, 0 when today is ordinary already. */
export interface OrdinaryMove {
  readonly subjectMovePct: number;
  readonly benchmarkMovePct: number;
}

/** Which percentile ends "unusual", over which window, since which row. */
export interface OrdinaryMoveOptions {
  readonly percentile?: number;
  readonly windowSessions?: number;
  readonly startRow?: number;
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
 *     the move m of today's log ratio, between 0 and closing the gap, at which the percentile of the absolute vol-scaled
 *     gap falls below 90, where the verdict turns ordinary; as a subject move e^m − 1, or as a benchmark move e^−m − 1
 *
 * One leg moves, the other stays, and all earlier days keep their values; the move also enters today's volatility, as
 * it would in reality. It says how far "unusual" is from "ordinary", not that such a move is to be expected.
 *
 * @param logRatio ln(subject / benchmark), oldest first, finite.
 * @param options Percentile (default 90), window (default 60 sessions), first row ranked against (default 0).
 * @returns Moves in percent; 0 for both when today is below the percentile, `NaN` with too little history.
 * @throws RangeError when the window is below 1.
 * @example moveToOrdinary([0, 1, 2]).subjectMovePct; // => NaN
 * @see ANALYTICS.md 3.1
 */
export function moveToOrdinary(logRatio: ArrayLike<number>, options: OrdinaryMoveOptions = {}): OrdinaryMove {
  const { percentile = 90, windowSessions = 60, startRow = 0 } = options;
  const ratio = Float64Array.from(logRatio);
  const ranked = absoluteValues(volScaledGap(ratio, windowSessions)).subarray(startRow);
  const percentileAfter = (move: number): number => {
    ranked[ranked.length - 1] = Math.abs(hypotheticalGap(ratio, windowSessions, move));
    return percentileAmongEarlier(ranked);
  };
  const today = percentileAfter(0);
  if (Number.isNaN(today)) return { subjectMovePct: NaN, benchmarkMovePct: NaN };
  if (today < percentile) return { subjectMovePct: 0, benchmarkMovePct: 0 };
  const closing = ratio.at(-1 - windowSessions)! - ratio.at(-1)!;
  const move = closing * smallestShare((share) => percentileAfter(share * closing) < percentile);
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
