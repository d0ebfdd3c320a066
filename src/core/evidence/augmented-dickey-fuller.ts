import { leastSquares } from './least-squares.ts';
import type { LeastSquaresFit } from './least-squares.ts';
import { mackinnonCriticalValues } from './mackinnon-critical-values.ts';
import type { CriticalValues } from './mackinnon-critical-values.ts';
import { mackinnonPValue } from './mackinnon-p-value.ts';
import type { UnitRootTrend } from './mackinnon-p-value.ts';
import { schwertLags } from './schwert-lags.ts';

/** What the unit-root test allows for, and how many lagged changes it carries. */
export interface DickeyFullerOptions {
  readonly trend?: UnitRootTrend;
  /** A fixed number of lagged changes; left out, the number is chosen by AIC. */
  readonly lags?: number;
}

/** The answer of a unit-root test. */
export interface DickeyFuller {
  readonly statistic: number;
  readonly pValue: number;
  readonly lags: number;
  /** Rows used by the final regression. */
  readonly observations: number;
  /** At 1, 5 and 10 %; `NaN` for a test without a constant. */
  readonly criticalValues: CriticalValues;
}

const deterministicColumns: Record<UnitRootTrend, number> = { none: 0, constant: 1, trend: 2 };

/** Columns and response of the test regression on the rows after `skip` changes. */
function design(values: ArrayLike<number>, trend: UnitRootTrend, lags: number, skip: number) {
  const rows = Array.from({ length: values.length - 1 - skip }, (_, i) => i + skip + 1);
  const change = (row: number): number => values[row]! - values[row - 1]!;
  const deterministic = [rows.map(() => 1), rows.map((_, i) => i + 1)].slice(0, deterministicColumns[trend]);
  const lagged = Array.from({ length: lags }, (_, k) => rows.map((row) => change(row - 1 - k)));
  return { columns: [...deterministic, rows.map((row) => values[row - 1]!), ...lagged], response: rows.map(change) };
}

function longestSearch(length: number, trend: UnitRootTrend): number {
  return Math.min(Math.floor(length / 2) - deterministicColumns[trend] - 1, schwertLags(length));
}

/** The number of lags with the least AIC, every candidate on the same rows. */
function lagsByAic(values: ArrayLike<number>, trend: UnitRootTrend): number {
  const longest = longestSearch(values.length, trend);
  if (longest < 0) return 0;
  const { columns, response } = design(values, trend, longest, longest);
  const sums = leastSquares(columns, response).nestedSumsOfSquares;
  const shortest = deterministicColumns[trend] + 1;
  const aic = sums.slice(shortest).map((sum, k) => response.length * Math.log(sum) + 2 * (shortest + k));
  return Math.max(0, aic.indexOf(Math.min(...aic)));
}

function tStatistic(fit: LeastSquaresFit, column: number): number {
  const degrees = fit.residuals.length - fit.coefficients.length;
  const variance = (fit.sumSquaredResiduals / degrees) * fit.inverseGram[column]![column]!;
  return fit.coefficients[column]! / Math.sqrt(variance);
}

/**
 * Does a series return to a level, or does it wander like a random walk?
 *
 *     ΔL_t = (a + c·t) + γ·L_{t−1} + Σ δ_k ΔL_{t−k} + e_t;   statistic = γ / se(γ)
 *
 * Said and Dickey (1984). The number of lags is the one with the least AIC among 0 to ⌈12 (n/100)^¼⌉, all compared on
 * the same rows, then the regression is run again on every row that number of lags leaves. The statistic does not
 * follow Student's t: the p-value is MacKinnon's. A high p-value is no proof of wandering; the test is weak.
 *
 * @param values A level, for example a log ratio, oldest first, finite.
 * @param options Trend (default a constant) and lags (default by AIC).
 * @returns Statistic, p-value, lags; `NaN` statistic for a constant series.
 * @throws RangeError when the series is too short for its lags.
 * @example augmentedDickeyFuller([1, 2, 1, 3, 1, 2, 1, 2, 3, 1], { lags: 0 }).observations; // => 9
 * @see ANALYTICS.md 5; oracle: eth_iwm_utc_stationarity.json
 */
export function augmentedDickeyFuller(values: ArrayLike<number>, options: DickeyFullerOptions = {}): DickeyFuller {
  const trend = options.trend ?? 'constant';
  const lags = options.lags ?? lagsByAic(values, trend);
  const { columns, response } = design(values, trend, lags, lags);
  const statistic = tStatistic(leastSquares(columns, response), deterministicColumns[trend]);
  return {
    statistic,
    pValue: mackinnonPValue(statistic, trend, 1),
    lags,
    observations: response.length,
    criticalValues: mackinnonCriticalValues(trend, 1, response.length),
  };
}
