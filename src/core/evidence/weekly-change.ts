/**
 * By how much did the weekly flow change against the week before?
 *
 *     100 · (f_t / f_{t−7} − 1)
 *
 * Two weeks that do not overlap. A rise of 22 % sounds like news and happens about 19 separate times a year.
 *
 * @param weeklySums Seven-day sums, one row per calendar day.
 * @returns Percent, same length; `NaN` on the first 7 rows, where a sum is undefined, and where the earlier week is not positive.
 * @example weeklyChange([50, 0, 0, 0, 0, 0, 0, 61])[7].toFixed(6); // => '22.000000'
 * @see ANALYTICS.md 9; oracle: eth_exchange_inflow.json
 */
export function weeklyChange(weeklySums: ArrayLike<number>): Float64Array {
  return Float64Array.from(weeklySums, (sum, row) => {
    const before = row < 7 ? NaN : weeklySums[row - 7]!;
    return before > 0 ? 100 * (sum / before - 1) : NaN;
  });
}
