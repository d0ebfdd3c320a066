import { complementaryErrorFunction } from './complementary-error-function.ts';

/**
 * How likely is a standard normal value up to z?
 *
 *     Φ(z) = erfc(−z/√2) / 2
 *
 * For the upper tail ask for `normalCdf(-z)`: `1 - normalCdf(z)` loses every digit beyond z = 8.
 *
 * @param z Any number.
 * @returns 0 to 1; `NaN` for `NaN`.
 * @example normalCdf(0); // => 0.5
 * @see ANALYTICS.md 2.3
 */
export function normalCdf(z: number): number {
  return complementaryErrorFunction(-z / Math.SQRT2) / 2;
}
