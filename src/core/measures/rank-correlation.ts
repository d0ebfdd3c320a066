import { requireSameLength } from './require-same-length.ts';
import { rollingRankCorrelation } from './rolling-rank-correlation.ts';

/**
 * How closely did two series move together over all rows given, if only their order counts?
 *
 *     Spearman: Pearson correlation of average ranks, values rounded to 12 decimals first
 *
 * The time it takes grows with the square of the rows: meant for one window or one history, not for a loop.
 *
 * @param x Returns of one market.
 * @param y Returns of the other on the same sessions.
 * @returns −1 to 1; `NaN` with fewer than 2 rows, with a `NaN`, and where all values of a series are equal.
 * @throws RangeError where the lengths differ.
 * @example rankCorrelation([1, 2, 9], [1, 3, 2]); // => 0.5
 * @see ANALYTICS.md 2.1; oracle: eth_iwm_utc_rolling_correlation.json (full_sample)
 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const rows = requireSameLength(x, y);
  return rows < 2 ? NaN : rollingRankCorrelation(x, y, rows)[rows - 1]!;
}
