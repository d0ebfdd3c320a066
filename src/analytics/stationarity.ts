import { demean } from './cointegration.ts';
import { leastSquares } from './regression.ts';
import { isRelativelyZero } from './series.ts';

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
  const residuals = demean(values);
  const bandwidth = lags ?? automaticLags(residuals);
  const still = isRelativelyZero(autocovarianceSum(residuals, 0), values.length, values[0] ?? NaN);
  const scale = values.length ** 2 * longRunVariance(residuals, bandwidth);
  const statistic = still ? NaN : sumOfSquaredPartialSums(residuals) / scale;
  return { statistic, pValue: clippedPValue(statistic), lags: bandwidth };
}

/** How variance grows with the horizon, against a random walk. */
export interface VarianceRatio {
  /** 1 for a random walk, below 1 when moves are taken back, above 1 when they run on. */
  readonly ratio: number;
  /** Normal score if every return had the same variance. */
  readonly z1: number;
  /** Normal score that allows calm and wild times; the one to use. */
  readonly z2: number;
}

function robustVariance(squares: Float64Array, horizon: number): number {
  const total = squares.reduce((sum, value) => sum + value, 0) ** 2;
  let variance = 0;
  for (let lag = 1; lag < horizon; lag++) {
    let products = 0;
    for (let i = lag; i < squares.length; i++) products += squares[i]! * squares[i - lag]!;
    variance += ((2 * (horizon - lag)) / horizon) ** 2 * (products / total);
  }
  return variance;
}

function longVariance(logPrices: ArrayLike<number>, horizon: number, drift: number): number {
  const n = logPrices.length - 1;
  let sum = 0;
  for (let t = horizon; t <= n; t++) sum += (logPrices[t]! - logPrices[t - horizon]! - horizon * drift) ** 2;
  return sum / (horizon * (n - horizon + 1) * (1 - horizon / n));
}

/**
 * Do moves over several sessions add up like those of a random walk?
 *
 *     VR(q) = variance of overlapping q-session returns / (q · variance of one-session returns), both unbiased
 *
 * Lo and MacKinlay (1988). z2 allows the variance to change over time, z1 does not: on prices z1 rejects far too often.
 *
 * @param logPrices Log prices or a log ratio, oldest first, finite.
 * @param horizon q, sessions, from 2 to the number of returns less one.
 * @returns Ratio and both scores; `NaN` for a constant series.
 * @throws RangeError when the horizon does not fit.
 * @example varianceRatio([0, 1, 0, 1, 0, 1, 0], 2).ratio.toFixed(6); // => '0.000000'
 * @see ANALYTICS.md 5; oracle: eth_iwm_utc_stationarity.json
 */
export function varianceRatio(logPrices: ArrayLike<number>, horizon: number): VarianceRatio {
  const n = logPrices.length - 1;
  if (!(horizon >= 2 && horizon < n)) throw new RangeError('The horizon must be from 2 to the returns less one.');
  const drift = (logPrices[n]! - logPrices[0]!) / n;
  const squares = Float64Array.from({ length: n }, (_, i) => (logPrices[i + 1]! - logPrices[i]! - drift) ** 2);
  const shortVariance = squares.reduce((sum, value) => sum + value, 0) / (n - 1);
  const ratio = longVariance(logPrices, horizon, drift) / shortVariance;
  const plainVariance = (2 * (2 * horizon - 1) * (horizon - 1)) / (3 * horizon * n);
  return {
    ratio,
    z1: (ratio - 1) / Math.sqrt(plainVariance),
    z2: (ratio - 1) / Math.sqrt(robustVariance(squares, horizon)),
  };
}

/** One hypothesis "at most r ties between the two": its statistic and critical values at 10, 5 and 1 %. */
export interface JohansenTest {
  readonly statistic: number;
  readonly criticalValues: readonly [tenPercent: number, fivePercent: number, onePercent: number];
}

/** Both forms of the test; first entry "no tie", second "at most one". */
export interface Johansen {
  readonly trace: readonly [JohansenTest, JohansenTest];
  readonly maximumEigenvalue: readonly [JohansenTest, JohansenTest];
  readonly eigenvalues: readonly [number, number];
}

type Pair = readonly [Float64Array, Float64Array];

type Square = readonly [readonly [number, number], readonly [number, number]];

/** MacKinnon, Haug and Michelis (1999), with a constant: at 10, 5 and 1 %. */
const noTieTrace = [13.4294, 15.4943, 19.9349] as const;

const noTieMaximum = [12.2971, 14.2639, 18.52] as const;

const oneTie = [2.7055, 3.8415, 6.6349] as const;

function products(a: Pair, b: Pair): Square {
  const cell = (p: Float64Array, q: Float64Array): number => p.reduce((sum, value, i) => sum + value * q[i]!, 0);
  return [
    [cell(a[0], b[0]), cell(a[0], b[1])],
    [cell(a[1], b[0]), cell(a[1], b[1])],
  ];
}

function inverse([[a, b], [c, d]]: Square): Square {
  const determinant = a * d - b * c;
  return [
    [d / determinant, -b / determinant],
    [-c / determinant, a / determinant],
  ];
}

function times([[a, b], [c, d]]: Square, [[e, f], [g, h]]: Square): Square {
  return [
    [a * e + b * g, a * f + b * h],
    [c * e + d * g, c * f + d * h],
  ];
}

function transposed([[a, b], [c, d]]: Square): Square {
  return [
    [a, c],
    [b, d],
  ];
}

/** Both eigenvalues, the larger first; the smaller through the determinant, which keeps its digits. */
function eigenvaluesOf([[a, b], [c, d]]: Square): [number, number] {
  const half = (a + d) / 2;
  const larger = half + Math.sqrt(Math.max(0, ((a - d) / 2) ** 2 + b * c));
  return [larger, (a * d - b * c) / larger];
}

/** Changes and lagged levels of both series, each less what the lagged changes explain. */
function cleared(x: Float64Array, y: Float64Array): { changes: Pair; levels: Pair } {
  const change = (values: Float64Array): Float64Array => values.subarray(1).map((value, i) => value - values[i]!);
  const lagged = [x, y].map((values) => demean(change(values).slice(0, -1)));
  const clear = (values: Float64Array): Float64Array => leastSquares(lagged, demean(values)).residuals;
  const changes: Pair = [clear(change(x).slice(1)), clear(change(y).slice(1))];
  return { changes, levels: [clear(x.slice(1, -1)), clear(y.slice(1, -1))] };
}

/**
 * How many ties hold two prices together, without choosing which one explains the other?
 *
 *     trace_r = −T Σ_{i>r} ln(1 − λ_i),  maximum_r = −T ln(1 − λ_{r+1});  λ = squared canonical correlations of
 *     changes and lagged levels, both cleared of one lagged change
 *
 * Johansen (1991), a constant outside the tie, one lagged change. A model with the constant inside the tie gives other
 * numbers (trace 6.63 instead of 5.35 on the reference pair).
 *
 * @param first Log price, oldest first, finite.
 * @param second The other log price, same length.
 * @returns Both statistics for "no tie" and "at most one"; `NaN` where a leg is constant or the legs coincide.
 * @throws RangeError when lengths differ or are below 7.
 * @example johansen([1, 2, 4, 3, 5, 6, 5, 7], [1, 3, 2, 4, 4, 6, 5, 6]).trace.length; // => 2
 * @see ANALYTICS.md 5; oracle: eth_iwm_utc_stationarity.json
 */
export function johansen(first: ArrayLike<number>, second: ArrayLike<number>): Johansen {
  if (first.length !== second.length || first.length < 7)
    throw new RangeError('Both series must have the same rows, at least 7.');
  const { changes, levels } = cleared(Float64Array.from(first), Float64Array.from(second));
  const across = products(levels, changes);
  const explained = times(times(across, inverse(products(changes, changes))), transposed(across));
  const eigenvalues = eigenvaluesOf(times(inverse(products(levels, levels)), explained));
  const [large, small] = eigenvalues.map((value) => -changes[0].length * Math.log1p(-value)) as [number, number];
  return {
    trace: [
      { statistic: large + small, criticalValues: noTieTrace },
      { statistic: small, criticalValues: oneTie },
    ],
    maximumEigenvalue: [
      { statistic: large, criticalValues: noTieMaximum },
      { statistic: small, criticalValues: oneTie },
    ],
    eigenvalues,
  };
}
