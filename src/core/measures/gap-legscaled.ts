import { differenceOf } from './difference-of.ts';
import { scaledChange } from './scaled-change.ts';

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
 * @example gapLegscaled([0, 1, 3], [0, 2, 3], 1, 2); // => [NaN, NaN, 1.414213562373095]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_gaps.json
 */
export function gapLegscaled(
  logSubject: ArrayLike<number>,
  logBenchmark: ArrayLike<number>,
  rows: number,
  volatilityRows = 252,
): Float64Array {
  return differenceOf(scaledChange(logSubject, rows, volatilityRows), scaledChange(logBenchmark, rows, volatilityRows));
}
