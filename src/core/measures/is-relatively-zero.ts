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
