import { defineCommand } from '../src/chat/command.ts';
import {
  commandLine,
  regressionWindowOption,
  reportReply,
  stickyOptions,
  timeOptions,
  windowActions,
} from '../src/chat/reply-builders.ts';
import { type Action, behindDetails, type Block, type Reply } from '../src/chat/reply.ts';
import { csvOf } from '../src/messages/format.ts';
import {
  driversScopeWords,
  driversSentence,
  entangledWords,
  factorRows,
  omittedFactorWords,
} from '../src/messages/hedge-and-drivers.ts';
import { type DriversAnswer, driversReport, type DriversReport } from '../src/reports/drivers.ts';
import { marketsProvenance } from '../src/reports/sample-facts.ts';
import { joined, msg, type Text } from '../src/messages/text.ts';

/** /drivers — which other markets go with the moves of this one. */
export default defineCommand({
  name: 'drivers',
  about: msg('commands.drivers'),
  heavy: true,
  examples: ['drivers ETH', 'drivers btc window:504'],
  options: {
    target: { kind: 'symbol', about: msg('commands.driversTarget'), fallback: 'ETH' },
    window: regressionWindowOption,
    ...timeOptions,
  },
  async run({ target, window, asOf, sampling }, services) {
    const { signal, progress } = services;
    const answer = await driversReport({ target, windowSessions: window, asOf, sampling, signal, progress }, services);
    return reply(answer, stickyOptions({ asOf, sampling }));
  },
});

function reply({ report, chart }: DriversAnswer, sticky: string): Reply<Text> {
  const warnings = [entangledWords(report), omittedFactorWords(report)].filter((words) => words !== undefined);
  return reportReply(report, {
    title: driversSentence(report),
    blocks: [
      { kind: 'paragraph', text: driversScopeWords(report) },
      ...behindDetails([
        {
          kind: 'table',
          head: [
            msg('drivers.factorHead'),
            msg('drivers.coefficientHead'),
            msg('drivers.tHead'),
            msg('drivers.shareHead'),
          ],
          rows: factorRows(report),
        },
        ...[...warnings, msg('drivers.groups')].map((text): Block<Text> => ({ kind: 'note', text })),
      ]),
    ],
    footer: marketsProvenance(report),
    picture: report.r2 === null ? undefined : { chart, altText: altText(report), cacheKey: cacheKey(report) },
    actions: actions(report, sticky),
    csv: { name: fileName(report), content: () => csv(report) },
  });
}

function actions({ target, sample, windowSessions }: DriversReport, sticky: string): Action<Text>[] {
  const line = (sessions: number): string => commandLine('drivers', target, `window:${sessions}`, sticky);
  return [
    ...windowActions(regressionWindowOption.suggested, { now: windowSessions, longest: sample.sessions - 1 }, line),
    { label: msg('buttons.csv'), line: line(windowSessions), does: 'file' },
    { label: msg('buttons.method'), line: 'explain "factor share"', does: 'new' },
  ];
}

function altText(report: DriversReport): Text {
  const shares = msg('drivers.altText', { symbol: report.target, sentence: driversSentence(report) });
  return joined([shares, entangledWords(report)]);
}

function cacheKey({ target, factors, windowSessions, sampling, asOf, r2, simulated }: DriversReport): string {
  const names = factors.map(({ symbol }) => symbol).join();
  return ['drivers', target, names, windowSessions, sampling, asOf, r2, simulated].join('|');
}

function fileName({ target, windowSessions, asOf }: DriversReport): string {
  return `rift-drivers-${target}-${windowSessions}-${asOf}.csv`;
}

function csv({ factors }: DriversReport): string {
  const column = (key: 'coefficient' | 'tHac' | 'share' | 'shareInGroup' | 'varianceInflation'): number[] =>
    factors.map((factor) => factor[key] ?? NaN);
  return csvOf([
    { head: 'factor', values: factors.map(({ symbol }) => symbol) },
    { head: 'group', values: factors.map(({ group }) => group) },
    { head: 'coefficient', values: column('coefficient') },
    { head: 't_hac', values: column('tHac') },
    { head: 'share', values: column('share') },
    { head: 'share_in_group', values: column('shareInGroup') },
    { head: 'variance_inflation', values: column('varianceInflation') },
  ]);
}
