import { rollingCoMoments, rollingMoments } from './rolling-moments.ts';
import { nanSeries, requireSameLength } from './series.ts';

/** A regression whose slope and intercept may wander, row by row. */
export interface KalmanSlope {
  /** Slope of ln subject on ln benchmark after the row was seen. */
  readonly slope: Float64Array;
  /** What the row was above its forecast from the rows before it. */
  readonly innovation: Float64Array;
  /** Standard deviation the filter expected of that innovation. */
  readonly innovationSd: Float64Array;
}

/**
 * How does the subject's level follow the benchmark's, if that relation is allowed to wander?
 *
 *     ln x_t = β_t ln y_t + α_t + noise,   (β, α) a random walk with step variance δ/(1−δ), noise variance `noiseVariance`
 *
 * Starts from β = α = 0 without uncertainty, so the first hundred values are settling in. δ sets the answer: a large one lets
 * the relation follow any gap until no gap is left.
 *
 * @param logSubject ln of the subject's prices, oldest first.
 * @param logBenchmark ln of the benchmark's prices on the same sessions.
 * @param delta δ, above 0 and below 1.
 * @param noiseVariance Variance of a single observation, above 0.
 * @returns Three series of the same length; `NaN` in rows where a value is not finite (the filter passes over them).
 * @throws RangeError where δ or the variance is out of range or the lengths differ.
 * @example kalmanSlope([0, 1], [1, 1]).innovation; // => [0, 1]
 * @see ANALYTICS.md 3; Chan, Algorithmic Trading (2013); oracle: eth_iwm_utc_zscores.json
 */
export function kalmanSlope(
  logSubject: ArrayLike<number>,
  logBenchmark: ArrayLike<number>,
  delta = 1e-4,
  noiseVariance = 1e-3,
): KalmanSlope {
  const length = requireSameLength(logSubject, logBenchmark);
  const filter = new WanderingLine(delta, noiseVariance);
  const [slope, innovation, innovationSd] = [length, length, length].map(nanSeries) as Three;
  for (let row = 0; row < length; row++) {
    if (!Number.isFinite(logSubject[row]! + logBenchmark[row]!)) continue;
    filter.observe(logBenchmark[row]!, logSubject[row]!);
    slope[row] = filter.slope;
    innovation[row] = filter.innovation;
    innovationSd[row] = Math.sqrt(filter.innovationVariance);
  }
  return { slope, innovation, innovationSd };
}

type Three = [Float64Array, Float64Array, Float64Array];

/** State (slope, intercept) with its 2×2 covariance, written out entry by entry. */
class WanderingLine {
  slope = 0;
  intercept = 0;
  innovation = NaN;
  innovationVariance = NaN;
  #slopeVariance = 0;
  #covariance = 0;
  #interceptVariance = 0;
  #stepVariance = 0;
  readonly #laterStepVariance: number;
  readonly #noiseVariance: number;

  constructor(delta: number, noiseVariance: number) {
    if (!(delta > 0 && delta < 1)) throw new RangeError(`Delta must lie between 0 and 1, not ${delta}.`);
    if (!(noiseVariance > 0)) throw new RangeError(`The noise variance must be above 0, not ${noiseVariance}.`);
    this.#laterStepVariance = delta / (1 - delta);
    this.#noiseVariance = noiseVariance;
  }

  observe(x: number, y: number): void {
    const slopeVariance = this.#slopeVariance + this.#stepVariance;
    const interceptVariance = this.#interceptVariance + this.#stepVariance;
    const withSlope = slopeVariance * x + this.#covariance;
    const withIntercept = this.#covariance * x + interceptVariance;
    const variance = x * withSlope + withIntercept + this.#noiseVariance;
    this.innovation = y - this.slope * x - this.intercept;
    this.innovationVariance = variance;
    this.slope += (withSlope / variance) * this.innovation;
    this.intercept += (withIntercept / variance) * this.innovation;
    this.#slopeVariance = slopeVariance - (withSlope * withSlope) / variance;
    this.#covariance -= (withSlope * withIntercept) / variance;
    this.#interceptVariance = interceptVariance - (withIntercept * withIntercept) / variance;
    this.#stepVariance = this.#laterStepVariance;
  }
}

/**
 * By how much does the subject's level move with the benchmark's, if both are measured with error?
 *
 *     [Sxx − Syy + √((Sxx − Syy)² + 4 Sxy²)] / (2 Sxy)      (x subject, y benchmark)
 *
 * Orthogonal regression: swapping the legs inverts the slope, which ordinary least squares does not do. With little common
 * movement it becomes huge and means nothing.
 *
 * @param logSubject ln of the subject's prices.
 * @param logBenchmark ln of the benchmark's prices on the same sessions.
 * @returns The slope over all rows given; `NaN` with fewer than 2 rows, with a value that is not finite, and where the legs do
 *   not covary at all.
 * @throws RangeError where the lengths differ.
 * @example tlsSlope([0, 1, 2], [0, 2, 4]); // => 0.5
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json (tls_slope_last_252)
 */
export function tlsSlope(logSubject: ArrayLike<number>, logBenchmark: ArrayLike<number>): number {
  const rows = requireSameLength(logSubject, logBenchmark);
  if (rows < 2) return NaN;
  const { squaresX, squaresY, products } = rollingCoMoments(logSubject, logBenchmark, rows);
  const together = products[rows - 1]!;
  if (together === 0) return NaN;
  const difference = squaresX[rows - 1]! - squaresY[rows - 1]!;
  const root = Math.hypot(difference, 2 * together);
  return difference > 0 ? (difference + root) / (2 * together) : (2 * together) / (root - difference);
}

/**
 * How far is a level from the average of the rows before it?
 *
 *     (v_t − mean) / sd   over rows t−W..t−1 (ddof 1)
 *
 * The present is not in its own yardstick, so this z has no upper bound and a jump shows in full.
 *
 * @param values A level such as the log ratio, oldest first.
 * @param rows W, rows in the window, at least 2.
 * @returns Dimensionless, one per row; `NaN` in the first W rows, where the value or one in the window is not finite, and where
 *   the window is constant.
 * @throws RangeError where `rows` is no whole number of at least 2.
 * @example zPrior([1, 3, 4], 2); // => [NaN, NaN, 1.414213562373095]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json
 */
export function zPrior(values: ArrayLike<number>, rows: number): Float64Array {
  const { mean, sd } = rollingMoments(values, rows);
  const z = nanSeries(values.length);
  for (let row = rows; row < values.length; row++) {
    const spread = sd[row - 1]!;
    if (spread > 0 && Number.isFinite(values[row]!)) z[row] = (values[row]! - mean[row - 1]!) / spread;
  }
  return z;
}
