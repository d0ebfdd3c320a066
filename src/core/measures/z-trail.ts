import { rollingMoments } from './rolling-moments.ts';

/**
 * How far is a level from its recent average, the present included?
 *
 *     (v_t − mean) / sd   over rows t−W+1..t (ddof 1)
 *
 * The value sits in its own yardstick, so it can never exceed (W−1)/√W; and it falls back to 0 by forgetting, even if the level
 * stays where it is.
 *
 * @param values A level such as the log ratio, oldest first.
 * @param rows W, rows in the window, at least 2.
 * @returns Dimensionless, one per row; `NaN` before W rows, where the window holds a value that is not finite or is constant.
 * @throws RangeError where `rows` is no whole number of at least 2.
 * @example zTrail([1, 3], 2); // => [NaN, 0.7071067811865475]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json
 */
export function zTrail(values: ArrayLike<number>, rows: number): Float64Array {
  const { mean, sd } = rollingMoments(values, rows);
  return sd.map((spread, row) => (spread > 0 ? (values[row]! - mean[row]!) / spread : NaN));
}
