import {
  defineCommand,
  keptOptions,
  lineOf,
  timeOptions,
  windowActions,
  type Action,
  type Block,
  type Reply,
} from '../src/chat/command.ts';
import { curatedPairs } from '../src/core/reports/radar/curated-pairs.ts';
import { radarReport, type RadarAnswer, type RadarReport } from '../src/core/reports/radar/radar-report.ts';
import { csvOf } from '../src/core/wording/csv.ts';
import { chanceWords, radarFailures, radarFooter, radarRow, radarSentence } from '../src/core/wording/radar-words.ts';

const WINDOWS = [20, 60, 90, 180, 252] as const;

/** /radar — where something unusual is going on, and how much of it is chance. */
export default defineCommand({
  name: 'radar',
  about: 'Which pairs are furthest apart by their own history, and how much of that is chance',
  examples: ['radar', 'radar window:90'],
  options: {
    window: { kind: 'integer', about: 'Sessions in the window', min: 5, max: 365, fallback: 60, suggested: WINDOWS },
    ...timeOptions,
  },
  async run({ window, asOf, sampling }, services) {
    const { market, signal, progress } = services;
    const pairs = curatedPairs(market.catalogue());
    const answer = await radarReport({ pairs, windowSessions: window, asOf, sampling, signal, progress }, services);
    return reply(answer, keptOptions({ asOf, sampling }));
  },
});

function reply({ report, drawing }: RadarAnswer, kept: string): Reply {
  return {
    title: radarSentence(report),
    blocks: [
      { kind: 'paragraph', text: chanceWords(report) },
      {
        kind: 'table',
        head: ['Pair', 'Scaled gap', 'Percentile', 'As wide on', 'False finds'],
        rows: report.pairs.map(radarRow),
      },
      ...radarFailures(report).map((text): Block => ({ kind: 'note', text })),
      { kind: 'note', text: radarFooter(report) },
    ],
    picture: { drawing, altText: altText(report), cacheKey: cacheKey(report) },
    actions: actions(report, kept),
    files: [{ name: `rift-radar-${report.asOf}.csv`, mime: 'text/csv', content: () => csv(report) }],
    tone: 'plain',
    visibility: 'everyone',
    report,
  };
}

function actions({ windowSessions, pairs }: RadarReport, kept: string): Action[] {
  const line = (sessions: number): string => lineOf('radar', `window:${sessions}`, kept);
  return [
    ...windowActions(
      WINDOWS,
      { now: windowSessions, longest: Math.max(...pairs.map(({ sessions }) => sessions)) - 1 },
      line,
    ),
    ...pairs.slice(0, 3).map(({ subject, benchmark }): Action => ({
      label: `${subject} / ${benchmark}`,
      line: lineOf('divergence', subject, benchmark, `window:${windowSessions}`, kept),
      does: 'new',
    })),
    { label: 'CSV', line: line(windowSessions), does: 'file' },
  ];
}

function altText(report: RadarReport): string {
  const others = report.pairs.slice(1, 4).map((pair) => radarRow(pair).slice(0, 3).join(' '));
  return `Bars of percentiles by pair. ${radarSentence(report)} Next: ${others.join('; ') || 'no other pair'}. ${chanceWords(report)}`;
}

function cacheKey({ windowSessions, asOf, pairs, simulated }: RadarReport): string {
  const standings = pairs.map(({ subject, benchmark, volScaled }) => `${subject}/${benchmark}:${volScaled}`);
  return ['radar', windowSessions, asOf, ...standings, simulated].join('|');
}

function csv({ pairs }: RadarReport): string {
  return csvOf([
    { head: 'subject', values: pairs.map(({ subject }) => subject) },
    { head: 'benchmark', values: pairs.map(({ benchmark }) => benchmark) },
    { head: 'as_of', values: pairs.map(({ asOf }) => asOf) },
    { head: 'gap_vol_scaled', values: pairs.map(({ volScaled }) => volScaled ?? NaN) },
    { head: 'percentile', values: pairs.map(({ absPercentile }) => absPercentile ?? NaN) },
    { head: 'largest_since', values: pairs.map(({ largestSince }) => largestSince ?? '') },
    { head: 'false_share', values: pairs.map(({ falseShare }) => falseShare ?? NaN) },
  ]);
}
