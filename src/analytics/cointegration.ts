import { normalCdf } from './normal-distribution.ts';
import { leastSquares, type LeastSquaresFit } from './regression.ts';

/** What a unit-root regression contains besides the level: nothing, a constant, a constant and a straight line. */
export type UnitRootTrend = 'none' | 'constant' | 'trend';

/** One response surface: its range, the statistic where the two polynomials meet, and both, constant term first. */
interface Surface {
  readonly lowest: number;
  readonly meeting: number;
  readonly highest: number;
  readonly below: readonly number[];
  readonly above: readonly number[];
}

/** MacKinnon (1994), tables 3 and 4, already scaled; per trend for one series and for the residuals of a pair. */
const pValueSurfaces: Record<UnitRootTrend, Record<1 | 2, Surface>> = {
  none: {
    1: {
      lowest: -19.04,
      meeting: -1.04,
      highest: Infinity,
      below: [0.6344, 1.2378, 0.032496],
      above: [0.4797, 0.93557, -0.06999, 0.033066],
    },
    2: {
      lowest: -19.62,
      meeting: -1.53,
      highest: 1.51,
      below: [1.9129, 1.3857, 0.035322],
      above: [1.5578, 0.8558, -0.2083, -0.033549],
    },
  },
  constant: {
    1: {
      lowest: -18.83,
      meeting: -1.61,
      highest: 2.74,
      below: [2.1659, 1.4412, 0.038269],
      above: [1.7339, 0.93202, -0.12745, -0.010368],
    },
    2: {
      lowest: -18.86,
      meeting: -2.62,
      highest: 0.92,
      below: [2.92, 1.5012, 0.039796],
      above: [2.1945, 0.64695, -0.29198, -0.042377],
    },
  },
  trend: {
    1: {
      lowest: -16.18,
      meeting: -2.89,
      highest: 0.7,
      below: [3.2512, 1.6047, 0.049588],
      above: [2.5261, 0.61654, -0.37956, -0.060285],
    },
    2: {
      lowest: -21.15,
      meeting: -3.19,
      highest: 0.63,
      below: [3.6646, 1.5419, 0.036448],
      above: [2.85, 0.5272, -0.36622, -0.051695],
    },
  },
};

/**
 * How often would a wandering series look at least this much like a returning one?
 *
 *     Φ(polynomial in the statistic), one polynomial below and one above the meeting point
 *
 * MacKinnon (1994). For the residual of a fitted pair take `seriesCount` 2: the plain table calls far too many pairs tied.
 *
 * @param statistic The t of the level in the test regression.
 * @param trend What the regression contains; for a pair, what the regression of one leg on the other contains.
 * @param seriesCount 1 for a series, 2 for the residual of a pair.
 * @returns A probability, 0 to 1; `NaN` for a `NaN` statistic.
 * @example mackinnonPValue(-20, 'constant', 1); // => 0
 * @see ANALYTICS.md 5; oracle: mackinnon.json
 */
export function mackinnonPValue(statistic: number, trend: UnitRootTrend, seriesCount: 1 | 2): number {
  const surface = pValueSurfaces[trend][seriesCount];
  if (statistic > surface.highest) return 1;
  if (statistic < surface.lowest) return 0;
  const coefficients = statistic <= surface.meeting ? surface.below : surface.above;
  return normalCdf(coefficients.reduceRight((sum, coefficient) => sum * statistic + coefficient, 0));
}

/** The statistic below which "wandering" is rejected, at 1, 5 and 10 %. */
export type CriticalValues = readonly [onePercent: number, fivePercent: number, tenPercent: number];

/** MacKinnon (2010): value for endless data, then the terms in 1/n, 1/n², 1/n³; rows 1, 5, 10 %. */
const criticalValueSurfaces: Record<'constant' | 'trend', Record<1 | 2, readonly (readonly number[])[]>> = {
  constant: {
    1: [
      [-3.43035, -6.5393, -16.786, -79.433],
      [-2.86154, -2.8903, -4.234, -40.04],
      [-2.56677, -1.5384, -2.809, 0],
    ],
    2: [
      [-3.89644, -10.9519, -33.527, 0],
      [-3.33613, -6.1101, -6.823, 0],
      [-3.04445, -4.2412, -2.72, 0],
    ],
  },
  trend: {
    1: [
      [-3.95877, -9.0531, -28.428, -134.155],
      [-3.41049, -4.3904, -9.036, -45.374],
      [-3.12705, -2.5856, -3.925, -22.38],
    ],
    2: [
      [-4.32762, -15.4387, -35.679, 0],
      [-3.78057, -9.5106, -12.074, 0],
      [-3.49631, -7.0815, -7.538, 21.892],
    ],
  },
};

/**
 * How low must a unit-root statistic be before "it wanders" is rejected?
 *
 *     β∞ + β₁/n + β₂/n² + β₃/n³
 *
 * MacKinnon (2010). There is no table for a test without a constant here: none is shown to anybody.
 *
 * @param trend What the regression contains.
 * @param seriesCount 1 for a series, 2 for the residual of a pair.
 * @param observations Rows of the test regression; `Infinity` for the asymptotic values.
 * @returns Values at 1, 5 and 10 %; `NaN` for the trend `none`.
 * @example mackinnonCriticalValues('constant', 1, Infinity); // => [-3.43035, -2.86154, -2.56677]
 * @see ANALYTICS.md 5; oracle: mackinnon.json
 */
export function mackinnonCriticalValues(
  trend: UnitRootTrend,
  seriesCount: 1 | 2,
  observations: number,
): CriticalValues {
  if (trend === 'none') return [NaN, NaN, NaN];
  const inverse = 1 / observations;
  const [one, five, ten] = criticalValueSurfaces[trend][seriesCount].map((terms) =>
    terms.reduceRight((sum, term) => sum * inverse + term, 0),
  );
  return [one!, five!, ten!];
}

/**
 * How far is each value from the mean of all?
 *
 *     v − mean(v), summed around the first value so that a large level costs no digits
 *
 * A constant series gives exact zeros, not rounding noise that a later division would blow up.
 *
 * @param values Any series, finite.
 * @returns Same length and unit.
 * @example Array.from(demean([1, 2, 6])); // => [-2, -1, 3]
 * @see ANALYTICS.md 11
 */
export function demean(values: ArrayLike<number>): Float64Array {
  const pivot = values[0] ?? NaN;
  const shifted = Float64Array.from(values, (value) => value - pivot);
  const mean = shifted.reduce((sum, value) => sum + value, 0) / shifted.length;
  return shifted.map((value) => value - mean);
}

/**
 * How many lags are enough for a unit-root test on this many rows?
 *
 *     ⌈12 · (n / 100)^¼⌉
 *
 * Schwert (1989): grows slowly, 26 for nine years of sessions. The most a search may try, or a fixed number.
 *
 * @param length Rows of the series.
 * @returns A whole number of lags.
 * @example schwertLags(2169); // => 26
 * @see ANALYTICS.md 5
 */
export function schwertLags(length: number): number {
  return Math.ceil(12 * (length / 100) ** 0.25);
}

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

/** How fast a level forgets, with its uncertainty; all lengths in rows (sessions). */
export interface HalfLife {
  readonly slope: number;
  readonly standardError: number;
  readonly tStatistic: number;
  readonly halfLifeSessions: number;
  readonly lowSessions: number;
  /** `Infinity` when the data do not exclude a random walk. */
  readonly highSessions: number;
  readonly slopeBiasCorrected: number;
  readonly halfLifeBiasCorrectedSessions: number;
}

const z975 = 1.959963984540054;

function sessionsFor(slope: number): number {
  if (Number.isNaN(slope)) return NaN;
  if (slope >= 0) return Infinity;
  return slope <= -1 ? 0 : -Math.LN2 / Math.log1p(slope);
}

function slopeWithError(levels: Float64Array, changes: Float64Array): [slope: number, standardError: number] {
  const [x, y] = [demean(levels), demean(changes)];
  const spread = x.reduce((sum, value) => sum + value * value, 0);
  const slope = x.reduce((sum, value, i) => sum + value * y[i]!, 0) / spread;
  const error = y.reduce((sum, value, i) => sum + (value - slope * x[i]!) ** 2, 0);
  return [slope, Math.sqrt(error / (x.length - 2) / spread)];
}

/**
 * How many sessions until half of a deviation is gone, if it goes at all?
 *
 *     ΔL_t = a + b·L_{t−1} + e;   half-life = −ln 2 / ln(1 + b);   interval from b ∓ 1.96 se;   bias: b + (1 + 3(1 + b)) / n
 *
 * The slope is estimated too steep on short samples (Kendall 1954), so the uncorrected half-life is too short. Show it
 * only with its interval, and not at all where the upper end is infinite: then it is not measurable.
 *
 * @param values A level, for example a log ratio, oldest first, finite.
 * @returns Sessions with the 95 % interval; `Infinity` where a random walk is not excluded, `NaN` for a constant series.
 * @throws RangeError with fewer than four values.
 * @example halfLife([8, 4, 2, 1]).halfLifeSessions.toFixed(6); // => '1.000000'
 * @see ANALYTICS.md 5; oracle: eth_iwm_utc_stationarity.json
 */
export function halfLife(values: ArrayLike<number>): HalfLife {
  if (values.length < 4) throw new RangeError('A half-life needs at least four values.');
  const levels = Float64Array.from(values).subarray(0, -1);
  const changes = levels.map((value, i) => values[i + 1]! - value);
  const [slope, standardError] = slopeWithError(levels, changes);
  const slopeBiasCorrected = slope + (1 + 3 * (1 + slope)) / levels.length;
  return {
    slope,
    standardError,
    tStatistic: slope / standardError,
    halfLifeSessions: sessionsFor(slope),
    lowSessions: sessionsFor(slope - z975 * standardError),
    highSessions: sessionsFor(slope + z975 * standardError),
    slopeBiasCorrected,
    halfLifeBiasCorrectedSessions: sessionsFor(slopeBiasCorrected),
  };
}
