import { defineCommand } from '../src/chat/command.ts';
import {
  commandLine,
  pairLine,
  pairOption,
  regressionWindowOption,
  reportReply,
  stickyOptions,
  timeOptions,
  windowActions,
} from '../src/chat/reply-builders.ts';
import { type Action, behindDetails, type Reply } from '../src/chat/reply.ts';
import { nameOf } from '../src/market/known-markets.ts';
import { withIntervalText } from '../src/messages/correlation.ts';
import { csvOf } from '../src/messages/format.ts';
import {
  calmWords,
  hedgeRatioWords,
  hedgeSentence,
  mixWords,
  outOfSampleWords,
  weightText,
} from '../src/messages/hedge-and-drivers.ts';
import { type HedgeAnswer, hedgeReport, type HedgeReport } from '../src/reports/hedge.ts';
import { provenance } from '../src/reports/sample-facts.ts';
import { fmt, joined, msg, type Text } from '../src/messages/text.ts';

/** /hedge — what one market does for the other in a portfolio. */
export default defineCommand({
  name: 'hedge',
  about: msg('commands.hedge'),
  heavy: true,
  examples: ['hedge ETH IWM', 'hedge btc vs gold weight:10'],
  options: {
    pair: pairOption,
    weight: { kind: 'number', about: msg('commands.hedgeWeight'), min: -50, max: 100, fallback: 5 },
    window: regressionWindowOption,
    ...timeOptions,
  },
  async run({ pair, weight, window, asOf, sampling }, services) {
    const { signal, progress } = services;
    const answer = await hedgeReport(
      { pair, weightPct: weight, windowSessions: window, asOf, sampling, signal, progress },
      services,
    );
    return reply(answer, stickyOptions({ asOf, sampling }));
  },
});

function reply({ report, chart, mixes }: HedgeAnswer, sticky: string): Reply<Text> {
  return reportReply(report, {
    title: hedgeSentence(report),
    blocks: [
      { kind: 'paragraph', text: joined([mixWords(report)]) },
      ...behindDetails([
        { kind: 'paragraph', text: hedgeRatioWords(report) },
        { kind: 'figures', figures: figures(report) },
        { kind: 'paragraph', text: outOfSampleWords(report) },
        { kind: 'paragraph', text: calmWords(report) },
      ]),
    ],
    footer: provenance(report),
    picture: report.hedgeRatio === null ? undefined : { chart, altText: altText(report), cacheKey: cacheKey(report) },
    actions: actions(report, sticky),
    csv: { name: fileName(report), content: () => csv(mixes) },
  });
}

function figures({ correlation, hacLow, hacHigh, effectiveness, ...report }: HedgeReport) {
  const { weightPct, volChangePct, subject, benchmark } = report;
  const unknown = msg('verdict.unknown');
  return [
    {
      label: msg('correlation.heading'),
      value:
        correlation === null || hacLow === null || hacHigh === null
          ? msg('hedge.notMeasurable')
          : withIntervalText(correlation, hacLow, hacHigh),
    },
    {
      label: msg('hedge.removedHead'),
      value: effectiveness === null ? unknown : fmt.percent(100 * effectiveness, 0),
    },
    {
      label: msg('hedge.addedHead', { weight: weightText(weightPct), subject: subject.symbol }),
      value: volChangePct === null ? unknown : msg('hedge.addedValue', { change: fmt.percentChange(volChangePct) }),
    },
    {
      label: msg('hedge.volatilityHead'),
      value: msg('hedge.volatilities', {
        subject: subject.symbol,
        subjectPercent: volatilityText(report.subjectVolatilityPct),
        benchmark: benchmark.symbol,
        benchmarkPercent: volatilityText(report.benchmarkVolatilityPct),
      }),
    },
  ];
}

function volatilityText(pct: number | null): Text {
  return pct === null ? msg('hedge.none') : fmt.percent(pct, 0);
}

function actions(
  { subject, benchmark, sample, windowSessions, weightPct }: HedgeReport,
  sticky: string,
): Action<Text>[] {
  const line = pairLine({ subject, benchmark }, sticky);
  const asked = (sessions: number): string => line('hedge', commandLine(`weight:${weightPct}`, `window:${sessions}`));
  return [
    ...windowActions(regressionWindowOption.suggested, { now: windowSessions, longest: sample.sessions - 1 }, asked),
    { label: msg('buttons.correlation'), line: line('correlation'), does: 'new' },
    { label: msg('buttons.csv'), line: asked(windowSessions), does: 'file' },
    { label: msg('buttons.method'), line: 'explain "hedge ratio"', does: 'new' },
  ];
}

function altText(report: HedgeReport): Text {
  const subject = nameOf(report.subject);
  return msg('hedge.altText', { subject, sentence: hedgeSentence(report), calm: calmWords(report) });
}

function cacheKey(report: HedgeReport): string {
  const { subject, benchmark, windowSessions, weightPct, sampling, asOf, hedgeRatio, simulated } = report;
  const parts = [subject.symbol, benchmark.symbol, windowSessions, weightPct, sampling, asOf, hedgeRatio, simulated];
  return ['hedge', ...parts].join('|');
}

function fileName({ subject, benchmark, windowSessions, asOf }: HedgeReport): string {
  return `rift-hedge-${subject.symbol}-${benchmark.symbol}-${windowSessions}-${asOf}.csv`;
}

function csv(mixes: HedgeAnswer['mixes']): string {
  return csvOf([
    { head: 'weight_pct', values: mixes.map(({ weightPct }) => weightPct) },
    { head: 'volatility_pct', values: mixes.map(({ volatilityPct }) => volatilityPct) },
  ]);
}
