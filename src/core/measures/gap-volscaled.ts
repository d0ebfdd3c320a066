import { scaledChange } from './scaled-change.ts';

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
 * @example gapVolscaled([0, 1, 3], 1, 2); // => [NaN, NaN, 2.82842712474619]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_gaps.json
 */
export function gapVolscaled(logRatio: ArrayLike<number>, rows: number, volatilityRows = 252): Float64Array {
  return scaledChange(logRatio, rows, volatilityRows);
}
