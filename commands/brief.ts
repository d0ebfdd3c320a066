import { defineCommand } from '../src/chat/command.ts';
import { answeredDay, commandLine, ownEvents } from '../src/chat/reply-builders.ts';
import { type Action, behindDetails, type Block, type Reply } from '../src/chat/reply.ts';
import { type DigestAnswer, type DigestPair, digestReport, type DigestReport } from '../src/community/digest.ts';
import { readOwnEvents } from '../src/community/events.ts';
import { type DigestSection, digestSections } from '../src/community/schedule.ts';
import { readPairs } from '../src/community/settings.ts';
import { daysOf100 } from '../src/messages/format.ts';
import { digestHeadline, digestLines, digestPicture, omittedSectionWords } from '../src/messages/community.ts';
import { provenance } from '../src/reports/sample-facts.ts';
import { fmt, joined, msg, type Text } from '../src/messages/text.ts';

/** /brief — what changed in a few pairs since a day, then where each stands: the text of every digest. */
export default defineCommand({
  name: 'brief',
  about: msg('commands.brief'),
  heavy: true,
  examples: ['brief', 'brief "ETH/RUT, BTC/GOLD" since:2026-06-18', 'brief "ETH/RUT, BTC/GOLD" matrix:yes events:yes'],
  options: {
    pairs: { kind: 'text', about: msg('commands.pairs'), maxLength: 400, fallback: 'ETH/RUT' },
    since: { kind: 'date', about: msg('commands.briefSince'), optional: true },
    standings: { kind: 'choice', about: msg('commands.standings'), choices: ['yes', 'no'], fallback: 'yes' },
    radar: { kind: 'flag', about: msg('commands.briefRadar') },
    matrix: { kind: 'flag', about: msg('commands.briefMatrix') },
    flows: { kind: 'flag', about: msg('commands.briefFlows') },
    events: { kind: 'flag', about: msg('commands.briefEvents') },
    own: {
      kind: 'text',
      byName: true,
      about: msg('commands.briefOwn'),
      maxLength: 1000,
      optional: true,
    },
    asOf: { kind: 'date', about: msg('commands.asOf'), optional: true },
  },
  personalWhen: ({ events }) => events,
  async run({ pairs: typed, since, standings, asOf, own: dated, ...wanted }, services) {
    const { market, signal } = services;
    const pairs = readPairs(market, typed);
    const sections = digestSections.filter((section) => (section === 'pairs' ? standings === 'yes' : wanted[section]));
    const kept = wanted.events ? await ownEvents(services) : [];
    const own = [...kept, ...readOwnEvents(dated ?? '')];
    return reply(await digestReport({ pairs, since, asOf, sections, own, signal }, services), typed);
  },
});

function reply({ report, drawn }: DigestAnswer, typed: string): Reply<Text> {
  const title = digestHeadline(report);
  return {
    title,
    blocks: blocks(report),
    ...(drawn === undefined
      ? {}
      : {
          picture: {
            chart: { ...digestPicture(report, drawn), command: lineOf(report, typed) },
            altText: joined([title, ...report.pairs.map(standing)]),
            cacheKey: cacheKey(report, typed),
          },
        }),
    actions: report.pairs.slice(0, 5).map(button),
    files: [],
    tone: 'plain',
    visibility: 'everyone',
    ofDay: answeredDay(title, { day: report.asOf, everyDay: false }),
    report,
  };
}

function blocks(report: DigestReport): Block<Text>[] {
  const changes = report.pairs.flatMap((pair) => pair.changes);
  const lines = digestLines(report);
  const missing = omittedSectionWords(report.leftOut);
  const shows = (section: DigestSection): boolean => report.hasNewSession && report.sections.includes(section);
  return [
    ...(changes.length > 1 ? [{ kind: 'list', items: changes } as const] : []),
    ...(lines.length > 0 ? [{ kind: 'list', items: lines } as const] : []),
    ...(missing === undefined ? [] : [{ kind: 'note', text: missing } as const]),
    ...behindDetails([
      ...(shows('pairs') ? [table(report)] : []),
      ...(report.hasNewSession ? [{ kind: 'note', text: provenance(report.pairs[0]!.now) } as const] : []),
      { kind: 'note', text: msg('digest.noAdvice') },
    ]),
  ];
}

/** The line that gives this picture again, whatever day it is. */
function lineOf({ since, asOf, sections }: DigestReport, typed: string): string {
  const wanted = sections.filter((section) => section !== 'pairs').map((section) => `${section}:yes`);
  const standings = sections.includes('pairs') ? '' : 'standings:no';
  return commandLine(
    'brief',
    `"${typed}"`,
    since === null ? '' : `since:${since}`,
    standings,
    ...wanted,
    `as_of:${asOf}`,
  );
}

function cacheKey({ since, asOf, sections, pairs }: DigestReport, typed: string): string {
  return ['brief', typed, since, asOf, sections.join(), ...pairs.map(({ now }) => now.gap.logPct)].join('|');
}

function table(report: DigestReport): Block<Text> {
  return {
    kind: 'table',
    head: [
      msg('digest.pairHead'),
      msg('digest.gapHead'),
      msg('digest.scaledHead'),
      msg('digest.widerHead'),
      msg('digest.correlationHead'),
      msg('digest.verdictHead'),
    ],
    rows: report.pairs.map(({ now }) => [
      `${now.subject.symbol}/${now.benchmark.symbol}`,
      msg('digest.gapPoints', { points: fmt.signed(now.gap.simplePp, 1) }),
      now.gap.volScaled === null ? '–' : fmt.signed(now.gap.volScaled, 2),
      now.rank.absPercentile === null ? '–' : daysOf100(now.rank.absPercentile),
      now.correlation.pearson === null ? '–' : fmt.number(now.correlation.pearson, 2),
      verdictOf(now),
    ]),
  };
}

function standing({ now }: DigestPair): Text {
  const { volScaled } = now.gap;
  const pair = msg('names.against', { subject: now.subject.symbol, benchmark: now.benchmark.symbol });
  const gap =
    volScaled === null ? msg('digest.noScaledGap') : msg('digest.scaledGap', { gap: fmt.signed(volScaled, 2) });
  return msg('digest.standing', { pair, gap, verdict: verdictOf(now) });
}

function verdictOf({ verdict }: DigestPair['now']): Text {
  return msg('verdict.alone', { verdict: verdict ?? 'none' });
}

function button({ now }: DigestPair): Action<Text> {
  const pair = [now.subject.symbol, now.benchmark.symbol];
  return { label: pair.join(' / '), line: `divergence ${pair.join(' ')}`, does: 'new' };
}
