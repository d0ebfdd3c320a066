import type { Episode } from './episodes.ts';
import { stationaryBootstrapIndices } from './null-model.ts';
import { quantile } from './rank.ts';

/** What followed one entry; log returns in percent over the horizon. */
export interface ForwardCase {
  readonly startRow: number;
  readonly sign: 1 | -1;
  readonly subjectPct: number;
  readonly benchmarkPct: number;
  /** Subject less benchmark: the change of the log ratio. */
  readonly differencePct: number;
}

/** Averages over cases; means are `NaN` with fewer cases than asked for. */
export interface ForwardSummary {
  readonly cases: number;
  readonly subjectMeanPct: number;
  readonly benchmarkMeanPct: number;
  readonly differenceMeanPct: number;
  readonly differenceMedianPct: number;
  /** Share of cases in which the difference went against the sign: the gap narrowed. */
  readonly narrowedShare: number;
}

/** Every case, the two directions, and all days as the base to compare with. */
export interface ForwardReturns {
  readonly cases: readonly ForwardCase[];
  readonly ahead: ForwardSummary;
  readonly behind: ForwardSummary;
  /** All rows on which the measure and the horizon are known, as if each were an entry ahead. */
  readonly base: ForwardSummary;
}

/** Prices of both legs and the measure on the same rows, and how far to look ahead. */
export interface ForwardQuestion {
  readonly subject: ArrayLike<number>;
  readonly benchmark: ArrayLike<number>;
  readonly measure: ArrayLike<number>;
  readonly horizonSessions: number;
  /** Fewest cases for means; below it only the list of cases is honest. */
  readonly minimumCases?: number;
}

function caseAt(question: ForwardQuestion, startRow: number, sign: 1 | -1): ForwardCase {
  const ahead = startRow + question.horizonSessions;
  const subjectPct = 100 * Math.log(question.subject[ahead]! / question.subject[startRow]!);
  const benchmarkPct = 100 * Math.log(question.benchmark[ahead]! / question.benchmark[startRow]!);
  return { startRow, sign, subjectPct, benchmarkPct, differencePct: subjectPct - benchmarkPct };
}

function summarise(cases: readonly ForwardCase[], minimumCases: number): ForwardSummary {
  const mean = (pick: (one: ForwardCase) => number): number =>
    cases.length < minimumCases ? NaN : cases.reduce((sum, one) => sum + pick(one), 0) / cases.length;
  const differences = cases.map((one) => one.differencePct);
  return {
    cases: cases.length,
    subjectMeanPct: mean((one) => one.subjectPct),
    benchmarkMeanPct: mean((one) => one.benchmarkPct),
    differenceMeanPct: mean((one) => one.differencePct),
    differenceMedianPct: cases.length < minimumCases ? NaN : quantile(differences, 0.5),
    narrowedShare: mean((one) => (one.sign * one.differencePct < 0 ? 1 : 0)),
  };
}

/**
 * What did both legs do in the sessions after an episode began, and what do they do on any day?
 *
 *     100 · ln(P_{t+h} / P_t) of each leg from the entry row t
 *
 * The base is what makes the cases readable: a fall of the gap in 60 % of entries says little when it falls on 55 % of
 * all days. Means of fewer than ten cases are noise and are not given; the list of cases is.
 *
 * @param question Prices, measure, horizon h in rows, and fewest cases for a mean (default 10).
 * @param episodes Episodes of that measure.
 * @returns Cases with a known outcome, summaries by direction, and the base of all days.
 * @example forwardReturns({ subject: [1, 2, 1], benchmark: [1, 1, 1], measure: [0, 2, 0], horizonSessions: 1 }, [{ startRow: 1, sign: 1 }]).cases.length; // => 1
 * @see ANALYTICS.md 6; oracle: eth_iwm_utc_episodes.json
 */
export function forwardReturns(
  question: ForwardQuestion,
  episodes: readonly Pick<Episode, 'startRow' | 'sign'>[],
): ForwardReturns {
  const { measure, horizonSessions, minimumCases = 10 } = question;
  const followed = (row: number): boolean => row + horizonSessions < measure.length;
  const cases = episodes
    .filter((episode) => followed(episode.startRow))
    .map((episode) => caseAt(question, episode.startRow, episode.sign));
  const everyRow = Array.from(measure, (value, row) => (Number.isNaN(value) ? NaN : row)).filter(followed);
  return {
    cases,
    ahead: summarise(
      cases.filter((one) => one.sign > 0),
      minimumCases,
    ),
    behind: summarise(
      cases.filter((one) => one.sign < 0),
      minimumCases,
    ),
    base: summarise(
      everyRow.map((row) => caseAt(question, row, 1)),
      minimumCases,
    ),
  };
}

/** How the history is dealt again. */
export interface EntryMeanOptions {
  readonly meanBlock: number;
  readonly resamples: number;
  readonly random: () => number;
  readonly minimumEntries?: number;
}

/**
 * Between which bounds does the mean after an entry lie, given that entries cluster in time?
 *
 *     resample all rows in blocks (stationary bootstrap over calendar time), average the entries each resample holds,
 *     take the 2.5 % and 97.5 % quantiles
 *
 * Resampling the list of entries instead would treat two entries in one crash as two witnesses. Take a mean block of
 * about the horizon. With fewer than ten entries there is no interval, only the cases.
 *
 * @param outcomes For every row what followed it, for example a forward return in percent; `NaN` where unknown.
 * @param entryRows Rows at which an episode began.
 * @param options Mean block, number of resamples, random numbers, fewest entries (default 10).
 * @returns Lower and upper bound in the unit of the outcomes; both `NaN` with too few entries of known outcome.
 * @throws RangeError when the mean block is below 1.
 * @example entryMeanInterval([1, 2, 3], [1], { meanBlock: 1, resamples: 10, random: () => 0.5 }); // => [NaN, NaN]
 * @see ANALYTICS.md 6
 */
export function entryMeanInterval(
  outcomes: ArrayLike<number>,
  entryRows: readonly number[],
  options: EntryMeanOptions,
): readonly [low: number, high: number] {
  const entries = new Uint8Array(outcomes.length);
  for (const row of entryRows) if (!Number.isNaN(outcomes[row])) entries[row] = 1;
  const known = entries.reduce((sum, entry) => sum + entry, 0);
  if (known < (options.minimumEntries ?? 10)) return [NaN, NaN];
  const means: number[] = [];
  for (let resample = 0; resample < options.resamples; resample++) {
    const rows = stationaryBootstrapIndices(outcomes.length, options.meanBlock, options.random);
    const mean = meanOfEntries(outcomes, entries, rows);
    if (!Number.isNaN(mean)) means.push(mean);
  }
  return [quantile(means, 0.025), quantile(means, 0.975)];
}

function meanOfEntries(outcomes: ArrayLike<number>, entries: Uint8Array, rows: Int32Array): number {
  let sum = 0;
  let count = 0;
  for (const row of rows) {
    if (entries[row] !== 1) continue;
    sum += outcomes[row]!;
    count += 1;
  }
  return sum / count;
}
