import { engleGranger, halfLife } from '../analytics/cointegration.ts';
import { countConvergence, type Episode, findEpisodes } from '../analytics/episodes.ts';
import { forwardReturns, type ForwardSummary } from '../analytics/forward-returns.ts';
import { volScaledGap } from '../analytics/gap.ts';
import { logPrices, logRatio } from '../analytics/returns.ts';
import { type ConvergenceSummary, kaplanMeier, type KaplanMeier, summariseConvergence } from '../analytics/survival.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { loadPair } from '../market/load-markets.ts';
import { historySentence } from '../messages/history.ts';
import type { SurvivalChartSpec } from './chart-spec.ts';
import { orNull, type PairQuestion, requireFilledWindow, type SourcesWithNullModel } from './question.ts';
import { legsOf, provenance, sampleFacts, type SampleFacts } from './sample-facts.ts';

/** What a history of episodes is asked. */
export interface HistoryQuestion extends PairQuestion {
  readonly windowSessions: number;
  readonly enter: number;
  readonly exit: number;
}

/** One episode in the keys of the stable JSON. */
export interface EpisodeFigures {
  readonly start: string;
  readonly sign: 1 | -1;
  readonly entry: number;
  readonly peak: number;
  readonly peakDate: string;
  readonly end: string;
  readonly censored: boolean;
  readonly duration: number;
}

/** What reconvergence looked like, in the data or in noise. */
export interface ConvergenceFigures {
  readonly episodesPerYear: number | null;
  readonly medianSessions: number | null;
  readonly exitWithin60: number | null;
  readonly narrowedAfter60: number | null;
}

/** What followed entries over one horizon, beside all days. */
export interface ForwardFigures {
  readonly horizonSessions: number;
  readonly cases: readonly {
    readonly start: string;
    readonly sign: 1 | -1;
    readonly subjectPct: number;
    readonly benchmarkPct: number;
    readonly differencePct: number;
  }[];
  /** Means over entries; null with fewer than ten. */
  readonly ahead: ForwardMeans | null;
  readonly behind: ForwardMeans | null;
  readonly base: ForwardMeans;
}

interface ForwardMeans {
  readonly cases: number;
  readonly subjectMeanPct: number | null;
  readonly benchmarkMeanPct: number | null;
  readonly differenceMeanPct: number | null;
  readonly differenceMedianPct: number | null;
}

/** The answer to "what happened the last times, and would noise have done the same?". */
export interface HistoryReport extends SampleFacts {
  readonly command: 'history';
  readonly windowSessions: number;
  readonly enter: number;
  readonly exit: number;
  /** The first session with a value of the measure. */
  readonly since: string | null;
  readonly episodes: readonly EpisodeFigures[];
  readonly kaplanMeier: {
    readonly n: number;
    readonly events: number;
    readonly median: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  readonly actual: ConvergenceFigures;
  readonly null: ConvergenceFigures & {
    readonly paths: number;
    readonly seed: number;
    readonly block20: ConvergenceFigures;
  };
  readonly forward: readonly ForwardFigures[];
  readonly tie: {
    /** Engle–Granger, subject on benchmark. */
    readonly pValue: number | null;
    /** Only where its interval is finite on both ends and the test speaks for a tie. */
    readonly halfLife: { readonly sessions: number; readonly low: number; readonly high: number } | null;
  };
}

/** A history report with its picture. */
export interface HistoryAnswer {
  readonly report: HistoryReport;
  readonly chart: SurvivalChartSpec;
}

const HORIZONS = [5, 20, 60] as const;

const PATHS = 1000;

const SEED = 1;

const FEWEST_CASES = 10;

/**
 * When were two markets this far apart before, how long did it take, what followed, and does pure noise do the same?
 *
 * @throws UserError where the data cannot answer.
 * @see ANALYTICS.md 5 and 6
 */
export async function historyReport(question: HistoryQuestion, sources: SourcesWithNullModel): Promise<HistoryAnswer> {
  return measureHistory(await loadPair(sources.market, sources.calendar, question), question, sources);
}

/** The history of rows that are already aligned. */
export async function measureHistory(
  aligned: AlignedPair,
  question: Omit<HistoryQuestion, 'pair'>,
  { nullModel }: Pick<SourcesWithNullModel, 'nullModel'>,
): Promise<HistoryAnswer> {
  const { windowSessions, enter, exit } = question;
  requireFilledWindow(legsOf(aligned), aligned, windowSessions);
  const ratio = logRatio(aligned.x, aligned.y);
  const ask = (meanBlock: number): Promise<ConvergenceSummary> =>
    nullModel.convergence(
      { logRatio: ratio, windowSessions, enter, exit, paths: PATHS, meanBlock, seed: SEED },
      question,
    );
  const [independent, blocks] = await Promise.all([ask(1), ask(20)]);
  return assemble(aligned, ratio, question, { independent, blocks });
}

function assemble(
  aligned: AlignedPair,
  ratio: Float64Array,
  { windowSessions, enter, exit }: Pick<HistoryQuestion, 'windowSessions' | 'enter' | 'exit'>,
  noise: { independent: ConvergenceSummary; blocks: ConvergenceSummary },
): HistoryAnswer {
  const gap = volScaledGap(ratio, windowSessions);
  const episodes = findEpisodes(gap, { enter, exit });
  const survival = kaplanMeier(
    episodes.map(({ durationSessions }) => durationSessions),
    episodes.map(({ censored }) => !censored),
  );
  const first = gap.findIndex((value) => !Number.isNaN(value));
  const report: HistoryReport = {
    command: 'history',
    ...sampleFacts(aligned),
    windowSessions,
    enter,
    exit,
    since: first < 0 ? null : aligned.dates[first]!,
    episodes: episodes.map((episode) => episodeFigures(episode, aligned.dates)),
    kaplanMeier: survivalFigures(survival),
    actual: convergenceFigures(summariseConvergence([countConvergence(ratio, gap, { enter, exit })])),
    null: {
      ...convergenceFigures(noise.independent),
      paths: PATHS,
      seed: SEED,
      block20: convergenceFigures(noise.blocks),
    },
    forward: HORIZONS.map((horizon) => forwardFigures(aligned, gap, episodes, horizon)),
    tie: cointegrationFigures(aligned, ratio),
  };
  return { report, chart: draw(report, survival, noise.independent, episodes) };
}

function episodeFigures(episode: Episode, dates: readonly string[]): EpisodeFigures {
  const { startRow, endRow, peakRow, sign, entry, peak, censored, durationSessions } = episode;
  const [start, end, peakDate] = [dates[startRow]!, dates[endRow]!, dates[peakRow]!];
  return { start, sign, entry, peak, peakDate, end, censored, duration: durationSessions };
}

function survivalFigures({ n, events, median, low, high }: KaplanMeier): HistoryReport['kaplanMeier'] {
  return { n, events, median: orNull(median), low: orNull(low), high: orNull(high) };
}

function convergenceFigures(summary: ConvergenceSummary): ConvergenceFigures {
  return {
    episodesPerYear: orNull(summary.episodesPerYear),
    medianSessions: orNull(summary.medianSessions),
    exitWithin60: orNull(summary.exitShare),
    narrowedAfter60: orNull(summary.narrowedShare),
  };
}

function forwardFigures(
  aligned: AlignedPair,
  gap: Float64Array,
  episodes: readonly Episode[],
  horizonSessions: number,
): ForwardFigures {
  const followed = forwardReturns(
    { subject: aligned.x, benchmark: aligned.y, measure: gap, horizonSessions, minimumCases: FEWEST_CASES },
    episodes,
  );
  return {
    horizonSessions,
    cases: followed.cases.map(({ startRow, ...figures }) => ({ start: aligned.dates[startRow]!, ...figures })),
    ahead: followed.ahead.cases < FEWEST_CASES ? null : means(followed.ahead),
    behind: followed.behind.cases < FEWEST_CASES ? null : means(followed.behind),
    base: means(followed.base),
  };
}

function means(summary: ForwardSummary): ForwardMeans {
  return {
    cases: summary.cases,
    subjectMeanPct: orNull(summary.subjectMeanPct),
    benchmarkMeanPct: orNull(summary.benchmarkMeanPct),
    differenceMeanPct: orNull(summary.differenceMeanPct),
    differenceMedianPct: orNull(summary.differenceMedianPct),
  };
}

function cointegrationFigures({ x, y }: AlignedPair, ratio: Float64Array): HistoryReport['tie'] {
  const { pValue } = engleGranger(logPrices(x), logPrices(y));
  const { halfLifeSessions: sessions, lowSessions: low, highSessions: high } = halfLife(ratio);
  const measurable = pValue <= 0.05 && [sessions, low, high].every(Number.isFinite);
  return { pValue: orNull(pValue), halfLife: measurable ? { sessions, low, high } : null };
}

function draw(
  report: HistoryReport,
  survival: KaplanMeier,
  noise: ConvergenceSummary,
  episodes: readonly Episode[],
): SurvivalChartSpec {
  return {
    kind: 'survival',
    title: historySentence(report),
    footer: provenance(report),
    simulated: report.simulated,
    steps: survival.table.map(({ time, survival: share, low, high }) => ({
      time,
      survival: share,
      low: orNull(low),
      high: orNull(high),
    })),
    noise: noise.curve,
    medianSessions: report.kaplanMeier.median,
    censoredAt: episodes.filter(({ censored }) => censored).map(({ durationSessions }) => durationSessions),
  };
}
