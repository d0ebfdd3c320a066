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
