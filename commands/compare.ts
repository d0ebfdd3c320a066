import { defineCommand } from '../src/chat/command.ts';
import { commandLine, reportReply, stickyOptions, timeOptions, windowActions } from '../src/chat/reply-builders.ts';
import { type Action, behindDetails, type Reply } from '../src/chat/reply.ts';
import { symbolAndName } from '../src/market/known-markets.ts';
import { csvOf } from '../src/messages/format.ts';
import { compareFinding, compareScopeWords, compareSentence } from '../src/messages/radar-and-compare.ts';
import { type CompareAnswer, compareReport, type CompareReport } from '../src/reports/compare-and-matrix.ts';
import { marketsProvenance } from '../src/reports/sample-facts.ts';
import { fmt, msg, type Text } from '../src/messages/text.ts';

const WINDOWS = [60, 126, 252, 756] as const;

/** /compare — two to five markets rebased to a common start. */
export default defineCommand({
  name: 'compare',
  about: msg('commands.compare'),
  heavy: true,
  examples: ['compare ETH RUT GOLD', 'compare btc eth spx ndx window:756'],
  options: {
    symbols: {
      kind: 'symbols',
      about: msg('commands.compareSymbols'),
      min: 2,
      max: 5,
      fallback: ['ETH', 'RUT'],
    },
    window: {
      kind: 'integer',
      about: msg('commands.compareWindow'),
      min: 2,
      max: 3000,
      suggested: WINDOWS,
      optional: true,
    },
    ...timeOptions,
  },
  async run({ symbols, window, asOf, sampling }, services) {
    const { signal, progress } = services;
    const answer = await compareReport({ symbols, windowSessions: window, asOf, sampling, signal, progress }, services);
    return reply(answer, stickyOptions({ asOf, sampling }));
  },
});

function reply({ report, chart }: CompareAnswer, sticky: string): Reply<Text> {
  return reportReply(report, {
    title: compareSentence(report),
    blocks: [
      { kind: 'paragraph', text: compareScopeWords(report) },
      ...behindDetails([
        {
          kind: 'table',
          head: [msg('compare.marketHead'), msg('compare.returnHead'), msg('compare.volatilityHead')],
          rows: report.markets.map(({ symbol, name, returnPct, volatilityPct }) => [
            symbolAndName({ symbol, name }),
            fmt.percentChange(returnPct),
            volatilityPct === null ? msg('compare.tooFew') : fmt.percent(volatilityPct, 0),
          ]),
        },
        { kind: 'note', text: msg('compare.sameStart') },
      ]),
    ],
    footer: marketsProvenance(report),
    picture: { chart, title: compareFinding(report), altText: altText(report), cacheKey: cacheKey(report) },
    actions: actions(report, sticky),
    csv: { name: `rift-compare-${report.asOf}.csv`, content: () => csv(chart) },
  });
}

function actions({ markets, windowSessions, available }: CompareReport, sticky: string): Action<Text>[] {
  const symbols = markets.map(({ symbol }) => symbol).join(' ');
  const line = (sessions: number): string => commandLine('compare', symbols, `window:${sessions}`, sticky);
  return [
    ...windowActions(WINDOWS, { now: windowSessions, longest: available }, line),
    { label: msg('buttons.csv'), line: line(windowSessions), does: 'file' },
  ];
}

function altText(report: CompareReport): Text {
  const names = report.markets.map(({ name }) => name).join(', ');
  return msg('compare.altText', { names, sentence: compareSentence(report) });
}

function cacheKey({ markets, sample, sampling, simulated }: CompareReport): string {
  const parts = markets.map(({ symbol, returnPct }) => `${symbol}:${returnPct}`);
  return ['compare', ...parts, sampling, sample.from, sample.to, simulated].join('|');
}

function csv({ dates, lines }: CompareAnswer['chart']): string {
  return csvOf([
    { head: 'date', values: dates },
    ...lines.map(({ symbol, values }) => ({ head: `${symbol}_close`, values })),
  ]);
}
