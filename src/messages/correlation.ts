import type { CorrelationReport, ExpertFigures, LeadFigures } from '../reports/correlation.ts';
import { formatCount, formatNumber, formatPercent, monthAndYear, percentileWords, plural, pWords } from './format.ts';

/** The change test needs this much before a change is called one; it is looked at every day. */
const CHANGE_Z = 2.6;

/** The answer in one line: the correlation, its interval, how that compares. */
export function correlationSentence(report: CorrelationReport): string {
  const { subject, benchmark, correlation } = report;
  const legs = `${subject.symbol} and ${benchmark.symbol}`;
  if (correlation.pearson === null)
    return `The correlation of ${legs} cannot be measured over ${plural(correlation.windowSessions, 'session')}: one of them did not move, or both moved as one.`;
  return `${legs} ${strength(correlation.pearson)}: correlation ${formatNumber(correlation.pearson, 2)}${intervalWords(report)} over ${plural(correlation.windowSessions, 'session')}${rankWords(report)}.`;
}

function strength(pearson: number): string {
  if (pearson < -0.2) return 'moved against each other';
  if (pearson < 0.2) return 'moved almost independently';
  if (pearson < 0.5) return 'moved together loosely';
  return pearson < 0.8 ? 'moved together' : 'moved together closely';
}

function intervalWords({ correlation: { hacLow, hacHigh } }: CorrelationReport): string {
  return hacLow === null || hacHigh === null
    ? ''
    : ` (95 %: ${formatNumber(hacLow, 2)} to ${formatNumber(hacHigh, 2)})`;
}

function rankWords({ rank }: CorrelationReport): string {
  if (rank.signedPercentile === null || rank.since === null) return '';
  return `, higher than on ${percentileWords(rank.signedPercentile)} % of days since ${monthAndYear(rank.since)} (about ${plural(rank.independentWindows, 'independent window')})`;
}

/** Whether the correlation changed against the window before, in one sentence. */
export function correlationChangeWords({ correlation }: CorrelationReport): string {
  const { previousPearson, pearson, changeZ, changeP, windowSessions } = correlation;
  if (previousPearson === null || pearson === null || changeZ === null || changeP === null) {
    return `Whether it changed cannot be tested without two windows of ${plural(windowSessions, 'session')} in which both moved.`;
  }
  const moved = `from ${formatNumber(previousPearson, 2)} to ${formatNumber(pearson, 2)} against the ${plural(windowSessions, 'session')} before`;
  const test = `z ${formatNumber(changeZ, 1)}, ${pWords(changeP)}, a single test`;
  return Math.abs(changeZ) >= CHANGE_Z
    ? `It changed ${moved} (${test}).`
    : `It went ${moved}; that is no clear change (${test}).`;
}

/** Whether one market can be used to foresee the other, in one sentence. */
export function leadWords({ usableLeads, sameHour }: ExpertFigures, subject: string, benchmark: string): string {
  if (!sameHour)
    return 'Leads and lags: none usable. The bars end at different hours, which makes leads that are not there; ask with sampling:close.';
  if (usableLeads.length === 0)
    return 'Leads and lags: none usable. Up to five sessions either way, none is at least 0.1 and clear of zero over ten looks.';
  const named = usableLeads.map((lead) => oneLead(lead, subject, benchmark));
  return `Leads and lags that stand out over ten looks: ${named.join('; ')}. In sample; the next window may have none.`;
}

function oneLead({ benchmarkLeadSessions, correlation }: LeadFigures, subject: string, benchmark: string): string {
  const [first, second] = benchmarkLeadSessions > 0 ? [benchmark, subject] : [subject, benchmark];
  return `${first} before ${second} by ${plural(Math.abs(benchmarkLeadSessions), 'session')} (${formatNumber(correlation!, 2)})`;
}

/** One lead as a row: who comes first, the correlation, its interval. */
export function leadRow(lead: LeadFigures, subject: string, benchmark: string): string[] {
  const { benchmarkLeadSessions: sessions, correlation, low, high } = lead;
  const first = sessions > 0 ? benchmark : subject;
  const who = sessions === 0 ? 'same session' : `${first} ${formatCount(Math.abs(sessions))} before`;
  const interval = low === null || high === null ? '' : `${formatNumber(low, 2)} to ${formatNumber(high, 2)}`;
  return [who, correlation === null ? 'not measurable' : formatNumber(correlation, 2), interval];
}

/** Correlation in rising and falling markets, beside what looking at half of the days alone would show. */
export function upDownWords({ upDown: { up, down, expected } }: ExpertFigures, benchmark: string): string {
  if (up.correlation === null || down.correlation === null || expected === null)
    return 'Rising and falling sessions cannot be told apart: too few.';
  return `When ${benchmark} rose (${plural(up.sessions, 'session')}) their correlation was ${formatNumber(up.correlation, 2)}, when it fell (${formatCount(down.sessions)}) ${formatNumber(down.correlation, 2)}; looking at half of the days alone would show ${formatNumber(expected, 2)} either way.`;
}

/** How often their worst days coincide, beside a normal of the same correlation. */
export function tailWords({ tails }: ExpertFigures, subject: string, benchmark: string): string {
  const { share, lower, lowerTogether, lowerDays, upper, expected } = tails;
  if (lower === null || upper === null || expected === null) return 'Extreme days are too few to compare.';
  return `On ${formatCount(lowerTogether)} of ${benchmark}’s ${formatCount(lowerDays)} worst days (the lowest ${formatPercent(100 * share, 0)}) ${subject} had one of its own: ${formatPercent(100 * lower, 0)}; on best days ${formatPercent(100 * upper, 0)}; normal markets of this correlation show ${formatPercent(100 * expected, 0)}.`;
}
