import { countReconvergence } from './count-reconvergence.ts';
import type { EpisodeLevels } from './find-episodes.ts';
import { randomWalkPath } from './random-walk-path.ts';
import { summariseReconvergence } from './summarise-reconvergence.ts';
import type { ReconvergenceSummary } from './summarise-reconvergence.ts';

/** How the noise is made and looked at. */
export interface RandomWalkOptions {
  /** The detector's measure on a path, one value per row: the same as on the real data. */
  readonly measure: (logRatio: Float64Array) => ArrayLike<number>;
  readonly levels: EpisodeLevels;
  readonly paths: number;
  /** Mean block of the resampling, sessions; 1 for independent days. */
  readonly meanBlock: number;
  readonly horizonSessions?: number;
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
 * @example randomWalkBenchmark([0, 1, 0], { measure: (path) => path, levels: { enter: 9, exit: 1 }, paths: 5, meanBlock: 1, random: () => 0.5 }).episodes; // => 0
 * @see ANALYTICS.md 6, 10; oracle: eth_iwm_null_reconvergence.json
 */
export function randomWalkBenchmark(logRatio: ArrayLike<number>, options: RandomWalkOptions): ReconvergenceSummary {
  const changes = Float64Array.from({ length: logRatio.length - 1 }, (_, i) => logRatio[i + 1]! - logRatio[i]!);
  const counts = Array.from({ length: options.paths }, () => {
    const path = randomWalkPath(changes, options.meanBlock, options.random);
    return countReconvergence(path, options.measure(path), options.levels, options.horizonSessions);
  });
  return summariseReconvergence(counts);
}
