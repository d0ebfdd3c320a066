import { requireWindow } from './require-window.ts';
import { RunningCoMoments } from './running-co-moments.ts';
import { undefinedSeries } from './undefined-series.ts';

/**
 * How far is a level from its average over all history so far?
 *
 *     (v_t − mean) / sd   over rows 0..t (ddof 1)
 *
 * Uses nothing later than t; the z over a full sample, drawn backwards, has seen the future and looks far calmer in every crisis.
 * Where history begins decides much of it: name the start.
 *
 * @param values A level such as the log ratio, oldest first.
 * @param minimumRows Fewest finite values for an answer, at least 2.
 * @returns Dimensionless, one per row; `NaN` before `minimumRows` finite values, where the value is not finite (it is left out),
 *   and while history is constant.
 * @throws RangeError where `minimumRows` is no whole number of at least 2.
 * @example zExpanding([1, 3], 2); // => [NaN, 0.7071067811865475]
 * @see ANALYTICS.md 3 and 1.5; oracle: eth_iwm_utc_zscores.json
 */
export function zExpanding(values: ArrayLike<number>, minimumRows = 252): Float64Array {
  requireWindow(minimumRows, 2);
  const z = undefinedSeries(values.length);
  const soFar = new RunningCoMoments();
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!soFar.add(value, value) || soFar.count < minimumRows || soFar.constantX) continue;
    z[row] = (value - soFar.meanX) / Math.sqrt(soFar.squaresX / (soFar.count - 1));
  }
  return z;
}
