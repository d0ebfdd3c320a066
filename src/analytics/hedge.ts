import { rollingCoMoments } from './rolling.ts';
import { isRelativelyZero } from './series.ts';

/** Sample variances and covariance of two series (divided by n − 1). */
export interface PairMoments {
  readonly subjectVariance: number;
  readonly benchmarkVariance: number;
  readonly covariance: number;
}

/**
 * How much do two return series vary, and how much together?
 *
 *     Σ (x − x̄)(y − ȳ) / (n − 1)
 *
 * @param subject Returns, finite.
 * @param benchmark Returns of the same rows.
 * @returns Variances and covariance over all rows; `NaN` with fewer than two rows.
 * @throws RangeError when lengths differ.
 * @example pairMoments([1, 2, 3], [2, 4, 6]).covariance; // => 2
 * @see ANALYTICS.md 7
 */
export function pairMoments(subject: ArrayLike<number>, benchmark: ArrayLike<number>): PairMoments {
  const rows = subject.length;
  if (rows < 2) return { subjectVariance: NaN, benchmarkVariance: NaN, covariance: NaN };
  const { squaresX, squaresY, products } = rollingCoMoments(subject, benchmark, rows);
  const perRow = (sums: Float64Array): number => sums[rows - 1]! / (rows - 1);
  return { subjectVariance: perRow(squaresX), benchmarkVariance: perRow(squaresY), covariance: perRow(products) };
}

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

/**
 * Which share of the subject makes the calmest mix with the benchmark?
 *
 *     w = (σy² − ρσxσy) / (σx² + σy² − 2ρσxσy)
 *
 * Negative when the subject can only calm the mix by being sold short: then adding any of it stirs.
 *
 * @param subjectVolatility σx, 0 or more.
 * @param benchmarkVolatility σy in the same unit.
 * @param correlation ρ, −1 to 1.
 * @returns A weight, 0.05 for 5 %; may be negative; `NaN` when the two cannot be told apart.
 * @example minimumVarianceWeight(0.4, 0.2, 0).toFixed(6); // => '0.200000'
 * @see ANALYTICS.md 8; oracle: eth_iwm_utc_pair_structure.json
 */
export function minimumVarianceWeight(
  subjectVolatility: number,
  benchmarkVolatility: number,
  correlation: number,
): number {
  const covariance = correlation * subjectVolatility * benchmarkVolatility;
  const difference = subjectVolatility ** 2 + benchmarkVolatility ** 2 - 2 * covariance;
  return (benchmarkVolatility ** 2 - covariance) / difference;
}

/** What a mix of two holdings is like, against holding only the second. */
export interface PortfolioVolatility {
  /** In the unit of the volatilities given. */
  readonly volatility: number;
  /** Change against the benchmark alone, in percent; positive = more volatile. */
  readonly volatilityChangePct: number;
  /** Weighted volatilities over the volatility of the mix: 1 without any diversification. */
  readonly diversificationRatio: number;
}

/**
 * Does adding some of the subject to the benchmark calm a portfolio or stir it?
 *
 *     σ² = w²σx² + (1 − w)²σy² + 2w(1 − w)ρσxσy;   change = 100(σ/σy − 1);   ratio = (wσx + (1 − w)σy)/σ
 *
 * A low correlation is not enough: a little of x calms only when ρ < σy/σx. The diversification ratio (Choueifaty and
 * Coignard 2008) rises above 1 even when volatility goes up, so never show it alone as a benefit.
 *
 * @param subjectVolatility σx, 0 or more.
 * @param benchmarkVolatility σy in the same unit, above 0.
 * @param correlation ρ, −1 to 1.
 * @param subjectWeight w, the share put into the subject; 0.05 for 5 %.
 * @returns Volatility, its change, diversification ratio.
 * @example portfolioVolatility(0.8, 0.2, 0, 0.05).volatilityChangePct.toFixed(4); // => '-2.9176'
 * @see ANALYTICS.md 8; oracle: eth_iwm_utc_pair_structure.json
 */
export function portfolioVolatility(
  subjectVolatility: number,
  benchmarkVolatility: number,
  correlation: number,
  subjectWeight: number,
): PortfolioVolatility {
  const subjectPart = subjectWeight * subjectVolatility;
  const benchmarkPart = (1 - subjectWeight) * benchmarkVolatility;
  const volatility = Math.sqrt(subjectPart ** 2 + benchmarkPart ** 2 + 2 * correlation * subjectPart * benchmarkPart);
  return {
    volatility,
    volatilityChangePct: 100 * (volatility / benchmarkVolatility - 1),
    diversificationRatio: (subjectPart + benchmarkPart) / volatility,
  };
}

/**
 * How far has one market moved for each per cent of the other, window by window?
 *
 *     β_t = Σ(x − x̄)(y − ȳ) / Σ(y − ȳ)²   over rows t−W+1..t
 *
 * The slope of the subject's returns on the benchmark's, and the hedge ratio of that window. It wanders: one of 1.7 in
 * one year says little about the next.
 *
 * @param subject Returns, oldest first.
 * @param benchmark Returns of the same rows.
 * @param rows W, rows in the window, at least 2.
 * @returns One value per row; `NaN` before W rows, where a return is not finite and where the benchmark did not move.
 * @throws RangeError where `rows` is no whole number of at least 2 or the lengths differ.
 * @example Array.from(rollingBeta([1, 2, 6], [1, 2, 4], 2)); // => [NaN, 1, 2]
 * @see ANALYTICS.md 7
 */
export function rollingBeta(subject: ArrayLike<number>, benchmark: ArrayLike<number>, rows: number): Float64Array {
  const { squaresY, meanY, products } = rollingCoMoments(subject, benchmark, rows);
  return products.map((product, row) =>
    isRelativelyZero(squaresY[row]!, rows, meanY[row]!) ? NaN : product / squaresY[row]!,
  );
}
