import type { CorrelationDrawing } from '../drawings.ts';
import type { AlignedPair } from '../market/aligned-pair.ts';
import { loadPair } from '../market/load-pair.ts';
import { correlationChange } from '../measures/correlation-change.ts';
import { correlationInterval, type CorrelationInterval } from '../measures/correlation-interval.ts';
import { ewmaCorrelation } from '../measures/ewma-correlation.ts';
import { logReturns } from '../measures/log-returns.ts';
import { rankCorrelation } from '../measures/rank-correlation.ts';
import { rollingCorrelation } from '../measures/rolling-correlation.ts';
import { rollingRankCorrelation } from '../measures/rolling-rank-correlation.ts';
import { weeklyCorrelation } from '../measures/weekly-correlation.ts';
import { correlationSentence } from '../wording/correlation-words.ts';
import { expertFigures, type ExpertFigures } from './expert-figures.ts';
import { orNull } from './or-null.ts';
import type { PairQuestion, Sources } from './question.ts';
import { rankOfLast, type Rank } from './rank-of-last.ts';
import { usualRange } from './usual-range.ts';
import { requireRows } from './require-rows.ts';
import { legsOf, provenance, sampleFacts, type SampleFacts } from './sample-facts.ts';

/** Fewer returns than this make no correlation worth drawing. */
const FEWEST_RETURNS = 60;

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
  readonly rank: Rank;
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
  readonly drawing: CorrelationDrawing;
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
  sources: Sources,
): Promise<CorrelationAnswer> {
  const aligned = await loadPair(sources.market, sources.calendar, question);
  const answer = measureCorrelation(aligned, question.windowSessions);
  return question.expert === true
    ? { ...answer, report: { ...answer.report, expert: expertFigures(aligned) } }
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
  return { report, drawing: draw(report, pearson, ewma) };
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

function draw(report: CorrelationReport, pearson: Float64Array, ewma: Float64Array): CorrelationDrawing {
  const { hacLow, hacHigh } = report.correlation;
  return {
    kind: 'correlation',
    title: correlationSentence(report),
    footer: provenance(report),
    simulated: report.simulated,
    dates: report.series.dates,
    pearson,
    ewma: ewma.map((value, row) => (row < FEWEST_RETURNS ? NaN : value)),
    windowSessions: report.series.windowSessions,
    interval: { low: hacLow ?? NaN, high: hacHigh ?? NaN },
    usualRange: usualRange(pearson),
    events: [],
  };
}
