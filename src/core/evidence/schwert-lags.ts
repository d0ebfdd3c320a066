/**
 * How many lags are enough for a unit-root test on this many rows?
 *
 *     ⌈12 · (n / 100)^¼⌉
 *
 * Schwert (1989): grows slowly, 26 for nine years of sessions. The most a search may try, or a fixed number.
 *
 * @param length Rows of the series.
 * @returns A whole number of lags.
 * @example schwertLags(2169); // => 26
 * @see ANALYTICS.md 5
 */
export function schwertLags(length: number): number {
  return Math.ceil(12 * (length / 100) ** 0.25);
}
