import { defineCommand } from '../src/chat/command.ts';
import {
  commandLine,
  eventsOption,
  gapWindowOption,
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
import { type Action, behindDetails, type Reply } from '../src/chat/reply.ts';
import { rowsText } from '../src/market/calendar-days.ts';
import {
  divergenceMoves,
  divergenceSentence,
  divergenceSentenceOn,
  howUnusualWords,
  legAttributionWords,
  whyOf,
} from '../src/messages/divergence.ts';
import { csvOf } from '../src/messages/format.ts';
import type { EventMark } from '../src/reports/chart-spec.ts';
import { type DivergenceAnswer, divergenceReport, type DivergenceReport } from '../src/reports/divergence.ts';
import { provenance } from '../src/reports/sample-facts.ts';
import { fmt, joined, msg, type Text } from '../src/messages/text.ts';

/** Among fewer earlier values than this nothing is called a record. */
const FEWEST_FOR_RECORD = 504;

/** /divergence — how far two markets have drifted apart, and whether that is unusual. */
export default defineCommand({
  name: 'divergence',
  about: msg('commands.divergence'),
  heavy: true,
  examples: ['divergence', 'divergence ETH IWM', 'divergence eth vs russell 2000 window:90'],
  options: {
    pair: pairOption,
    window: gapWindowOption,
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
function reply(
  { report, chart, rows }: DivergenceAnswer,
  sticky: string,
  marks: readonly EventMark<Text>[],
): Reply<Text> {
  return reportReply(report, {
    title: divergenceSentence(report),
    dated: { title: divergenceSentenceOn(report), lead: divergenceMoves(report) },
    blocks: [
      { kind: 'paragraph', text: howUnusualWords(report) },
      ...marksBlock(marks),
      ...behindDetails([
        { kind: 'paragraph', text: legAttributionWords(report) },
        { kind: 'figures', figures: figures(report) },
      ]),
    ],
    footer: provenance(report),
    picture: {
      chart: { ...chart, ...whyOf(report), events: marksShown(marks) },
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
      label: msg('divergence.scaledGap'),
      value:
        gap.volScaled === null
          ? msg('divergence.needsDays')
          : msg('divergence.scaledGapValue', { gap: fmt.signed(gap.volScaled, 2) }),
    },
    { label: msg('divergence.asWide'), value: asWideWords(rank) },
    {
      label: msg('divergence.correlation', { rows: rowsText(correlation.windowSessions, { everyDay }) }),
      value: correlationWords(correlation),
    },
    {
      label: msg('divergence.legScaledGap'),
      value: gap.legScaled === null ? msg('divergence.needsDays') : fmt.signed(gap.legScaled, 2),
    },
  ];
}

function correlationWords({ pearson, hacLow, hacHigh }: DivergenceReport['correlation']): Text {
  if (pearson === null || hacLow === null || hacHigh === null) return msg('divergence.notMeasurable');
  const [value, low, high] = [fmt.number(pearson, 2), fmt.number(hacLow, 2), fmt.number(hacHigh, 2)];
  return msg('divergence.correlationValue', { value, low, high });
}

/** When the gap was last as wide; a record is never named without its beginning. */
function asWideWords({ largestSince, since, earlierValues }: DivergenceReport['rank']): Text {
  if (since === null) return msg('divergence.nothingToCompare');
  if (largestSince !== null) return msg('divergence.lastOn', { day: fmt.day(largestSince) });
  return earlierValues < FEWEST_FOR_RECORD
    ? msg('divergence.onNoneBefore', { days: msg('sample.days', { count: earlierValues }) })
    : msg('divergence.neverSince', { month: fmt.month(since) });
}

function actions(
  { subject, benchmark, sample, gap }: DivergenceReport,
  sticky: string,
  marks: readonly EventMark<Text>[],
): Action<Text>[] {
  const line = pairLine({ subject, benchmark }, sticky);
  return [
    ...windowActions(gapWindowOption.suggested, { now: gap.windowSessions, longest: sample.sessions - 1 }, (sessions) =>
      line('divergence', commandLine(`window:${sessions}`, marksOption(marks))),
    ),
    { label: msg('buttons.howSure'), line: line('multiverse'), does: 'new' },
    { label: msg('buttons.whatNext'), line: line('history'), does: 'new' },
    { label: msg('buttons.correlation'), line: line('correlation'), does: 'new' },
    {
      label: msg(marks.length === 0 ? 'buttons.markEvents' : 'buttons.withoutEvents'),
      line: line('divergence', commandLine(`window:${gap.windowSessions}`, marks.length === 0 ? 'events:yes' : '')),
      does: 'edit',
      group: 'more',
    },
    {
      label: msg('buttons.csv'),
      line: line('divergence', commandLine(`window:${gap.windowSessions}`, marksOption(marks))),
      does: 'file',
      group: 'more',
    },
    { label: msg('buttons.method'), line: 'explain "volatility-scaled gap"', does: 'new', group: 'more' },
  ];
}

function altText(report: DivergenceReport): Text {
  const { subject, benchmark, gap, sample } = report;
  const { from, to } = sample;
  const names = { subject: subject.name, benchmark: benchmark.name };
  const said = msg('divergence.altText', { ...names, from, to, sentence: divergenceSentence(report) });
  const scaled = gap.volScaled;
  return joined([said, scaled === null ? undefined : msg('divergence.altTextScaled', { gap: fmt.signed(scaled, 2) })]);
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
