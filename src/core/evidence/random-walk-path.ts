import { stationaryBootstrapIndices } from './stationary-bootstrap-indices.ts';

/**
 * What might the log ratio have looked like if it only wandered, with the same daily moves in another order?
 *
 *     L_0 = 0;  L_t = L_{t−1} + (resampled change − mean change)
 *
 * Driftless, with no pull back to anything: whatever a detector finds on such paths is found in pure noise.
 *
 * @param changes Daily changes of the real log ratio, finite.
 * @param meanBlock Mean block length of the resampling, sessions; 1 for independent days.
 * @param random Uniform numbers in [0, 1).
 * @returns One row more than there are changes.
 * @throws RangeError when there are no changes or the mean block is below 1.
 * @example Array.from(randomWalkPath([1, 3], 1, () => 0.9)); // => [0, 1, 2]
 * @see ANALYTICS.md 6; oracle: eth_iwm_null_reconvergence.json
 */
export function randomWalkPath(changes: ArrayLike<number>, meanBlock: number, random: () => number): Float64Array {
  const rows = stationaryBootstrapIndices(changes.length, meanBlock, random);
  let total = 0;
  for (let i = 0; i < changes.length; i++) total += changes[i]!;
  const drift = total / changes.length;
  const path = new Float64Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) path[i + 1] = path[i]! + changes[rows[i]!]! - drift;
  return path;
}
