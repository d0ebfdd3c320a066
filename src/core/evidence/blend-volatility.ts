/** What a mix of two holdings is like, against holding only the second. */
export interface Blend {
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
 * @example blendVolatility(0.8, 0.2, 0, 0.05).volatilityChangePct.toFixed(4); // => '-2.9176'
 * @see ANALYTICS.md 8; oracle: eth_iwm_utc_pair_structure.json
 */
export function blendVolatility(
  subjectVolatility: number,
  benchmarkVolatility: number,
  correlation: number,
  subjectWeight: number,
): Blend {
  const subjectPart = subjectWeight * subjectVolatility;
  const benchmarkPart = (1 - subjectWeight) * benchmarkVolatility;
  const volatility = Math.sqrt(subjectPart ** 2 + benchmarkPart ** 2 + 2 * correlation * subjectPart * benchmarkPart);
  return {
    volatility,
    volatilityChangePct: 100 * (volatility / benchmarkVolatility - 1),
    diversificationRatio: (subjectPart + benchmarkPart) / volatility,
  };
}
