import { defineCommand, reportReply, timeOptions, type Reply } from '../src/chat/command.ts';
import { flowsReport, type FlowsAnswer, type FlowsReport } from '../src/core/reports/flows-report.ts';
import { csvOf } from '../src/core/wording/csv.ts';
import { flowsCaution, flowsFooter, flowsSentence } from '../src/core/wording/flows-words.ts';
import { count, percentChange, percentileWords } from '../src/core/wording/numbers.ts';

/** /flows — exchange inflow in context. */
export default defineCommand({
  name: 'flows',
  about: 'Coins sent to exchanges in seven days, and whether that is unusual',
  examples: ['flows', 'flows ETH'],
  options: {
    symbol: { kind: 'symbol', about: 'A coin with published flows, for example ETH', fallback: 'ETH' },
    asOf: timeOptions.asOf,
  },
  async run({ symbol, asOf }, services) {
    return reply(await flowsReport({ symbol, asOf, signal: services.signal, progress: services.progress }, services));
  },
});

function reply({ report, drawing }: FlowsAnswer): Reply {
  return reportReply(report, {
    title: flowsSentence(report),
    blocks: [
      { kind: 'figures', figures: figures(report) },
      { kind: 'note', text: flowsCaution },
    ],
    footer: flowsFooter(report),
    picture: { drawing, altText: `Chart of seven-day inflow. ${flowsSentence(report)}`, cacheKey: cacheKey(report) },
    actions: [
      { label: 'CSV', line: `flows ${report.symbol} as_of:${report.asOf}`, does: 'file' },
      { label: 'Method', line: 'explain "exchange inflow"', does: 'new' },
    ],
    csv: { name: `rift-flows-${report.symbol}-${report.asOf}.csv`, content: () => csv(drawing) },
  });
}

function figures({ inflow7d, levelPercentile365, netflow7d, change7dPct }: FlowsReport) {
  return [
    { label: 'Inflow, 7 days', value: inflow7d === null ? 'unknown' : count(inflow7d) },
    { label: 'On the week before', value: change7dPct === null ? 'unknown' : percentChange(change7dPct) },
    {
      label: 'Level, past year',
      value:
        levelPercentile365 === null ? 'under 180 days known' : `above ${percentileWords(levelPercentile365)} % of days`,
    },
    { label: 'Net flow, 7 days', value: netflow7d === null ? 'outflow not published' : count(netflow7d) },
  ];
}

function cacheKey({ symbol, asOf, inflow7d, simulated }: FlowsReport): string {
  return ['flows', symbol, asOf, inflow7d, simulated].join('|');
}

function csv({ dates, line }: FlowsAnswer['drawing']): string {
  return csvOf([
    { head: 'date', values: dates },
    { head: 'inflow_7d', values: line.values },
  ]);
}
