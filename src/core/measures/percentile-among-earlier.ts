/**
 * Percentile of the last value among the earlier ones: what share of history was less extreme.
 *
 *     100 · (less + equal / 2) / n      over the n values before the last
 *
 * Earlier values only: the value never ranks against itself or the future. Overlapping windows make the n values far from
 * independent, so show ⌊n / window⌋ beside it. For "wider than" in either direction give it absolute values.
 *
 * @param values Oldest first, from the index start on; `NaN` entries are not counted.
 * @param minimumEarlier Fewest earlier values for an answer.
 * @returns 0 to 100, or `NaN` with fewer than `minimumEarlier` earlier values or an undefined last value.
 * @example percentileAmongEarlier([1, 2, 3, 2.5], 3); // => 66.66666666666667
 * @see ANALYTICS.md 3.1; oracle: eth_iwm_utc_gaps.json
 */
export function percentileAmongEarlier(values: ArrayLike<number>, minimumEarlier = 60): number {
  const last = values.length > 0 ? values[values.length - 1]! : NaN;
  let [twiceBelow, earlier] = [0, 0];
  for (let row = 0; row < values.length - 1; row++) {
    const value = values[row]!;
    twiceBelow += value < last ? 2 : value === last ? 1 : 0;
    earlier += Number(!Number.isNaN(value));
  }
  return Number.isNaN(last) || earlier < Math.max(1, minimumEarlier) ? NaN : (50 * twiceBelow) / earlier;
}
