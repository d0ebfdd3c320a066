import { differenceOf } from './difference-of.ts';
import { logPrices } from './log-prices.ts';

/**
 * How dear the subject is in units of the benchmark, on a scale on which +10 % and back cancel out.
 *
 *     L = ln(subject) − ln(benchmark)
 *
 * The level of L means nothing across pairs (it depends on the units); only its changes do.
 *
 * @param subject Prices of the subject, oldest first.
 * @param benchmark Prices of the benchmark on the same sessions.
 * @returns One value per session; `NaN` where either price is not a positive finite number.
 * @throws RangeError where the lengths differ.
 * @example logRatio([100, 200], [100, 100]); // => [0, 0.6931471805599453]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json
 */
export function logRatio(subject: ArrayLike<number>, benchmark: ArrayLike<number>): Float64Array {
  return differenceOf(logPrices(subject), logPrices(benchmark));
}
