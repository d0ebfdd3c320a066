import { clockOf, type RowClock } from '../market/calendar-days.ts';
import { plainName } from '../market/known-markets.ts';
import type { CorrelationReport, ExpertFigures, LeadFigures, WeeklyFigures } from '../reports/correlation.ts';
import {
  capitalised,
  formatCount,
  formatNumber,
  formatPercent,
  monthAndYear,
  percentileWords,
  plural,
  pWords,
} from './format.ts';

/** A single look at the change test needs this much before a change is called one; who looks every day needs 3.3. */
const CHANGE_Z = 2.6;

/** Fewer earlier values, or fewer windows that share no day, and a rank says nothing. */
const FEWEST_EARLIER = 252;

const FEWEST_WINDOWS = 5;

/** The answer in one line: how closely, on a scale that is said. */
export function correlationSentence(report: CorrelationReport): string {
  const { subject, benchmark, correlation } = report;
  const legs = `${plainName(subject)} and ${plainName(benchmark)}`;
  if (correlation.pearson === null)
    return `How closely ${legs} move cannot be measured over ${rows(report)}: one stood still, or both moved as one.`;
  return `${capitalised(legs)} ${strength(correlation.pearson)} over ${rows(report)}: ${formatNumber(correlation.pearson, 2)}, ${scaleWords(correlation.pearson)}.`;
}

/** What the number can be, as far as this one goes. */
function scaleWords(pearson: number): string {
  return pearson < 0 ? 'where 0 is unrelated and −1 a mirror' : 'where 0 is unrelated and 1 in step';
}

const rows = (report: CorrelationReport): string => plural(report.correlation.windowSessions, clockOf(report).row);

function strength(pearson: number): string {
  if (pearson < -0.2) return 'went opposite ways';
  if (pearson < 0.2) return 'hardly moved together';
  if (pearson < 0.5) return 'moved together loosely';
  return pearson < 0.8 ? 'moved together' : 'moved together closely';
}

/** How sure the number is, in one sentence; empty where that cannot be said. */
export function correlationIntervalWords({ correlation: { hacLow, hacHigh } }: CorrelationReport): string {
  if (hacLow === null || hacHigh === null) return '';
  const none = hacLow <= 0 && hacHigh >= 0 ? ', which may be none' : '';
  return `95 % sure: between ${formatNumber(hacLow, 2)} and ${formatNumber(hacHigh, 2)}${none}.`;
}

/** Where the correlation stands among its own earlier values, in one sentence. */
export function correlationRankWords({ rank, correlation: { pearson } }: CorrelationReport): string {
  const { signedPercentile, since, earlierValues, independentWindows } = rank;
  if (
    signedPercentile === null ||
    since === null ||
    earlierValues < FEWEST_EARLIER ||
    independentWindows < FEWEST_WINDOWS
  )
    return 'The history is too short to say whether that is high or low for these two.';
  const windows = `about ${plural(independentWindows, 'separate stretch', 'separate stretches')}`;
  // The figure itself: the sentence before may have ended with another one.
  const value = pearson === null ? 'That' : formatNumber(pearson, 2);
  const end = signedPercentile > 50 ? 'highest' : 'lowest';
  if (signedPercentile === 0 || signedPercentile === 100)
    return `${value} is the ${end} since ${monthAndYear(since)} (${windows}).`;
  return `${value} is higher than on ${percentileWords(signedPercentile)} of 100 days since ${monthAndYear(since)} (${windows}).`;
}

/** Whether the correlation changed against the window before, in one sentence. */
export function correlationChangeWords(report: CorrelationReport): string {
  const { previousPearson, pearson, changeZ, changeP } = report.correlation;
  if (previousPearson === null || pearson === null || changeZ === null || changeP === null) {
    return `Whether it changed cannot be tested without two windows of ${rows(report)} in which both moved.`;
  }
  const was = `It was ${formatNumber(previousPearson, 2)} in the ${rows(report)} before`;
  const chance = Math.abs(changeZ) >= CHANGE_Z ? 'so large a change is hardly chance' : 'the change may well be chance';
  return `${was}; ${formatNumber(previousPearson, 2) === formatNumber(pearson, 2) ? 'hardly a change' : chance}.`;
}

/** The test behind it, for those who know it; undefined where there is none. */
export function correlationTestWords({ correlation: { changeZ, changeP } }: CorrelationReport): string | undefined {
  if (changeZ === null || changeP === null) return undefined;
  return `The change by a single test: z ${formatNumber(changeZ, 1)}, ${pWords(changeP)}.`;
}

/** Whether one market can be used to foresee the other, in one sentence. */
export function leadWords(
  { usableLeads, sameHour }: ExpertFigures,
  subject: string,
  benchmark: string,
  { row }: Pick<RowClock, 'row'>,
): string {
  if (!sameHour)
    return 'Leads and lags: none usable. The bars end at different hours, which makes leads that are not there; ask with sampling:close.';
  if (usableLeads.length === 0)
    return `Leads and lags: none usable. Up to five ${row}s either way, none is at least 0.1 and clear of zero over ten looks.`;
  const named = usableLeads.map((lead) => oneLead(lead, subject, benchmark, row));
  return `Leads and lags that stand out over ten looks: ${named.join('; ')}. In sample; the next window may have none.`;
}

function oneLead(
  { benchmarkLeadSessions, correlation }: LeadFigures,
  subject: string,
  benchmark: string,
  row: string,
): string {
  const [first, second] = benchmarkLeadSessions > 0 ? [benchmark, subject] : [subject, benchmark];
  return `${first} before ${second} by ${plural(Math.abs(benchmarkLeadSessions), row)} (${formatNumber(correlation!, 2)})`;
}

/** One lead as a row: who comes first, the correlation, its interval. */
export function leadRow(lead: LeadFigures, subject: string, benchmark: string): string[] {
  const { benchmarkLeadSessions: sessions, correlation, low, high } = lead;
  const first = sessions > 0 ? benchmark : subject;
  const who = sessions === 0 ? 'same day' : `${first} ${formatCount(Math.abs(sessions))} before`;
  const interval = low === null || high === null ? '' : `${formatNumber(low, 2)} to ${formatNumber(high, 2)}`;
  return [who, correlation === null ? 'not measurable' : formatNumber(correlation, 2), interval];
}

/** Correlation in rising and falling markets, beside what looking at half of the days alone would show. */
export function upDownWords({ upDown: { up, down, expected } }: ExpertFigures, benchmark: string): string {
  if (up.correlation === null || down.correlation === null || expected === null)
    return 'Rising and falling days cannot be told apart: too few.';
  return `When ${benchmark} rose (${plural(up.sessions, 'day')}) their correlation was ${formatNumber(up.correlation, 2)}, when it fell (${formatCount(down.sessions)}) ${formatNumber(down.correlation, 2)}; looking at half of the days alone would show ${formatNumber(expected, 2)} either way.`;
}

/** Correlation from week to week, with its intervals. */
export function weeklyWords({ weekly: { last52, whole } }: ExpertFigures): string {
  const said = ({ correlation, low, high }: WeeklyFigures): string =>
    correlation === null || low === null || high === null
      ? 'not measurable'
      : `${formatNumber(correlation, 2)} (95 %: ${formatNumber(low, 2)} to ${formatNumber(high, 2)})`;
  return `From week to week their correlation is ${said(last52)} over the last ${plural(last52.weeks, 'week')}, ${said(whole)} over all ${formatCount(whole.weeks)}.`;
}

/** How far the subject moves with the benchmark, and how much that wanders. */
export function betaWords(
  { beta }: ExpertFigures,
  subject: string,
  benchmark: string,
  clock: Pick<RowClock, 'row'>,
): string {
  const { windowSessions, now, low, high, whole } = beta;
  if (now === null || low === null || high === null || whole === null)
    return `How far ${subject} moves with ${benchmark} cannot be measured.`;
  return `Per 1 % of ${benchmark}, ${subject} moved ${formatNumber(now, 2)} % over the last ${plural(windowSessions, clock.row)}; in nine of ten such windows ${formatNumber(low, 2)} to ${formatNumber(high, 2)} %, over all history ${formatNumber(whole, 2)} %.`;
}

/** How often their worst days coincide, beside a normal of the same correlation. */
export function tailWords({ tails }: ExpertFigures, subject: string, benchmark: string): string {
  const { share, lower, lowerTogether, lowerDays, upper, expected } = tails;
  if (lower === null || upper === null || expected === null) return 'Extreme days are too few to compare.';
  return `On ${formatCount(lowerTogether)} of ${benchmark}’s ${formatCount(lowerDays)} worst days (the lowest ${formatPercent(100 * share, 0)}) ${subject} had one of its own: ${formatPercent(100 * lower, 0)}; on best days ${formatPercent(100 * upper, 0)}; normal markets of this correlation show ${formatPercent(100 * expected, 0)}.`;
}
