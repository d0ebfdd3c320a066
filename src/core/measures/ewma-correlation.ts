import { correlationFromSums } from './correlation-from-sums.ts';
import { requireSameLength } from './require-same-length.ts';
import { undefinedSeries } from './undefined-series.ts';

/**
 * How closely have two markets moved together lately, recent days counting more?
 *
 *     S_ab = Σ λ^i a_{t−i} b_{t−i},   correlation = S_xy / √(S_xx · S_yy)      (means taken as 0)
 *
 * The RiskMetrics estimator, equal to pandas `ewm(alpha=1-λ, adjust=True).mean()` of the products; `ewm().corr()` is another,
 * demeaned one. λ = 0.97 looks back some 66 sessions, 0.94 some 32. The first values rest on few returns: show none below 60.
 *
 * @param x Returns of one market, oldest first.
 * @param y Returns of the other on the same sessions.
 * @param decay λ, above 0 and below 1.
 * @returns Series of the same length, −1 to 1; `NaN` in rows where a return is not finite (such rows are left out of the sums)
 *   and until each leg has moved.
 * @throws RangeError where λ is out of range or the lengths differ.
 * @example ewmaCorrelation([1, 1], [1, -1], 0.5); // => [1, -0.3333333333333333]
 * @see ANALYTICS.md 2.1; J. P. Morgan/Reuters, RiskMetrics Technical Document (1996); oracle: eth_iwm_utc_ewma_correlation.json
 */
export function ewmaCorrelation(x: ArrayLike<number>, y: ArrayLike<number>, decay = 0.97): Float64Array {
  if (!(decay > 0 && decay < 1)) throw new RangeError(`The decay must lie between 0 and 1, not ${decay}.`);
  const length = requireSameLength(x, y);
  const correlation = undefinedSeries(length);
  let [squaresX, squaresY, products] = [0, 0, 0];
  for (let row = 0; row < length; row++) {
    const a = x[row]!;
    const b = y[row]!;
    if (!Number.isFinite(a * b)) continue;
    squaresX = decay * squaresX + a * a;
    squaresY = decay * squaresY + b * b;
    products = decay * products + a * b;
    correlation[row] = correlationFromSums(products, squaresX, squaresY);
  }
  return correlation;
}
