import { requireSameLength } from '../measures/require-same-length.ts';

/**
 * Of the finds at least this striking, how large a share would chance alone have produced?
 *
 *     p = 1 − percentile/100;   share_(i) = min over j ≥ i of  m · p_(j) / j,  at most 1;  p sorted, m = number looked at
 *
 * Benjamini and Hochberg (1995). Looking at 45 pairs and showing the three oddest always finds three odd pairs; a
 * share of 0.6 says that more than half of such finds are expected from chance. Honest limits: a percentile among
 * overlapping windows is only roughly a p-value, pairs with a common leg move together, and a record (percentile 100)
 * says no more than "beyond 1 / (n + 1)": the number of earlier values must be given, and p is never below that.
 *
 * @param percentiles Percentile of today's value for every pair looked at, 0 to 100; `NaN` entries were not looked at.
 * @param earlierValues How many independent earlier values each percentile rests on; one number per entry.
 * @returns For every entry the expected share of false finds at its level, 0 to 1; `NaN` where the entry is.
 * @throws RangeError when the lists differ in length.
 * @example falseDiscoveryShares([99, 50, 20, 75], [999, 999, 999, 999])[0].toFixed(3); // => '0.040'
 * @see ANALYTICS.md 2.3, 4
 */
export function falseDiscoveryShares(percentiles: ArrayLike<number>, earlierValues: ArrayLike<number>): number[] {
  requireSameLength(percentiles, earlierValues);
  const shares = new Array<number>(percentiles.length).fill(NaN);
  const found = Array.from(percentiles, (percentile, index) => {
    return { index, p: Math.max(1 - percentile / 100, 1 / (earlierValues[index]! + 1)) };
  }).filter(({ p }) => !Number.isNaN(p));
  found.sort((a, b) => b.p - a.p);
  let lowest = 1;
  found.forEach(({ index, p }, place) => {
    lowest = Math.min(lowest, (found.length * p) / (found.length - place));
    shares[index] = lowest;
  });
  return shares;
}
