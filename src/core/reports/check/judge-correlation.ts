import type { Claim } from '../../claims/claim.ts';
import type { AlignedPair } from '../../market/aligned-pair.ts';
import { correlationInterval, type CorrelationInterval } from '../../measures/correlation-interval.ts';
import { largestSince } from '../../measures/largest-since.ts';
import { logReturns } from '../../measures/log-returns.ts';
import { percentileAmongEarlier } from '../../measures/percentile-among-earlier.ts';
import { rollingCorrelation } from '../../measures/rolling-correlation.ts';
import { rollingRankCorrelation } from '../../measures/rolling-rank-correlation.ts';
import { definitionsWords } from '../../wording/definition-words.ts';
import { monthAndYear } from '../../wording/dates.ts';
import { percentileWords, plural, signed } from '../../wording/numbers.ts';
import { measureCorrelation } from '../correlation-report.ts';
import { defaultStarts } from '../multiverse-figures.ts';
import { sampleFacts } from '../sample-facts.ts';
import { untestable, verdictByShare, type Finding } from './finding.ts';
import { firstDayAfter } from './first-day-after.ts';

const WINDOWS = [30, 60, 90, 180, 252] as const;
const HEADLINE_WINDOW = 90;
/** Fewest rolling values before a lowest or highest one means anything. */
const FEWEST_VALUES = 252;
const FEWEST_SINCE = 20;
/** A correlation is called high from here on, if its interval also stays clear of zero by half as much. */
const HIGH = 0.5;
/** And low only below this: in a short window the interval of a close link reaches zero too. */
const LOW = 0.3;
/** Half of the definitions make a claim true; one of them makes it partly true. */
const thresholds = { enough: 0.5, some: 0 };

/** One way to measure correlation over time. */
interface CorrelationSeries {
  readonly family: 'pearson' | 'spearman';
  readonly windowSessions: number;
  readonly values: Float64Array;
}

/** One definition, and whether it makes the claim true. */
interface Vote {
  readonly family: string;
  readonly holds: boolean;
}

interface Returns {
  readonly rx: Float64Array;
  readonly ry: Float64Array;
}

/**
 * Is a claim about how closely two markets move together true?
 *
 * "Lowest ever" and its like ask ten definitions (two coefficients, five windows). Without a superlative, low means that
 * the interval reaches zero around less than 0.3, high that the correlation is at least 0.5 with an interval well clear of zero.
 *
 * @see ANALYTICS.md 2.2 to 2.5
 */
export function judgeCorrelation(claim: Claim, aligned: AlignedPair, starts?: readonly string[]): Finding {
  const returns = { rx: logReturns(aligned.x), ry: logReturns(aligned.y) };
  const votes =
    claim.superlative === 'none'
      ? levelVotes(claim, returns)
      : recordVotes(claim, returns, aligned.dates, startsOf(claim, aligned, starts));
  if (votes.length === 0)
    return untestable(
      `There are only ${plural(aligned.dates.length, 'common session')}, too few for a correlation with a history.`,
    );
  const holding = votes.filter(({ holds }) => holds);
  return {
    verdict: verdictByShare(holding.length, votes.length, thresholds),
    reason: reason(claim, aligned, returns, { holds: holding.length, asked: votes.length }),
    judgement: null,
    multiverse: null,
    trueBy: definitionsWords(holding),
    falseBy: definitionsWords(votes.filter(({ holds }) => !holds)),
    facts: sampleFacts(aligned),
    drawing: measureCorrelation(aligned, claim.windowSessions ?? HEADLINE_WINDOW).drawing,
  };
}

function startsOf(claim: Claim, { dates }: AlignedPair, starts?: readonly string[]): readonly string[] {
  return claim.superlative === 'record' ? (starts ?? defaultStarts(dates)) : [firstDayAfter(claim, dates.at(-1)!)];
}

function levelVotes(claim: Claim, returns: Returns): Vote[] {
  return windowsOf(claim)
    .filter((sessions) => returns.rx.length > sessions)
    .map((sessions) => ({ family: 'pearson', holds: isLevel(claim, intervalOfLast(returns, sessions)) }));
}

function isLevel({ relation }: Claim, { pearson, hacLow }: CorrelationInterval): boolean {
  return relation === 'low-correlation' ? hacLow <= 0 && pearson < LOW : pearson >= HIGH && hacLow >= HIGH / 2;
}

function windowsOf({ windowSessions }: Claim): readonly number[] {
  return windowSessions === null ? WINDOWS : [Math.max(20, windowSessions)];
}

function intervalOfLast({ rx, ry }: Returns, sessions: number): CorrelationInterval {
  return correlationInterval(rx.subarray(-sessions), ry.subarray(-sessions));
}

function recordVotes(claim: Claim, returns: Returns, dates: readonly string[], starts: readonly string[]): Vote[] {
  const fewest = claim.superlative === 'record' ? FEWEST_VALUES : FEWEST_SINCE;
  const rows = starts.map((start) => dates.findIndex((date) => date >= start)).filter((row) => row >= 0);
  return correlationSeries(returns, windowsOf(claim)).flatMap((series) =>
    rows.flatMap((row) => extremeVote(series, row, claim.relation === 'low-correlation' ? -1 : 1, fewest)),
  );
}

function correlationSeries({ rx, ry }: Returns, windows: readonly number[]): CorrelationSeries[] {
  return windows
    .filter((windowSessions) => rx.length > windowSessions)
    .flatMap((windowSessions): CorrelationSeries[] => [
      { family: 'pearson', windowSessions, values: rollingCorrelation(rx, ry, windowSessions) },
      { family: 'spearman', windowSessions, values: rollingRankCorrelation(rx, ry, windowSessions) },
    ]);
}

/** Whether the last value is the most extreme one in its direction; turned and lifted so that the record is the largest. */
function extremeVote({ family, values }: CorrelationSeries, row: number, sign: 1 | -1, fewest: number): Vote[] {
  const turned = values.subarray(row).map((value) => 2 + sign * value);
  if (Number.isNaN(turned.at(-1) ?? NaN)) return [];
  const standing = largestSince(turned, 'absolute');
  return standing.earlierValues < fewest ? [] : [{ family, holds: standing.record }];
}

function reason(claim: Claim, aligned: AlignedPair, returns: Returns, tally: { holds: number; asked: number }): string {
  const sessions = claim.windowSessions ?? HEADLINE_WINDOW;
  const { pearson, hacLow, hacHigh } = intervalOfLast(returns, sessions);
  const legs = `${aligned.pair.subject.symbol} and ${aligned.pair.benchmark.symbol}`;
  const now = Number.isNaN(pearson)
    ? 'not measurable in this window'
    : `${signed(pearson, 2)} over ${plural(sessions, 'session')} (95 %: ${signed(hacLow, 2)} to ${signed(hacHigh, 2)})`;
  return `Correlation of ${legs}: ${now}${rankWords(returns, aligned.dates, sessions)}; ${claimWords(claim)} by ${tally.holds} of ${plural(tally.asked, 'definition')}.`;
}

function rankWords({ rx, ry }: Returns, dates: readonly string[], sessions: number): string {
  const rolling = rollingCorrelation(rx, ry, sessions);
  const percentile = percentileAmongEarlier(rolling);
  const first = rolling.findIndex((value) => !Number.isNaN(value));
  if (Number.isNaN(percentile) || first < 0) return '';
  const windows = plural(Math.floor((rolling.length - first - 1) / sessions), 'independent window');
  return `, higher than on ${percentileWords(percentile)} % of days since ${monthAndYear(dates[first]!)} (about ${windows})`;
}

function claimWords({ relation, superlative }: Claim): string {
  const low = relation === 'low-correlation';
  if (superlative === 'none') return low ? 'low, with an interval that reaches zero,' : 'high';
  return low ? 'the lowest of the period claimed' : 'the highest of the period claimed';
}
