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
