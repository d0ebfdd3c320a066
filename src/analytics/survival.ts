import type { ConvergenceCounts } from './episodes.ts';
import { quantile } from './rank.ts';
import { requireSameLength } from './series.ts';

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
