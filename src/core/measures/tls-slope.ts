import { requireSameLength } from './require-same-length.ts';
import { rollingCoMoments } from './rolling-co-moments.ts';

/**
 * By how much does the subject's level move with the benchmark's, if both are measured with error?
 *
 *     [Sxx − Syy + √((Sxx − Syy)² + 4 Sxy²)] / (2 Sxy)      (x subject, y benchmark)
 *
 * Orthogonal regression: swapping the legs inverts the slope, which ordinary least squares does not do. With little common
 * movement it becomes huge and means nothing.
 *
 * @param logSubject ln of the subject's prices.
 * @param logBenchmark ln of the benchmark's prices on the same sessions.
 * @returns The slope over all rows given; `NaN` with fewer than 2 rows, with a value that is not finite, and where the legs do
 *   not covary at all.
 * @throws RangeError where the lengths differ.
 * @example tlsSlope([0, 1, 2], [0, 2, 4]); // => 0.5
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json (tls_slope_last_252)
 */
export function tlsSlope(logSubject: ArrayLike<number>, logBenchmark: ArrayLike<number>): number {
  const rows = requireSameLength(logSubject, logBenchmark);
  if (rows < 2) return NaN;
  const { squaresX, squaresY, products } = rollingCoMoments(logSubject, logBenchmark, rows);
  const together = products[rows - 1]!;
  if (together === 0) return NaN;
  const difference = squaresX[rows - 1]! - squaresY[rows - 1]!;
  const root = Math.hypot(difference, 2 * together);
  return difference > 0 ? (difference + root) / (2 * together) : (2 * together) / (root - difference);
}
