import { defineCommand } from '../src/chat/command.ts';
import {
  commandLine,
  correlationWindowOption,
  reportReply,
  stickyOptions,
  timeOptions,
  windowActions,
} from '../src/chat/reply-builders.ts';
import { type Action, behindDetails, type Reply } from '../src/chat/reply.ts';
import { shortNameOf } from '../src/market/known-markets.ts';
import { csvOf } from '../src/messages/format.ts';
import { matrixSentence, matrixSureWords, matrixTable } from '../src/messages/radar-and-compare.ts';
import { type MatrixAnswer, matrixReport, type MatrixReport } from '../src/reports/compare-and-matrix.ts';
import { marketsProvenance } from '../src/reports/sample-facts.ts';
import { joined, msg, type Text } from '../src/messages/text.ts';

/** /matrix — who moves with whom. */
export default defineCommand({
  name: 'matrix',
  about: msg('commands.matrix'),
  heavy: true,
  examples: ['matrix ETH BTC RUT SPX GOLD', 'matrix eth btc spx window:252'],
  options: {
    symbols: {
      kind: 'symbols',
      about: msg('commands.matrixSymbols'),
      min: 2,
      max: 12,
      fallback: ['ETH', 'BTC', 'RUT', 'SPX', 'GOLD'],
    },
    window: correlationWindowOption,
    ...timeOptions,
  },
  async run({ symbols, window, asOf, sampling }, services) {
    const { signal, progress } = services;
    const answer = await matrixReport({ symbols, windowSessions: window, asOf, sampling, signal, progress }, services);
    return reply(answer, stickyOptions({ asOf, sampling }));
  },
});

function reply({ report, chart }: MatrixAnswer, sticky: string): Reply<Text> {
  return reportReply(report, {
    title: matrixSentence(report),
    blocks: [
      { kind: 'paragraph', text: matrixSureWords(report) },
      ...behindDetails([{ kind: 'table', ...matrixTable(report) }]),
    ],
    footer: marketsProvenance(report),
    picture: { chart, altText: altText(report), cacheKey: cacheKey(report) },
    actions: actions(report, sticky),
    csv: { name: `rift-matrix-${report.asOf}.csv`, content: () => csv(report) },
  });
}

function actions({ symbols, sample, windowSessions }: MatrixReport, sticky: string): Action<Text>[] {
  const line = (sessions: number): string => commandLine('matrix', symbols.join(' '), `window:${sessions}`, sticky);
  return [
    ...windowActions(correlationWindowOption.suggested, { now: windowSessions, longest: sample.sessions - 1 }, line),
    { label: msg('buttons.csv'), line: line(windowSessions), does: 'file' },
    { label: msg('buttons.method'), line: 'explain "confidence interval"', does: 'new' },
  ];
}

function altText(report: MatrixReport): Text {
  return msg('compare.matrixAltText', {
    symbols: joined(report.markets.map(shortNameOf), ', '),
    sentence: matrixSentence(report),
    sure: matrixSureWords(report),
  });
}

function cacheKey({ symbols, windowSessions, sampling, asOf, sample, correlation, simulated }: MatrixReport): string {
  const last = correlation.map((row) => row.at(-1)).join();
  return ['matrix', symbols.join(), windowSessions, sampling, sample.from, asOf, last, simulated].join('|');
}

/** One row per pair, so that the interval stands beside its correlation. */
function csv({ symbols, correlation, low, high }: MatrixReport): string {
  const pairs = symbols.flatMap((_, row) =>
    symbols.slice(row + 1).map((__, offset) => [row, row + 1 + offset] as const),
  );
  const column = (grid: MatrixReport['low']): number[] => pairs.map(([row, other]) => grid[row]![other] ?? NaN);
  return csvOf([
    { head: 'one', values: pairs.map(([row]) => symbols[row]!) },
    { head: 'other', values: pairs.map(([, other]) => symbols[other]!) },
    { head: 'correlation', values: column(correlation) },
    { head: 'low', values: column(low) },
    { head: 'high', values: column(high) },
  ]);
}
