import type { CompareReport } from '../reports/compare-report.ts';
import { dayMonthYear } from './dates.ts';
import { percentChange, plural } from './numbers.ts';

/** The answer in one line: who did best and worst since the common start. */
export function compareSentence({ markets, sample }: CompareReport): string {
  const ordered = [...markets].sort((a, b) => b.returnPct - a.returnPct);
  const words = ordered.map(({ symbol, returnPct }) => `${symbol} ${percentChange(returnPct)}`).join(', ');
  return `Since ${dayMonthYear(sample.from)}, ${plural(sample.sessions, 'session')}: ${words}.`;
}
