import { clockOf, rowsText } from '../market/calendar-days.ts';
import { nameOf } from '../market/known-markets.ts';
import type { CorrelationReport, ExpertFigures, LeadFigures, WeeklyFigures } from '../reports/correlation.ts';
import { pWords } from './chance.ts';
import { capital, fmt, joined, msg, type Text } from './text.ts';

/** A single look at the change test needs this much before a change is called one; who looks every day needs 3.3. */
const CHANGE_Z = 2.6;

/** Fewer earlier values, or fewer windows that share no day, and a rank says nothing. */
const FEWEST_EARLIER = 252;

const FEWEST_WINDOWS = 5;

/** The answer in one line: how closely, on a scale that is said. */
export function correlationSentence(report: CorrelationReport): Text {
  const { pearson } = report.correlation;
  const [subject, benchmark] = [nameOf(report.subject), nameOf(report.benchmark)];
  if (pearson === null) return msg('correlation.unmeasured', { subject, benchmark, rows: rows(report) });
  return msg('correlation.sentence', {
    subject: capital(subject),
    benchmark,
    strength: strength(pearson),
    rows: rows(report),
    value: fmt.number(pearson, 2),
    negative: pearson < 0,
    usual: usualOf(report),
  });
}

/** Beyond nine of ten earlier days a correlation is more or less than usual for the two: what the band of the picture shows. */
function usualOf({ rank }: CorrelationReport): 'usual' | 'more' | 'less' | 'unknown' {
  const { signedPercentile } = rank;
  if (signedPercentile === null || isTooShort(rank)) return 'unknown';
  if (signedPercentile > 95) return 'more';
  return signedPercentile < 5 ? 'less' : 'usual';
}

const rows = (report: CorrelationReport): Text => rowsText(report.correlation.windowSessions, report);

function strength(pearson: number): 'opposite' | 'hardly' | 'loosely' | 'together' | 'closely' {
  if (pearson < -0.2) return 'opposite';
  if (pearson < 0.2) return 'hardly';
  if (pearson < 0.5) return 'loosely';
  return pearson < 0.8 ? 'together' : 'closely';
}

/** How sure the number is, in one sentence; undefined where that cannot be said. */
export function correlationIntervalWords({ correlation: { hacLow, hacHigh } }: CorrelationReport): Text | undefined {
  if (hacLow === null || hacHigh === null) return undefined;
  const mayBeNone = hacLow <= 0 && hacHigh >= 0;
  return msg('correlation.interval', { low: fmt.number(hacLow, 2), high: fmt.number(hacHigh, 2), mayBeNone });
}

/** Where the correlation stands among its own earlier values, in one sentence. */
export function correlationRankWords({ rank, correlation: { pearson } }: CorrelationReport): Text {
  const { signedPercentile, since, independentWindows: windows } = rank;
  if (pearson === null || signedPercentile === null || since === null || isTooShort(rank))
    return msg('correlation.rankTooShort');
  // The figure itself: the sentence before may have ended with another one.
  const said = { value: fmt.number(pearson, 2), since: fmt.month(since), windows };
  if (signedPercentile === 0 || signedPercentile === 100)
    return msg('correlation.rankEnd', { ...said, end: signedPercentile > 50 ? 'highest' : 'lowest' });
  return msg('correlation.rank', { ...said, days: daysBelow(signedPercentile) });
}

function isTooShort({ earlierValues, independentWindows }: CorrelationReport['rank']): boolean {
  return earlierValues < FEWEST_EARLIER || independentWindows < FEWEST_WINDOWS;
}

/** Cut, not rounded; the ends are said to be near. */
function daysBelow(percentile: number): Text {
  if (percentile > 99) return msg('correlation.over99');
  if (percentile < 1) return msg('correlation.under1');
  return msg('correlation.days', { days: Math.floor(percentile) });
}

/** Whether the correlation changed against the window before, in one sentence. */
export function correlationChangeWords(report: CorrelationReport): Text {
  const { previousPearson, pearson, changeZ, changeP } = report.correlation;
  if (previousPearson === null || pearson === null || changeZ === null || changeP === null)
    return msg('correlation.changeUnknown', { rows: rows(report) });
  const size = Math.abs(changeZ) >= CHANGE_Z ? 'large' : 'chance';
  return msg('correlation.change', {
    was: fmt.number(previousPearson, 2),
    rows: rows(report),
    size: shownAs(previousPearson) === shownAs(pearson) ? 'none' : size,
  });
}

const shownAs = (value: number): number => Number(value.toFixed(2));

/** The test behind it, for those who know it; undefined where there is none. */
export function correlationTestWords({ correlation: { changeZ, changeP } }: CorrelationReport): Text | undefined {
  if (changeZ === null || changeP === null) return undefined;
  return msg('correlation.test', { z: fmt.number(changeZ, 1), p: pWords(changeP) });
}

type Clocked = Pick<CorrelationReport, 'everyDay'>;

/** Whether one market can be used to foresee the other, in one sentence. */
export function leadWords(
  { usableLeads, sameHour }: ExpertFigures,
  subject: string,
  benchmark: string,
  clocked: Clocked,
): Text {
  if (!sameHour) return msg('correlation.leadsOtherHours');
  if (usableLeads.length === 0)
    return msg('correlation.leadsNone', { everyDay: clockOf(clocked).row === 'day', least: fmt.number(0.1, 1) });
  const leads = usableLeads.map((lead) => oneLead(lead, subject, benchmark, clocked));
  return msg('correlation.leads', { leads: joined(leads, '; ') });
}

function oneLead(
  { benchmarkLeadSessions, correlation }: LeadFigures,
  subject: string,
  benchmark: string,
  clocked: Clocked,
): Text {
  const [first, second] = benchmarkLeadSessions > 0 ? [benchmark, subject] : [subject, benchmark];
  const ahead = rowsText(Math.abs(benchmarkLeadSessions), clocked);
  return msg('correlation.lead', { first, second, rows: ahead, value: fmt.number(correlation!, 2) });
}

/** One lead as a row: who comes first, the correlation, its interval. */
export function leadRow(lead: LeadFigures, subject: string, benchmark: string): Text[] {
  const { benchmarkLeadSessions: sessions, correlation, low, high } = lead;
  const first = sessions > 0 ? benchmark : subject;
  const count = fmt.count(Math.abs(sessions));
  const who = sessions === 0 ? msg('correlation.sameDay') : msg('correlation.leadCell', { first, count });
  return [who, correlationText(correlation), rangeText(low, high)];
}

/** A correlation to two decimals, or that it cannot be measured. */
export function correlationText(value: number | null): Text {
  return value === null ? msg('correlation.notMeasurable') : fmt.number(value, 2);
}

/** `0.12 to 0.34`; empty where unknown. */
export function rangeText(low: number | null, high: number | null): Text {
  if (low === null || high === null) return '';
  return msg('correlation.range', { low: fmt.number(low, 2), high: fmt.number(high, 2) });
}

/** Correlation in rising and falling markets, beside what looking at half of the days alone would show. */
export function upDownWords({ upDown: { up, down, expected } }: ExpertFigures, benchmark: string): Text {
  if (up.correlation === null || down.correlation === null || expected === null)
    return msg('correlation.upDownUnknown');
  return msg('correlation.upDown', {
    benchmark,
    upDays: msg('sample.days', { count: up.sessions }),
    up: fmt.number(up.correlation, 2),
    downDays: fmt.count(down.sessions),
    down: fmt.number(down.correlation, 2),
    expected: fmt.number(expected, 2),
  });
}

/** Correlation from week to week, with its intervals. */
export function weeklyWords({ weekly: { last52, whole } }: ExpertFigures): Text {
  return msg('correlation.weekly', {
    last: weeklyFigures(last52),
    lastWeeks: last52.weeks,
    whole: weeklyFigures(whole),
    wholeWeeks: fmt.count(whole.weeks),
  });
}

function weeklyFigures({ correlation, low, high }: WeeklyFigures): Text {
  return correlation === null || low === null || high === null
    ? msg('correlation.notMeasurable')
    : withIntervalText(correlation, low, high);
}

/** `0.57 (95 %: 0.41 to 0.70)` */
export function withIntervalText(value: number, low: number, high: number): Text {
  return msg('correlation.withInterval', {
    value: fmt.number(value, 2),
    low: fmt.number(low, 2),
    high: fmt.number(high, 2),
  });
}

/** How far the subject moves with the benchmark, and how much that wanders. */
export function betaWords({ beta }: ExpertFigures, subject: string, benchmark: string, clocked: Clocked): Text {
  const { windowSessions, now, low, high, whole } = beta;
  if (now === null || low === null || high === null || whole === null)
    return msg('correlation.betaUnknown', { subject, benchmark });
  return msg('correlation.beta', {
    benchmark,
    subject,
    now: fmt.percent(now, 2),
    rows: rowsText(windowSessions, clocked),
    low: fmt.number(low, 2),
    high: fmt.percent(high, 2),
    whole: fmt.percent(whole, 2),
  });
}

/** How often their worst days coincide, beside a normal of the same correlation. */
export function tailWords({ tails }: ExpertFigures, subject: string, benchmark: string): Text {
  const { share, lower, lowerTogether, lowerDays, upper, expected } = tails;
  if (lower === null || upper === null || expected === null) return msg('correlation.tailsUnknown');
  return msg('correlation.tails', {
    together: fmt.count(lowerTogether),
    benchmark,
    days: fmt.count(lowerDays),
    share: fmt.percent(100 * share, 0),
    subject,
    lower: fmt.percent(100 * lower, 0),
    upper: fmt.percent(100 * upper, 0),
    expected: fmt.percent(100 * expected, 0),
  });
}
