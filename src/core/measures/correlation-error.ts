import { autocovariance } from './autocovariance.ts';
import { neweyWestLag } from './newey-west-lag.ts';
import { requireSameLength } from './require-same-length.ts';
import { standardised } from './standardised.ts';

/** A correlation and its standard error; both may be `NaN`. */
export interface CorrelationError {
  readonly pearson: number;
  /** Standard error of atanh(pearson) that allows for dependent days. */
  readonly hacErrorZ: number;
  /** The returns standardised with 1/n moments. */
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/**
 * What is the correlation of a window, and how far may it be off?
 *
 *     se from ψ = u·v − r·(u² + v²)/2 with Bartlett weights up to L = ⌊4(n/100)^(2/9)⌋, over 1 − r²
 *
 * @param x Returns of one market in the window.
 * @param y Returns of the other on the same sessions.
 * @returns Both `NaN` where the correlation is undefined (fewer than 4 returns, a constant leg, a return that is not
 *   finite) or within 1e-12 of ±1, where no error exists.
 * @throws RangeError where the lengths differ.
 * @example correlationError([1, 2, 3, 4, 5], [1, 3, 2, 5, 4]).pearson; // => 0.7999999999999998
 * @see ANALYTICS.md 2.2; oracle: eth_iwm_utc_correlation_ci.json
 */
export function correlationError(x: ArrayLike<number>, y: ArrayLike<number>): CorrelationError {
  const count = requireSameLength(x, y);
  const u = standardised(x);
  const v = standardised(y);
  const pearson = sumOfProducts(u, v) / count;
  if (count < 4 || !(Math.abs(pearson) < 1 - 1e-12)) return { pearson: NaN, hacErrorZ: NaN, u, v };
  return { pearson, hacErrorZ: hacError(u, v, pearson) / (1 - pearson * pearson), u, v };
}

/** Standard error of r from its influence function; Bartlett weights keep the variance from turning negative. */
function hacError(u: Float64Array, v: Float64Array, pearson: number): number {
  const influence = new Float64Array(u.length);
  for (let row = 0; row < u.length; row++) {
    influence[row] = u[row]! * v[row]! - (pearson * (u[row]! * u[row]! + v[row]! * v[row]!)) / 2;
  }
  const lag = neweyWestLag(u.length);
  let variance = autocovariance(influence, 0);
  for (let k = 1; k <= lag; k++) variance += 2 * (1 - k / (lag + 1)) * autocovariance(influence, k);
  return Math.sqrt(Math.max(variance, 0) / u.length);
}

function sumOfProducts(u: Float64Array, v: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < u.length; row++) sum += u[row]! * v[row]!;
  return sum;
}
