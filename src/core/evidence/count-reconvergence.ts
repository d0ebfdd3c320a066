import { findEpisodes } from './find-episodes.ts';
import type { Episode, EpisodeLevels } from './find-episodes.ts';

/** What became of the episodes of one path; shares are made from counts so that paths can be pooled. */
export interface ReconvergenceCounts {
  readonly episodesPerYear: number;
  readonly durationsSessions: readonly number[];
  readonly ended: readonly boolean[];
  /** Episodes back at the exit level within the horizon, of those whose fate within it is known. */
  readonly exited: number;
  readonly exitKnown: number;
  /** Entries after which the log ratio itself moved against the episode over the horizon, of those with that much data. */
  readonly narrowed: number;
  readonly narrowedKnown: number;
}

const sessionsPerYear = 252;

/**
 * How often did the measure go far out on this path, and what happened next?
 *
 *     exited: ended within h sessions;   narrowed: sign · (L_{start+h} − L_start) < 0
 *
 * A trailing measure falls back by construction once the move leaves its window; `narrowed` asks about the price gap
 * itself and is the question people mean. An episode still open and younger than h counts for neither side.
 *
 * @param logRatio The path, finite.
 * @param measure The measure on the same rows, `NaN` where undefined.
 * @param levels Enter and exit level.
 * @param horizonSessions h.
 * @returns Counts, and episodes per 252 rows with a value (`NaN` without such rows).
 * @example countReconvergence([0, 2, 1, 0], [0, 2, 1, 0], { enter: 2, exit: 0.5 }, 2).narrowed; // => 1
 * @see ANALYTICS.md 6; oracle: eth_iwm_null_reconvergence.json
 */
export function countReconvergence(
  logRatio: ArrayLike<number>,
  measure: ArrayLike<number>,
  levels: EpisodeLevels,
  horizonSessions = 60,
): ReconvergenceCounts {
  const episodes = findEpisodes(measure, levels);
  const known = episodes.filter((episode) => !episode.censored || episode.durationSessions >= horizonSessions);
  const followed = episodes.filter((episode) => episode.startRow + horizonSessions < logRatio.length);
  const narrowed = (episode: Episode): boolean => {
    const move = logRatio[episode.startRow + horizonSessions]! - logRatio[episode.startRow]!;
    return episode.sign * move < 0;
  };
  return {
    episodesPerYear: episodes.length / (countDefined(measure) / sessionsPerYear),
    durationsSessions: episodes.map((episode) => episode.durationSessions),
    ended: episodes.map((episode) => !episode.censored),
    exited: known.filter((episode) => !episode.censored && episode.durationSessions <= horizonSessions).length,
    exitKnown: known.length,
    narrowed: followed.filter(narrowed).length,
    narrowedKnown: followed.length,
  };
}

function countDefined(values: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) count += 1;
  return count;
}
