import { DAYS_AHEAD, type DigestReport, type OmittedSection, type UpcomingEvent } from '../community/digest.ts';
import { matrixSentence } from './compare.ts';
import { flowsSentence } from './flows.ts';
import { dayMonthYear, plural } from './format.ts';
import { chanceWords, radarSentence } from './radar.ts';

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

/** What a digest says beside its pairs, one line for each section that could be had. */
export function digestLines({ radar, matrix, flows, events }: DigestReport): string[] {
  return [
    ...(radar === null ? [] : [`Radar: ${radarSentence(radar)} ${chanceWords(radar)}`]),
    ...(matrix === null ? [] : [`Moving together: ${matrixSentence(matrix)}`]),
    ...flows.map((report) => `Flows up to ${dayMonthYear(report.asOf)}: ${flowsSentence(report)}`),
    ...(events === null ? [] : upcomingLines(events)),
  ];
}

function upcomingLines(events: readonly UpcomingEvent[]): string[] {
  if (events.length === 0) return [`Nothing dated is known in the next ${DAYS_AHEAD} days.`];
  return events.map(({ date, what }) => `Coming: ${what} on ${dayMonthYear(date)}.`);
}

/** What could not be had, in half a sentence each; undefined where nothing is missing. */
export function omittedSectionWords(leftOut: readonly OmittedSection[]): string | undefined {
  if (leftOut.length === 0) return undefined;
  const parts = leftOut.map(({ what, why }) => `${what} (${why.replace(/\.$/u, '')})`);
  return `Left out this time: ${parts.join('; ')}.`;
}
