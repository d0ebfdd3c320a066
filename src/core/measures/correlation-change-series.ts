import { correlationError } from './correlation-error.ts';
import { requireSameLength } from './require-same-length.ts';
import { requireWindow } from './require-window.ts';

/** One window's correlation, as far as two of them are compared. */
interface Ended {
  readonly pearson: number;
  readonly hacErrorZ: number;
}

/**
 * By how many standard errors has the correlation changed, session by session?
 *
 *     (atanh r_now − atanh r_before) / hypot(error_now, error_before), two neighbouring windows of W returns
 *
 * The last value is `correlationChange(...).zHac`; each window is measured once for the two comparisons it is part of.
 *
 * @param x Returns of one market, oldest first.
 * @param y Returns of the other on the same sessions.
 * @param rows W, returns in each window, at least 4.
 * @returns Series of the same length; `NaN` before 2 W returns and where either window has no correlation.
 * @throws RangeError where `rows` is impossible or the lengths differ.
 * @example correlationChangeSeries(Float64Array.of(1, 2, 3, 4, 5, 1, 2, 4, 3, 9), Float64Array.of(1, 3, 2, 5, 4, 2, 3, 1, 4, 7), 5)[9]; // => -0.1130787788950473
 * @see ANALYTICS.md 2.3; `correlationChange`
 */
export function correlationChangeSeries(x: Float64Array, y: Float64Array, rows: number): Float64Array {
  requireWindow(rows, 4);
  const length = requireSameLength(x, y);
  const ended: (Ended | undefined)[] = [];
  for (let row = 0; row < length; row++) {
    const from = row + 1 - rows;
    ended.push(from < 0 ? undefined : correlationError(x.subarray(from, row + 1), y.subarray(from, row + 1)));
  }
  return x.map((_, row) => changeBetween(ended[row - rows], ended[row]));
}

function changeBetween(previous: Ended | undefined, current: Ended | undefined): number {
  if (previous === undefined || current === undefined) return NaN;
  const change = Math.atanh(current.pearson) - Math.atanh(previous.pearson);
  return change / (Math.hypot(previous.hacErrorZ, current.hacErrorZ) || NaN);
}
