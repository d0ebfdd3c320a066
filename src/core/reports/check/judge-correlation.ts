import { correlationInterval, type CorrelationInterval } from '../../../analytics/correlation-inference.ts';
import { rollingCorrelation } from '../../../analytics/correlation.ts';
import { rollingRankCorrelation } from '../../../analytics/rank-correlation.ts';
import { largestSince, percentileAmongEarlier } from '../../../analytics/rank.ts';
import { logReturns } from '../../../analytics/returns.ts';
import type { AlignedPair } from '../../../market/alignment.ts';
import { dayMonthYear, formatNumber, monthAndYear, percentileWords, plural } from '../../../messages/format.ts';
import { definitionsWords } from '../../../messages/multiverse.ts';
import { measureCorrelation } from '../../../reports/correlation.ts';
import { defaultStarts } from '../../../reports/multiverse.ts';
import { sampleFacts } from '../../../reports/sample-facts.ts';
import type { Claim } from '../../claims/claim.ts';
import { reachWords } from '../../wording/divergence-claim-words.ts';
import { spokenRows } from './divergence-votes.ts';
import { type ClaimVerdict, type Finding, untestable, verdictByShare } from './finding.ts';
import { beginsBefore, firstDayAfter } from './first-day-after.ts';

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
      ? levelVotes(claim, returns, windowsOf(claim, aligned.dates))
      : recordVotes(claim, returns, aligned.dates, startsOf(claim, aligned, starts));
  if (votes.length === 0)
    return untestable(
      `There are only ${plural(aligned.dates.length, 'common session')}, too few for a correlation with a history.`,
    );
  const holding = votes.filter(({ holds }) => holds);
  const isCut = beginsBefore(claim, aligned.dates);
  const verdict = verdictByShare(holding.length, votes.length, thresholds);
  return {
    verdict: isPartial(claim, verdict, isCut, intervalOfLast(returns, headlineWindow(claim, aligned.dates)))
      ? 'partly'
      : verdict,
    reason: reason(claim, aligned, returns, { holds: holding.length, asked: votes.length, isCut }),
    judgement: null,
    multiverse: null,
    trueBy: definitionsWords(holding),
    falseBy: definitionsWords(votes.filter(({ holds }) => !holds)),
    facts: sampleFacts(aligned),
    drawing: measureCorrelation(aligned, headlineWindow(claim, aligned.dates)).chart,
  };
}

/** A record only as far as prices reach; a correlation below zero whose interval is not. */
function isPartial(claim: Claim, verdict: ClaimVerdict, isCut: boolean, { pearson }: CorrelationInterval): boolean {
  if (verdict === 'supported') return isCut;
  return verdict === 'not supported' && claim.inverse && claim.superlative === 'none' && pearson < 0;
}

function startsOf(claim: Claim, { dates }: AlignedPair, starts?: readonly string[]): readonly string[] {
  return claim.superlative === 'record' ? (starts ?? defaultStarts(dates)) : [firstDayAfter(claim, dates.at(-1)!)];
}

function levelVotes(claim: Claim, returns: Returns, windows: readonly number[]): Vote[] {
  return windows
    .filter((sessions) => returns.rx.length > sessions)
    .map((sessions) => ({ family: 'pearson', holds: isLevel(claim, intervalOfLast(returns, sessions)) }));
}

function isLevel({ relation, inverse }: Claim, { pearson, hacLow, hacHigh }: CorrelationInterval): boolean {
  if (inverse) return hacHigh < 0;
  return relation === 'low-correlation' ? hacLow <= 0 && pearson < LOW : pearson >= HIGH && hacLow >= HIGH / 2;
}

/** The window or period that was named, never fewer sessions than say anything; else five usual ones. */
function windowsOf(claim: Claim, dates: readonly string[]): readonly number[] {
  const rows = spokenRows(claim, dates);
  return rows === null ? WINDOWS : [Math.max(FEWEST_SINCE, rows)];
}

function headlineWindow(claim: Claim, dates: readonly string[]): number {
  return spokenRows(claim, dates) === null ? HEADLINE_WINDOW : windowsOf(claim, dates)[0]!;
}

function intervalOfLast({ rx, ry }: Returns, sessions: number): CorrelationInterval {
  return correlationInterval(rx.subarray(-sessions), ry.subarray(-sessions));
}

function recordVotes(claim: Claim, returns: Returns, dates: readonly string[], starts: readonly string[]): Vote[] {
  const fewest = claim.superlative === 'record' ? FEWEST_VALUES : FEWEST_SINCE;
  const rows = starts.map((start) => dates.findIndex((date) => date >= start)).filter((row) => row >= 0);
  return correlationSeries(returns, windowsOf(claim, dates)).flatMap((series) =>
    rows.flatMap((row) => extremeVote(series, row, claim, fewest)),
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
function extremeVote({ family, values }: CorrelationSeries, row: number, claim: Claim, fewest: number): Vote[] {
  const sign = claim.relation === 'low-correlation' ? -1 : 1;
  const turned = values.subarray(row).map((value) => 2 + sign * value);
  if (Number.isNaN(turned.at(-1) ?? NaN)) return [];
  const standing = largestSince(turned, 'absolute');
  return standing.earlierValues < fewest
    ? []
    : [{ family, holds: standing.record && !(claim.inverse && values.at(-1)! >= 0) }];
}

interface Tally {
  readonly holds: number;
  readonly asked: number;
  readonly isCut: boolean;
}

function reason(claim: Claim, { pair, dates }: AlignedPair, returns: Returns, { holds, asked, isCut }: Tally): string {
  const sessions = headlineWindow(claim, dates);
  const { pearson, hacLow, hacHigh } = intervalOfLast(returns, sessions);
  const legs = `${pair.subject.symbol} and ${pair.benchmark.symbol}`;
  const now = Number.isNaN(pearson)
    ? 'not measurable in this window'
    : `${formatNumber(pearson, 2)} over ${plural(sessions, 'session')} (95 %: ${formatNumber(hacLow, 2)} to ${formatNumber(hacHigh, 2)})`;
  const cut = isCut ? ` Prices of both begin on ${dayMonthYear(dates[0]!)}; what was before cannot be asked.` : '';
  return `Correlation of ${legs}: ${now}${rankWords(returns, dates, sessions)}. By ${holds} of ${plural(asked, 'definition')} it is ${claimWords(claim)}.${cut}`;
}

function rankWords({ rx, ry }: Returns, dates: readonly string[], sessions: number): string {
  const rolling = rollingCorrelation(rx, ry, sessions);
  const percentile = percentileAmongEarlier(rolling);
  const first = rolling.findIndex((value) => !Number.isNaN(value));
  if (Number.isNaN(percentile) || first < 0) return '';
  const windows = plural(Math.floor((rolling.length - first - 1) / sessions), 'independent window');
  return `, higher than on ${percentileWords(percentile)} % of days since ${monthAndYear(dates[first]!)} (about ${windows})`;
}

function claimWords(claim: Claim): string {
  const { relation, superlative, inverse } = claim;
  const low = relation === 'low-correlation';
  if (superlative === 'none' && inverse) return 'below zero with its whole interval';
  if (superlative === 'none')
    return low
      ? 'low: under 0.3, with an interval that reaches zero or below'
      : 'high: at least 0.5, with an interval well above zero';
  return `the ${low ? 'lowest' : 'highest'} ${superlative === 'record' ? 'on record' : reachWords(claim)}`;
}
