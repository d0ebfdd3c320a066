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
