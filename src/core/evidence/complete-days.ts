import { requireSameLength } from '../measures/require-same-length.ts';

/**
 * Which days of a flow series are finished, so that sums may use them?
 *
 *     a day counts when it has a value and the next calendar day is present in the data
 *
 * The newest day is still being counted by the vendor: taking it makes every inflow look like a collapse. The next
 * day's presence, even empty, shows that this one is over.
 *
 * @param dates Days `YYYY-MM-DD`, ascending, one per row.
 * @param values Flow per day; `NaN` for an empty field.
 * @returns Number of leading rows to use: up to and with the last complete day; 0 when there is none.
 * @throws RangeError when the two lists differ in length.
 * @example completeDays(['2025-12-19', '2025-12-20', '2025-12-21'], [5, 6, NaN]); // => 2
 * @see ANALYTICS.md 9; oracle: eth_netflow_2025_tail.json
 */
export function completeDays(dates: readonly string[], values: ArrayLike<number>): number {
  requireSameLength(dates, values);
  for (let row = dates.length - 2; row >= 0; row--) {
    if (!Number.isNaN(values[row]) && dates[row + 1] === dayAfter(dates[row]!)) return row + 1;
  }
  return 0;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
