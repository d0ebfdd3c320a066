/**
 * How much flowed in the last week, on every day?
 *
 *     f_t = Σ of rows t − d + 1 to t
 *
 * Seven calendar days hold every weekday once: weekends have only 0.7 of the mean, so day-on-day changes are mostly
 * the calendar. Each sum is made afresh, so one huge day leaves no rounding behind.
 *
 * @param values Flow per calendar day in native units, one row per day; `NaN` where empty.
 * @param days d, at least 1.
 * @returns Same length; `NaN` on the first d − 1 rows and wherever a day of the window is `NaN`.
 * @throws RangeError when `days` is below 1.
 * @example Array.from(trailingSums([1, 2, 3], 2)); // => [NaN, 3, 5]
 * @see ANALYTICS.md 9; oracle: eth_exchange_inflow.json
 */
export function trailingSums(values: ArrayLike<number>, days = 7): Float64Array {
  if (!(days >= 1)) throw new RangeError('A sum needs at least one day.');
  return Float64Array.from(values, (_, row) => {
    if (row < days - 1) return NaN;
    let sum = 0;
    for (let i = row - days + 1; i <= row; i++) sum += values[i]!;
    return sum;
  });
}
