import { augmentedDickeyFuller } from './augmented-dickey-fuller.ts';
import { leastSquares } from './least-squares.ts';
import { mackinnonCriticalValues } from './mackinnon-critical-values.ts';
import type { CriticalValues } from './mackinnon-critical-values.ts';
import { mackinnonPValue } from './mackinnon-p-value.ts';

/** The answer of a test whether two levels are tied together. */
export interface EngleGranger {
  readonly statistic: number;
  readonly pValue: number;
  readonly lags: number;
  readonly criticalValues: CriticalValues;
  /** The line response = alpha + beta · predictor. */
  readonly alpha: number;
  readonly beta: number;
  /** What the line leaves over, one value per row. */
  readonly residuals: Float64Array;
}

/** A line this close to perfect leaves rounding noise as residual: nothing to test. */
const unexplainedShareOfNoise = 1.5e-6;

function totalSumOfSquares(values: ArrayLike<number>): number {
  return leastSquares([Array.from(values, () => 1)], values).sumSquaredResiduals;
}

/**
 * Are two prices tied together, so that what drives them apart must bring them back?
 *
 *     ln x = α + β ln y + e;   Dickey–Fuller on e without a constant, p-value for two series
 *
 * Engle and Granger (1987). The residual is fitted, so it looks calmer than it is: the p-value must be MacKinnon's for
 * two series, never the plain one. The two directions give different answers; show both or name the one used. Trying
 * windows until one has p < 0.05 will find one.
 *
 * @param response Log price explained, oldest first, finite.
 * @param predictor Log price explaining it, same length.
 * @param lags A fixed number of lagged changes; left out, by AIC.
 * @returns Statistic, p-value, line and residual; statistic `NaN` where the two are the same market.
 * @throws RangeError when lengths differ or are too short.
 * @example engleGranger([1, 2, 3, 4, 6], [1, 2, 3, 4, 5], 0).beta.toFixed(6); // => '1.200000'
 * @see ANALYTICS.md 5; oracle: eth_iwm_utc_stationarity.json
 */
export function engleGranger(response: ArrayLike<number>, predictor: ArrayLike<number>, lags?: number): EngleGranger {
  const ones = Array.from(response, () => 1);
  const fit = leastSquares([ones, predictor], response);
  const tested = augmentedDickeyFuller(fit.residuals, { trend: 'none', ...(lags === undefined ? {} : { lags }) });
  const same = !(fit.sumSquaredResiduals > unexplainedShareOfNoise * totalSumOfSquares(response));
  const statistic = same ? NaN : tested.statistic;
  return {
    statistic,
    pValue: mackinnonPValue(statistic, 'constant', 2),
    lags: tested.lags,
    criticalValues: mackinnonCriticalValues('constant', 2, response.length - 1),
    alpha: fit.coefficients[0]!,
    beta: fit.coefficients[1]!,
    residuals: fit.residuals,
  };
}
