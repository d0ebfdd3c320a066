import { defineCommand } from '../src/chat/command.ts';
import {
  commandLine,
  correlationWindowOption,
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
import { type Action, behindDetails, type Block, type Reply } from '../src/chat/reply.ts';
import {
  betaWords,
  correlationChangeWords,
  correlationIntervalWords,
  correlationRankWords,
  correlationSentence,
  correlationTestWords,
  correlationText,
  leadRow,
  leadWords,
  rangeText,
  tailWords,
  upDownWords,
  weeklyWords,
} from '../src/messages/correlation.ts';
import { csvOf } from '../src/messages/format.ts';
import type { EventMark } from '../src/reports/chart-spec.ts';
import {
  type CorrelationAnswer,
  type CorrelationFigures,
  correlationReport,
  type CorrelationReport,
} from '../src/reports/correlation.ts';
import { provenance } from '../src/reports/sample-facts.ts';
import { fmt, joined, msg, type Text } from '../src/messages/text.ts';

/** /correlation — how closely two markets have moved together, and how sure we can be. */
export default defineCommand({
  name: 'correlation',
  about: msg('commands.correlation'),
  heavy: true,
  examples: ['correlation ETH RUT', 'correlation btc vs gold window:60', 'correlation ETH RUT expert'],
  options: {
    pair: pairOption,
    window: correlationWindowOption,
    ...timeOptions,
    events: eventsOption,
    expert: { kind: 'flag', about: msg('commands.correlationExpert'), optional: true },
  },
  personalWhen: ({ events }) => events === true,
  async run({ pair, window, asOf, sampling, events, expert }, services) {
    const { signal, progress } = services;
    const answer = await correlationReport(
      { pair, windowSessions: window, expert, asOf, sampling, signal, progress },
      services,
    );
    const marks = await marksOn(pair, answer.report.sample, events, services);
    return reply(answer, stickyOptions({ asOf, sampling }), marks);
  },
});

function reply({ report, chart }: CorrelationAnswer, sticky: string, marks: readonly EventMark<Text>[]): Reply<Text> {
  return reportReply(report, {
    title: correlationSentence(report),
    blocks: [
      { kind: 'paragraph', text: joined([correlationChangeWords(report), correlationRankWords(report)]) },
      ...expertBlocks(report),
      ...marksBlock(marks),
      ...behindDetails(detailBlocks(report)),
    ],
    footer: provenance(report),
    picture: {
      chart: { ...chart, events: marksShown(marks) },
      altText: altText(report),
      cacheKey: keyWithMarks(cacheKey(report), marks),
    },
    actions: actions(report, sticky, marks),
    beside: marks.length === 0 ? {} : { events: marks },
    csv: { name: fileName(report), content: () => csv(report) },
  });
}

/** How sure it is, over which windows and by which other measures. */
function detailBlocks(report: CorrelationReport): Block<Text>[] {
  const { weekly, correlation, context } = report;
  const others = context.filter(({ windowSessions }) => windowSessions !== correlation.windowSessions);
  return [
    { kind: 'paragraph', text: joined([correlationIntervalWords(report)]) },
    {
      kind: 'table',
      head: [msg('correlation.window'), msg('correlation.heading'), msg('correlation.intervalHead')],
      rows: [correlation, ...others].map(row),
    },
    {
      kind: 'figures',
      figures: [
        { label: msg('correlation.rankCorrelation'), value: correlationText(correlation.spearman) },
        { label: msg('correlation.weighted'), value: correlationText(correlation.ewma) },
        { label: msg('correlation.weekly52'), value: correlationText(weekly.weeks52) },
        {
          label: msg('correlation.weeklyAll', { weeks: fmt.count(weekly.weeks) }),
          value: correlationText(weekly.whole),
        },
      ],
    },
    ...testBlocks(report),
    { kind: 'note', text: msg('correlation.dailyMoves') },
  ];
}

function testBlocks(report: CorrelationReport): Block<Text>[] {
  const text = correlationTestWords(report);
  return text === undefined ? [] : [{ kind: 'note', text }];
}

function expertBlocks({
  expert,
  everyDay,
  subject: { symbol: subject },
  benchmark: { symbol: benchmark },
}: CorrelationReport): Block<Text>[] {
  if (expert === undefined) return [];
  return [
    { kind: 'paragraph', text: leadWords(expert, subject, benchmark, { everyDay }) },
    {
      kind: 'table',
      head: [msg('correlation.whoFirst'), msg('correlation.heading'), msg('correlation.intervalHead')],
      rows: expert.leadLag.map((lead) => leadRow(lead, subject, benchmark)),
    },
    { kind: 'paragraph', text: upDownWords(expert, benchmark) },
    { kind: 'paragraph', text: tailWords(expert, subject, benchmark) },
    { kind: 'paragraph', text: weeklyWords(expert) },
    { kind: 'paragraph', text: betaWords(expert, subject, benchmark, { everyDay }) },
  ];
}

function row(figures: CorrelationFigures): readonly Text[] {
  const { windowSessions, pearson, hacLow, hacHigh } = figures;
  return [fmt.count(windowSessions), correlationText(pearson), rangeText(hacLow, hacHigh)];
}

function actions(
  { subject, benchmark, sample, series, expert }: CorrelationReport,
  sticky: string,
  marks: readonly EventMark<Text>[],
): Action<Text>[] {
  const line = pairLine({ subject, benchmark }, sticky);
  const asked = (sessions: number, marked = marksOption(marks), deeper = expertWord(expert)): string =>
    line('correlation', commandLine(`window:${sessions}`, marked, deeper));
  const now = series.windowSessions;
  const [marking, deepening] = [marks.length === 0, expert === undefined];
  return [
    ...windowActions(correlationWindowOption.suggested, { now, longest: sample.sessions - 1 }, asked),
    { label: msg('buttons.divergence'), line: line('divergence'), does: 'new' },
    {
      label: msg(marking ? 'buttons.markEvents' : 'buttons.withoutEvents'),
      line: asked(now, marking ? 'events:yes' : ''),
      does: 'edit',
    },
    {
      label: msg(deepening ? 'buttons.expert' : 'buttons.withoutExpert'),
      line: asked(now, undefined, deepening ? 'expert:yes' : ''),
      does: 'edit',
    },
    { label: msg('buttons.csv'), line: line('correlation', `window:${now}`), does: 'file' },
    { label: msg('buttons.method'), line: 'explain "confidence interval"', does: 'new' },
  ];
}

function expertWord(expert: CorrelationReport['expert']): string {
  return expert === undefined ? '' : 'expert:yes';
}

function altText(report: CorrelationReport): Text {
  const { subject, benchmark, sample } = report;
  return msg('correlation.altText', {
    subject: subject.name,
    benchmark: benchmark.name,
    from: sample.from,
    to: sample.to,
    sentence: correlationSentence(report),
  });
}

function cacheKey({
  subject,
  benchmark,
  series,
  asOf,
  sampling,
  sample,
  simulated,
  correlation,
}: CorrelationReport): string {
  const parts = [
    subject.symbol,
    benchmark.symbol,
    series.windowSessions,
    sampling,
    sample.from,
    asOf,
    correlation.pearson,
    simulated,
  ];
  return ['correlation', ...parts].join('|');
}

function fileName({ subject, benchmark, series, asOf }: CorrelationReport): string {
  return `rift-correlation-${subject.symbol}-${benchmark.symbol}-${series.windowSessions}-${asOf}.csv`;
}

function csv({ series }: CorrelationReport): string {
  const numbers = (values: readonly (number | null)[]): number[] => values.map((value) => value ?? NaN);
  return csvOf([
    { head: 'date', values: series.dates },
    { head: 'pearson', values: numbers(series.pearson) },
    { head: 'spearman', values: numbers(series.spearman) },
    { head: 'ewma', values: numbers(series.ewma) },
  ]);
}
