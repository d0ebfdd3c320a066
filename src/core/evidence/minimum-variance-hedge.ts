import { pairMoments } from './pair-moments.ts';

/** What shorting the benchmark against the subject can and cannot do. Volatilities are fractions per year. */
export interface Hedge {
  /** Units of the benchmark to sell per unit of the subject. */
  readonly hedgeRatio: number;
  readonly correlation: number;
  /** Share of the variance that the hedge removes: the squared correlation. */
  readonly effectiveness: number;
  /** Share of the volatility it removes, percent: always far less than the effectiveness suggests. */
  readonly volatilityRemovedPct: number;
  readonly subjectVolatility: number;
  readonly benchmarkVolatility: number;
  /** Adding the subject to the benchmark calms only when their correlation is below this: σy / σx. */
  readonly threshold: number;
}

/**
 * How much of the benchmark, sold short, would calm the subject most, and how much would be left?
 *
 *     h = cov(rx, ry) / var(ry);   effectiveness = ρ²;   volatility removed = 1 − √(1 − ρ²)
 *
 * Johnson (1960), Ederington (1979). In sample: the best ratio of the past, known only afterwards. An effectiveness of
 * 24 % removes only 13 % of the volatility.
 *
 * @param subjectReturns Log returns per session, finite, at least two.
 * @param benchmarkReturns The same sessions.
 * @param sessionsPerYear For the yearly volatilities: 252 sessions, 365 calendar days.
 * @returns Hedge figures; `NaN` where a leg does not move.
 * @throws RangeError when lengths differ.
 * @example minimumVarianceHedge([2, -2, 2, -2], [1, -1, 1, -1]).hedgeRatio; // => 2
 * @see ANALYTICS.md 7, 8; oracle: eth_iwm_utc_pair_structure.json
 */
export function minimumVarianceHedge(
  subjectReturns: ArrayLike<number>,
  benchmarkReturns: ArrayLike<number>,
  sessionsPerYear = 252,
): Hedge {
  const { subjectVariance, benchmarkVariance, covariance } = pairMoments(subjectReturns, benchmarkReturns);
  const correlation = covariance / Math.sqrt(subjectVariance * benchmarkVariance);
  const effectiveness = correlation ** 2;
  return {
    hedgeRatio: covariance / benchmarkVariance,
    correlation,
    effectiveness,
    volatilityRemovedPct: 100 * (1 - Math.sqrt(Math.max(0, 1 - effectiveness))),
    subjectVolatility: Math.sqrt(subjectVariance * sessionsPerYear),
    benchmarkVolatility: Math.sqrt(benchmarkVariance * sessionsPerYear),
    threshold: Math.sqrt(benchmarkVariance / subjectVariance),
  };
}
