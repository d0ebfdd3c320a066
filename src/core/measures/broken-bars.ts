import { logPrices } from './log-prices.ts';
import { requireSameLength } from './require-same-length.ts';

/**
 * Which bars of a market that never closes were stored before their day was over?
 *
 *     |ln(open_{d+1} / close_d)| > 1 %
 *
 * Only for markets open around the clock: everywhere else the next open may lie anywhere.
 *
 * @param opens Opens of the bars, oldest first.
 * @param closes Closes of the same bars.
 * @param limit Largest believable jump, in logarithms.
 * @returns Rows of the bars whose close does not meet the next open, ascending; a price that is not finite and positive is not
 *   judged, nor is the last bar.
 * @throws RangeError where the lengths differ.
 * @example brokenBars([100, 104, 105], [102, 105, 106]); // => [0]
 * @see ANALYTICS.md 1.8; oracle: eth_iwm_pitfalls.json (partial_bars)
 */
export function brokenBars(opens: ArrayLike<number>, closes: ArrayLike<number>, limit = 0.01): number[] {
  const [logOpens, logCloses] = [logPrices(opens), logPrices(closes)];
  const rows = requireSameLength(logOpens, logCloses);
  return Array.from({ length: Math.max(0, rows - 1) }, (_, row) => row).filter(
    (row) => Math.abs(logOpens[row + 1]! - logCloses[row]!) > limit,
  );
}
