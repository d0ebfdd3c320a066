import { requireSameLength } from './require-same-length.ts';
import { requireWindow } from './require-window.ts';
import { undefinedSeries } from './undefined-series.ts';

/**
 * By how many percentage points did the subject's return beat the benchmark's?
 *
 *     100 · (x_t / x_{t−N} − y_t / y_{t−N})
 *
 * Not symmetric: +100 % and −50 % undo each other but do not cancel here, so swapping the legs does not mirror its extremes.
 *
 * @param subject Prices of the subject, oldest first.
 * @param benchmark Prices of the benchmark on the same sessions.
 * @param rows N, sessions to look back, at least 1.
 * @returns Percentage points, one per session; `NaN` in the first N rows and where a price is not a positive finite number.
 * @throws RangeError where `rows` is no whole number of at least 1 or the lengths differ.
 * @example gapSimple([100, 120], [50, 45], 1); // => [NaN, 30]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_gaps.json
 */
export function gapSimple(subject: ArrayLike<number>, benchmark: ArrayLike<number>, rows: number): Float64Array {
  requireWindow(rows, 1);
  const length = requireSameLength(subject, benchmark);
  const gap = undefinedSeries(length);
  for (let row = rows; row < length; row++) {
    const growth = ratio(subject, row, rows) - ratio(benchmark, row, rows);
    gap[row] = 100 * growth;
  }
  return gap;
}

function ratio(prices: ArrayLike<number>, row: number, rows: number): number {
  const now = prices[row]!;
  const then = prices[row - rows]!;
  return now > 0 && then > 0 && now < Infinity && then < Infinity ? now / then : NaN;
}
