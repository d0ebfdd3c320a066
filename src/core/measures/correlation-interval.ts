import { autocovariance } from './autocovariance.ts';
import { correlationError } from './correlation-error.ts';
import { neweyWestLag } from './newey-west-lag.ts';

/** A correlation with what is known about its uncertainty; every figure but `count` and `lag` may be `NaN`. */
export interface CorrelationInterval {
  /** Returns in the window. */
  readonly count: number;
  readonly pearson: number;
  /** 95 % interval that takes volatility clusters and dependence between days into account. */
  readonly hacLow: number;
  readonly hacHigh: number;
  /** Standard error of atanh(pearson) behind it. */
  readonly hacErrorZ: number;
  /** Lags in that standard error. */
  readonly lag: number;
  /** 95 % interval as if the days were independent and normal: a check, usually too narrow. */
  readonly fisherLow: number;
  readonly fisherHigh: number;
  /** How many independent days the window is worth for this correlation. */
  readonly bartlettCount: number;
}

/** The two-sided 95 % point of the normal distribution. */
const z975 = 1.959963984540054;

/**
 * How sure are we of this correlation?
 *
 *     tanh(atanh r ± 1.96 · se),  se from ψ = u·v − r·(u² + v²)/2 with Bartlett weights up to L = ⌊4(n/100)^(2/9)⌋
 *     n_eff = n / (1 + 2 Σ (1 − k/n) a_x(k) a_y(k)),  k up to ⌊10 log₁₀ n⌋
 *
 * u and v are the returns standardised with 1/n moments. An interval that holds 0.2 and 0.6 says that a change from one to the
 * other has not been shown.
 *
 * @param x Returns of one market in the window.
 * @param y Returns of the other on the same sessions.
 * @returns The interval; everything but `count` and `lag` is `NaN` where the correlation is undefined (fewer than 4 returns, a
 *   constant leg, a return that is not finite) or within 1e-12 of ±1, where no interval exists.
 * @throws RangeError where the lengths differ.
 * @example correlationInterval([1, 2, 3, 4, 5], [1, 3, 2, 5, 4]).fisherLow; // => -0.27964004196935544
 * @see ANALYTICS.md 2.2; Bartlett (1935), Pyper and Peterman (1998); oracle: eth_iwm_utc_correlation_ci.json
 */
export function correlationInterval(x: ArrayLike<number>, y: ArrayLike<number>): CorrelationInterval {
  const { pearson, hacErrorZ, u, v } = correlationError(x, y);
  const count = u.length;
  if (Number.isNaN(pearson)) return undefinedInterval(count);
  const hac = around(pearson, hacErrorZ);
  const fisher = around(pearson, 1 / Math.sqrt(count - 3));
  return {
    count,
    pearson,
    hacLow: hac.low,
    hacHigh: hac.high,
    hacErrorZ,
    lag: neweyWestLag(count),
    fisherLow: fisher.low,
    fisherHigh: fisher.high,
    bartlettCount: bartlettCount(u, v),
  };
}

function undefinedInterval(count: number): CorrelationInterval {
  const undefinedFigures = { pearson: NaN, hacLow: NaN, hacHigh: NaN, hacErrorZ: NaN };
  return {
    count,
    lag: neweyWestLag(count),
    ...undefinedFigures,
    fisherLow: NaN,
    fisherHigh: NaN,
    bartlettCount: NaN,
  };
}

function around(pearson: number, errorZ: number): { low: number; high: number } {
  const z = Math.atanh(pearson);
  return { low: Math.tanh(z - z975 * errorZ), high: Math.tanh(z + z975 * errorZ) };
}

/** Never below a billionth of a day in the denominator: strongly negative dependence would turn the count negative. */
function bartlettCount(u: Float64Array, v: Float64Array): number {
  const count = u.length;
  const lags = Math.min(count - 1, Math.floor(10 * Math.log10(count)));
  let inflation = 1;
  for (let k = 1; k <= lags; k++) inflation += 2 * (1 - k / count) * autocovariance(u, k) * autocovariance(v, k);
  return count / Math.max(inflation, 1e-9);
}
