import { defineCommand } from '../src/chat/command.ts';
import { commandLine, pairOption, reportReply, stickyOptions, timeOptions } from '../src/chat/reply-builders.ts';
import type { Action, Reply } from '../src/chat/reply.ts';
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
  familyName,
  type MultiverseAnswer,
  multiverseReport,
  type MultiverseReport,
} from '../src/reports/multiverse.ts';
import { provenance } from '../src/reports/sample-facts.ts';

/** /multiverse — how much the answer depends on the definition. */
export default defineCommand({
  name: 'multiverse',
  about: 'How sure? The same question by 36 definitions from several starting dates',
  examples: ['multiverse ETH IWM', 'multiverse btc vs gold'],
  options: {
    pair: pairOption,
    starts: { kind: 'dates', about: 'Days from which history is counted, separated by commas', optional: true },
    ...timeOptions,
  },
  async run({ pair, starts, asOf, sampling }, services) {
    const { signal, progress } = services;
    const answer = await multiverseReport({ pair, starts, asOf, sampling, signal, progress }, services);
    return reply(answer, stickyOptions({ asOf, sampling }));
  },
});

function reply({ report, chart }: MultiverseAnswer, sticky: string): Reply {
  const families = Object.entries(report.multiverse.byFamily);
  return reportReply(report, {
    title: multiverseSentence(report),
    blocks: [
      ...[
        multiverseChanceWords(report),
        headlineGapWords(report),
        ordinaryWords(report),
        multiverseStartsWords(report),
        robustnessWords(report),
        recordDaysWords(report),
      ].flatMap((text) => (text === undefined ? [] : [{ kind: 'paragraph', text } as const])),
      {
        kind: 'table',
        head: ['Way of measuring', 'Records', 'Middle one wider than'],
        rows: families.map(([family, { recordAbs, cells, percentileMedian }]) => [
          familyName(family),
          `${recordAbs} of ${cells}`,
          percentileMedian === null ? 'unranked' : `${daysOf100(percentileMedian)} days`,
        ]),
      },
    ],
    footer: provenance(report),
    picture:
      report.multiverse.cells === 0 ? undefined : { chart, altText: altText(report), cacheKey: cacheKey(report) },
    actions: actions(report, sticky),
    csv: { name: fileName(report), content: () => csv(report) },
  });
}

function actions({ subject, benchmark }: MultiverseReport, sticky: string): Action[] {
  const line = (command: string): string => commandLine(command, subject.symbol, benchmark.symbol, sticky);
  return [
    { label: 'Divergence', line: line('divergence'), does: 'new' },
    { label: 'What happened next?', line: line('history'), does: 'new' },
    { label: 'CSV', line: line('multiverse'), does: 'file' },
    { label: 'Method', line: 'explain multiverse', does: 'new' },
  ];
}

function altText(report: MultiverseReport): string {
  return `Heat map of percentiles by definition and starting date. ${multiverseSentence(report)}`;
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
