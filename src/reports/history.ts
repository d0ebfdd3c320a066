import { engleGranger, halfLife } from '../analytics/cointegration.ts';
import {
  type ConvergenceSummary,
  countConvergence,
  type Episode,
  findEpisodes,
  kaplanMeier,
  type KaplanMeier,
  summariseConvergence,
} from '../analytics/episodes.ts';
import {
  entryMeanInterval,
  type ForwardCase,
  forwardReturns,
  type ForwardSummary,
} from '../analytics/forward-returns.ts';
import { volScaledGap } from '../analytics/gap.ts';
import { binomialTest } from '../analytics/normal-distribution.ts';
import { mulberry32 } from '../analytics/null-model.ts';
import { quantile } from '../analytics/rank.ts';
import { logPrices, logRatio, orNull } from '../analytics/series.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { loadPair } from '../market/load-markets.ts';
import type { SurvivalChartSpec, Untitled } from './chart-spec.ts';
import { type PairQuestion, requireFilledWindow, type SourcesWithNullModel } from './question.ts';
import { legsOf, provenance, sampleFacts, type SampleFacts } from './sample-facts.ts';
import type { Text } from '../messages/text.ts';

/** What followed entries over one horizon, beside all days. Figures called `…Pct` of a leg or a difference are 100 · ln. */
export interface ForwardFigures {
  readonly horizonSessions: number;
  readonly cases: readonly {
    readonly start: string;
    readonly sign: 1 | -1;
    readonly subjectPct: number;
    readonly benchmarkPct: number;
    readonly differencePct: number;
    /** Simple change of the ratio subject / benchmark in per cent: what `differencePct` is in log points. */
    readonly ratioChangePct: number;
  }[];
  /** Means over entries; null with fewer than ten. */
  readonly ahead: ForwardMeans | null;
  readonly behind: ForwardMeans | null;
  readonly base: ForwardMeans;
}

/** Averages over entries, or over all days. */
export interface ForwardMeans {
  readonly cases: number;
  readonly subjectMeanPct: number | null;
  readonly benchmarkMeanPct: number | null;
  readonly differenceMeanPct: number | null;
  readonly differenceMedianPct: number | null;
  /** Mean and median of the simple change of the ratio, in per cent. */
  readonly ratioMeanPct: number | null;
  readonly ratioMedianPct: number | null;
  /** 95 % interval of the mean, from resampling calendar time in blocks; null for all days. */
  readonly ratioMeanLowPct: number | null;
  readonly ratioMeanHighPct: number | null;
}

/** Fewest entries for a mean. */
const FEWEST_CASES = 10;

const RESAMPLES = 400;

const SEED = 1;

/**
 * What did both legs do in the sessions after these episodes began, with intervals where there are means?
 *
 * @param aligned Prices of both legs.
 * @param gap The measure the episodes are of.
 * @param episodes Episodes of it.
 * @param horizonSessions Rows to look ahead.
 * @see ANALYTICS.md 4c and 6
 */
export function forwardFigures(
  { x, y, dates }: Pick<AlignedPair, 'x' | 'y' | 'dates'>,
  gap: Float64Array,
  episodes: readonly Episode[],
  horizonSessions: number,
): ForwardFigures {
  const question = { subject: x, benchmark: y, measure: gap, horizonSessions, minimumCases: FEWEST_CASES };
  const followed = forwardReturns(question, episodes);
  const outcomes = ratioChanges(x, y, horizonSessions);
  const direction = (sign: 1 | -1, summary: ForwardSummary): ForwardMeans | null => {
    if (summary.cases < FEWEST_CASES) return null;
    const rows = followed.cases.filter((one) => one.sign === sign).map(({ startRow }) => startRow);
    return means(summary, outcomes, rows, meanInterval(outcomes, rows, horizonSessions));
  };
  const allRows = dates.flatMap((_, row) => (Number.isNaN(gap[row]) || Number.isNaN(outcomes[row]) ? [] : [row]));
  return {
    horizonSessions,
    cases: followed.cases.map((one) => caseFigures(one, dates)),
    ahead: direction(1, followed.ahead),
    behind: direction(-1, followed.behind),
    base: means(followed.base, outcomes, allRows, [NaN, NaN]),
  };
}

function caseFigures({ startRow, ...figures }: ForwardCase, dates: readonly string[]): ForwardFigures['cases'][number] {
  return { start: dates[startRow]!, ...figures, ratioChangePct: 100 * Math.expm1(figures.differencePct / 100) };
}

/** The simple change of the ratio over the rows after each row; `NaN` where they are not known yet. */
function ratioChanges(x: Float64Array, y: Float64Array, horizon: number): Float64Array {
  return x.map((price, row) => 100 * ((x[row + horizon]! / price) * (y[row]! / y[row + horizon]!) - 1));
}

function meanInterval(outcomes: Float64Array, rows: readonly number[], horizon: number) {
  return entryMeanInterval(outcomes, rows, { meanBlock: horizon, resamples: RESAMPLES, random: mulberry32(SEED) });
}

function means(
  summary: ForwardSummary,
  outcomes: Float64Array,
  rows: readonly number[],
  [low, high]: readonly [number, number],
): ForwardMeans {
  const changes = rows.map((row) => outcomes[row]!);
  const enough = changes.length >= FEWEST_CASES;
  return {
    cases: summary.cases,
    subjectMeanPct: orNull(summary.subjectMeanPct),
    benchmarkMeanPct: orNull(summary.benchmarkMeanPct),
    differenceMeanPct: orNull(summary.differenceMeanPct),
    differenceMedianPct: orNull(summary.differenceMedianPct),
    ratioMeanPct: enough ? changes.reduce((sum, change) => sum + change, 0) / changes.length : null,
    ratioMedianPct: enough ? orNull(quantile(changes, 0.5)) : null,
    ratioMeanLowPct: orNull(low),
    ratioMeanHighPct: orNull(high),
  };
}

/** Whether two prices are tied together, asked in both orders. */
export interface TieFigures {
  /** Engle–Granger, subject explained by benchmark. */
  readonly pValue: number | null;
  /** The same with the benchmark explained by the subject. */
  readonly pValueReverse: number | null;
  /**
   * Of what the line of the first order leaves over. Only where both orders speak for a tie and its interval is finite on
   * both ends.
   */
  readonly halfLife: { readonly sessions: number; readonly low: number; readonly high: number } | null;
}

/** Above this p, in either order, nothing is said of a tie. */
export const TIED_P = 0.05;

/**
 * Are the two prices tied together, and if so, how fast does a deviation close?
 *
 * The two orders are different tests and disagree on real pairs; whoever asks until one of them says yes will find one.
 *
 * @param aligned Prices of both legs.
 * @see ANALYTICS.md 4c and 5
 */
export function tieFigures({ x, y }: Pick<AlignedPair, 'x' | 'y'>): TieFigures {
  const [logX, logY] = [logPrices(x), logPrices(y)];
  const asked = engleGranger(logX, logY);
  const { pValue: pValueReverse } = engleGranger(logY, logX);
  const tied = asked.pValue <= TIED_P && pValueReverse <= TIED_P;
  return {
    pValue: orNull(asked.pValue),
    pValueReverse: orNull(pValueReverse),
    halfLife: tied ? measurable(asked.residuals) : null,
  };
}

function measurable(residuals: Float64Array): TieFigures['halfLife'] {
  const { halfLifeSessions: sessions, lowSessions: low, highSessions: high } = halfLife(residuals);
  return [sessions, low, high].every(Number.isFinite) ? { sessions, low, high } : null;
}

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
  /** Share over within 60 rows, Kaplan–Meier over all episodes: agrees with the curve drawn. */
  readonly endedWithin60: number | null;
  readonly narrowedAfter60: number | null;
  /** Years looked at, and the counts behind the shares. */
  readonly years: number;
  readonly exited: number;
  readonly exitKnown: number;
  readonly narrowed: number;
  readonly narrowedKnown: number;
}

/** Whether the data can be told from noise: an exact binomial test of cases that share no day against the share in noise. */
export interface NoiseTest {
  /** Entries at least 60 rows apart whose outcome is known, and those after which the price gap was narrower. */
  readonly cases: number;
  readonly narrowed: number;
  /** Two-sided; null without a case. */
  readonly pValue: number | null;
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
  readonly test: NoiseTest;
  readonly forward: readonly ForwardFigures[];
  readonly tie: TieFigures;
}

/** A history report with its picture. */
export interface HistoryAnswer {
  readonly report: HistoryReport;
  readonly chart: Untitled<SurvivalChartSpec<Text>>;
}

const HORIZONS = [5, 20, 60] as const;

/** Rows after which the outcome of an entry is looked at. */
const OUTCOME_ROWS = 60;

const PATHS = 1000;

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
  const { rowsPerYear } = aligned;
  const making = { logRatio: ratio, windowSessions, enter, exit, paths: PATHS, seed: SEED, rowsPerYear };
  const ask = (meanBlock: number): Promise<ConvergenceSummary> =>
    nullModel.convergence({ ...making, meanBlock }, question);
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
  const counted = countConvergence(ratio, gap, { enter, exit }, OUTCOME_ROWS, aligned.rowsPerYear);
  const report: HistoryReport = {
    command: 'history',
    ...sampleFacts(aligned),
    windowSessions,
    enter,
    exit,
    since: first < 0 ? null : aligned.dates[first]!,
    episodes: episodes.map((episode) => episodeFigures(episode, aligned.dates)),
    kaplanMeier: survivalFigures(survival),
    actual: convergenceFigures(summariseConvergence([counted])),
    null: {
      ...convergenceFigures(noise.independent),
      paths: PATHS,
      seed: SEED,
      block20: convergenceFigures(noise.blocks),
    },
    test: noiseTest(ratio, episodes, noise.independent.narrowedShare),
    forward: HORIZONS.map((horizon) => forwardFigures(aligned, gap, episodes, horizon)),
    tie: tieFigures(aligned),
  };
  return { report, chart: { ...draw(report, survival, noise.independent, episodes), dates: aligned.dates } };
}

/** Of cases that overlap only the first counts: two entries in one crash are one witness. */
function noiseTest(ratio: Float64Array, episodes: readonly Episode[], chance: number): NoiseTest {
  const apart: Episode[] = [];
  for (const episode of episodes) {
    const free = episode.startRow >= (apart.at(-1)?.startRow ?? -Infinity) + OUTCOME_ROWS;
    if (free && episode.startRow + OUTCOME_ROWS < ratio.length) apart.push(episode);
  }
  const move = ({ startRow }: Episode): number => ratio[startRow + OUTCOME_ROWS]! - ratio[startRow]!;
  const narrowed = apart.filter((episode) => episode.sign * move(episode) < 0).length;
  return { cases: apart.length, narrowed, pValue: orNull(binomialTest(narrowed, apart.length, chance)) };
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
    endedWithin60: orNull(summary.endedShare),
    narrowedAfter60: orNull(summary.narrowedShare),
    years: summary.years,
    exited: summary.exited,
    exitKnown: summary.exitKnown,
    narrowed: summary.narrowed,
    narrowedKnown: summary.narrowedKnown,
  };
}

function draw(
  report: HistoryReport,
  survival: KaplanMeier,
  noise: ConvergenceSummary,
  episodes: readonly Episode[],
): Omit<Untitled<SurvivalChartSpec<Text>>, 'dates'> {
  return {
    kind: 'survival',
    footer: provenance(report),
    simulated: report.simulated,
    everyDay: report.everyDay,
    steps: survival.table.map(({ time, survival: share, low, high }) => ({
      time,
      survival: share,
      low: orNull(low),
      high: orNull(high),
    })),
    gaps: report.episodes.map(({ start, duration, censored }) => ({ from: start, rows: duration, isOpen: censored })),
    chanceMedian: report.null.medianSessions,
    noise: noise.curve,
    medianSessions: report.kaplanMeier.median,
    censoredAt: episodes.filter(({ censored }) => censored).map(({ durationSessions }) => durationSessions),
  };
}
