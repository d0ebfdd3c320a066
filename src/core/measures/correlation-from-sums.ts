/**
 * Pearson correlation from sums around the means.
 *
 *     r = Σ(x − meanX)(y − meanY) / √(Σ(x − meanX)² · Σ(y − meanY)²)
 *
 * Rounding may push a perfect correlation past 1 by some 1e-16 and is cut off; anything further past 1 is a fault in the sums.
 *
 * @param products Sum of products of deviations.
 * @param squaresX Sum of squared deviations of the first series, 0 where it is constant.
 * @param squaresY Sum of squared deviations of the second series, 0 where it is constant.
 * @returns −1 to 1; `NaN` where a series is constant or a sum is `NaN`.
 * @throws RangeError where the result lies outside −1 to 1 by more than 1e-12.
 * @example correlationFromSums(1, 4, 1); // => 0.5
 * @see ANALYTICS.md 2.2 and 11
 */
export function correlationFromSums(products: number, squaresX: number, squaresY: number): number {
  if (!(squaresX > 0 && squaresY > 0)) return NaN;
  const correlation = products / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
  if (Math.abs(correlation) > 1 + 1e-12) throw new RangeError(`These sums give a correlation of ${correlation}.`);
  return Math.max(-1, Math.min(1, correlation));
}
