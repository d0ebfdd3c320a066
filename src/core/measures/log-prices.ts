import { undefinedSeries } from './undefined-series.ts';

/**
 * Natural logarithms of prices.
 *
 * Prices that cannot be true (zero, negative, not finite) have no logarithm, so one bad print makes every window that holds
 * it undefined instead of quietly wrong.
 *
 * @param prices Oldest first, in any currency.
 * @returns One logarithm per price; `NaN` where a price is not a positive finite number.
 * @example logPrices([1, 0]); // => [0, NaN]
 * @see ANALYTICS.md 1.8
 */
export function logPrices(prices: ArrayLike<number>): Float64Array {
  const logs = undefinedSeries(prices.length);
  for (let row = 0; row < prices.length; row++) {
    const price = prices[row]!;
    if (price > 0 && price < Infinity) logs[row] = Math.log(price);
  }
  return logs;
}
