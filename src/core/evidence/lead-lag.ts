import { correlationInterval } from '../measures/correlation-interval.ts';
import { pearson } from '../measures/pearson.ts';
import { requireSameLength } from '../measures/require-same-length.ts';

/** Correlation of the subject today with the benchmark some sessions earlier. */
export interface LeadLag {
  /** k: positive when the benchmark comes first, negative when the subject does, 0 on the same session. */
  readonly benchmarkLeadSessions: number;
  readonly correlation: number;
  /** HAC 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/**
 * Does one market move before the other?
 *
 *     corr(rx_t, ry_{t−k}) for k = −5..5, with HAC intervals
 *
 * Eleven looks: one interval in two charts leaves 0 out by chance alone, and bars that end at different hours make
 * leads that are not there. Read it as "none usable" unless a lead is large, wide of 0 and survives the New York close.
 *
 * @param subjectReturns Returns per session, finite.
 * @param benchmarkReturns The same sessions.
 * @param farthestSessions Largest |k|.
 * @returns One entry per k, ascending; `NaN` where a leg does not move or has too few rows, and no interval for ±1.
 * @throws RangeError when lengths differ.
 * @example leadLag([1, 2, 1, 3, 2, 4], [1, 2, 1, 3, 2, 4], 1).map((one) => one.benchmarkLeadSessions); // => [-1, 0, 1]
 * @see ANALYTICS.md 7; oracle: eth_iwm_utc_pair_structure.json
 */
export function leadLag(
  subjectReturns: ArrayLike<number>,
  benchmarkReturns: ArrayLike<number>,
  farthestSessions = 5,
): LeadLag[] {
  const length = requireSameLength(subjectReturns, benchmarkReturns);
  const [x, y] = [Float64Array.from(subjectReturns), Float64Array.from(benchmarkReturns)];
  return Array.from({ length: 2 * farthestSessions + 1 }, (_, i) => {
    const lead = i - farthestSessions;
    const rows = Math.max(0, length - Math.abs(lead));
    const [fromX, fromY] = [Math.max(0, lead), Math.max(0, -lead)];
    const [left, right] = [x.subarray(fromX, fromX + rows), y.subarray(fromY, fromY + rows)];
    const { hacLow, hacHigh } = correlationInterval(left, right);
    return { benchmarkLeadSessions: lead, correlation: pearson(left, right), low: hacLow, high: hacHigh };
  });
}
