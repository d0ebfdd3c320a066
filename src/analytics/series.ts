/**
 * The same numbers as a `Float64Array`, so that inner loops meet one kind of array.
 *
 * A `Float64Array` is handed back as it is, not copied: read it, never write to it.
 *
 * @param values Any numbers.
 * @returns The same values in the same order.
 * @example toFloat64([1, 2]); // => [1, 2]
 * @see ANALYTICS.md 11
 */
export function toFloat64(values: ArrayLike<number>): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values);
}

/**
 * Is this sum of squared deviations nothing but rounding?
 *
 *     sumSquares < 1e-24 · count · mean²   or   sumSquares < 1e-300
 *
 * A constant window rarely gives an exact 0; dividing by what is left invents a correlation or a z-score out of noise.
 *
 * @param sumSquares Sum of squared deviations from the mean, at least 0.
 * @param count Number of values behind it.
 * @param mean Their mean, in the unit whose square `sumSquares` has.
 * @returns True where the values are to be treated as constant.
 * @example isRelativelyZero(4.6e-17, 90, 1e6); // => true
 * @see ANALYTICS.md 2.2 and 11
 */
export function isRelativelyZero(sumSquares: number, count: number, mean: number): boolean {
  return sumSquares < 1e-300 || sumSquares < 1e-24 * count * mean * mean;
}

/**
 * Do these series belong to the same rows?
 *
 * Pairs are joined on sessions before anything is computed; two lengths mean that this was forgotten.
 *
 * @param first Any series.
 * @param second The series that must have as many rows.
 * @returns The common number of rows.
 * @throws RangeError where the lengths differ.
 * @example requireSameLength([1, 2], [3, 4]); // => 2
 * @see ANALYTICS.md 1.2
 */
export function requireSameLength(first: ArrayLike<unknown>, second: ArrayLike<unknown>): number {
  if (first.length !== second.length) {
    throw new RangeError(`Both series must have the same rows, not ${first.length} and ${second.length}.`);
  }
  return first.length;
}

/**
 * Is this a window that can be computed over?
 *
 * A window is a whole number of rows, the last one included; a fraction or a window of one row is a mistake of the caller.
 *
 * @param rows Rows in the window.
 * @param minimumRows Fewest rows for which the quantity exists.
 * @returns Nothing.
 * @throws RangeError where `rows` is no whole number or below `minimumRows`.
 * @example requireWindow(60, 2); // => undefined
 * @see ANALYTICS.md 11
 */
export function requireWindow(rows: number, minimumRows: number): void {
  if (!Number.isInteger(rows) || rows < minimumRows) {
    throw new RangeError(`A window must be a whole number of at least ${minimumRows} rows, not ${rows}.`);
  }
}

/**
 * A series in which nothing is defined yet.
 *
 * @param rows Length of the series.
 * @returns `rows` times `NaN`.
 * @example nanSeries(2); // => [NaN, NaN]
 * @see ANALYTICS.md 11
 */
export function nanSeries(rows: number): Float64Array {
  return new Float64Array(rows).fill(NaN);
}

/**
 * By how much a series changed over a number of rows.
 *
 *     v_t − v_{t−N}
 *
 * @param values Oldest first.
 * @param rows N, how far back to compare; 1 gives daily changes.
 * @returns Series of the same length and unit; `NaN` in the first N rows and where either value is `NaN`.
 * @throws RangeError where `rows` is no whole number of at least 1.
 * @example diff([1, 3, 6]); // => [NaN, 2, 3]
 * @see ANALYTICS.md 3
 */
export function diff(values: ArrayLike<number>, rows = 1): Float64Array {
  requireWindow(rows, 1);
  const change = nanSeries(values.length);
  for (let row = rows; row < values.length; row++) change[row] = values[row]! - values[row - rows]!;
  return change;
}

/**
 * First series minus second, row by row.
 *
 * @param first Any series.
 * @param second Series of the same rows and unit.
 * @returns One difference per row; `NaN` where either value is.
 * @throws RangeError where the lengths differ.
 * @example subtract([3, 2], [1, 2]); // => [2, 0]
 * @see ANALYTICS.md 3
 */
export function subtract(first: ArrayLike<number>, second: ArrayLike<number>): Float64Array {
  const rows = requireSameLength(first, second);
  const difference = new Float64Array(rows);
  for (let row = 0; row < rows; row++) difference[row] = first[row]! - second[row]!;
  return difference;
}

/**
 * A series without its signs, for questions that ask how wide and not which way.
 *
 * @param values Any numbers.
 * @returns Series of the same length; `NaN` where a value is.
 * @example absoluteValues([-2, 1]); // => [2, 1]
 * @see ANALYTICS.md 3.1
 */
export function absoluteValues(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, Math.abs);
}
