import { correlationChange, correlationInterval } from '../analytics/correlation-inference.ts';
import { rankCorrelation } from '../analytics/correlation.ts';
import { legAttribution, legScaledGap, logGap, simpleGap, volScaledGap } from '../analytics/gap.ts';
import { logPrices, logRatio, logReturns, orNull } from '../analytics/series.ts';
import { type Chance, judgedRank, type LastValueRank, rankOfLast, type VerdictWord } from '../analytics/verdict.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { loadPair } from '../market/load-markets.ts';
import type { DivergenceChartSpec, Untitled } from './chart-spec.ts';
import {
  type Agreement,
  agreementWith,
  judgedMultiverse,
  type JudgedMultiverse,
  type MultiverseFigures,
} from './multiverse.ts';
import { type PairQuestion, type ReportSources, requireRows } from './question.ts';
import { legsOf, namedSeries, provenance, sampleFacts, type SampleFacts, windowWords } from './sample-facts.ts';
import { msg, type Text } from '../messages/text.ts';

/** Levels of the volatility-scaled gap at which an episode begins and ends. */
export const episodeLevels = { enter: 2, exit: 0.5 } as const;

const CORRELATION_WINDOW = 90;

/** The answer to "how far apart are they, and is that unusual?", in the keys and units of the stable JSON. */
export interface DivergenceReport extends SampleFacts {
  readonly command: 'divergence';
  readonly legs: {
    readonly windowSessions: number;
    readonly subjectReturnPct: number;
    readonly benchmarkReturnPct: number;
    readonly subjectZ: number | null;
    readonly benchmarkZ: number | null;
    readonly driver: 'subject' | 'benchmark' | 'both';
  };
  readonly gap: {
    readonly windowSessions: number;
    readonly simplePp: number;
    readonly logPct: number;
    readonly volScaled: number | null;
    readonly legScaled: number | null;
  };
  readonly rank: LastValueRank & { readonly measure: 'volScaled' };
  readonly correlation: {
    readonly windowSessions: number;
    readonly pearson: number | null;
    readonly spearman: number | null;
    readonly hacLow: number | null;
    readonly hacHigh: number | null;
    readonly previousPearson: number | null;
    readonly changeZ: number | null;
    readonly changeP: number | null;
  };
  /** How many definitions call it a record, and where it stands by the median of them. */
  readonly multiverse: Pick<MultiverseFigures, 'cells' | 'recordAbs' | 'recordSigned' | 'percentileMedian'>;
  /** The word of the volatility-scaled gap over the window asked for; null where the history is too short to say. */
  readonly verdict: VerdictWord | null;
  /** How often chance alone puts that gap as far up among its own past; null where there is no word. */
  readonly chance: Chance | null;
  /** How many of the 36 measures, since the first row, say so too; null where there is no word. */
  readonly agreement: Agreement | null;
}

/** A report with its picture and the rows a person may want to take away. */
export interface DivergenceAnswer {
  readonly report: DivergenceReport;
  readonly chart: Untitled<DivergenceChartSpec<Text>>;
  readonly rows: DivergenceRows;
}

/** What was computed for each session: the closes used and the four gaps. */
export interface DivergenceRows {
  readonly dates: readonly string[];
  readonly subject: Float64Array;
  readonly benchmark: Float64Array;
  readonly simplePp: Float64Array;
  readonly logPct: Float64Array;
  readonly volScaled: Float64Array;
  readonly legScaled: Float64Array;
}

/**
 * How far have two markets drifted apart, and how unusual is that against their own history?
 *
 * @throws UserError where the data cannot answer, saying what would.
 * @see ANALYTICS.md 2, 3 and 7
 */
export async function divergenceReport(
  question: PairQuestion & { readonly windowSessions: number },
  sources: ReportSources,
): Promise<DivergenceAnswer> {
  const aligned = await loadPair(sources.market, sources.calendar, question);
  return measureDivergence(aligned, question.windowSessions);
}

/**
 * The divergence report of rows that are already aligned.
 *
 * @param judged What all definitions say of these rows, where it is known already.
 * @throws UserError where the window is longer than the history.
 */
export function measureDivergence(
  aligned: AlignedPair,
  windowSessions: number,
  judged = judgedMultiverse(aligned),
): DivergenceAnswer {
  requireRows(legsOf(aligned), aligned, windowSessions);
  const rows = divergenceRows(aligned, windowSessions);
  const rank = rankOfLast(rows.volScaled, rows.dates, windowSessions);
  const judgedGap = judgedRank(rank, windowSessions, rows.dates.length);
  const report: DivergenceReport = {
    command: 'divergence',
    ...sampleFacts(aligned),
    legs: legFigures(aligned, windowSessions),
    gap: lastGaps(rows, windowSessions),
    rank: { measure: 'volScaled', ...rank },
    correlation: correlationFigures(aligned),
    multiverse: summaryOf(judged),
    ...judgedGap,
    agreement: agreementWith(judgedGap.verdict, judged.words),
  };
  return { report, chart: draw(report, rows), rows };
}

function divergenceRows({ dates, x, y }: AlignedPair, windowSessions: number): DivergenceRows {
  const ratio = logRatio(x, y);
  return {
    dates,
    subject: x,
    benchmark: y,
    simplePp: simpleGap(x, y, windowSessions),
    logPct: logGap(ratio, windowSessions),
    volScaled: volScaledGap(ratio, windowSessions),
    legScaled: legScaledGap(logPrices(x), logPrices(y), windowSessions),
  };
}

function legFigures({ x, y }: AlignedPair, windowSessions: number): DivergenceReport['legs'] {
  const leg = legAttribution(logPrices(x), logPrices(y), windowSessions);
  return { ...leg, windowSessions, subjectZ: orNull(leg.subjectZ), benchmarkZ: orNull(leg.benchmarkZ) };
}

function lastGaps(rows: DivergenceRows, windowSessions: number): DivergenceReport['gap'] {
  return {
    windowSessions,
    simplePp: rows.simplePp.at(-1)!,
    logPct: rows.logPct.at(-1)!,
    volScaled: orNull(rows.volScaled.at(-1)),
    legScaled: orNull(rows.legScaled.at(-1)),
  };
}

function correlationFigures({ x, y }: AlignedPair): DivergenceReport['correlation'] {
  const [rx, ry] = [logReturns(x), logReturns(y)];
  const [lastX, lastY] = [rx.subarray(-CORRELATION_WINDOW), ry.subarray(-CORRELATION_WINDOW)];
  const interval = correlationInterval(lastX, lastY);
  const change = correlationChange(rx, ry, CORRELATION_WINDOW);
  return {
    windowSessions: CORRELATION_WINDOW,
    pearson: orNull(interval.pearson),
    spearman: orNull(rankCorrelation(lastX, lastY)),
    hacLow: orNull(interval.hacLow),
    hacHigh: orNull(interval.hacHigh),
    previousPearson: orNull(change.previousPearson),
    changeZ: orNull(change.zHac),
    changeP: orNull(change.pHac),
  };
}

function summaryOf({ figures }: JudgedMultiverse): DivergenceReport['multiverse'] {
  const { cells, recordAbs, recordSigned, percentileMedian } = figures;
  return { cells, recordAbs, recordSigned, percentileMedian };
}

function draw(report: DivergenceReport, rows: DivergenceRows): Untitled<DivergenceChartSpec<Text>> {
  return {
    kind: 'divergence',
    footer: provenance(report),
    simulated: report.simulated,
    everyDay: report.everyDay,
    dates: rows.dates,
    subtitle: windowWords(rows.dates, report.gap.windowSessions, report),
    subject: namedSeries(report.subject, rows.subject),
    benchmark: namedSeries(report.benchmark, rows.benchmark),
    gap: rows.volScaled,
    windowSessions: report.gap.windowSessions,
    enterLevel: episodeLevels.enter,
    standing: msg('verdict.alone', { verdict: report.verdict ?? 'none' }),
    events: [],
  };
}
