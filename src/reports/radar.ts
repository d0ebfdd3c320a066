import { logGap, volScaledGap } from '../analytics/gap.ts';
import { falseDiscoveryRates } from '../analytics/normal-distribution.ts';
import { logRatio, orNull } from '../analytics/series.ts';
import {
  type Chance,
  isAtLeast,
  judgedRank,
  rankOfLast,
  verdictLevels,
  type VerdictWord,
} from '../analytics/verdict.ts';
import { NoSourceAnswered, UserError } from '../errors.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { rowsText } from '../market/calendar-days.ts';
import { bareNameFor, shortNameFor } from '../market/known-markets.ts';
import { loadPair } from '../market/load-markets.ts';
import type { MarketSymbol, Pair, Request, Sampling } from '../market/ports.ts';
import { resolveSymbol } from '../market/resolve.ts';
import { daysOf100 } from '../messages/format.ts';
import type { BarsChartSpec, Untitled } from './chart-spec.ts';
import { type ReportSources, requireFilledWindow } from './question.ts';
import { legsOf } from './sample-facts.ts';
import { fmt, joined, listed, msg, type Text } from '../messages/text.ts';

/** Pairs people argue about, the most argued about first. */
const PAIRS: readonly (readonly [subject: string, benchmark: string])[] = [
  ['ETH', 'RUT'],
  ['BTC', 'RUT'],
  ['ETH', 'BTC'],
  ['BTC', 'SPX'],
  ['BTC', 'GOLD'],
  ['ETH', 'NDX'],
  ['BTC', 'NDX'],
  ['RUT', 'SPX'],
  ['NDX', 'SPX'],
  ['SPX', 'GOLD'],
  ['GOLD', 'DXY'],
  ['SPX', 'TLT'],
  ['BTC', 'DXY'],
  ['ETH', 'SPX'],
  ['SOL', 'ETH'],
  ['COIN', 'BTC'],
  ['GOLD', 'TLT'],
  ['OIL', 'SPX'],
];

const MAX_PAIRS = 12;

/**
 * Which pairs are worth a look for everybody, as far as this source carries them?
 *
 * @param catalogue What the source carries; an index that only its fund answers for counts as carried.
 * @returns At most twelve pairs, in a fixed order.
 */
export function curatedPairs(catalogue: readonly MarketSymbol[]): Pair[] {
  const carried = (symbol: string): MarketSymbol | undefined => {
    const found = resolveSymbol(catalogue, symbol);
    return found.kind === 'resolved' ? found.symbol : undefined;
  };
  const pairs = PAIRS.flatMap(([one, other]): Pair[] => {
    const [subject, benchmark] = [carried(one), carried(other)];
    return subject === undefined || benchmark === undefined ? [] : [{ subject, benchmark }];
  });
  return pairs.slice(0, MAX_PAIRS);
}

/** What a radar is asked. */
export interface RadarQuestion extends Request {
  readonly pairs: readonly Pair[];
  readonly windowSessions: number;
  readonly asOf?: string | undefined;
  readonly sampling?: Sampling | undefined;
}

/** Where one pair stands today. */
export interface RadarPair {
  readonly subject: string;
  readonly benchmark: string;
  readonly asOf: string;
  readonly sampling: Sampling;
  /** Rows the pair was judged on. */
  readonly sessions: number;
  readonly volScaled: number | null;
  readonly logPct: number | null;
  readonly absPercentile: number | null;
  readonly signedPercentile: number | null;
  readonly largestSince: string | null;
  readonly independentWindows: number;
  readonly since: string | null;
  readonly recordAbs: boolean | null;
  /** The word of the gap over this window; null where too little history stands behind it. */
  readonly verdict: VerdictWord | null;
  /** How often chance alone puts the gap as far up among its own past; null where there is no word. */
  readonly chance: Chance | null;
  /** Of the finds at least this striking, the share chance alone would have produced; 0 to 1. */
  readonly falseShare: number | null;
}

/** The answer to "where is something unusual going on?". Pairs are sorted by how extreme they are. */
export interface RadarReport {
  readonly command: 'radar';
  /** The latest day any of the pairs was judged on. */
  readonly asOf: string;
  readonly simulated: boolean;
  readonly windowSessions: number;
  readonly lookedAt: number;
  readonly pairs: readonly RadarPair[];
  /** Pairs that could not be judged, with the reason. */
  readonly failed: readonly { readonly subject: string; readonly benchmark: string; readonly reason: Text }[];
}

/** A radar with its picture. */
export interface RadarAnswer {
  readonly report: RadarReport;
  readonly chart: Untitled<BarsChartSpec<Text>>;
}

/**
 * Which of these pairs are furthest apart by their own history, and how many such finds would chance produce?
 *
 * The headline measure of each pair (volatility-scaled gap) is ranked among its own earlier values. Looking at many
 * pairs always finds an odd one, so every pair carries the expected share of false finds at its level. A pair that
 * cannot be judged is named and does not stop the others.
 *
 * @throws UserError, NoSourceAnswered where not one pair can be judged: the first pair's own reason.
 * @see ANALYTICS.md 3.1; Benjamini and Hochberg (1995)
 */
export async function radarReport(question: RadarQuestion, sources: ReportSources): Promise<RadarAnswer> {
  const outcomes = await Promise.allSettled(question.pairs.map((pair) => judge(pair, question, sources)));
  question.signal?.throwIfAborted();
  const judged = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failed = outcomes.flatMap((outcome, i) =>
    outcome.status === 'rejected' ? [failure(question.pairs[i]!, outcome.reason)] : [],
  );
  if (judged.length === 0) throw firstReason(outcomes);
  const pairs = withFalseShares(judged).toSorted(byExtremeness);
  const report: RadarReport = {
    command: 'radar',
    asOf: pairs
      .map(({ asOf }) => asOf)
      .toSorted()
      .at(-1)!,
    simulated: sources.market.simulated,
    windowSessions: question.windowSessions,
    lookedAt: pairs.length,
    pairs,
    failed,
  };
  return { report, chart: draw(report) };
}

async function judge(pair: Pair, question: RadarQuestion, { market, calendar }: ReportSources): Promise<RadarPair> {
  return radarPair(await loadPair(market, calendar, { ...question, pair }), question.windowSessions);
}

function radarPair(aligned: AlignedPair, windowSessions: number): RadarPair {
  requireFilledWindow(legsOf(aligned), aligned, windowSessions);
  const { pair, dates, x, y, sampling } = aligned;
  const ratio = logRatio(x, y);
  const gap = volScaledGap(ratio, windowSessions);
  const rank = rankOfLast(gap, dates, windowSessions);
  const { absPercentile, signedPercentile, largestSince, independentWindows, since, recordAbs } = rank;
  return {
    subject: pair.subject.symbol,
    benchmark: pair.benchmark.symbol,
    asOf: dates.at(-1)!,
    sampling,
    sessions: dates.length,
    volScaled: orNull(gap.at(-1)),
    logPct: orNull(logGap(ratio, windowSessions).at(-1)),
    absPercentile,
    signedPercentile,
    largestSince,
    independentWindows,
    since,
    recordAbs,
    ...judgedRank(rank, windowSessions, dates.length),
    falseShare: null,
  };
}

function withFalseShares(pairs: readonly RadarPair[]): RadarPair[] {
  const shares = falseDiscoveryRates(
    pairs.map(({ absPercentile }) => absPercentile ?? NaN),
    pairs.map(({ independentWindows }) => independentWindows),
  );
  return pairs.map((pair, i) => ({ ...pair, falseShare: orNull(shares[i]) }));
}

/** By percentile, then by size of the gap; pairs with too little history for a word come last, unranked ones at the end. */
function byExtremeness(a: RadarPair, b: RadarPair): number {
  return extremeness(b) - extremeness(a) || Math.abs(b.volScaled ?? 0) - Math.abs(a.volScaled ?? 0);
}

function extremeness({ absPercentile, verdict }: RadarPair): number {
  return (absPercentile ?? -1) - (verdict === null ? 200 : 0);
}

/** A failure in words; anything that is not about the data is our bug and goes on. */
function failure({ subject, benchmark }: Pair, reason: unknown): RadarReport['failed'][number] {
  if (!(reason instanceof UserError || reason instanceof NoSourceAnswered)) throw reason;
  return { subject: subject.symbol, benchmark: benchmark.symbol, reason: reason.text };
}

function firstReason(outcomes: readonly PromiseSettledResult<unknown>[]): unknown {
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  return failed?.reason ?? new UserError(msg('radar.nothingCarried'));
}

function draw(report: RadarReport): Untitled<BarsChartSpec<Text>> {
  return {
    kind: 'bars',
    footer: radarFooter(report),
    simulated: report.simulated,
    unit: '',
    heads: { bars: msg('radar.barsHead'), words: '' },
    bars: radarBars(report),
    marks: [{ value: verdictLevels.unusual, label: '' }],
  };
}

/** A bar per ranked pair, the unusual ones in a colour of their own: on how many of 100 days its gap was narrower. */
function radarBars({ pairs }: RadarReport): BarsChartSpec<Text>['bars'] {
  return pairs.flatMap((pair) =>
    pair.absPercentile === null || pair.volScaled === null
      ? []
      : [
          {
            label: msg('radar.standing', {
              subject: shortNameFor(pair.subject),
              way: pair.volScaled < 0 ? 'behind' : 'ahead',
              benchmark: bareNameFor(pair.benchmark),
            }),
            value: pair.absPercentile,
            shown: daysOf100(pair.absPercentile),
            note: '',
            group: msg('radar.group', { word: groupOf(pair.verdict) }),
            isFaint: groupOf(pair.verdict) !== 'unusual',
          },
        ],
  );
}

function groupOf(verdict: RadarPair['verdict']): 'unusual' | 'ordinary' | 'unjudged' {
  if (verdict === null) return 'unjudged';
  return isAtLeast(verdict, 'unusual') ? 'unusual' : 'ordinary';
}

/** Measure, sampling and date. */
export function radarFooter({ asOf, pairs, windowSessions, simulated }: RadarReport): Text {
  const older = Map.groupBy(
    pairs.filter((pair) => pair.asOf < asOf),
    (pair) => pair.asOf,
  );
  const parts = [
    simulated ? msg('sample.simulated') : undefined,
    msg('radar.measure', { rows: rowsText(windowSessions, { everyDay: false }) }),
    pairs.some(({ sampling }) => sampling === 'utc') ? msg('radar.utcWhereNeeded') : undefined,
    msg('sample.asOf', { day: fmt.day(asOf) }),
    ...[...older].map(([day, those]) => msg('radar.late', { pairs: latePairs(those), day: fmt.day(day) })),
  ];
  return joined(parts, ' · ');
}

/** One or two pairs by name, more of them by their number: which they are stands in the table of the CSV. */
function latePairs(pairs: RadarReport['pairs']): Text {
  if (pairs.length > 2) return msg('radar.pairs', { count: pairs.length });
  return listed(pairs.map(({ subject, benchmark }) => `${subject} / ${benchmark}`));
}
