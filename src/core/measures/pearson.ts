import { requireSameLength } from './require-same-length.ts';
import { rollingCorrelation } from './rolling-correlation.ts';

/**
 * How closely did two series move together over all rows given?
 *
 *     Σ(x − meanX)(y − meanY) / √(Σ(x − meanX)² · Σ(y − meanY)²)
 *
 * One number hides that the relation changes: show it beside the rolling correlation, never instead.
 *
 * @param x Returns of one market.
 * @param y Returns of the other on the same sessions.
 * @returns −1 to 1; `NaN` with fewer than 2 rows, with a value that is not finite, and where either series is constant.
 * @throws RangeError where the lengths differ.
 * @example pearson([1, 2, 4], [1, 2, 3]); // => 0.9819805060619656
 * @see ANALYTICS.md 2.1; oracle: eth_iwm_utc_rolling_correlation.json (full_sample)
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const rows = requireSameLength(x, y);
  return rows < 2 ? NaN : rollingCorrelation(x, y, rows)[rows - 1]!;
}
