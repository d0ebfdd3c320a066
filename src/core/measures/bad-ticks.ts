import { logReturns } from './log-returns.ts';
import { rollingMoments } from './rolling-moments.ts';

/**
 * Which prices are misprints?
 *
 *     |r_t| > 8 · sd of the 60 returns before it,   and the next return takes back more than 80 % of it
 *
 * A real crash stays down and is kept. Because the next price decides, the last price can never be judged: look again tomorrow.
 *
 * @param prices Oldest first.
 * @returns Rows of the misprints, ascending; rows with fewer than 60 defined returns directly before them are never among them.
 * @example badTicks([100, 101, 100, 101]); // => []
 * @see ANALYTICS.md 1.8
 */
export function badTicks(prices: ArrayLike<number>): number[] {
  const returns = logReturns(prices);
  const { sd } = rollingMoments(returns, 60);
  const rows: number[] = [];
  for (let row = 1; row + 1 < returns.length; row++) {
    const jumped = Math.abs(returns[row]!) > 8 * sd[row - 1]!;
    const takenBack = -returns[row + 1]! / returns[row]!;
    if (jumped && takenBack > 0.8) rows.push(row);
  }
  return rows;
}
