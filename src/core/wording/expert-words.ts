import type { ExpertFigures, LeadFigures } from '../reports/expert-figures.ts';
import { count, percent, plural, signed } from './numbers.ts';

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
  return `${first} before ${second} by ${plural(Math.abs(benchmarkLeadSessions), 'session')} (${signed(correlation!, 2)})`;
}

/** One lead as a row: who comes first, the correlation, its interval. */
export function leadRow(lead: LeadFigures, subject: string, benchmark: string): string[] {
  const { benchmarkLeadSessions: sessions, correlation, low, high } = lead;
  const first = sessions > 0 ? benchmark : subject;
  const who = sessions === 0 ? 'same session' : `${first} ${count(Math.abs(sessions))} before`;
  const interval = low === null || high === null ? '' : `${signed(low, 2)} to ${signed(high, 2)}`;
  return [who, correlation === null ? 'not measurable' : signed(correlation, 2), interval];
}

/** Correlation in rising and falling markets, beside what looking at half of the days alone would show. */
export function upDownWords({ upDown: { up, down, expected } }: ExpertFigures, benchmark: string): string {
  if (up.correlation === null || down.correlation === null || expected === null)
    return 'Rising and falling sessions cannot be told apart: too few.';
  return `When ${benchmark} rose (${plural(up.sessions, 'session')}) their correlation was ${signed(up.correlation, 2)}, when it fell (${count(down.sessions)}) ${signed(down.correlation, 2)}; looking at half of the days alone would show ${signed(expected, 2)} either way.`;
}

/** How often their worst days coincide, beside a normal of the same correlation. */
export function tailWords({ tails }: ExpertFigures, subject: string, benchmark: string): string {
  const { share, lower, lowerTogether, lowerDays, upper, expected } = tails;
  if (lower === null || upper === null || expected === null) return 'Extreme days are too few to compare.';
  return `On ${count(lowerTogether)} of ${benchmark}’s ${count(lowerDays)} worst days (the lowest ${percent(100 * share, 0)}) ${subject} had one of its own: ${percent(100 * lower, 0)}; on best days ${percent(100 * upper, 0)}; normal markets of this correlation show ${percent(100 * expected, 0)}.`;
}
