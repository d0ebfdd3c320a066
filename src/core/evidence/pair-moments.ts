import { rollingCoMoments } from '../measures/rolling-co-moments.ts';

/** Sample variances and covariance of two series (divided by n − 1). */
export interface PairMoments {
  readonly subjectVariance: number;
  readonly benchmarkVariance: number;
  readonly covariance: number;
}

/**
 * How much do two return series vary, and how much together?
 *
 *     Σ (x − x̄)(y − ȳ) / (n − 1)
 *
 * @param subject Returns, finite.
 * @param benchmark Returns of the same rows.
 * @returns Variances and covariance over all rows; `NaN` with fewer than two rows.
 * @throws RangeError when lengths differ.
 * @example pairMoments([1, 2, 3], [2, 4, 6]).covariance; // => 2
 * @see ANALYTICS.md 7
 */
export function pairMoments(subject: ArrayLike<number>, benchmark: ArrayLike<number>): PairMoments {
  const rows = subject.length;
  if (rows < 2) return { subjectVariance: NaN, benchmarkVariance: NaN, covariance: NaN };
  const { squaresX, squaresY, products } = rollingCoMoments(subject, benchmark, rows);
  const perRow = (sums: Float64Array): number => sums[rows - 1]! / (rows - 1);
  return { subjectVariance: perRow(squaresX), benchmarkVariance: perRow(squaresY), covariance: perRow(products) };
}
