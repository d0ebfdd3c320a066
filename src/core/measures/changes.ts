import { requireWindow } from './require-window.ts';
import { undefinedSeries } from './undefined-series.ts';

/**
 * By how much a series changed over a number of rows.
 *
 *     v_t − v_{t−N}
 *
 * @param values Oldest first.
 * @param rows N, how far back to compare; 1 gives daily changes.
 * @returns Series of the same length and unit; `NaN` in the first N rows and where either value is `NaN`.
 * @throws RangeError where `rows` is no whole number of at least 1.
 * @example changes([1, 3, 6]); // => [NaN, 2, 3]
 * @see ANALYTICS.md 3
 */
export function changes(values: ArrayLike<number>, rows = 1): Float64Array {
  requireWindow(rows, 1);
  const change = undefinedSeries(values.length);
  for (let row = rows; row < values.length; row++) change[row] = values[row]! - values[row - rows]!;
  return change;
}
