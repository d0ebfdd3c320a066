import { quantile } from './rank.ts';
import { requireSameLength } from './series.ts';

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

/** One time at which something ended: how many were still under way just before, and the share lasting longer. */
export interface SurvivalRow {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Log-log 95 % band of the survival; `NaN` once the survival is 0. */
  readonly low: number;
  readonly high: number;
}

/** A survival curve with its median. */
export interface KaplanMeier {
  readonly n: number;
  readonly events: number;
  /** Smallest time with survival of one half or less; `NaN` when not reached. */
  readonly median: number;
  /** The same, but the middle of the flat stretch where the survival is exactly one half. */
  readonly medianMidpoint: number;
  readonly low: number;
  /** `NaN` when the band never falls to one half: the upper end is "not reached". */
  readonly high: number;
  readonly table: readonly SurvivalRow[];
}

const z975 = 1.959963984540054;

/** A product of fractions that is one half on paper may come out as 0.5000000000000001. */
const halfTolerance = 1e-9;

function band(survival: number, greenwood: number): { low: number; high: number } {
  if (!(survival > 0 && survival < 1)) return { low: NaN, high: NaN };
  const standardError = Math.sqrt(greenwood) / Math.abs(Math.log(survival));
  return {
    low: survival ** Math.exp(z975 * standardError),
    high: survival ** Math.exp(-z975 * standardError),
  };
}

function survivalTable(durations: ArrayLike<number>, ended: ArrayLike<boolean>): SurvivalRow[] {
  const stays = Array.from(durations, (time, i) => ({ time, ended: ended[i]! })).sort((a, b) => a.time - b.time);
  const table: SurvivalRow[] = [];
  let survival = 1;
  let greenwood = 0;
  let from = 0;
  while (from < stays.length) {
    const { time } = stays[from]!;
    const atRisk = stays.length - from;
    let events = 0;
    for (; stays[from]?.time === time; from++) events += stays[from]!.ended ? 1 : 0;
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    table.push({ time, atRisk, events, survival, ...band(survival, greenwood) });
  }
  return table;
}

function firstAtHalf(table: readonly SurvivalRow[], column: 'survival' | 'low' | 'high'): number {
  return table.find((row) => row[column] <= 0.5 + halfTolerance)?.time ?? NaN;
}

function midpointOfHalf(table: readonly SurvivalRow[]): number {
  const index = table.findIndex((row) => row.survival <= 0.5 + halfTolerance);
  const row = table[index];
  if (!row) return NaN;
  if (Math.abs(row.survival - 0.5) >= halfTolerance) return row.time;
  return (row.time + (table[index + 1]?.time ?? NaN)) / 2;
}

/**
 * How long does a typical episode last, counting fairly those that are not over yet?
 *
 *     S(t) = Π (1 − events / at risk) over event times ≤ t; median = smallest t with S(t) ≤ 1/2
 *
 * Kaplan and Meier (1958), Greenwood variance, log-log band; the interval of the median is where the band crosses one
 * half (Brookmeyer and Crowley 1982). Leaving unfinished episodes out, or taking them as finished, makes the typical
 * stay look shorter than it is. With a handful of episodes the upper end is often not reached: say so.
 *
 * @param durations Sessions each episode lasted, or has lasted so far.
 * @param ended For each, whether it is over (`false` = censored); same length.
 * @returns Median with its 95 % interval and the whole table; `NaN` where not reached.
 * @throws RangeError when the two lists differ in length.
 * @example kaplanMeier([25, 37, 41, 51, 99], [true, true, true, true, false]).median; // => 41
 * @see ANALYTICS.md 6; oracle: eth_iwm_utc_episodes.json
 */
export function kaplanMeier(durations: ArrayLike<number>, ended: ArrayLike<boolean>): KaplanMeier {
  requireSameLength(durations, ended);
  const table = survivalTable(durations, ended);
  return {
    n: durations.length,
    events: Array.from(ended).filter(Boolean).length,
    median: firstAtHalf(table, 'survival'),
    medianMidpoint: midpointOfHalf(table),
    low: firstAtHalf(table, 'low'),
    high: firstAtHalf(table, 'high'),
    table,
  };
}

/** What became of all episodes of one or many paths. */
export interface ConvergenceSummary {
  readonly episodes: number;
  /** Mean over the paths, with the 5 % and 95 % quantile of the paths. */
  readonly episodesPerYear: number;
  readonly episodesPerYearLow: number;
  readonly episodesPerYearHigh: number;
  /** Kaplan–Meier median over all episodes together; `NaN` when not reached. */
  readonly medianSessions: number;
  readonly exitShare: number;
  /**
   * Share over by the horizon, Kaplan–Meier over all episodes: an open one counts for as long as it has lasted. Agrees
   * with the curve; `NaN` where the episodes do not reach that far.
   */
  readonly endedShare: number;
  readonly narrowedShare: number;
  /** Years looked at, all paths together. */
  readonly years: number;
  /** The counts behind the shares: back at the exit level of those whose fate is known, narrower of those followed. */
  readonly exited: number;
  readonly exitKnown: number;
  readonly narrowed: number;
  readonly narrowedKnown: number;
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
 * @param horizonSessions The horizon the counts were made for.
 * @returns Pooled figures; shares 0 to 1, `NaN` where nothing is known.
 * @example summariseConvergence([]).episodes; // => 0
 * @see ANALYTICS.md 6; oracle: eth_iwm_null_reconvergence.json
 */
export function summariseConvergence(paths: readonly ConvergenceCounts[], horizonSessions = 60): ConvergenceSummary {
  const total = (count: (path: ConvergenceCounts) => number): number =>
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
    ...shares(total),
    endedShare: endedBy(
      pooled.table,
      horizonSessions,
      durations.reduce((longest, one) => Math.max(longest, one), 0),
    ),
    years: total((path) => path.years),
    curve: pooled.table.map(({ time, survival }) => ({ time, survival })),
  };
}

type Total = (count: (path: ConvergenceCounts) => number) => number;

function shares(total: Total) {
  const [exited, exitKnown] = [total((path) => path.exited), total((path) => path.exitKnown)];
  const [narrowed, narrowedKnown] = [total((path) => path.narrowed), total((path) => path.narrowedKnown)];
  return {
    exited,
    exitKnown,
    narrowed,
    narrowedKnown,
    exitShare: exited / exitKnown,
    narrowedShare: narrowed / narrowedKnown,
  };
}

/** 1 − S(h): nothing is known beyond the longest stay, unless none is left by then. */
function endedBy(table: KaplanMeier['table'], horizon: number, longest: number): number {
  const last = table.findLast(({ time }) => time <= horizon);
  const survival = last?.survival ?? 1;
  return horizon <= longest || survival <= 0 ? 1 - survival : NaN;
}
