import { changes } from './changes.ts';

/**
 * By how much did the subject outgrow the benchmark, on the scale on which both directions weigh the same?
 *
 *     100 · (L_t − L_{t−N}),   L = ln(subject / benchmark)
 *
 * Raw: the wilder leg decides it almost alone. A gap of ETH against stocks is mostly ETH's own momentum under another name.
 *
 * @param logRatio L, oldest first.
 * @param rows N, sessions to look back, at least 1.
 * @returns Log per cent, one per session; `NaN` in the first N rows and where either value is `NaN`.
 * @throws RangeError where `rows` is no whole number of at least 1.
 * @example gapLog([0, 0.25], 1); // => [NaN, 25]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_gaps.json
 */
export function gapLog(logRatio: ArrayLike<number>, rows: number): Float64Array {
  return changes(logRatio, rows).map((change) => 100 * change);
}
