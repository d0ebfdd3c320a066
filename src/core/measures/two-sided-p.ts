import { normalCdf } from './normal-cdf.ts';

/**
 * How often would chance alone give a z at least this far from 0, either way?
 *
 *     p = 2 · Φ(−|z|)
 *
 * The p of a single test: whoever looks every day will see a small one sooner or later.
 *
 * @param z A statistic that is standard normal if nothing is going on.
 * @returns 0 to 1; `NaN` for `NaN`.
 * @example twoSidedP(1.959963984540054); // => 0.05
 * @see ANALYTICS.md 2.3; oracle: eth_iwm_utc_correlation_ci.json (change_test)
 */
export function twoSidedP(z: number): number {
  return 2 * normalCdf(-Math.abs(z));
}
