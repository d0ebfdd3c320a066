import { pairMoments } from './pair-moments.ts';

/**
 * How much of the daily difference between the legs is the subject's own doing?
 *
 *     cov(rx, rx − ry) / var(rx − ry);   the benchmark's share is one minus this
 *
 * For a wild subject and a calm benchmark it is about 1: a raw divergence is then the subject's momentum under another
 * name. May leave 0 to 1.
 *
 * @param subjectReturns Log returns per session, finite.
 * @param benchmarkReturns The same sessions.
 * @returns A share; `NaN` when the legs never differ.
 * @throws RangeError when lengths differ.
 * @example subjectSpreadShare([1, -1, 1, -1], [0, 0, 0, 0]); // => 1
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_pair_structure.json
 */
export function subjectSpreadShare(subjectReturns: ArrayLike<number>, benchmarkReturns: ArrayLike<number>): number {
  const { subjectVariance, benchmarkVariance, covariance } = pairMoments(subjectReturns, benchmarkReturns);
  return (subjectVariance - covariance) / (subjectVariance + benchmarkVariance - 2 * covariance);
}
