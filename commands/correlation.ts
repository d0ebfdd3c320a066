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
import type { Action, Block, Reply } from '../src/chat/reply.ts';
import { clockOf } from '../src/market/calendar-days.ts';
import {
  betaWords,
  correlationChangeWords,
  correlationIntervalWords,
  correlationRankWords,
  correlationSentence,
  correlationTestWords,
  leadRow,
  leadWords,
  tailWords,
  upDownWords,
  weeklyWords,
} from '../src/messages/correlation.ts';
import { csvOf, formatCount, formatNumber } from '../src/messages/format.ts';
import type { EventMark } from '../src/reports/chart-spec.ts';
import {
  type CorrelationAnswer,
  type CorrelationFigures,
  correlationReport,
  type CorrelationReport,
} from '../src/reports/correlation.ts';
import { provenance } from '../src/reports/sample-facts.ts';
import type { Text } from '../src/messages/text.ts';

const WINDOWS = [30, 60, 90, 180, 252] as const;

/** /correlation — how closely two markets have moved together, and how sure we can be. */
export default defineCommand({
  name: 'correlation',
  about: 'How closely two markets have moved together, and how sure that is',
  examples: ['correlation ETH RUT', 'correlation btc vs gold window:60', 'correlation ETH RUT expert'],
  options: {
    pair: pairOption,
    window: {
      kind: 'integer',
      about: 'Trading days in the window',
      min: 20,
      max: 365,
      fallback: 90,
      suggested: WINDOWS,
    },
    ...timeOptions,
    events: eventsOption,
    expert: { kind: 'flag', about: 'Leads and lags, rising and falling days, worst days, weeks, beta', optional: true },
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

function reply({ report, chart }: CorrelationAnswer, sticky: string, marks: readonly EventMark[]): Reply<Text> {
  const { weekly } = report;
  const isOther = (figures: CorrelationFigures): boolean =>
    figures.windowSessions !== report.correlation.windowSessions;
  return reportReply(report, {
    title: correlationSentence(report),
    blocks: [
      {
        kind: 'paragraph',
        text: `${correlationChangeWords(report)} ${correlationRankWords(report)} ${correlationIntervalWords(report)}`.trim(),
      },
      {
        kind: 'table',
        head: ['Window', 'Correlation', '95 % interval'],
        rows: [report.correlation, ...report.context.filter(isOther)].map(row),
      },
      {
        kind: 'figures',
        figures: [
          { label: 'Rank correlation', value: shown(report.correlation.spearman) },
          { label: 'Exponentially weighted', value: shown(report.correlation.ewma) },
          { label: 'Weekly, last 52', value: shown(weekly.weeks52) },
          { label: `Weekly, all ${formatCount(weekly.weeks)}`, value: shown(weekly.whole) },
        ],
      },
      ...expertBlocks(report),
      ...testBlocks(report),
      ...marksBlock(marks),
      { kind: 'note', text: 'Correlation is about daily moves. Two prices can drift far apart while it stays high.' },
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
    { kind: 'paragraph', text: leadWords(expert, subject, benchmark, clockOf({ everyDay })) },
    {
      kind: 'table',
      head: ['Who comes first', 'Correlation', '95 % interval'],
      rows: expert.leadLag.map((lead) => leadRow(lead, subject, benchmark)),
    },
    { kind: 'paragraph', text: upDownWords(expert, benchmark) },
    { kind: 'paragraph', text: tailWords(expert, subject, benchmark) },
    { kind: 'paragraph', text: weeklyWords(expert) },
    { kind: 'paragraph', text: betaWords(expert, subject, benchmark, clockOf({ everyDay })) },
  ];
}

function shown(value: number | null): string {
  return value === null ? 'not measurable' : formatNumber(value, 2);
}

function row(figures: CorrelationFigures): readonly string[] {
  const { windowSessions, pearson, hacLow, hacHigh } = figures;
  return [formatCount(windowSessions), shown(pearson), hacLow === null ? '' : `${shown(hacLow)} to ${shown(hacHigh)}`];
}

function actions(
  { subject, benchmark, sample, series, expert }: CorrelationReport,
  sticky: string,
  marks: readonly EventMark[],
): Action<Text>[] {
  const line = pairLine({ subject, benchmark }, sticky);
  const asked = (sessions: number, marked = marksOption(marks), deeper = expertWord(expert)): string =>
    line('correlation', commandLine(`window:${sessions}`, marked, deeper));
  const now = series.windowSessions;
  const [marking, deepening] = [marks.length === 0, expert === undefined];
  return [
    ...windowActions(WINDOWS, { now, longest: sample.sessions - 1 }, asked),
    { label: 'Divergence', line: line('divergence'), does: 'new' },
    { label: marking ? 'Mark events' : 'Without events', line: asked(now, marking ? 'events:yes' : ''), does: 'edit' },
    { label: deepening ? 'Expert' : 'Less', line: asked(now, undefined, deepening ? 'expert:yes' : ''), does: 'edit' },
    { label: 'CSV', line: line('correlation', `window:${now}`), does: 'file' },
    { label: 'Method', line: 'explain "confidence interval"', does: 'new' },
  ];
}

function expertWord(expert: CorrelationReport['expert']): string {
  return expert === undefined ? '' : 'expert:yes';
}

function altText(report: CorrelationReport): string {
  const { subject, benchmark, sample } = report;
  return `Chart of the rolling correlation of ${subject.name} and ${benchmark.name}, ${sample.from} to ${sample.to}. ${correlationSentence(report)}`;
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
