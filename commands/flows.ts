import { defineCommand } from '../src/chat/command.ts';
import { reportReply, timeOptions } from '../src/chat/reply-builders.ts';
import { behindDetails, type Reply } from '../src/chat/reply.ts';
import { csvOf, percentileText } from '../src/messages/format.ts';
import {
  type FlowsAnswer,
  flowsCaution,
  flowsFooter,
  flowsReport,
  type FlowsReport,
  flowsScopeWords,
  flowsSentence,
} from '../src/reports/flows.ts';
import { fmt, msg, type Text } from '../src/messages/text.ts';

/** /flows — exchange inflow in context. */
export default defineCommand({
  name: 'flows',
  about: msg('commands.flows'),
  heavy: true,
  examples: ['flows', 'flows ETH'],
  options: {
    symbol: { kind: 'symbol', about: msg('commands.flowsSymbol'), fallback: 'ETH' },
    asOf: timeOptions.asOf,
  },
  async run({ symbol, asOf }, services) {
    return reply(await flowsReport({ symbol, asOf, signal: services.signal, progress: services.progress }, services));
  },
});

function reply({ report, chart }: FlowsAnswer): Reply<Text> {
  return reportReply(report, {
    title: flowsSentence(report),
    blocks: [
      { kind: 'paragraph', text: flowsScopeWords(report) },
      ...behindDetails([
        { kind: 'figures', figures: figures(report) },
        { kind: 'note', text: flowsCaution },
      ]),
    ],
    footer: flowsFooter(report),
    picture: { chart, altText: msg('flows.altText', { sentence: flowsSentence(report) }), cacheKey: cacheKey(report) },
    actions: [
      { label: msg('buttons.csv'), line: `flows ${report.symbol} as_of:${report.asOf}`, does: 'file' },
      { label: msg('buttons.method'), line: 'explain "exchange inflow"', does: 'new' },
    ],
    csv: { name: `rift-flows-${report.symbol}-${report.asOf}.csv`, content: () => csv(chart) },
  });
}

function figures({ inflow7d, levelPercentile365, netflow7d, change7dPct }: FlowsReport) {
  const unknown = msg('verdict.unknown');
  const level =
    levelPercentile365 === null
      ? msg('flows.tooFew')
      : msg('flows.above', { percentile: percentileText(levelPercentile365) });
  return [
    { label: msg('flows.inflowHead'), value: inflow7d === null ? unknown : fmt.count(inflow7d) },
    { label: msg('flows.changeHead'), value: change7dPct === null ? unknown : fmt.percentChange(change7dPct) },
    { label: msg('flows.levelHead'), value: level },
    {
      label: msg('flows.netHead'),
      value: netflow7d === null ? msg('flows.outflowUnknown') : fmt.count(netflow7d),
    },
  ];
}

function cacheKey({ symbol, asOf, inflow7d, simulated }: FlowsReport): string {
  return ['flows', symbol, asOf, inflow7d, simulated].join('|');
}

function csv({ dates, line }: FlowsAnswer['chart']): string {
  return csvOf([
    { head: 'date', values: dates },
    { head: 'inflow_7d', values: line.values },
  ]);
}
