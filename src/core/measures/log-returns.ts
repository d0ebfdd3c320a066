import { changes } from './changes.ts';
import { logPrices } from './log-prices.ts';

/**
 * What a market earned from one session to the next.
 *
 *     r_t = ln P_t − ln P_{t−1}
 *
 * Friday to Monday is one return, as is a stretch over a session that was dropped because one leg had no price.
 *
 * @param prices Oldest first, one per session.
 * @returns Dimensionless (0.01 is about 1 %); `NaN` in row 0 and where either price is not a positive finite number.
 * @example logReturns([100, 100, 50]); // => [NaN, 0, -0.6931471805599454]
 * @see ANALYTICS.md 0 and 1.2
 */
export function logReturns(prices: ArrayLike<number>): Float64Array {
  return changes(logPrices(prices));
}
