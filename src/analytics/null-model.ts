import { type ConvergenceSummary, countConvergence, type EpisodeLevels, summariseConvergence } from './episodes.ts';

/**
 * Which random numbers, exactly, so that anyone can repeat a simulation from its seed?
 *
 *     Mulberry32: a 32-bit counter stepped by 0x6D2B79F5, scrambled twice, divided by 2^32
 *
 * The same seed gives the same numbers on every machine. Good enough to resample returns; never for secrets.
 *
 * @param seed Any integer; only its lowest 32 bits count.
 * @returns A function giving the next number, at least 0 and below 1, at every call.
 * @example mulberry32(20260630)(); // => 0.6132425933610648
 * @see ANALYTICS.md 11; oracle: eth_iwm_pitfalls.json
 */
export function mulberry32(seed: number): () => number {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(counter ^ (counter >>> 15), counter | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Which rows, in which order, make one resample of a series that keeps its short memory?
 *
 *     first row uniform; then with probability 1 / meanBlock a new uniform row, else the following row (wrapping round)
 *
 * Politis and Romano (1994). Blocks have a geometric length, so the resample is stationary; with a mean block of 1
 * it is the plain bootstrap. The continuation is drawn before the new row: the order fixes the result of a seed.
 *
 * @param length Rows of the series and of the resample, at least 1.
 * @param meanBlock Mean block length in rows, at least 1.
 * @param random Uniform numbers in [0, 1).
 * @returns `length` row indices, each from 0 to `length - 1`.
 * @throws RangeError when `length` or `meanBlock` is below 1.
 * @example Array.from(stationaryBootstrapIndices(4, 2, () => 0.5)); // => [2, 3, 0, 1]
 * @see ANALYTICS.md 11; oracle: eth_iwm_pitfalls.json
 */
export function stationaryBootstrapIndices(length: number, meanBlock: number, random: () => number): Int32Array {
  if (!(length >= 1) || !(meanBlock >= 1)) throw new RangeError('Length and mean block must be at least 1.');
  const indices = new Int32Array(length);
  let row = Math.floor(random() * length);
  indices[0] = row;
  for (let k = 1; k < length; k++) {
    row = random() < 1 / meanBlock ? Math.floor(random() * length) : (row + 1) % length;
    indices[k] = row;
  }
  return indices;
}

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

/** How the noise is made and looked at. */
export interface RandomWalkOptions {
  /** The detector's measure on a path, one value per row: the same as on the real data. */
  readonly measure: (logRatio: Float64Array) => ArrayLike<number>;
  readonly levels: EpisodeLevels;
  readonly paths: number;
  /** Mean block of the resampling, sessions; 1 for independent days. */
  readonly meanBlock: number;
  readonly horizonSessions?: number;
  /** Rows in a year: 252 where absent. */
  readonly rowsPerYear?: 252 | 365 | undefined;
  readonly random: () => number;
}

/**
 * What would the same detector report on pure noise made of this pair's own daily moves?
 *
 *     B driftless random walks of the same length from resampled changes; same measure, same levels, same counting
 *
 * The benchmark of every statement about reconvergence and the false-alarm rate of every alert: `episodesPerYear` is
 * how often a pair with no tie at all would set the alert off.
 *
 * @param logRatio The real log ratio, oldest first, finite.
 * @param options Measure, levels, number of paths, block length and source of randomness.
 * @returns Pooled figures over all paths; shares are within ±0.03 of their limit at 1,000 paths.
 * @throws RangeError when there are fewer than two rows or impossible options.
 * @example randomWalkNullModel([0, 1, 0], { measure: (path) => path, levels: { enter: 9, exit: 1 }, paths: 5, meanBlock: 1, random: () => 0.5 }).episodes; // => 0
 * @see ANALYTICS.md 6, 10; oracle: eth_iwm_null_reconvergence.json
 */
export function randomWalkNullModel(logRatio: ArrayLike<number>, options: RandomWalkOptions): ConvergenceSummary {
  const changes = Float64Array.from({ length: logRatio.length - 1 }, (_, i) => logRatio[i + 1]! - logRatio[i]!);
  const counts = Array.from({ length: options.paths }, () => {
    const path = randomWalkPath(changes, options.meanBlock, options.random);
    const { levels, horizonSessions, rowsPerYear } = options;
    return countConvergence(path, options.measure(path), levels, horizonSessions, rowsPerYear);
  });
  return summariseConvergence(counts, options.horizonSessions);
}
