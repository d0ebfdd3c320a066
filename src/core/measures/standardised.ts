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
  const centred = new Float64Array(count);
  let sum = 0;
  for (let row = 0; row < count; row++) sum += centred[row] = values[row]! - pivot;
  const mean = sum / count;
  let squares = 0;
  for (let row = 0; row < count; row++) squares += (centred[row]! - mean) ** 2;
  const scale = isRelativelyZero(squares, count, pivot + mean) ? NaN : Math.sqrt(squares / count);
  for (let row = 0; row < count; row++) centred[row] = (centred[row]! - mean) / scale;
  return centred;
}
