import { correlationInterval } from '../analytics/correlation-inference.ts';
import {
  type Hedge,
  minimumVarianceHedge,
  minimumVarianceWeight,
  pairMoments,
  portfolioVolatility,
} from '../analytics/hedge.ts';
import { logReturns, orNull } from '../analytics/series.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { shortNameOf } from '../market/known-markets.ts';
import { loadPair } from '../market/load-markets.ts';
import type { BarsChartSpec, Untitled } from './chart-spec.ts';
import { type PairQuestion, type ReportSources, requireRows } from './question.ts';
import { legsOf, periodWords, provenance, sampleFacts, type SampleFacts } from './sample-facts.ts';
import { fmt, msg, type Text } from '../messages/text.ts';

/** What a hedge is asked: the stretch it is measured on, and how much of the subject is to be added. */
export interface HedgeQuestion extends PairQuestion {
  readonly windowSessions: number;
  /** Share of the subject in the mix with the benchmark, percent. */
  readonly weightPct: number;
}

/** The answer to "what would one do for the other in a portfolio?", in the keys of the stable JSON; null where undefined. */
export interface HedgeReport extends SampleFacts {
  readonly command: 'hedge';
  readonly windowSessions: number;
  /** Benchmark to sell per unit of the subject, by value. */
  readonly hedgeRatio: number | null;
  /** Share of the subject's variance that this removes, 0 to 1. */
  readonly effectiveness: number | null;
  readonly volatilityRemovedPct: number | null;
  /** The same at both ends of the correlation's interval. */
  readonly volatilityRemovedLowPct: number | null;
  readonly volatilityRemovedHighPct: number | null;
  /** The ratio of each window held through the year after it, up to seven years, oldest first; negative where it added volatility. */
  readonly outOfSample: readonly OutOfSampleHedge[];
  /** Adding a little of the subject calms the benchmark only below this correlation. */
  readonly threshold: number | null;
  readonly correlation: number | null;
  readonly hacLow: number | null;
  readonly hacHigh: number | null;
  readonly weightPct: number;
  /** What the weight does to the volatility of the benchmark alone. */
  readonly volChangePct: number | null;
  readonly minimumVarianceWeightPct: number | null;
  readonly subjectVolatilityPct: number | null;
  readonly benchmarkVolatilityPct: number | null;
}

/** One year hedged with a ratio known before it began. */
export interface OutOfSampleHedge {
  /** First and last day of the year. */
  readonly from: string;
  readonly to: string;
  /** The best ratio of the window that ended the day before. */
  readonly hedgeRatio: number;
  readonly volatilityRemovedPct: number;
}

/** A hedge report with its picture and the numbers a person may want to take away. */
export interface HedgeAnswer {
  readonly report: HedgeReport;
  readonly chart: Untitled<BarsChartSpec<Text>>;
  readonly mixes: readonly MixVolatility[];
}

/** A share of the subject in the mix with the benchmark, and the volatility of that mix a year, percent. */
export interface MixVolatility {
  readonly weightPct: number;
  readonly volatilityPct: number;
}

/** Weights listed when nothing asked for lies further out, percent. */
const WEIGHTS = { from: -10, to: 30 } as const;

const FARTHEST = 100;

/** Years looked at with a ratio that was known before. */
const YEARS_BEFORE = 7;

/**
 * How much of one market hedges the other, what would be left, and what does a little of it do to a portfolio?
 *
 * In sample: the ratio is the best one of the past, known only afterwards.
 *
 * @throws UserError where the data cannot answer, saying what would.
 * @see ANALYTICS.md 7 and 8
 */
export async function hedgeReport(question: HedgeQuestion, sources: ReportSources): Promise<HedgeAnswer> {
  const aligned = await loadPair(sources.market, sources.calendar, question);
  requireRows(legsOf(aligned), aligned, question.windowSessions);
  return measureHedge(aligned, question);
}

/** The hedge report of rows that are already aligned. */
function measureHedge(
  aligned: AlignedPair,
  { windowSessions, weightPct }: Pick<HedgeQuestion, 'windowSessions' | 'weightPct'>,
): HedgeAnswer {
  const rx = logReturns(aligned.x).subarray(-windowSessions);
  const ry = logReturns(aligned.y).subarray(-windowSessions);
  const hedge = minimumVarianceHedge(rx, ry, aligned.rowsPerYear);
  const { hacLow, hacHigh } = correlationInterval(rx, ry);
  const [low, high] = removedRange(hacLow, hacHigh);
  const report: HedgeReport = {
    command: 'hedge',
    ...sampleFacts(aligned),
    windowSessions,
    hedgeRatio: orNull(hedge.hedgeRatio),
    effectiveness: orNull(hedge.effectiveness),
    volatilityRemovedPct: orNull(hedge.volatilityRemovedPct),
    volatilityRemovedLowPct: orNull(low),
    volatilityRemovedHighPct: orNull(high),
    outOfSample: outOfSample(aligned, windowSessions),
    threshold: orNull(hedge.threshold),
    correlation: orNull(hedge.correlation),
    hacLow: orNull(hacLow),
    hacHigh: orNull(hacHigh),
    weightPct,
    volChangePct: orNull(mixAt(hedge, weightPct).volatilityChangePct),
    minimumVarianceWeightPct: orNull(100 * calmest(hedge)),
    subjectVolatilityPct: orNull(100 * hedge.subjectVolatility),
    benchmarkVolatilityPct: orNull(100 * hedge.benchmarkVolatility),
  };
  return { report, chart: draw(report, aligned.dates), mixes: mixes(report, hedge) };
}

/** The last seven years of rows, each with the ratio of the window before it; fewer where the history is shorter. */
function outOfSample({ x, y, dates, rowsPerYear }: AlignedPair, windowSessions: number): OutOfSampleHedge[] {
  const [rx, ry] = [logReturns(x), logReturns(y)];
  const starts = Array.from({ length: YEARS_BEFORE }, (_, back) => dates.length - (YEARS_BEFORE - back) * rowsPerYear);
  return starts
    .filter((start) => start - windowSessions >= 1)
    .flatMap((start) => {
      const before = [start - windowSessions, start] as const;
      const { hedgeRatio } = minimumVarianceHedge(rx.subarray(...before), ry.subarray(...before), rowsPerYear);
      const within = [start, start + rowsPerYear] as const;
      const volatilityRemovedPct = heldRatio(rx.subarray(...within), ry.subarray(...within), hedgeRatio);
      if (!Number.isFinite(volatilityRemovedPct)) return [];
      return [{ from: dates[start]!, to: dates[start + rowsPerYear - 1]!, hedgeRatio, volatilityRemovedPct }];
    });
}

/** Volatility that a given ratio took away, percent of the unhedged one. */
function heldRatio(rx: Float64Array, ry: Float64Array, hedgeRatio: number): number {
  const { subjectVariance, benchmarkVariance, covariance } = pairMoments(rx, ry);
  const left = subjectVariance - 2 * hedgeRatio * covariance + hedgeRatio ** 2 * benchmarkVariance;
  return 100 * (1 - Math.sqrt(left / subjectVariance));
}

function mixAt({ subjectVolatility, benchmarkVolatility, correlation }: Hedge, weightPct: number) {
  return portfolioVolatility(subjectVolatility, benchmarkVolatility, correlation, weightPct / 100);
}

function calmest({ subjectVolatility, benchmarkVolatility, correlation }: Hedge): number {
  return minimumVarianceWeight(subjectVolatility, benchmarkVolatility, correlation);
}

/** Volatility that a hedge removes at both ends of the interval; nothing where the interval holds zero. */
function removedRange(low: number, high: number): readonly [number, number] {
  const removed = (correlation: number): number => 100 * (1 - Math.sqrt(1 - correlation ** 2));
  const ends = [removed(low), removed(high)];
  return [low <= 0 && high >= 0 ? 0 : Math.min(...ends), Math.max(...ends)];
}

/** What holding the subject alone costs in swings, and what is left of them at best. */
function draw(report: HedgeReport, dates: readonly string[]): Untitled<BarsChartSpec<Text>> {
  const { subject, benchmark, windowSessions, subjectVolatilityPct, volatilityRemovedPct: removed } = report;
  const { volatilityRemovedLowPct: low, volatilityRemovedHighPct: high } = report;
  const alone = subjectVolatilityPct ?? NaN;
  const left = (removedPct: number | null): number => alone * (1 - (removedPct ?? NaN) / 100);
  const bar = (label: Text, value: number) => ({ label, value, note: '', shown: fmt.percent(value, 0) });
  const short = (report.hedgeRatio ?? 0) >= 0;
  return {
    kind: 'bars',
    footer: provenance(report),
    simulated: report.simulated,
    subtitle: periodWords(dates, windowSessions, report),
    unit: '%',
    heads: { bars: msg('hedge.swingsHead'), words: '' },
    bars: [
      {
        ...bar(msg('hedge.alone', { subject: shortNameOf(subject) }), alone),
        group: msg('hedge.aloneGroup'),
      },
      {
        ...bar(msg('hedge.withOther', { benchmark: shortNameOf(benchmark), short }), left(removed)),
        shown: msg('hedge.leftOf', { left: fmt.percent(left(removed), 0), removed: fmt.percent(removed ?? NaN, 0) }),
        group: msg('hedge.hedgedGroup'),
        range: { low: left(high), high: left(low) },
      },
    ],
    marks: [],
  };
}

/** How restless each mix of the two was, for whoever wants the numbers. */
function mixes(report: HedgeReport, hedge: Hedge): MixVolatility[] {
  const { weightPct, minimumVarianceWeightPct } = report;
  const marked = [0, weightPct, ...(isDrawable(minimumVarianceWeightPct) ? [minimumVarianceWeightPct] : [])];
  const atWeight = (x: number): number => 100 * mixAt(hedge, x).volatility;
  return curve(Math.min(WEIGHTS.from, ...marked), Math.max(WEIGHTS.to, ...marked), atWeight);
}

function isDrawable(weightPct: number | null): weightPct is number {
  return weightPct !== null && Math.abs(weightPct) <= FARTHEST;
}

function curve(from: number, to: number, height: (x: number) => number): MixVolatility[] {
  const steps = 80;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const weightPct = from + (i * (to - from)) / steps;
    return { weightPct, volatilityPct: height(weightPct) };
  });
}
