/** The two levels of the hysteresis: an episode opens at `enter` and closes at `exit`. */
export interface EpisodeLevels {
  readonly enter: number;
  readonly exit: number;
}

/** One stay of a measure beyond the enter level until it is back at the exit level. Rows are indices of the series. */
export interface Episode {
  readonly startRow: number;
  /** The row that closed it, or the last row with a value while it is still open. */
  readonly endRow: number;
  /** 1 when the measure was high (subject ahead), −1 when it was low. */
  readonly sign: 1 | -1;
  readonly entry: number;
  readonly peak: number;
  readonly peakRow: number;
  /** Still open at the end of the series: its true length is not known. */
  readonly censored: boolean;
  /** Rows with a value from start to end. */
  readonly durationSessions: number;
}

/** An episode under way: the part of it that is known before it ends. */
interface OpenEpisode {
  startRow: number;
  sign: 1 | -1;
  entry: number;
  peak: number;
  peakRow: number;
  durationSessions: number;
}

function open(row: number, value: number): OpenEpisode {
  return { startRow: row, sign: value > 0 ? 1 : -1, entry: value, peak: value, peakRow: row, durationSessions: 0 };
}

/** Moves an open episode on by one row and says whether that row closes it. */
function advance(episode: OpenEpisode, row: number, value: number, exit: number): boolean {
  episode.durationSessions += 1;
  if (value * episode.sign <= exit) return true;
  if (value * episode.sign > episode.peak * episode.sign) {
    episode.peak = value;
    episode.peakRow = row;
  }
  return false;
}

/**
 * When was the measure far out, for how long, and how far did it get?
 *
 *     opens at the first |D| ≥ enter; closes at the first later row with sign · D ≤ exit; a row may close one episode and open the next
 *
 * Two levels instead of one, so a measure trembling around the enter level makes one episode and not twenty. Only
 * rows up to each decision are used; the last episode may still be open, and its length is then a lower bound.
 *
 * @param values The measure, oldest first; `NaN` rows are passed over and not counted in durations.
 * @param levels Enter and exit, in the measure's unit, `0 ≤ exit < enter`.
 * @returns Episodes in order of their start; empty when the measure never reached the enter level.
 * @throws RangeError when the levels are not `0 ≤ exit < enter`.
 * @example findEpisodes([0, 2.1, 2.6, 0.4, 0], { enter: 2, exit: 0.5 })[0].durationSessions; // => 2
 * @see ANALYTICS.md 6; oracle: eth_iwm_utc_episodes.json
 */
export function findEpisodes(values: ArrayLike<number>, levels: EpisodeLevels): Episode[] {
  const { enter, exit } = levels;
  if (!(exit >= 0 && exit < enter)) throw new RangeError('Levels must satisfy 0 ≤ exit < enter.');
  const episodes: Episode[] = [];
  let current: OpenEpisode | undefined;
  let lastRow = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    lastRow = row;
    if (current && advance(current, row, value, exit)) {
      episodes.push({ ...current, endRow: row, censored: false });
      current = undefined;
    }
    if (!current && Math.abs(value) >= enter) current = open(row, value);
  }
  if (current) episodes.push({ ...current, endRow: lastRow, censored: true });
  return episodes;
}

/** What became of the episodes of one path; shares are made from counts so that paths can be pooled. */
export interface ConvergenceCounts {
  readonly episodesPerYear: number;
  /** Years with a value of the measure, by the clock of the rows. */
  readonly years: number;
  readonly durationsSessions: readonly number[];
  readonly ended: readonly boolean[];
  /** Episodes back at the exit level within the horizon, of those whose fate within it is known. */
  readonly exited: number;
  readonly exitKnown: number;
  /** Entries after which the log ratio itself moved against the episode over the horizon, of those with that much data. */
  readonly narrowed: number;
  readonly narrowedKnown: number;
}

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
 * @param rowsPerYear Rows in a year: 252 sessions, 365 days.
 * @returns Counts, and episodes per year of rows with a value (`NaN` without such rows).
 * @example countConvergence([0, 2, 1, 0], [0, 2, 1, 0], { enter: 2, exit: 0.5 }, 2).narrowed; // => 1
 * @see ANALYTICS.md 6; oracle: eth_iwm_null_reconvergence.json
 */
export function countConvergence(
  logRatio: ArrayLike<number>,
  measure: ArrayLike<number>,
  levels: EpisodeLevels,
  horizonSessions = 60,
  rowsPerYear = 252,
): ConvergenceCounts {
  const episodes = findEpisodes(measure, levels);
  const known = episodes.filter((episode) => !episode.censored || episode.durationSessions >= horizonSessions);
  const followed = episodes.filter((episode) => episode.startRow + horizonSessions < logRatio.length);
  const narrowed = (episode: Episode): boolean => {
    const move = logRatio[episode.startRow + horizonSessions]! - logRatio[episode.startRow]!;
    return episode.sign * move < 0;
  };
  const years = countDefined(measure) / rowsPerYear;
  return {
    episodesPerYear: episodes.length / years,
    years,
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
