import { defineCommand } from '../src/chat/command.ts';
import {
  commandLine,
  pairLine,
  pairOption,
  reportReply,
  stickyOptions,
  timeOptions,
  windowActions,
} from '../src/chat/reply-builders.ts';
import type { Action, Reply } from '../src/chat/reply.ts';
import { csvOf, formatNumber, formatPercent, formatPercentChange } from '../src/messages/format.ts';
import {
  calmWords,
  hedgeRatioWords,
  hedgeSentence,
  mixWords,
  outOfSampleWords,
} from '../src/messages/hedge-and-drivers.ts';
import { type HedgeAnswer, hedgeReport, type HedgeReport } from '../src/reports/hedge.ts';
import { provenance } from '../src/reports/sample-facts.ts';
import type { Text } from '../src/messages/text.ts';

const WINDOWS = [90, 180, 252, 504] as const;

/** /hedge — what one market does for the other in a portfolio. */
export default defineCommand({
  name: 'hedge',
  about: 'What hedging one market with the other would remove, and what adding a little of it does',
  examples: ['hedge ETH IWM', 'hedge btc vs gold weight:10'],
  options: {
    pair: pairOption,
    weight: { kind: 'number', about: 'Share of the first market in the mix, percent', min: -50, max: 100, fallback: 5 },
    window: { kind: 'integer', about: 'Trading days measured', min: 60, max: 5000, fallback: 252, suggested: WINDOWS },
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
      { kind: 'paragraph', text: [mixWords(report), hedgeRatioWords(report)].filter(Boolean).join(' ') },
      { kind: 'figures', figures: figures(report) },
      { kind: 'paragraph', text: outOfSampleWords(report) },
      { kind: 'paragraph', text: calmWords(report) },
    ],
    footer: provenance(report),
    picture: report.hedgeRatio === null ? undefined : { chart, altText: altText(report), cacheKey: cacheKey(report) },
    actions: actions(report, sticky),
    csv: { name: fileName(report), content: () => csv(mixes) },
  });
}

function figures({ correlation, hacLow, hacHigh, effectiveness, ...report }: HedgeReport) {
  const { weightPct, volChangePct, subjectVolatilityPct, benchmarkVolatilityPct, subject, benchmark } = report;
  const volatility = (value: number | null): string => (value === null ? 'none' : formatPercent(value, 0));
  return [
    {
      label: 'Correlation',
      value:
        correlation === null || hacLow === null || hacHigh === null
          ? 'not measurable in this window'
          : `${formatNumber(correlation, 2)} (95 %: ${formatNumber(hacLow, 2)} to ${formatNumber(hacHigh, 2)})`,
    },
    { label: 'Variance removed', value: effectiveness === null ? 'unknown' : formatPercent(100 * effectiveness, 0) },
    {
      label: `${formatPercent(weightPct, 0)} ${subject.symbol} added`,
      value: volChangePct === null ? 'unknown' : `${formatPercentChange(volChangePct)} volatility`,
    },
    {
      label: 'Volatility a year',
      value: `${subject.symbol} ${volatility(subjectVolatilityPct)}, ${benchmark.symbol} ${volatility(benchmarkVolatilityPct)}`,
    },
  ];
}

function actions(
  { subject, benchmark, sample, windowSessions, weightPct }: HedgeReport,
  sticky: string,
): Action<Text>[] {
  const line = pairLine({ subject, benchmark }, sticky);
  const asked = (sessions: number): string => line('hedge', commandLine(`weight:${weightPct}`, `window:${sessions}`));
  return [
    ...windowActions(WINDOWS, { now: windowSessions, longest: sample.sessions - 1 }, asked),
    { label: 'Correlation', line: line('correlation'), does: 'new' },
    { label: 'CSV', line: asked(windowSessions), does: 'file' },
    { label: 'Method', line: 'explain "hedge ratio"', does: 'new' },
  ];
}

function altText(report: HedgeReport): string {
  return `Bars of the yearly swings of ${report.subject.name} alone and hedged. ${hedgeSentence(report)} ${calmWords(report)}`;
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
