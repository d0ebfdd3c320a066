import { defineCommand } from '../src/chat/command.ts';
import {
  commandLine,
  eventsOption,
  keyWithMarks,
  marksBlock,
  marksOn,
  marksOption,
  marksShown,
  pairLine,
  pairOption,
  reportReply,
  stickyOptions,
  timeOptions,
  windowActions,
} from '../src/chat/reply-builders.ts';
import type { Action, Reply } from '../src/chat/reply.ts';
import { clockOf } from '../src/market/calendar-days.ts';
import { divergenceSentence, howUnusualWords, legAttributionWords } from '../src/messages/divergence.ts';
import { csvOf, dayMonthYear, formatNumber, formatSigned, monthAndYear, plural } from '../src/messages/format.ts';
import type { EventMark } from '../src/reports/chart-spec.ts';
import { type DivergenceAnswer, divergenceReport, type DivergenceReport } from '../src/reports/divergence.ts';
import { provenance } from '../src/reports/sample-facts.ts';

const WINDOWS = [20, 60, 90, 180, 252] as const;

/** Among fewer earlier values than this nothing is called a record. */
const FEWEST_FOR_RECORD = 504;

const tooShort = 'needs 252 days that moved';

/** /divergence — how far two markets have drifted apart, and whether that is unusual. */
export default defineCommand({
  name: 'divergence',
  about: 'How far two markets have drifted apart, and whether that is really unusual',
  examples: ['divergence', 'divergence ETH IWM', 'divergence eth vs russell 2000 window:90'],
  options: {
    pair: pairOption,
    window: {
      kind: 'integer',
      about: 'Trading days in the window',
      min: 5,
      max: 365,
      fallback: 60,
      suggested: WINDOWS,
    },
    ...timeOptions,
    events: eventsOption,
  },
  personalWhen: ({ events }) => events === true,
  async run({ pair, window, asOf, sampling, events }, services) {
    const { signal, progress } = services;
    const answer = await divergenceReport({ pair, windowSessions: window, asOf, sampling, signal, progress }, services);
    const marks = await marksOn(pair, answer.report.sample, events, services);
    return reply(answer, stickyOptions({ asOf, sampling }), marks);
  },
});

/** `kept` are the options every button hands on. */
function reply({ report, chart, rows }: DivergenceAnswer, sticky: string, marks: readonly EventMark[]): Reply {
  return reportReply(report, {
    title: divergenceSentence(report),
    blocks: [
      { kind: 'paragraph', text: howUnusualWords(report) },
      { kind: 'figures', figures: figures(report) },
      { kind: 'paragraph', text: legAttributionWords(report) },
      ...marksBlock(marks),
    ],
    footer: provenance(report),
    picture: {
      chart: { ...chart, events: marksShown(marks) },
      altText: altText(report),
      cacheKey: keyWithMarks(cacheKey(report), marks),
    },
    actions: actions(report, sticky, marks),
    beside: marks.length === 0 ? {} : { events: marks },
    csv: { name: fileName(report), content: () => csv(rows, report) },
  });
}

function figures({ gap, rank, correlation, everyDay }: DivergenceReport) {
  return [
    {
      label: 'Scaled gap',
      value: gap.volScaled === null ? tooShort : `${formatSigned(gap.volScaled, 2)} (wide from ±2)`,
    },
    {
      label: 'At least as wide',
      value: asWideWords(rank),
    },
    {
      label: `Correlation, ${plural(correlation.windowSessions, clockOf({ everyDay }).row)}`,
      value:
        correlation.pearson === null || correlation.hacLow === null || correlation.hacHigh === null
          ? 'not measurable'
          : `${formatNumber(correlation.pearson, 2)} (95 %: ${formatNumber(correlation.hacLow, 2)} to ${formatNumber(correlation.hacHigh, 2)})`,
    },
    { label: 'Leg-scaled gap', value: gap.legScaled === null ? tooShort : formatSigned(gap.legScaled, 2) },
  ];
}

/** When the gap was last as wide; a record is never named without its beginning. */
function asWideWords({ largestSince, since, earlierValues }: DivergenceReport['rank']): string {
  if (since === null) return 'nothing to compare with';
  if (largestSince !== null) return `last on ${dayMonthYear(largestSince)}`;
  return earlierValues < FEWEST_FOR_RECORD
    ? `on none of the ${plural(earlierValues, 'day')} before`
    : `never since ${monthAndYear(since)}`;
}

function actions(
  { subject, benchmark, sample, gap }: DivergenceReport,
  sticky: string,
  marks: readonly EventMark[],
): Action[] {
  const line = pairLine({ subject, benchmark }, sticky);
  return [
    ...windowActions(WINDOWS, { now: gap.windowSessions, longest: sample.sessions - 1 }, (sessions) =>
      line('divergence', commandLine(`window:${sessions}`, marksOption(marks))),
    ),
    { label: 'How sure?', line: line('multiverse'), does: 'new' },
    { label: 'What happened next?', line: line('history'), does: 'new' },
    { label: 'Correlation', line: line('correlation'), does: 'new' },
    {
      label: marks.length === 0 ? 'Mark events' : 'Without events',
      line: line('divergence', commandLine(`window:${gap.windowSessions}`, marks.length === 0 ? 'events:yes' : '')),
      does: 'edit',
      group: 'more',
    },
    { label: 'CSV', line: line('divergence', `window:${gap.windowSessions}`), does: 'file', group: 'more' },
    { label: 'Method', line: 'explain "volatility-scaled gap"', does: 'new', group: 'more' },
  ];
}

function altText(report: DivergenceReport): string {
  const { subject, benchmark, gap, sample } = report;
  const scaled =
    gap.volScaled === null ? '' : ` The volatility-scaled gap below stands at ${formatSigned(gap.volScaled, 2)}.`;
  return `Chart of ${subject.name} and ${benchmark.name} rebased, ${sample.from} to ${sample.to}. ${divergenceSentence(report)}${scaled}`;
}

function cacheKey({ subject, benchmark, gap, asOf, sampling, sample, simulated }: DivergenceReport): string {
  return [
    'divergence',
    subject.symbol,
    benchmark.symbol,
    gap.windowSessions,
    sampling,
    sample.from,
    asOf,
    gap.logPct,
    simulated,
  ].join('|');
}

function fileName({ subject, benchmark, gap, asOf }: DivergenceReport): string {
  return `rift-${subject.symbol}-${benchmark.symbol}-${gap.windowSessions}-${asOf}.csv`;
}

function csv(rows: DivergenceAnswer['rows'], { subject, benchmark }: DivergenceReport): string {
  return csvOf([
    { head: 'date', values: rows.dates },
    { head: `${subject.symbol}_close`, values: rows.subject },
    { head: `${benchmark.symbol}_close`, values: rows.benchmark },
    { head: 'gap_simple_pp', values: rows.simplePp },
    { head: 'gap_log_pct', values: rows.logPct },
    { head: 'gap_vol_scaled', values: rows.volScaled },
    { head: 'gap_leg_scaled', values: rows.legScaled },
  ]);
}
