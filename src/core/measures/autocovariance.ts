/**
 * How much does a series resemble itself some rows earlier?
 *
 *     γ_k = Σ v_t · v_{t−k} / n      (1/n, no mean taken off)
 *
 * Take the mean off first where the series has one.
 *
 * @param values Oldest first, mean 0.
 * @param lag k, at least 0.
 * @returns In the square of the unit; `NaN` where a value is.
 * @example autocovariance([1, -1, 1, -1], 1); // => -0.75
 * @see ANALYTICS.md 2.2
 */
export function autocovariance(values: Float64Array, lag: number): number {
  let sum = 0;
  for (let row = lag; row < values.length; row++) sum += values[row]! * values[row - lag]!;
  return sum / values.length;
}
