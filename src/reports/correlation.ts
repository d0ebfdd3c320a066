import {
  correlationChange,
  correlationInterval,
  type CorrelationInterval,
  leadLag,
  type LeadLag,
} from '../analytics/correlation-inference.ts';
import {
  ewmaCorrelation,
  gaussianTailDependence,
  pearson,
  rankCorrelation,
  rollingCorrelation,
  rollingRankCorrelation,
  type SideCorrelation,
  tailDependence,
  upDownCorrelation,
  weeklyCorrelation,
} from '../analytics/correlation.ts';
import { rollingBeta } from '../analytics/hedge.ts';
import { logReturns, orNull } from '../analytics/series.ts';
import { type LastValueRank, rankOfLast, usualRange } from '../analytics/verdict.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { loadPair } from '../market/load-markets.ts';
import type { CorrelationChartSpec, Untitled } from './chart-spec.ts';
import { type PairQuestion, type ReportSources, requireRows } from './question.ts';
import { legsOf, provenance, sampleFacts, type SampleFacts } from './sample-facts.ts';
import type { Text } from '../messages/text.ts';

/** The subject today against the benchmark `benchmarkLeadSessions` earlier, or later where that is negative. */
export interface LeadFigures {
  readonly benchmarkLeadSessions: number;
  readonly correlation: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface SideFigures {
  readonly sessions: number;
  readonly correlation: number | null;
  readonly beta: number | null;
}

/** One stretch of weekly returns; null where undefined. */
export interface WeeklyFigures {
  readonly weeks: number;
  readonly correlation: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What the whole history says beyond one correlation. */
export interface ExpertFigures {
  readonly sessions: number;
  readonly leadLag: readonly LeadFigures[];
  /** Leads that are large, clear of zero over ten looks, and not made by bars that end at different hours. */
  readonly usableLeads: readonly LeadFigures[];
  /** Whether the bars end at the same hour, so that a lead could be real. */
  readonly sameHour: boolean;
  readonly upDown: {
    readonly up: SideFigures;
    readonly down: SideFigures;
    /** What either side would show in a bivariate normal of the same correlation. */
    readonly expected: number | null;
  };
  /** Correlation of weekly returns with its interval, where hours of trading hardly matter. */
  readonly weekly: { readonly last52: WeeklyFigures; readonly whole: WeeklyFigures };
  /** How far the subject moved per per cent of the benchmark: in the last window, on nine windows in ten, and over all. */
  readonly beta: {
    readonly windowSessions: number;
    readonly now: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly whole: number | null;
  };
  readonly tails: {
    readonly share: number;
    readonly lower: number | null;
    readonly lowerTogether: number;
    readonly lowerDays: number;
    readonly upper: number | null;
    /** What a bivariate normal of the same correlation shows in either tail. */
    readonly expected: number | null;
  };
}

const TAIL = 0.05;

const WEEKS = 52;

/** A weaker lead pays for nothing. */
const LARGE = 0.1;

/** The 95 % interval is widened so that ten looks together stay at 95 % (Bonferroni). */
const WIDENING = 2.807 / 1.96;

/**
 * Who leads, do they fall together more than they rise together, and do their worst days coincide?
 *
 * Every figure stands beside what chance or selection alone would show, over the whole history.
 *
 * @param aligned Rows of the pair.
 * @param windowSessions Returns in each window of the rolling beta.
 * @see ANALYTICS.md 1.4 and 7; oracle: eth_iwm_utc_pair_structure.json
 */
export function expertFigures(aligned: AlignedPair, windowSessions: number): ExpertFigures {
  const [rx, ry] = [logReturns(aligned.x).subarray(1), logReturns(aligned.y).subarray(1)];
  const leads = leadLag(rx, ry).map(leadFigures);
  const sameHour = endAtTheSameHour(aligned);
  const { up, down, expected } = upDownCorrelation(rx, ry);
  return {
    sessions: rx.length,
    leadLag: leads,
    usableLeads: sameHour ? leads.filter(isUsable) : [],
    sameHour,
    upDown: { up: sideFigures(up), down: sideFigures(down), expected: orNull(expected) },
    weekly: weeklyFigures(aligned),
    beta: betaFigures(rx, ry, windowSessions),
    tails: tailFigures(rx, ry),
  };
}

function weeklyFigures({ dates, x, y }: AlignedPair): ExpertFigures['weekly'] {
  const { subjectReturns, benchmarkReturns } = weeklyCorrelation(dates, x, y, WEEKS);
  const [rx, ry] = [subjectReturns.subarray(1), benchmarkReturns.subarray(1)];
  const figures = (weeks: number): WeeklyFigures => {
    const {
      count,
      pearson: correlation,
      hacLow,
      hacHigh,
    } = correlationInterval(rx.subarray(-weeks), ry.subarray(-weeks));
    return { weeks: count, correlation: orNull(correlation), low: orNull(hacLow), high: orNull(hacHigh) };
  };
  return { last52: figures(WEEKS), whole: figures(rx.length) };
}

function betaFigures(rx: Float64Array, ry: Float64Array, windowSessions: number): ExpertFigures['beta'] {
  const beta = rollingBeta(rx, ry, windowSessions);
  const { low, high } = usualRange(beta);
  const whole = rollingBeta(rx, ry, rx.length).at(-1);
  return { windowSessions, now: orNull(beta.at(-1)), low: orNull(low), high: orNull(high), whole: orNull(whole) };
}

function endAtTheSameHour({ pair: { subject, benchmark }, sampling }: AlignedPair): boolean {
  const mixed = (subject.hours === 'always') !== (benchmark.hours === 'always');
  return sampling === 'close' || !mixed;
}

function leadFigures({ benchmarkLeadSessions, correlation, low, high }: LeadLag): LeadFigures {
  return { benchmarkLeadSessions, correlation: orNull(correlation), low: orNull(low), high: orNull(high) };
}

function isUsable({ benchmarkLeadSessions, correlation, low, high }: LeadFigures): boolean {
  if (benchmarkLeadSessions === 0 || correlation === null || low === null || high === null) return false;
  const halfWidth = (WIDENING * (Math.atanh(high) - Math.atanh(low))) / 2;
  return Math.abs(correlation) >= LARGE && Math.abs(Math.atanh(correlation)) > halfWidth;
}

function sideFigures({ sessions, correlation, beta }: SideCorrelation): SideFigures {
  return { sessions, correlation: orNull(correlation), beta: orNull(beta) };
}

function tailFigures(rx: Float64Array, ry: Float64Array): ExpertFigures['tails'] {
  const { lower, lowerTogether, lowerDays, upper } = tailDependence(rx, ry, TAIL);
  const expected = orNull(gaussianTailDependence(pearson(rx, ry), TAIL));
  return { share: TAIL, lower: orNull(lower), lowerTogether, lowerDays, upper: orNull(upper), expected };
}

/** One window's correlation with its uncertainty; null where undefined. */
export interface CorrelationFigures {
  readonly windowSessions: number;
  readonly pearson: number | null;
  readonly hacLow: number | null;
  readonly hacHigh: number | null;
  readonly fisherLow: number | null;
  readonly fisherHigh: number | null;
  readonly effectiveReturns: number | null;
}

/** The answer to "how closely do they move together, and how sure is that?", in the keys of the stable JSON. */
export interface CorrelationReport extends SampleFacts {
  readonly command: 'correlation';
  readonly correlation: CorrelationFigures & {
    readonly spearman: number | null;
    readonly ewma: number | null;
    readonly previousPearson: number | null;
    readonly changeZ: number | null;
    readonly changeP: number | null;
  };
  /** Where the window's correlation stands among its own earlier values (signed: near 0 unusually low). */
  readonly rank: LastValueRank;
  /** 30 and 252 sessions, where the history is longer, and the whole of it, for context. */
  readonly context: readonly CorrelationFigures[];
  /** Correlation of weekly returns: the last 52 weeks and the whole history. */
  readonly weekly: { readonly weeks52: number | null; readonly whole: number | null; readonly weeks: number };
  readonly series: {
    readonly windowSessions: number;
    readonly dates: readonly string[];
    readonly pearson: readonly (number | null)[];
    readonly spearman: readonly (number | null)[];
    readonly ewma: readonly (number | null)[];
  };
  /** Leads, halves and tails; only where they were asked for. */
  readonly expert?: ExpertFigures;
}

/** A correlation report with its picture and its series. */
export interface CorrelationAnswer {
  readonly report: CorrelationReport;
  readonly chart: Untitled<CorrelationChartSpec<Text>>;
}

interface Returns {
  readonly rx: Float64Array;
  readonly ry: Float64Array;
}

/**
 * How closely have two markets moved together, how sure is that, and has it changed?
 *
 * @throws UserError where the data cannot answer, saying what would.
 * @see ANALYTICS.md 2
 */
export async function correlationReport(
  question: PairQuestion & { readonly windowSessions: number; readonly expert?: boolean | undefined },
  sources: ReportSources,
): Promise<CorrelationAnswer> {
  const aligned = await loadPair(sources.market, sources.calendar, question);
  const answer = measureCorrelation(aligned, question.windowSessions);
  return question.expert === true
    ? { ...answer, report: { ...answer.report, expert: expertFigures(aligned, question.windowSessions) } }
    : answer;
}

/**
 * The correlation report of rows that are already aligned.
 *
 * @throws UserError where the window is longer than the history.
 */
export function measureCorrelation(aligned: AlignedPair, windowSessions: number): CorrelationAnswer {
  requireRows(legsOf(aligned), aligned, windowSessions);
  const returns = { rx: logReturns(aligned.x), ry: logReturns(aligned.y) };
  const pearson = rollingCorrelation(returns.rx, returns.ry, windowSessions);
  const ewma = ewmaCorrelation(returns.rx, returns.ry);
  const spearman = rollingRankCorrelation(returns.rx, returns.ry, windowSessions);
  const report: CorrelationReport = {
    command: 'correlation',
    ...sampleFacts(aligned),
    correlation: { ...current(returns, windowSessions), ewma: orNull(ewma.at(-1)) },
    rank: rankOfLast(pearson, aligned.dates, windowSessions),
    context: contextWindows(aligned.dates.length - 1).map((sessions) => figures(returns, sessions)),
    weekly: weekly(aligned),
    series: {
      windowSessions,
      dates: aligned.dates,
      pearson: Array.from(pearson, orNull),
      spearman: Array.from(spearman, orNull),
      ewma: Array.from(ewma, orNull),
    },
  };
  return { report, chart: draw(report, pearson) };
}

function current(returns: Returns, windowSessions: number) {
  const last = lastReturns(returns, windowSessions);
  const change = correlationChange(returns.rx, returns.ry, windowSessions);
  return {
    ...figures(returns, windowSessions),
    spearman: orNull(rankCorrelation(last.rx, last.ry)),
    previousPearson: orNull(change.previousPearson),
    changeZ: orNull(change.zHac),
    changeP: orNull(change.pHac),
  };
}

/** What the history is long enough for, the whole of it last. */
function contextWindows(available: number): number[] {
  return [...[30, 252].filter((sessions) => sessions < available), available];
}

function figures(returns: Returns, windowSessions: number): CorrelationFigures {
  const last = lastReturns(returns, windowSessions);
  return { windowSessions, ...asFigures(correlationInterval(last.rx, last.ry)) };
}

function asFigures(interval: CorrelationInterval): Omit<CorrelationFigures, 'windowSessions'> {
  return {
    pearson: orNull(interval.pearson),
    hacLow: orNull(interval.hacLow),
    hacHigh: orNull(interval.hacHigh),
    fisherLow: orNull(interval.fisherLow),
    fisherHigh: orNull(interval.fisherHigh),
    effectiveReturns: orNull(interval.bartlettCount),
  };
}

function lastReturns({ rx, ry }: Returns, count: number): Returns {
  return { rx: rx.subarray(-count), ry: ry.subarray(-count) };
}

function weekly({ dates, x, y }: AlignedPair): CorrelationReport['weekly'] {
  const { correlation, subjectReturns, benchmarkReturns } = weeklyCorrelation(dates, x, y, 52);
  const [rx, ry] = [subjectReturns.subarray(1), benchmarkReturns.subarray(1)];
  return { weeks52: orNull(correlation.at(-1)), whole: orNull(correlationInterval(rx, ry).pearson), weeks: rx.length };
}

function draw(report: CorrelationReport, pearson: Float64Array): Untitled<CorrelationChartSpec<Text>> {
  const { hacLow, hacHigh } = report.correlation;
  return {
    kind: 'correlation',
    footer: provenance(report),
    simulated: report.simulated,
    everyDay: report.everyDay,
    dates: report.series.dates,
    pearson,
    windowSessions: report.series.windowSessions,
    interval: { low: hacLow ?? NaN, high: hacHigh ?? NaN },
    usualRange: usualRange(pearson),
    events: [],
  };
}
