import { defineCommand } from '../src/chat/command.ts';
import {
  commandLine,
  eventsOption,
  gapWindowOption,
  marksOn,
  marksOption,
  pairLine,
  pairOption,
  reportReply,
  stickyOptions,
  timeOptions,
  windowActions,
} from '../src/chat/reply-builders.ts';
import { type Action, behindDetails, type Block, type Reply } from '../src/chat/reply.ts';
import { eventsNear } from '../src/community/events.ts';
import { UserError } from '../src/errors.ts';
import { nearbyWords } from '../src/messages/community.ts';
import { csvOf } from '../src/messages/format.ts';
import {
  cointegrationWords,
  convergenceWords,
  episodeRow,
  forwardWords,
  historySentence,
  noPullWords,
  levelText,
  medianIntervalWords,
  nullModelWords,
} from '../src/messages/history.ts';
import type { EventMark } from '../src/reports/chart-spec.ts';
import { type HistoryAnswer, historyReport, type HistoryReport } from '../src/reports/history.ts';
import { provenance } from '../src/reports/sample-facts.ts';
import { joined, msg, type Text } from '../src/messages/text.ts';

/** Episodes in the table. */
const MOST_ROWS = 12;

/** /history — the earlier episodes, what happened next, and what pure noise does. */
export default defineCommand({
  name: 'history',
  about: msg('commands.history'),
  heavy: true,
  examples: ['history ETH IWM', 'history btc vs gold window:90'],
  options: {
    pair: pairOption,
    window: gapWindowOption,
    enter: { kind: 'number', about: msg('commands.historyEnter'), min: 0.5, max: 6, fallback: 2 },
    exit: { kind: 'number', about: msg('commands.historyExit'), min: 0, max: 5, fallback: 0.5 },
    ...timeOptions,
    events: eventsOption,
  },
  personalWhen: ({ events }) => events === true,
  async run({ pair, window, enter, exit, asOf, sampling, events }, services) {
    if (exit >= enter) throw new UserError(msg('history.exitAboveEnter', { enter: levelText(enter) }));
    const { signal, progress } = services;
    const answer = await historyReport(
      { pair, windowSessions: window, enter, exit, asOf, sampling, signal, progress },
      services,
    );
    const marks = await marksOn(pair, answer.report.sample, events, services);
    return reply(answer, stickyOptions({ asOf, sampling }), marks);
  },
});

function reply({ report, chart }: HistoryAnswer, sticky: string, marks: readonly EventMark<Text>[]): Reply<Text> {
  return reportReply(report, {
    title: historySentence(report),
    blocks: [
      { kind: 'paragraph', text: convergenceWords(report) },
      ...nearbyBlock(report, marks),
      ...behindDetails([
        { kind: 'paragraph', text: joined([nullModelWords(report), medianIntervalWords(report)]) },
        ...episodesBlock(report),
        { kind: 'paragraph', text: forwardWords(report) },
        { kind: 'paragraph', text: cointegrationWords(report) },
      ]),
    ],
    footer: provenance(report),
    picture:
      report.episodes.length === 0
        ? undefined
        : { chart: { ...chart, ...noPullWords(report) }, altText: altText(report), cacheKey: cacheKey(report) },
    actions: actions(report, sticky, marks),
    beside: marks.length === 0 ? {} : { events: eventsNear(starts(report), marks) },
    csv: { name: fileName(report), content: () => csv(report) },
  });
}

function starts({ episodes }: HistoryReport): string[] {
  return episodes.map(({ start }) => start);
}

/** The latest episodes; how many of how many is said where not all are shown. */
function episodesBlock(report: HistoryReport): Block<Text>[] {
  const { episodes } = report;
  if (episodes.length === 0) return [];
  const rows = episodes.slice(-MOST_ROWS).map((episode) => episodeRow(episode, report));
  const head = [
    msg('history.fromHead'),
    msg('history.directionHead'),
    msg('history.peakHead'),
    msg('history.toHead'),
    msg('history.lastedHead'),
  ];
  const table: Block<Text> = { kind: 'table', head, rows };
  if (rows.length === episodes.length) return [table];
  const note = msg('history.latestShown', { shown: rows.length, count: episodes.length });
  return [table, { kind: 'note', text: note }];
}

/** What was in the news within a week of an entry. */
function nearbyBlock(report: HistoryReport, marks: readonly EventMark<Text>[]): Block<Text>[] {
  const near = eventsNear(starts(report), marks);
  if (near.length === 0) return marks.length === 0 ? [] : [{ kind: 'note', text: msg('events.nearNone') }];
  return [
    { kind: 'list', items: near.map(nearbyWords) },
    { kind: 'note', text: msg('sample.notACause') },
  ];
}

function actions(
  { subject, benchmark, sample, windowSessions }: HistoryReport,
  sticky: string,
  marks: readonly EventMark<Text>[],
): Action<Text>[] {
  const line = pairLine({ subject, benchmark }, sticky);
  return [
    ...windowActions(gapWindowOption.suggested, { now: windowSessions, longest: sample.sessions - 1 }, (sessions) =>
      line('history', commandLine(`window:${sessions}`, marksOption(marks))),
    ),
    { label: msg('buttons.divergence'), line: line('divergence'), does: 'new' },
    {
      label: msg(marks.length === 0 ? 'history.eventsNear' : 'buttons.withoutEvents'),
      line: line('history', commandLine(`window:${windowSessions}`, marks.length === 0 ? 'events:yes' : '')),
      does: 'edit',
    },
    { label: msg('buttons.csv'), line: line('history', `window:${windowSessions}`), does: 'file' },
    { label: msg('buttons.method'), line: 'explain reconvergence', does: 'new' },
  ];
}

function altText(report: HistoryReport): Text {
  return msg('history.altText', { sentence: historySentence(report), convergence: convergenceWords(report) });
}

function cacheKey({
  subject,
  benchmark,
  windowSessions,
  enter,
  exit,
  asOf,
  sampling,
  sample,
  simulated,
  actual,
}: HistoryReport): string {
  const parts = [
    subject.symbol,
    benchmark.symbol,
    windowSessions,
    enter,
    exit,
    sampling,
    sample.from,
    asOf,
    actual.exitWithin60,
    simulated,
  ];
  return ['history', ...parts].join('|');
}

function fileName({ subject, benchmark, asOf }: HistoryReport): string {
  return `rift-history-${subject.symbol}-${benchmark.symbol}-${asOf}.csv`;
}

function csv({ episodes }: HistoryReport): string {
  return csvOf([
    { head: 'start', values: episodes.map(({ start }) => start) },
    { head: 'sign', values: episodes.map(({ sign }) => sign) },
    { head: 'entry', values: episodes.map(({ entry }) => entry) },
    { head: 'peak', values: episodes.map(({ peak }) => peak) },
    { head: 'peak_date', values: episodes.map(({ peakDate }) => peakDate) },
    { head: 'end', values: episodes.map(({ end }) => end) },
    { head: 'open', values: episodes.map(({ censored }) => String(censored)) },
    { head: 'sessions', values: episodes.map(({ duration }) => duration) },
  ]);
}
