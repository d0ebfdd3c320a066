import { logReturns } from '../measures/log-returns.ts';

const SIGMA_ROWS = 60;
const SIGMAS = 8;
const REVERTED_SHARE = 0.8;
/** A calm fund can leave and re-enter eight sigma on a real day (the dollar fund on 2020-03-13 did, by 3.7 %). */
const SMALLEST_LOG_MOVE = 0.05;

function standardDeviation(values: Float64Array, from: number, to: number): number {
  let mean = 0;
  for (let i = from; i < to; i++) mean += values[i]! / (to - from);
  let squares = 0;
  for (let i = from; i < to; i++) squares += (values[i]! - mean) ** 2;
  return Math.sqrt(squares / (to - from - 1));
}

/**
 * Which closes are single wrong ticks rather than markets that moved?
 *
 *     |r_t| > 8 · sd(r_{t-60} … r_{t-1})  and  -r_{t+1} / r_t > 0.8  and  |r_t| > 0.05
 *
 * A crash that stays is never a bad tick, so the newest close is never one: nobody knows yet whether it stays.
 *
 * @param closes Positive closes, oldest first.
 * @returns Rows of the bad ticks, ascending; none among the first 61 rows and never the last.
 * @example findBadTicks([100, 101, 100]); // => []
 * @see ANALYTICS.md 1.8
 */
export function findBadTicks(closes: ArrayLike<number>): number[] {
  const returns = logReturns(closes);
  const found: number[] = [];
  for (let row = SIGMA_ROWS + 1; row < closes.length - 1; row++) {
    if (!isBadTick(returns, row)) continue;
    found.push(row);
    // what is left once the tick is gone: its two returns become one, so it cannot hide the next tick
    returns[row + 1]! += returns[row]!;
    returns[row] = 0;
  }
  return found;
}

function isBadTick(returns: Float64Array, row: number): boolean {
  const move = returns[row]!;
  if (!(Math.abs(move) > SMALLEST_LOG_MOVE) || !(-returns[row + 1]! / move > REVERTED_SHARE)) return false;
  return Math.abs(move) > SIGMAS * standardDeviation(returns, row - SIGMA_ROWS, row);
}
