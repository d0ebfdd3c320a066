import { isRelativelyZero } from '../measures/is-relatively-zero.ts';
import { centred } from './centred.ts';

/** The answer of a test that starts from "it stays around a level". */
export interface Kpss {
  readonly statistic: number;
  /** Only known between 0.01 and 0.10: 0.01 means at most, 0.10 at least. */
  readonly pValue: number;
  readonly lags: number;
}

/** Kwiatkowski and others (1992), table 1, around a level: statistic against p. */
const table = [
  [0.347, 0.1],
  [0.463, 0.05],
  [0.574, 0.025],
  [0.739, 0.01],
] as const;

function autocovarianceSum(residuals: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < residuals.length; i++) sum += residuals[i]! * residuals[i - lag]!;
  return sum;
}

/** Hobijn, Franses and Ooms (2004): the bandwidth the data ask for. */
function automaticLags(residuals: Float64Array): number {
  const n = residuals.length;
  let level = autocovarianceSum(residuals, 0) / n;
  let slope = 0;
  for (let lag = 1; lag <= Math.floor(n ** (2 / 9)); lag++) {
    const term = (2 * autocovarianceSum(residuals, lag)) / n;
    level += term;
    slope += lag * term;
  }
  const bandwidth = Math.floor(1.1447 * ((slope / level) ** 2) ** (1 / 3) * n ** (1 / 3));
  return Math.min(bandwidth, n - 1);
}

function longRunVariance(residuals: Float64Array, lags: number): number {
  let sum = autocovarianceSum(residuals, 0);
  for (let lag = 1; lag <= lags; lag++) sum += 2 * (1 - lag / (lags + 1)) * autocovarianceSum(residuals, lag);
  return sum / residuals.length;
}

function sumOfSquaredPartialSums(residuals: Float64Array): number {
  let partial = 0;
  let sum = 0;
  for (const residual of residuals) {
    partial += residual;
    sum += partial * partial;
  }
  return sum;
}

function clippedPValue(statistic: number): number {
  if (Number.isNaN(statistic)) return NaN;
  const above = table.findIndex(([critical]) => statistic <= critical);
  if (above === 0) return 0.1;
  if (above === -1) return 0.01;
  const [lowStatistic, lowP] = table[above - 1]!;
  const [highStatistic, highP] = table[above]!;
  return lowP + ((statistic - lowStatistic) / (highStatistic - lowStatistic)) * (highP - lowP);
}

/**
 * Does the series stay around one level? The opposite starting point of Dickey–Fuller.
 *
 *     Σ S_t² / (n² · long-run variance),  S_t = partial sums of the values less their mean, Bartlett weights
 *
 * A small p-value speaks against a fixed level. Both tests failing to reject means the data cannot tell.
 *
 * @param values A level, oldest first, finite.
 * @param lags Bandwidth of the long-run variance; left out, chosen from the data (Hobijn and others 2004).
 * @returns Statistic, p-value clipped to 0.01–0.10, bandwidth; `NaN` for a constant series.
 * @example kpss([1, 2, 3, 4, 5, 6], 1).statistic.toFixed(6); // => '0.411111'
 * @see ANALYTICS.md 5; oracle: eth_iwm_utc_stationarity.json
 */
export function kpss(values: ArrayLike<number>, lags?: number): Kpss {
  const residuals = centred(values);
  const bandwidth = lags ?? automaticLags(residuals);
  const still = isRelativelyZero(autocovarianceSum(residuals, 0), values.length, values[0] ?? NaN);
  const scale = values.length ** 2 * longRunVariance(residuals, bandwidth);
  const statistic = still ? NaN : sumOfSquaredPartialSums(residuals) / scale;
  return { statistic, pValue: clippedPValue(statistic), lags: bandwidth };
}
