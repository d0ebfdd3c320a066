import { type CommandServices, defineCommand } from '../src/chat/command.ts';
import {
  commandLine,
  gapWindowOption,
  reportReply,
  stickyOptions,
  timeOptions,
  windowActions,
} from '../src/chat/reply-builders.ts';
import { type Action, behindDetails, type Block, type Reply } from '../src/chat/reply.ts';
import { settingsForChannel } from '../src/community/settings.ts';
import { resolvePair } from '../src/market/resolve.ts';
import type { Pair } from '../src/market/ports.ts';
import { csvOf } from '../src/messages/format.ts';
import { chanceWords, radarFailures, radarRow, radarSentence, widestWords } from '../src/messages/radar-and-compare.ts';
import { curatedPairs, type RadarAnswer, radarFooter, radarReport, type RadarReport } from '../src/reports/radar.ts';
import { joined, msg, type Text } from '../src/messages/text.ts';

/** /radar — where something unusual is going on, and how much of it is chance. */
export default defineCommand({
  name: 'radar',
  about: msg('commands.radar'),
  heavy: true,
  examples: ['radar', 'radar window:90'],
  options: {
    window: gapWindowOption,
    pairs: {
      kind: 'choice',
      about: msg('commands.radarPairs'),
      choices: ['watched', 'known'],
      optional: true,
    },
    ...timeOptions,
  },
  personalWhen: ({ pairs }) => pairs !== 'known',
  async run({ window, pairs: wanted, asOf, sampling }, services) {
    const { market, signal, progress } = services;
    const watched = wanted === 'known' ? [] : await watchedPairs(services);
    const isWatched = watched.length >= (wanted === 'watched' ? 1 : MIN_WATCHED);
    const pairs = isWatched ? watched : curatedPairs(market.catalogue());
    const answer = await radarReport({ pairs, windowSessions: window, asOf, sampling, signal, progress }, services);
    return reply(answer, stickyOptions({ asOf, sampling }), watched.length === 0 ? undefined : isWatched);
  },
});

/** A radar over fewer pairs than this finds nothing that one question would not. */
const MIN_WATCHED = 2;

/** The pairs the community of the asker watches, as far as the source carries them; none where there is no community. */
async function watchedPairs({ community, requester, market }: CommandServices): Promise<Pair[]> {
  const settings = await community?.settings(requester.community);
  const watched = settings === undefined ? [] : settingsForChannel(settings, requester.channel).watched;
  const resolved = watched.map((pair) => resolvePair(market.catalogue(), pair.join(' ')));
  return resolved.flatMap((found) => (found.kind === 'resolved' ? [found.pair] : []));
}

const heads = [
  msg('radar.pairHead'),
  msg('radar.gapHead'),
  msg('radar.widerHead'),
  msg('radar.verdictHead'),
  msg('radar.asWideHead'),
  msg('radar.falseHead'),
];

function reply({ report, chart }: RadarAnswer, sticky: string, isWatched: boolean | undefined): Reply<Text> {
  return reportReply(report, {
    title: radarSentence(report),
    blocks: [
      { kind: 'paragraph', text: joined([widestWords(report), chanceWords(report)]) },
      ...behindDetails([
        { kind: 'table', head: heads, rows: report.pairs.map(radarRow) },
        ...radarFailures(report).map((text): Block<Text> => ({ kind: 'note', text })),
      ]),
    ],
    footer: radarFooter(report),
    picture: { chart, altText: altText(report), cacheKey: cacheKey(report) },
    actions: actions(report, sticky, isWatched),
    csv: { name: `rift-radar-${report.asOf}.csv`, content: () => csv(report) },
  });
}

/** `isWatched` tells which pairs are shown; undefined where there is nothing to choose between. */
function actions(
  { windowSessions, pairs }: RadarReport,
  sticky: string,
  isWatched: boolean | undefined,
): Action<Text>[] {
  const shown = isWatched === undefined ? undefined : isWatched ? 'watched' : 'known';
  const line = (sessions: number, which: string | undefined = shown): string =>
    commandLine('radar', `window:${sessions}`, which && `pairs:${which}`, sticky);
  const choices = [
    { label: msg('radar.watchedHere'), which: 'watched' },
    { label: msg('radar.arguedAbout'), which: 'known' },
  ];
  return [
    ...windowActions(
      gapWindowOption.suggested,
      { now: windowSessions, longest: Math.max(...pairs.map(({ sessions }) => sessions)) - 1 },
      line,
    ),
    ...(shown === undefined ? [] : choices).map(({ label, which }): Action<Text> => ({
      label,
      line: line(windowSessions, which),
      does: 'edit',
      current: which === shown,
      group: 'pairs',
    })),
    ...pairs.slice(0, 3).map(({ subject, benchmark }): Action<Text> => ({
      label: `${subject} / ${benchmark}`,
      line: commandLine('divergence', subject, benchmark, `window:${windowSessions}`, sticky),
      does: 'new',
    })),
    { label: msg('buttons.csv'), line: line(windowSessions), does: 'file' },
  ];
}

function altText(report: RadarReport): Text {
  const others = report.pairs.slice(1, 4).map((pair) => joined(radarRow(pair).slice(0, 4)));
  return joined([
    msg('radar.bars'),
    radarSentence(report),
    widestWords(report),
    others.length === 0 ? msg('radar.noOther') : msg('radar.next', { pairs: joined(others, '; ') }),
    chanceWords(report),
  ]);
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
    { head: 'verdict', values: pairs.map(({ verdict }) => verdict ?? '') },
    { head: 'largest_since', values: pairs.map(({ largestSince }) => largestSince ?? '') },
    { head: 'false_share', values: pairs.map(({ falseShare }) => falseShare ?? NaN) },
  ]);
}
