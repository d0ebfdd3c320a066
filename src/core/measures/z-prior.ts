import { rollingMoments } from './rolling-moments.ts';
import { undefinedSeries } from './undefined-series.ts';

/**
 * How far is a level from the average of the rows before it?
 *
 *     (v_t − mean) / sd   over rows t−W..t−1 (ddof 1)
 *
 * The present is not in its own yardstick, so this z has no upper bound and a jump shows in full.
 *
 * @param values A level such as the log ratio, oldest first.
 * @param rows W, rows in the window, at least 2.
 * @returns Dimensionless, one per row; `NaN` in the first W rows, where the value or one in the window is not finite, and where
 *   the window is constant.
 * @throws RangeError where `rows` is no whole number of at least 2.
 * @example zPrior([1, 3, 4], 2); // => [NaN, NaN, 1.414213562373095]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json
 */
export function zPrior(values: ArrayLike<number>, rows: number): Float64Array {
  const { mean, sd } = rollingMoments(values, rows);
  const z = undefinedSeries(values.length);
  for (let row = rows; row < values.length; row++) {
    const spread = sd[row - 1]!;
    if (spread > 0 && Number.isFinite(values[row]!)) z[row] = (values[row]! - mean[row - 1]!) / spread;
  }
  return z;
}
