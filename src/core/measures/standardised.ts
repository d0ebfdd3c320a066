import { isRelativelyZero } from './is-relatively-zero.ts';

/**
 * The same series with mean 0 and mean square 1.
 *
 *     (v − mean) / √(Σ(v − mean)² / n)      (1/n moments)
 *
 * @param values Finite numbers.
 * @returns Series of the same length; all `NaN` where the values are constant or one is not finite.
 * @example standardised([1, 3]); // => [-1, 1]
 * @see ANALYTICS.md 2.2 and 11
 */
export function standardised(values: ArrayLike<number>): Float64Array {
  const count = values.length;
  const pivot = count > 0 ? values[0]! : NaN;
  const centred = Float64Array.from(values, (value) => value - pivot);
  const mean = centred.reduce((sum, value) => sum + value, 0) / count;
  const squares = centred.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const scale = isRelativelyZero(squares, count, pivot + mean) ? NaN : Math.sqrt(squares / count);
  return centred.map((value) => (value - mean) / scale);
}
