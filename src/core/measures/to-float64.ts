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
