import { defineCommand } from '../src/chat/command.ts';
import { reportReply, timeOptions } from '../src/chat/reply-builders.ts';
import type { Reply } from '../src/chat/reply.ts';
import { csvOf, formatCount, formatPercentChange, percentileWords } from '../src/messages/format.ts';
import {
  type FlowsAnswer,
  flowsCaution,
  flowsFooter,
  flowsReport,
  type FlowsReport,
  flowsScopeWords,
  flowsSentence,
} from '../src/reports/flows.ts';
import { msg, type Text } from '../src/messages/text.ts';

/** /flows — exchange inflow in context. */
export default defineCommand({
  name: 'flows',
  about: msg('commands.flows'),
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
      { kind: 'figures', figures: figures(report) },
      { kind: 'note', text: flowsCaution },
    ],
    footer: flowsFooter(report),
    picture: { chart, altText: `Chart of seven-day inflow. ${flowsSentence(report)}`, cacheKey: cacheKey(report) },
    actions: [
      { label: 'CSV', line: `flows ${report.symbol} as_of:${report.asOf}`, does: 'file' },
      { label: 'Method', line: 'explain "exchange inflow"', does: 'new' },
    ],
    csv: { name: `rift-flows-${report.symbol}-${report.asOf}.csv`, content: () => csv(chart) },
  });
}

function figures({ inflow7d, levelPercentile365, netflow7d, change7dPct }: FlowsReport) {
  return [
    { label: 'Inflow, 7 days', value: inflow7d === null ? 'unknown' : formatCount(inflow7d) },
    { label: 'On the week before', value: change7dPct === null ? 'unknown' : formatPercentChange(change7dPct) },
    {
      label: 'Level, year before',
      value:
        levelPercentile365 === null ? 'under 180 days known' : `above ${percentileWords(levelPercentile365)} % of days`,
    },
    { label: 'Net flow, 7 days', value: netflow7d === null ? 'outflow not published' : formatCount(netflow7d) },
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
