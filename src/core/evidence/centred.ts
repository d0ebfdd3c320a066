/**
 * How far is each value from the mean of all?
 *
 *     v − mean(v), summed around the first value so that a large level costs no digits
 *
 * A constant series gives exact zeros, not rounding noise that a later division would blow up.
 *
 * @param values Any series, finite.
 * @returns Same length and unit.
 * @example Array.from(centred([1, 2, 6])); // => [-2, -1, 3]
 * @see ANALYTICS.md 11
 */
export function centred(values: ArrayLike<number>): Float64Array {
  const pivot = values[0] ?? NaN;
  const shifted = Float64Array.from(values, (value) => value - pivot);
  const mean = shifted.reduce((sum, value) => sum + value, 0) / shifted.length;
  return shifted.map((value) => value - mean);
}
