import type { DigestReport } from '../digest/digest-report.ts';
import { dayMonthYear } from './dates.ts';
import { plural } from './numbers.ts';

/** The first line of a digest: the first change, or that there is none. */
export function digestHeadline(report: Pick<DigestReport, 'pairs' | 'since' | 'hasNewSession' | 'asOf'>): string {
  const changes = report.pairs.flatMap((pair) => pair.changes);
  const [first] = changes;
  if (first !== undefined) {
    return changes.length === 1 ? first : `${first} And ${plural(changes.length - 1, 'more change')}.`;
  }
  const [widest] = report.pairs;
  const where = widest === undefined ? '' : widestWords(widest.now);
  if (report.since === null) return `Where things stand on ${dayMonthYear(report.asOf)}: ${where}.`;
  if (!report.hasNewSession) return `Quiet: no session has ended since ${dayMonthYear(report.since)}.`;
  return `Quiet: nothing worth a line changed since ${dayMonthYear(report.since)}; ${where}.`;
}

function widestWords({ subject, benchmark, verdict }: DigestReport['pairs'][number]['now']): string {
  return `${subject.symbol} against ${benchmark.symbol} is the furthest out, and ${verdict ?? 'too young to judge'}`;
}
