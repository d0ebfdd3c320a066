import { defineCommand, type Action, type Block, type Reply } from '../src/chat/command.ts';
import {
  digestReport,
  type DigestAnswer,
  type DigestPair,
  type DigestReport,
} from '../src/core/digest/digest-report.ts';
import { comingSessions } from '../src/core/digest/coming-sessions.ts';
import { readPairs } from '../src/core/market/read-pairs.ts';
import { flowsReport } from '../src/core/reports/flows-report.ts';
import { provenance } from '../src/core/reports/sample-facts.ts';
import { dayMonthYear } from '../src/core/wording/dates.ts';
import { digestHeadline } from '../src/core/wording/digest-words.ts';
import { flowsSentence } from '../src/core/wording/flows-words.ts';
import { percentileWords, signed, withSign } from '../src/core/wording/numbers.ts';

/** /brief — what changed in a few pairs since a day, then where each stands: the text of every digest. */
export default defineCommand({
  name: 'brief',
  about: 'What changed in a few pairs, and where each stands: the text of a digest',
  examples: ['brief', 'brief "ETH/RUT, BTC/GOLD" since:2026-06-18'],
  options: {
    pairs: { kind: 'text', about: 'Pairs, for example ETH/RUT, BTC/GOLD', maxLength: 400, fallback: 'ETH/RUT' },
    since: { kind: 'date', about: 'Say first what changed after this day', optional: true },
    flows: { kind: 'flag', about: 'Also coins moved onto exchanges, where that is published' },
    events: { kind: 'flag', about: 'Also the days on which the exchange is closed or closes early soon' },
    asOf: { kind: 'date', about: 'Answer as it stood on this day, for example 2026-06-25', optional: true },
  },
  async run({ pairs: typed, since, flows, events, asOf }, services) {
    const { market, calendar, signal } = services;
    const pairs = readPairs(market.catalogue(), typed);
    const answer = await digestReport({ pairs, since, asOf, signal }, services);
    const more = [
      ...(flows ? await flowLines(answer.report, services) : []),
      ...(events ? comingSessions(calendar, answer.report.asOf) : []),
    ];
    return reply(answer, typed, more);
  },
});

function reply({ report, drawing }: DigestAnswer, typed: string, more: readonly string[]): Reply {
  const changes = report.pairs.flatMap((pair) => pair.changes);
  return {
    title: digestHeadline(report),
    blocks: [
      ...(changes.length > 1 ? [{ kind: 'list', items: changes } as const] : []),
      table(report),
      ...(more.length > 0 ? [{ kind: 'list', items: more } as const] : []),
      { kind: 'note', text: provenance(report.pairs[0]!.now) },
      { kind: 'note', text: 'A description of the past, no advice.' },
    ],
    picture: {
      drawing,
      altText: `${digestHeadline(report)} ${report.pairs.map(standing).join(' ')}`.slice(0, 1000),
      cacheKey: ['brief', typed, report.since, report.asOf, ...report.pairs.map(({ now }) => now.gap.logPct)].join('|'),
    },
    actions: report.pairs.slice(0, 5).map(button),
    files: [],
    tone: 'plain',
    visibility: 'everyone',
    report,
  };
}

function table(report: DigestReport): Block {
  return {
    kind: 'table',
    head: ['Pair', 'Gap', 'Scaled', 'Wider than', 'Correlation', 'Verdict'],
    rows: report.pairs.map(({ now }) => [
      `${now.subject.symbol}/${now.benchmark.symbol}`,
      `${withSign(now.gap.simplePp, 1)} pp`,
      now.gap.volScaled === null ? '–' : withSign(now.gap.volScaled, 2),
      now.rank.absPercentile === null ? '–' : `${percentileWords(now.rank.absPercentile)} %`,
      now.correlation.pearson === null ? '–' : signed(now.correlation.pearson, 2),
      now.verdict ?? 'too young',
    ]),
  };
}

function standing({ now }: DigestPair): string {
  const scaled = now.gap.volScaled === null ? 'no scaled gap yet' : `scaled gap ${withSign(now.gap.volScaled, 2)}`;
  return `${now.subject.symbol} against ${now.benchmark.symbol}: ${scaled}, ${now.verdict ?? 'too young to judge'}.`;
}

function button({ now }: DigestPair): Action {
  const pair = [now.subject.symbol, now.benchmark.symbol];
  return { label: pair.join(' / '), line: `divergence ${pair.join(' ')}`, does: 'new' };
}

type Services = Parameters<typeof flowsReport>[1];

/** Coins of the subjects that have published flows; a subject without them has no line. */
async function flowLines({ pairs, asOf }: DigestReport, services: Services): Promise<string[]> {
  const catalogue = services.market.catalogue();
  const named = new Set(pairs.map(({ now }) => now.subject.symbol));
  const coins = catalogue.filter(({ symbol, kind }) => kind === 'crypto' && named.has(symbol));
  const lines = coins.map(async (symbol) => {
    try {
      return [`${flowsSentence((await flowsReport({ symbol, asOf }, services)).report)} (${dayMonthYear(asOf)})`];
    } catch {
      return [];
    }
  });
  return (await Promise.all(lines)).flat();
}
