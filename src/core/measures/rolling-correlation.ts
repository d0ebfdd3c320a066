import { correlationFromSums } from './correlation-from-sums.ts';
import { rollingCoMoments } from './rolling-co-moments.ts';

/**
 * How closely did two markets move together over each trailing window?
 *
 *     Pearson correlation of the returns in rows t−W+1..t
 *
 * Give it returns, never prices: prices that drift correlate without moving together. Neighbouring windows share almost all
 * their rows, so 2,000 values of a 90-session correlation carry some twenty independent ones.
 *
 * @param x Returns of one market, oldest first.
 * @param y Returns of the other on the same sessions.
 * @param rows W, returns in the window, at least 2.
 * @returns Series of the same length, −1 to 1; `NaN` before W returns, where the window holds a return that is not finite,
 *   and where either leg is constant in the window.
 * @throws RangeError where `rows` is no whole number of at least 2 or the lengths differ.
 * @example rollingCorrelation([1, 2, 4], [1, 2, 3], 3); // => [NaN, NaN, 0.9819805060619656]
 * @see ANALYTICS.md 2.1; oracle: eth_iwm_utc_rolling_correlation.json
 */
export function rollingCorrelation(x: ArrayLike<number>, y: ArrayLike<number>, rows: number): Float64Array {
  const { products, squaresX, squaresY } = rollingCoMoments(x, y, rows);
  return products.map((product, row) => correlationFromSums(product, squaresX[row]!, squaresY[row]!));
}
