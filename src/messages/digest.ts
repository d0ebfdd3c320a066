import {
  DAYS_AHEAD,
  type DigestPicture,
  type DigestReport,
  type OmittedSection,
  type UpcomingEvent,
} from '../community/digest.ts';
import { dateOfEpochDay, epochDay } from '../market/calendar-days.ts';
import type { ChartSpec } from '../reports/chart-spec.ts';
import { flowsSentence } from '../reports/flow-words.ts';
import { widerThanWords } from './chance.ts';
import { scheduleEndWords } from './community.ts';
import { matrixSentence } from './compare.ts';
import { divergenceSentence } from './divergence.ts';
import { dayMonthYear, formatNumber, plural } from './format.ts';
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

/** Where the widest pair stands, by its verdict: a pair is not called far out and ordinary in one breath. */
function widestWords({ subject, benchmark, verdict, rank, gap }: DigestReport['pairs'][number]['now']): string {
  const pair = `${subject.symbol} against ${benchmark.symbol}`;
  if (verdict === null) return `${pair} has too little history to judge`;
  const points = `${formatNumber(Math.abs(gap.simplePp), 1)} points apart`;
  if (verdict === 'ordinary') return `nothing is unusually wide; ${pair} comes closest, ${points}`;
  const { absPercentile, since, recordAbs } = rank;
  return `${pair} is the widest, ${points}: ${verdict}, ${widerThanWords({ absPercentile: absPercentile!, since: since!, recordAbs })}`;
}

/** The picture of a digest under the sentence of what it shows. */
export function digestPicture(report: DigestReport, { of, chart }: DigestPicture): ChartSpec {
  return { ...chart, title: pictureTitle(report, of) };
}

function pictureTitle(report: DigestReport, of: DigestPicture['of']): string {
  switch (of) {
    case 'radar':
      return radarSentence(report.radar!);
    case 'matrix':
      return matrixSentence(report.matrix!);
    case 'flows':
      return flowsSentence(report.flows[0]!);
    case 'pair':
      return divergenceSentence(report.pairs[0]!.now);
    case 'pairs':
      return digestHeadline(report);
  }
}

/** What a digest says beside its pairs, one line for each section that could be had. */
export function digestLines({ radar, matrix, flows, events, asOf }: DigestReport): string[] {
  return [
    ...(radar === null ? [] : [`Radar: ${radarSentence(radar)} ${chanceWords(radar)}`]),
    ...(matrix === null ? [] : [`Moving together: ${matrixSentence(matrix)}`]),
    ...flows.map((report) => `Flows: ${flowsSentence(report)}`),
    ...(events === null ? [] : upcomingLines(events, asOf)),
  ];
}

function upcomingLines(events: readonly UpcomingEvent[], asOf: string): string[] {
  const end = scheduleEndWords(dateOfEpochDay(epochDay(asOf) + DAYS_AHEAD)) ?? [];
  if (events.length === 0) return [`Nothing dated is known in the next ${DAYS_AHEAD} days.`].concat(end);
  return events.map(({ date, what }) => `Coming: ${what} on ${dayMonthYear(date)}.`).concat(end);
}

/** What could not be had, in half a sentence each; undefined where nothing is missing. */
export function omittedSectionWords(leftOut: readonly OmittedSection[]): string | undefined {
  if (leftOut.length === 0) return undefined;
  const parts = leftOut.map(({ what, why }) => `${what} (${why.replace(/\.$/u, '')})`);
  return `Left out this time: ${parts.join('; ')}.`;
}
