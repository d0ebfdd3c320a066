import { quantile } from '../measures/quantile.ts';
import type { ReconvergenceCounts } from './count-reconvergence.ts';
import { kaplanMeier } from './kaplan-meier.ts';

/** What became of all episodes of one or many paths. */
export interface ReconvergenceSummary {
  readonly episodes: number;
  /** Mean over the paths, with the 5 % and 95 % quantile of the paths. */
  readonly episodesPerYear: number;
  readonly episodesPerYearLow: number;
  readonly episodesPerYearHigh: number;
  /** Kaplan–Meier median over all episodes together; `NaN` when not reached. */
  readonly medianSessions: number;
  readonly exitShare: number;
  readonly narrowedShare: number;
  /** Kaplan–Meier curve over all episodes together: share still open after so many sessions. */
  readonly curve: readonly { readonly time: number; readonly survival: number }[];
}

/**
 * Over all these paths, how often does a far-out gap come, how long does it stay, and does it close?
 *
 *     episodes pooled over the paths; shares = pooled counts; per year = mean of the paths
 *
 * Print it for simulated random walks beside every figure about the real pair: when both agree, "it may not last" is
 * true of noise as well and says nothing about the pair.
 *
 * @param paths Counts of each path; one entry for the real data.
 * @returns Pooled figures; shares 0 to 1, `NaN` where nothing is known.
 * @example summariseReconvergence([]).episodes; // => 0
 * @see ANALYTICS.md 6; oracle: eth_iwm_null_reconvergence.json
 */
export function summariseReconvergence(paths: readonly ReconvergenceCounts[]): ReconvergenceSummary {
  const total = (count: (path: ReconvergenceCounts) => number): number =>
    paths.reduce((sum, path) => sum + count(path), 0);
  const perYear = paths.map((path) => path.episodesPerYear);
  const durations = paths.flatMap((path) => path.durationsSessions);
  const pooled = kaplanMeier(
    durations,
    paths.flatMap((path) => path.ended),
  );
  return {
    episodes: durations.length,
    episodesPerYear: total((path) => path.episodesPerYear) / paths.length,
    episodesPerYearLow: quantile(perYear, 0.05),
    episodesPerYearHigh: quantile(perYear, 0.95),
    medianSessions: pooled.median,
    exitShare: total((path) => path.exited) / total((path) => path.exitKnown),
    narrowedShare: total((path) => path.narrowed) / total((path) => path.narrowedKnown),
    curve: pooled.table.map(({ time, survival }) => ({ time, survival })),
  };
}
