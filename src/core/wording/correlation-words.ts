import type { CorrelationReport } from '../reports/correlation-report.ts';
import { monthAndYear } from './dates.ts';
import { percentileWords, plural, pWords, signed } from './numbers.ts';

/** The change test needs this much before a change is called one; it is looked at every day. */
const CHANGE_Z = 2.6;

/** The answer in one line: the correlation, its interval, how that compares. */
export function correlationSentence(report: CorrelationReport): string {
  const { subject, benchmark, correlation } = report;
  const legs = `${subject.symbol} and ${benchmark.symbol}`;
  if (correlation.pearson === null)
    return `The correlation of ${legs} cannot be measured over ${plural(correlation.windowSessions, 'session')}: one of them did not move, or both moved as one.`;
  return `${legs} ${strength(correlation.pearson)}: correlation ${signed(correlation.pearson, 2)}${intervalWords(report)} over ${plural(correlation.windowSessions, 'session')}${rankWords(report)}.`;
}

function strength(pearson: number): string {
  if (pearson < -0.2) return 'moved against each other';
  if (pearson < 0.2) return 'moved almost independently';
  if (pearson < 0.5) return 'moved together loosely';
  return pearson < 0.8 ? 'moved together' : 'moved together closely';
}

function intervalWords({ correlation: { hacLow, hacHigh } }: CorrelationReport): string {
  return hacLow === null || hacHigh === null ? '' : ` (95 %: ${signed(hacLow, 2)} to ${signed(hacHigh, 2)})`;
}

function rankWords({ rank }: CorrelationReport): string {
  if (rank.signedPercentile === null || rank.since === null) return '';
  return `, higher than on ${percentileWords(rank.signedPercentile)} % of days since ${monthAndYear(rank.since)} (about ${plural(rank.independentWindows, 'independent window')})`;
}

/** Whether the correlation changed against the window before, in one sentence. */
export function changeWords({ correlation }: CorrelationReport): string {
  const { previousPearson, pearson, changeZ, changeP, windowSessions } = correlation;
  if (previousPearson === null || pearson === null || changeZ === null || changeP === null) {
    return `Whether it changed cannot be tested without two windows of ${plural(windowSessions, 'session')} in which both moved.`;
  }
  const moved = `from ${signed(previousPearson, 2)} to ${signed(pearson, 2)} against the ${plural(windowSessions, 'session')} before`;
  const test = `z ${signed(changeZ, 1)}, ${pWords(changeP)}, a single test`;
  return Math.abs(changeZ) >= CHANGE_Z
    ? `It changed ${moved} (${test}).`
    : `It went ${moved}; that is no clear change (${test}).`;
}
