/**
 * What correlation would remain in up-markets (or down-markets) alone, if nothing but the selection changed it?
 *
 *     ρ_half = ρ / √(ρ² + (1 − ρ²) · σ² / σ²_half),   σ²_half / σ² = 1 − 2/π for one half of a normal
 *
 * Looking only at days on which one market rose narrows its range and lowers the correlation of a perfectly steady
 * bivariate normal: 0.32 becomes 0.20 (Boyer, Gibson and Loretan 1999). A half-sample correlation means something only
 * beside this number, never beside the full one.
 *
 * @param correlation Full-sample correlation, −1 to 1.
 * @returns The correlation expected in either half.
 * @example conditionedNormalCorrelation(0.323895649641).toFixed(9); // => '0.202113496'
 * @see ANALYTICS.md 7; oracle: eth_iwm_pitfalls.json
 */
export function conditionedNormalCorrelation(correlation: number): number {
  const halfVarianceShare = 1 - 2 / Math.PI;
  return correlation / Math.sqrt(correlation ** 2 + (1 - correlation ** 2) / halfVarianceShare);
}
