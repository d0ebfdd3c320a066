import type { CompareReport } from '../reports/compare-report.ts';
import { dayMonthYear } from './dates.ts';
import { count, percentChange, plural } from './numbers.ts';

/** The answer in one line: who did best and worst since the common start. */
export function compareSentence({ markets, sample }: CompareReport): string {
  const ordered = [...markets].sort((a, b) => b.returnPct - a.returnPct);
  const words = ordered.map(({ symbol, returnPct }) => `${symbol} ${percentChange(returnPct)}`).join(', ');
  return `Since ${dayMonthYear(sample.from)}, ${plural(sample.sessions, 'session')}: ${words}.`;
}

/** Sources, sample and date. */
export function compareFooter({ markets, sample, sampling, simulated }: CompareReport): string {
  const sources = markets.map(({ symbol, source }) => `${symbol}: ${source}`).join(' · ');
  const read = sampling === 'close' ? 'read at the New York close' : 'read at the end of the UTC day';
  return `${simulated ? 'SIMULATED · ' : ''}${sources} · ${read} · ${count(sample.sessions)} sessions · as of ${dayMonthYear(sample.to)}`;
}
