import { quantile } from '../measures/quantile.ts';
import type { Episode } from './find-episodes.ts';

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
