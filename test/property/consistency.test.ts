import { inEnglish } from '../../src/messages/speaker.ts';
import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../src/analytics/null-model.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { CheckReport, JudgedClaim } from '../../src/claims/check.ts';
import type { DigestReport } from '../../src/community/digest.ts';
import type { CompareReport, MatrixReport } from '../../src/reports/compare-and-matrix.ts';
import type { CorrelationReport } from '../../src/reports/correlation.ts';
import type { DivergenceReport } from '../../src/reports/divergence.ts';
import type { DriversReport } from '../../src/reports/drivers.ts';
import type { FlowsReport } from '../../src/reports/flows.ts';
import type { HedgeReport } from '../../src/reports/hedge.ts';
import type { HistoryReport } from '../../src/reports/history.ts';
import type { MultiverseReport } from '../../src/reports/multiverse.ts';
import type { RadarReport } from '../../src/reports/radar.ts';
import { ask, commandChat, wordsOf } from '../support/command-chat.ts';
import { wanderingSource } from '../support/wandering-source.ts';

/** Answers looked at; `CONSISTENCY_ANSWERS=2000` for the long run. */
const ANSWERS = Number(process.env['CONSISTENCY_ANSWERS'] ?? 200);

/** What is wrong with one answer: sentences that another figure of the same answer contradicts. */
type ReadReport = (report: never, words: string, reply: Reply) => string[];

const lines = [
  'history ETH IWM',
  'history ETH BTC window:20 enter:1',
  'correlation ETH BTC expert',
  'correlation ETH IWM window:40 expert',
  'hedge ETH IWM window:90',
  'compare ETH BTC GLD window:60',
  'matrix ETH BTC SPY TLT window:40',
  'drivers ETH window:60',
  'flows ETH',
  'multiverse ETH IWM',
  'divergence ETH IWM',
  'divergence ETH BTC window:20',
  'divergence SPY TLT window:90',
  'radar',
  'brief "ETH/IWM, ETH/BTC, SPY/TLT" since:2024-05-31 radar:yes',
  'brief "ETH/IWM"',
  'check "ETH has drifted apart from IWM"',
  'check "ETH has never been this far behind IWM"',
  'check "ETH is the furthest ahead of BTC since 2023"',
  'check "ETH rose 40 % while BTC fell 10 % in 60 days. SPY has decoupled from TLT. GLD is ahead of SPY."',
];

const number = (text: string | undefined): number => Number((text ?? 'NaN').replace('−', '-').replace(/,/gu, ''));

const said = (words: string, pattern: RegExp): number[] => (pattern.exec(words) ?? []).slice(1).map(number);

const problem = (wrong: boolean, what: string): string[] => (wrong ? [what] : []);

/** Rows are days where both legs trade every day, trading days otherwise; a session is neither. */
function clockProblems(everyDay: boolean, words: string): string[] {
  const plain = words.replace(/stretches of about 20 days stay together|of 100 days|From all days|no day/gu, '');
  return [
    ...problem(/\bsessions?\b/u.test(words), 'says session'),
    ...problem(everyDay && /trading day/u.test(words), 'counts every day as a trading day'),
    ...problem(!everyDay && /within \d+ days?\b/u.test(plain), 'counts trading days as days'),
  ];
}

function historyProblems(report: HistoryReport, words: string, { blocks }: Reply): string[] {
  const { episodes, actual, kaplanMeier, everyDay } = report;
  const table = blocks.find((block) => block.kind === 'table');
  const [shown = episodes.length] = said(words, /(\d+) of \d+ shown/u);
  const [share] = said(words, /, (?:over |under )?(\d+) % were over within/u);
  const [median] = said(words, /(?:: half|half were) over within (\d+)/u);
  const [times, years, rate] = said(words, /: (\d+) times? in ([\d.]+) years, ([\d.]+) a year/u);
  const [narrowed, known] = said(words, /in (\d+) of (\d+) cases?/u);
  const survival = 1 - (actual.endedWithin60 ?? NaN);
  return [
    ...clockProblems(everyDay, words),
    ...problem(table !== undefined && table.rows.length !== shown, 'shows another number of rows than it says'),
    ...problem(share !== undefined && Math.abs(100 - share - 100 * survival) > 1, 'share against the curve'),
    ...problem(median !== undefined && median !== kaplanMeier.median, 'median against the curve'),
    ...problem(
      median !== undefined && median <= 60 && survival > 0.5 + 1e-9,
      'half were over before more than half were open',
    ),
    ...problem(times !== undefined && times !== episodes.length, 'count against the list'),
    ...problem(
      times !== undefined && Math.abs(rate! - times / years!) > 0.06 * rate! + 0.02,
      'rate against its denominator',
    ),
    ...problem(
      narrowed !== undefined && !(narrowed <= known! && known! <= episodes.length),
      'more cases than episodes',
    ),
    ...problem(/from chance/u.test(words) && /often than by chance/u.test(words), 'two verdicts of one test'),
    ...pairedProblems(report, words),
  ];
}

/** Log points never pass for per cent: every case said is the change of the ratio itself. */
function pairedProblems(report: HistoryReport, words: string): string[] {
  const far = report.forward.at(-1)!;
  return far.cases
    .filter(({ sign }) => (sign > 0 ? far.ahead : far.behind) === null)
    .flatMap(({ differencePct }) => {
      const change = Math.round(100 * (Math.exp(differencePct / 100) - 1));
      const text = `${change < 0 ? '−' : change > 0 ? '+' : ''}${Math.abs(change)} %`;
      return problem(!words.includes(text), `a case of ${text} is not said`);
    });
}

function correlationProblems({ correlation, rank, everyDay, expert }: CorrelationReport, words: string): string[] {
  const { pearson, hacLow, hacHigh } = correlation;
  const none = hacLow !== null && hacHigh !== null && hacLow <= 0 && hacHigh >= 0;
  const [percentile] = said(words, /higher than on (\d+) of 100 days/u);
  const mayRank = rank.earlierValues >= 252 && rank.independentWindows >= 5;
  return [
    ...clockProblems(everyDay, words),
    ...problem(
      pearson !== null && hacLow !== null && !(hacLow <= pearson && pearson <= hacHigh!),
      'outside its interval',
    ),
    ...problem(none !== words.includes('which may be none'), 'interval against the word'),
    ...problem(/independent/u.test(words), 'calls zero correlation independent'),
    ...problem(!mayRank && /higher than on|est since/u.test(words), 'ranks on next to nothing'),
    ...problem(percentile !== undefined && Math.abs(percentile - rank.signedPercentile!) >= 1, 'percentile'),
    ...problem(/was (?:the )?lowest|is the lowest/u.test(words) && rank.signedPercentile !== 0, 'lowest'),
    ...problem(expert!.weekly.last52.low! > expert!.weekly.last52.high!, 'weekly interval'),
  ];
}

function hedgeProblems(
  { volatilityRemovedPct, volatilityRemovedLowPct, volatilityRemovedHighPct, outOfSample }: HedgeReport,
  words: string,
): string[] {
  const [worse = 0, of = outOfSample.length] = said(words, /In (\d+) of (\d+) it added/u);
  return [
    ...problem(!(volatilityRemovedLowPct! <= volatilityRemovedPct! + 1e-9), 'below its range'),
    ...problem(!(volatilityRemovedHighPct! >= volatilityRemovedPct! - 1e-9), 'above its range'),
    ...problem(worse !== outOfSample.filter((year) => year.volatilityRemovedPct < 0).length, 'years that were worse'),
    ...problem(of !== outOfSample.length, 'years counted'),
  ];
}

function compareProblems({ markets, windowSessions, sample, everyDay }: CompareReport, words: string): string[] {
  return [
    ...clockProblems(everyDay, words),
    ...problem(sample.sessions !== windowSessions + 1, 'changes and rows'),
    ...problem(!words.includes(`${windowSessions} ${everyDay ? 'days' : 'trading days'}`), 'window'),
    ...problem(!markets.every(({ symbol }) => words.includes(symbol)), 'a market is missing'),
  ];
}

function matrixProblems({ correlation, low, high, asOf }: MatrixReport, words: string, { title }: Reply): string[] {
  const cells = correlation.flatMap((row, i) => row.slice(i + 1).map((_, j) => [i, i + 1 + j] as const));
  const holding = cells.filter(([i, j]) => low[i]![j]! <= 0 && high[i]![j]! >= 0).length;
  const values = cells.map(([i, j]) => correlation[i]![j]!);
  const [closest, least] = said(title, /, (−?[\d.]+); least: .*, (−?\d\.\d+)\.$/u);
  return [
    ...problem(
      said(words, /in (\d+) of them/u)[0] !== (holding === 0 ? undefined : holding),
      'intervals that hold zero',
    ),
    ...problem(Math.abs(closest! - Math.max(...values)) > 0.005001, 'closest'),
    ...problem(Math.abs(least! - Math.min(...values)) > 0.005001, 'least'),
    ...problem(!title.includes(asOf.slice(0, 4)), 'undated'),
    ...problem(/independent/u.test(words), 'calls zero correlation independent'),
  ];
}

function driversProblems(_: DriversReport, words: string, { title, blocks }: Reply): string[] {
  const groups = [...title.matchAll(/(\d+) % (?:go|with|are)/gu)].map(([, share]) => number(share));
  const table = blocks.find((block) => block.kind === 'table')!;
  const parts = table.rows.map((row) => number(row.at(-1)!.replace(' %', '')));
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  return [
    ...problem(sum(groups) !== 100, `groups add to ${sum(groups)}`),
    ...problem(sum(parts) !== 100, `factors add to ${sum(parts)}`),
    ...problem(!words.includes('Shares of the variance'), 'does not say that shares are of variance'),
  ];
}

function flowsProblems({ ageDays, asOf, change7dPct }: FlowsReport, words: string, { title }: Reply): string[] {
  return [
    ...problem(!title.includes(asOf.slice(0, 4)), 'undated'),
    ...problem(ageDays > 3 !== / old\)/u.test(title), 'age against now'),
    ...problem(/about [01] times/u.test(words), 'about 1 times'),
    ...problem(change7dPct !== null && change7dPct > 0 && / less | fall /u.test(title), 'fall against its sign'),
  ];
}

function multiverseProblems(report: MultiverseReport, words: string): string[] {
  const { ordinary, judgement, headline, robustness, recordDays } = report;
  const isOut = headline.verdict !== null && headline.verdict !== 'ordinary';
  const differs = judgement !== null && headline.verdict !== null && judgement !== headline.verdict;
  const wouldMove = ordinary.subjectMovePct !== null && ordinary.subjectMovePct !== 0;
  const { windows, otherClose, episodes } = robustness;
  return [
    ...problem(words.includes('would be ordinary') !== (isOut && wouldMove), 'says what would be ordinary of what is'),
    ...problem(words.includes(' alone is ') !== differs, 'another word than divergence has, without why'),
    ...problem(windows.fewest > episodes || windows.most < episodes, 'windows do not hold the window in the middle'),
    ...problem(otherClose !== null && otherClose.alsoThere > otherClose.compared, 'more there than compared'),
    ...problem(recordDays.largest !== null && recordDays.share === 0 && recordDays.largest > 0, 'records on no day'),
  ];
}

/** "wider than on 92 of 100 days" against the percentile, cut and not rounded. */
function daysProblems(words: string, percentile: number | null): string[] {
  const [days] = said(words, /wider than on (\d+) of 100 days/u);
  return problem(days !== undefined && days !== Math.min(99, Math.floor(percentile!)), 'days against the percentile');
}

/** The word against the figures it rests on. */
function wordProblems({ verdict, chance, rank }: DivergenceReport): string[] {
  if (verdict === null || chance === null) return problem(verdict !== chance, 'a word without its chance');
  const { absPercentile: percentile, recordAbs, earlierValues } = rank;
  const isWide = percentile! >= 90 && chance.perDay <= 0.1;
  return [
    ...problem(verdict === 'record' && !recordAbs, 'a record that is none'),
    ...problem(verdict === 'ordinary' && (isWide || recordAbs === true), 'ordinary, and wide'),
    ...problem(verdict === 'unusual' && !isWide, 'unusual, and not wide'),
    ...problem(verdict === 'rare' && !(percentile! >= 99), 'rare, and not wide'),
    ...problem(recordAbs === true && verdict !== 'record' && earlierValues >= 504, 'a record without the word'),
  ];
}

function divergenceProblems(report: DivergenceReport, words: string, { title }: Reply): string[] {
  const { verdict, rank, chance, legs, gap, agreement, everyDay } = report;
  const [word] = /^(?:Too short|Ordinary|Unusual|Rare|A record)/u.exec(title) ?? ['none'];
  const expected = { ordinary: 'Ordinary', unusual: 'Unusual', rare: 'Rare', record: 'A record' } as const;
  const moves = [...title.matchAll(/(fell|rose) ([\d.]+) %|(did not move)/gu)].map(([, way, size]) =>
    size === undefined ? 0 : Number(size) * (way === 'fell' ? -1 : 1),
  );
  const [apart] = said(title, /: ([\d.]+) points apart/u);
  const [days] = said(words, /on about 1 day in ([\d,]+)/u);
  const [measures, agreeing] = said(words, /Of (\d+) ways of measuring, (\d+)/u);
  return [
    ...clockProblems(everyDay, words),
    ...wordProblems(report),
    ...daysProblems(words, rank.absPercentile),
    ...problem(word !== (verdict === null ? 'Too short' : expected[verdict]), 'headline against verdict'),
    ...problem(Math.abs(Math.abs(moves[0]! - moves[1]!) - apart!) > 0.11, 'moves against the points between them'),
    ...problem(Math.abs(apart! - Math.abs(gap.simplePp)) > 0.51, 'points against the figures'),
    ...problem(moves[0]! * legs.subjectReturnPct < 0 || moves[1]! * legs.benchmarkReturnPct < 0, 'direction'),
    ...problem(/wider than on any day/u.test(words) !== (verdict !== null && rank.recordAbs === true), 'record'),
    ...problem(/never since/u.test(words) && rank.largestSince !== null, 'never, and a date'),
    ...problem(days !== undefined && Math.abs(days * chance!.perDay - 1) > 0.2, 'chance against its figure'),
    ...problem(
      measures !== undefined && (measures !== agreement!.measures || agreeing! > measures),
      'count against the list',
    ),
  ];
}

function radarProblems({ pairs }: RadarReport, words: string, { title }: Reply): string[] {
  const judged = pairs.filter(({ verdict }) => verdict !== null);
  const wide = judged.filter(({ verdict }) => verdict !== 'ordinary').length;
  const [count, of] = said(title, /^(\d+) of (\d+) pairs?/u);
  const [first] = pairs;
  return [
    ...problem(/\bsessions?\b/u.test(words), 'says session'),
    ...problem(count !== undefined && (count !== wide || of !== judged.length), 'count against the list'),
    ...problem(/^None of \d+ pairs? is/u.test(title) && wide > 0, 'none, and some'),
    ...problem(
      judged.length > 0 &&
        !words.includes(`That gap is ${first!.verdict === 'record' ? 'at a record' : first!.verdict!}`),
      'headline against verdict',
    ),
    ...(judged.length > 0 ? daysProblems(words, first!.absPercentile) : []),
    ...problem(
      judged.some(({ absPercentile }) => absPercentile! > first!.absPercentile!),
      'not the widest',
    ),
  ];
}

function briefProblems({ pairs, since }: DigestReport, _: string, { title }: Reply): string[] {
  const verdicts = pairs.map(({ now }) => now.verdict);
  const changes = pairs.flatMap((pair) => pair.changes);
  const [more] = said(title, /And (\d+) more changes?\.$/u);
  const [points] = said(title, /([\d.]+) points apart/u);
  const isQuiet = title.startsWith('Quiet');
  return [
    ...pairs.flatMap(({ now }) => wordProblems(now)),
    ...problem(isQuiet && (changes.length > 0 || since === null), 'quiet, and changes'),
    ...problem(more !== undefined && more !== changes.length - 1, 'count against the list'),
    ...problem(
      title.includes('nothing is unusually wide') &&
        verdicts.some((verdict) => verdict !== null && verdict !== 'ordinary'),
      'nothing wide, and a verdict',
    ),
    ...problem(/the widest is/u.test(title) && verdicts[0] === 'ordinary', 'widest, and ordinary'),
    ...problem(
      points !== undefined && Math.abs(points - Math.abs(pairs[0]!.now.gap.simplePp)) > 0.51,
      'points against the figures',
    ),
  ];
}

/** A verdict word against the verdict, parts against both, the first line against the line of chance. */
function claimProblems({ claim, verdict, finding }: JudgedClaim, title: string | undefined): string[] {
  const { parts, chance, reason } = finding;
  const days = [reason, chance ?? ''].flatMap((text) => said(inEnglish(text), /than on (\d+) of 100 days/u));
  const [most, measures] = said(inEnglish(finding.word ?? ''), /most measures \((\d+) of (\d+)\)/u);
  const yes = /^(?:True|Yes|Right)\b/u;
  const no = /^(?:No|Wrong|Exaggerated)\b/u;
  return [
    ...problem(title !== undefined && verdict === 'not supported' && yes.test(title), 'yes, and not supported'),
    ...problem(title !== undefined && verdict === 'supported' && no.test(title), 'no, and supported'),
    ...problem(!claim.negated && verdict === 'supported' && parts.some(({ holds }) => !holds), 'a part that fails'),
    ...problem(new Set(days).size > 1, 'two shares of days'),
    ...problem(most !== undefined && (most > measures! || 2 * most < measures!), 'most, and fewer than half'),
  ];
}

function checkProblems({ results }: CheckReport, words: string, { title }: Reply): string[] {
  const single = results.length === 1 ? title : undefined;
  const counts = [...title.matchAll(/(\d+) (supported|partly supported|not supported|cannot be tested)(?=[,.])/gu)];
  const total = counts.reduce((sum, [, amount]) => sum + Number(amount), 0);
  const of = (verdict: string): number => results.filter((one) => one.verdict === verdict).length;
  const names = {
    supported: 'supported',
    'partly supported': 'partly',
    'not supported': 'not supported',
    'cannot be tested': 'untestable',
  };
  return [
    ...problem(/\bsessions?\b/u.test(words), 'says session'),
    ...results.flatMap((result) => claimProblems(result, single)),
    ...problem(counts.length > 0 && total !== results.length, 'counts against the list'),
    ...problem(results.length > 3 && counts.length === 0, 'no counts of many claims'),
    ...problem(
      single === undefined &&
        counts.some(([, amount, name]) => Number(amount) !== of(names[name as keyof typeof names])),
      'a count against its verdicts',
    ),
  ];
}

const looks: Readonly<Record<string, ReadReport>> = {
  history: historyProblems,
  correlation: correlationProblems,
  hedge: hedgeProblems,
  compare: compareProblems,
  matrix: matrixProblems,
  drivers: driversProblems,
  flows: flowsProblems,
  multiverse: multiverseProblems,
  divergence: divergenceProblems,
  radar: radarProblems,
  brief: briefProblems,
  check: checkProblems,
};

async function problemsOf(made: number): Promise<string[]> {
  const random = mulberry32(1_000 + made);
  const market = wanderingSource({
    seed: made,
    days: 120 + Math.floor(random() * 1_900),
    volatility: 0.01 + 0.05 * random(),
    ending: random() < 0.5 ? 0 : 0.06 * (random() - 0.5),
    common: random(),
    flowsEndDaysAgo: random() < 0.5 ? 0 : Math.floor(random() * 90),
  });
  const chat = commandChat(market);
  const found: string[] = [];
  for (const line of lines) {
    const { kind, reply } = await ask(chat, line);
    if (kind === 'refused') continue;
    const look = looks[line.split(' ')[0]!]!;
    const problems = kind === 'answered' ? look(reply.report as never, wordsOf(reply), reply) : [`is a ${kind}`];
    found.push(...problems.map((what) => `market ${made}, ${line}: ${what}`));
  }
  return found;
}

describe('no sentence contradicts another figure of its answer', () => {
  const markets = Array.from({ length: Math.ceil(ANSWERS / lines.length) }, (_, made) => made);

  it.each(markets)('in what is said of invented markets %i', { timeout: 60_000 }, async (made) => {
    expect(await problemsOf(made)).toEqual([]);
  });
});
