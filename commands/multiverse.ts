import { defineCommand } from '../src/chat/command.ts';
import { commandLine, pairOption, reportReply, stickyOptions, timeOptions } from '../src/chat/reply-builders.ts';
import { type Action, behindDetails, type Block, type Reply } from '../src/chat/reply.ts';
import {
  headlineGapWords,
  multiverseChanceWords,
  multiverseSentence,
  multiverseStartsWords,
  ordinaryWords,
  recordDaysWords,
  robustnessWords,
} from '../src/messages/divergence.ts';
import { csvOf, daysOf100 } from '../src/messages/format.ts';
import {
  familyText,
  type MultiverseAnswer,
  multiverseReport,
  type MultiverseReport,
} from '../src/reports/multiverse.ts';
import { provenance } from '../src/reports/sample-facts.ts';
import { msg, type Text } from '../src/messages/text.ts';

/** /multiverse — how much the answer depends on the definition. */
export default defineCommand({
  name: 'multiverse',
  about: msg('commands.multiverse'),
  heavy: true,
  examples: ['multiverse ETH IWM', 'multiverse btc vs gold'],
  options: {
    pair: pairOption,
    starts: { kind: 'dates', about: msg('commands.starts'), optional: true },
    ...timeOptions,
  },
  async run({ pair, starts, asOf, sampling }, services) {
    const { signal, progress } = services;
    const answer = await multiverseReport({ pair, starts, asOf, sampling, signal, progress }, services);
    return reply(answer, stickyOptions({ asOf, sampling }));
  },
});

function reply({ report, chart }: MultiverseAnswer, sticky: string): Reply<Text> {
  return reportReply(report, {
    title: multiverseSentence(report),
    blocks: [
      ...paragraphs(multiverseChanceWords(report), headlineGapWords(report)),
      ...behindDetails([
        ...paragraphs(
          ordinaryWords(report),
          multiverseStartsWords(report),
          robustnessWords(report),
          recordDaysWords(report),
        ),
        familyTable(report),
      ]),
    ],
    footer: provenance(report),
    picture:
      report.multiverse.cells === 0 ? undefined : { chart, altText: altText(report), cacheKey: cacheKey(report) },
    actions: actions(report, sticky),
    csv: { name: fileName(report), content: () => csv(report) },
  });
}

function paragraphs(...texts: readonly (Text | undefined)[]): Block<Text>[] {
  return texts.flatMap((text) => (text === undefined ? [] : [{ kind: 'paragraph', text } as const]));
}

function familyTable({ multiverse }: MultiverseReport): Block<Text> {
  return {
    kind: 'table',
    head: [msg('multiverse.kind'), msg('multiverse.recordsHead'), msg('multiverse.median')],
    rows: Object.entries(multiverse.byFamily).map(([family, { recordAbs, cells, percentileMedian }]) => [
      familyText(family),
      msg('multiverse.recordsOf', { records: recordAbs, cells }),
      percentileMedian === null
        ? msg('multiverse.unrankedCell')
        : msg('multiverse.daysCell', { days: daysOf100(percentileMedian) }),
    ]),
  };
}

function actions({ subject, benchmark }: MultiverseReport, sticky: string): Action<Text>[] {
  const line = (command: string): string => commandLine(command, subject.symbol, benchmark.symbol, sticky);
  return [
    { label: msg('buttons.divergence'), line: line('divergence'), does: 'new' },
    { label: msg('buttons.whatNext'), line: line('history'), does: 'new' },
    { label: msg('buttons.csv'), line: line('multiverse'), does: 'file' },
    { label: msg('buttons.method'), line: 'explain multiverse', does: 'new' },
  ];
}

function altText(report: MultiverseReport): Text {
  return msg('multiverse.altText', { sentence: multiverseSentence(report) });
}

function cacheKey({ subject, benchmark, asOf, sampling, multiverse, sample, simulated }: MultiverseReport): string {
  const parts = [
    subject.symbol,
    benchmark.symbol,
    sampling,
    sample.from,
    asOf,
    Object.keys(multiverse.byStart).join(),
    multiverse.percentileMedian,
    simulated,
  ];
  return ['multiverse', ...parts].join('|');
}

function fileName({ subject, benchmark, asOf }: MultiverseReport): string {
  return `rift-multiverse-${subject.symbol}-${benchmark.symbol}-${asOf}.csv`;
}

function csv({ multiverse: { grid } }: MultiverseReport): string {
  return csvOf([
    { head: 'measure', values: grid.map(({ measure }) => measure) },
    { head: 'start', values: grid.map(({ start }) => start) },
    { head: 'value', values: grid.map(({ value }) => value) },
    { head: 'percentile', values: grid.map(({ pctAbs }) => pctAbs) },
    { head: 'record', values: grid.map(({ recordAbs }) => String(recordAbs)) },
    { head: 'record_in_direction', values: grid.map(({ recordSigned }) => String(recordSigned)) },
    { head: 'largest_since', values: grid.map(({ largestSince }) => largestSince ?? '') },
    { head: 'earlier_values', values: grid.map(({ earlierValues }) => earlierValues) },
  ]);
}
