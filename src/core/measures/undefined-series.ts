/**
 * A series in which nothing is defined yet.
 *
 * @param rows Length of the series.
 * @returns `rows` times `NaN`.
 * @example undefinedSeries(2); // => [NaN, NaN]
 * @see ANALYTICS.md 11
 */
export function undefinedSeries(rows: number): Float64Array {
  return new Float64Array(rows).fill(NaN);
}
