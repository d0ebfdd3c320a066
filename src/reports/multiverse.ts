import { findEpisodes } from '../analytics/episodes.ts';
import { moveToOrdinary, type OrdinaryMove, volScaledGap } from '../analytics/gap.ts';
import {
  type CellGroup,
  groupCells,
  type Judgement,
  judgeMultiverse,
  type MeasureSeries,
  multiverse,
  type MultiverseCell,
  multiverseMeasures,
  type MultiverseSummary,
  recordCellShares,
  summariseMultiverse,
  windowOfMeasure,
} from '../analytics/multiverse.ts';
import { logRatio, orNull } from '../analytics/series.ts';
import {
  type Chance,
  isAtLeast,
  judgedRank,
  rankOfLast,
  verdictOf,
  verdictOfMany,
  type VerdictWord,
} from '../analytics/verdict.ts';
import { UserError } from '../errors.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { loadPair } from '../market/load-markets.ts';
import type { Sampling } from '../market/ports.ts';
import type { MultiverseChartSpec, Untitled } from './chart-spec.ts';
import { type PairQuestion, type ReportSources, requireFilledWindow } from './question.ts';
import { legsOf, provenance, sampleFacts, type SampleFacts } from './sample-facts.ts';
import { joined, msg, type Text } from '../messages/text.ts';

/** A cell as the stable JSON carries it. */
export interface CellFigures extends Omit<MultiverseCell, 'largestSince'> {
  readonly largestSince: string | null;
}

/** A group of cells; the median is null where none could be ranked. */
export interface GroupFigures extends Omit<CellGroup, 'percentileMedian'> {
  readonly percentileMedian: number | null;
}

/** All definitions at once, in the keys of the stable JSON. */
export interface MultiverseFigures extends GroupFigures {
  readonly skipped: number;
  readonly percentileQ25: number | null;
  readonly percentileQ75: number | null;
  readonly byFamily: Readonly<Record<string, GroupFigures>>;
  readonly byStart: Readonly<Record<string, GroupFigures>>;
  readonly grid: readonly CellFigures[];
  /** All measures ranked since the first row, whichever starts were asked for: what the word and its chance rest on. */
  readonly firstStart: FirstStart;
  /** Cells that do not rank the same values as a cell of an earlier start does. */
  readonly distinctCells: number;
}

/** Every measure once, ranked among all its earlier values. */
export interface FirstStart {
  readonly measures: number;
  readonly recordAbs: number;
  readonly recordSigned: number;
  readonly percentileMedian: number | null;
}

/** In how many measures the word of one measure is at least as strong; for "ordinary", as weak. */
export interface Agreement {
  readonly measures: number;
  readonly agreeing: number;
}

/** The figures with the word they allow. */
export interface JudgedMultiverse {
  readonly figures: MultiverseFigures;
  /** The word of all measures since the first row; null below 504 rows. */
  readonly verdict: VerdictWord | null;
  /** How often chance alone gets as far; null where the word is. */
  readonly chance: Chance | null;
  /** The word of single measures since the first row, for those that have one. */
  readonly words: readonly VerdictWord[];
  /** The former word over all cells, which the claim check still shows; null where no cell could be ranked. */
  readonly judgement: Judgement | null;
  readonly directionRecord: boolean;
}

const YEARS = ['2018', '2020', '2022'] as const;

const FEWEST_ROWS = 252;

/**
 * From which dates is history counted when nobody says? The first row, and the first sessions of 2018, 2020 and 2022
 * that leave at least 252 rows.
 *
 * @param dates Rows of the pair, oldest first.
 */
export function defaultStarts(dates: readonly string[]): string[] {
  const firsts = YEARS.map((year) => dates.find((date) => date >= year));
  const latest = dates.at(-FEWEST_ROWS) ?? '';
  return [...new Set([dates[0]!, ...firsts.filter((date) => date !== undefined && date <= latest)])] as string[];
}

/**
 * Asks every definition of divergence about the last row of a pair.
 *
 * @param measures The definitions on these rows, where they have been computed already.
 */
export function judgedMultiverse(
  { x, y, dates }: AlignedPair,
  starts: readonly string[] = defaultStarts(dates),
  measures: readonly MeasureSeries[] = multiverseMeasures(x, y),
): JudgedMultiverse {
  const cells = multiverse(measures, dates, starts);
  const summary = summariseMultiverse(cells);
  const judged = judgeMultiverse(summary);
  const first = cellsSinceFirst(cells.grid, dates[0]!) ?? multiverse(measures, dates, [dates[0]!]).grid;
  const since = groupCells(first);
  const many = verdictOfMany(
    { percentileMedian: since.percentileMedian, recordShareAbs: since.recordAbs / since.cells },
    dates.length,
  );
  return {
    figures: {
      ...summaryFigures(summary),
      grid: cells.grid.map(cellFigures),
      firstStart: firstStartFigures(since),
      distinctCells: new Set(cells.grid.map(({ measure, earlierValues }) => `${measure}|${earlierValues}`)).size,
    },
    verdict: many?.word ?? null,
    chance: many?.chance ?? null,
    words: first.map((cell) => wordOfCell(cell, dates.length)).filter((word) => word !== null),
    judgement: judged?.judgement ?? null,
    directionRecord: judged?.directionRecord ?? false,
  };
}

/** The cells of the first row among those asked for; undefined where it was not asked for. */
function cellsSinceFirst(grid: readonly MultiverseCell[], first: string): MultiverseCell[] | undefined {
  const cells = grid.filter(({ start }) => start === first);
  return cells.length === 0 ? undefined : cells;
}

function firstStartFigures({ cells, ...group }: CellGroup): FirstStart {
  return { measures: cells, ...group, percentileMedian: orNull(group.percentileMedian) };
}

function wordOfCell(cell: MultiverseCell, rows: number): VerdictWord | null {
  return verdictOf({ ...cell, absPercentile: cell.pctAbs, windowRows: windowOfMeasure(cell.measure), rows });
}

/**
 * How many measures say so too?
 *
 * @param word The word of one measure; null where it has none.
 * @param words The words of all measures that have one.
 */
export function agreementWith(word: VerdictWord | null, words: readonly VerdictWord[]): Agreement | null {
  if (word === null) return null;
  const agrees = (other: VerdictWord): boolean => (word === 'ordinary' ? other === word : isAtLeast(other, word));
  return { measures: words.length, agreeing: words.filter(agrees).length };
}

function summaryFigures(summary: MultiverseSummary): Omit<MultiverseFigures, 'grid' | 'firstStart' | 'distinctCells'> {
  return {
    ...groupFigures(summary),
    skipped: summary.skipped,
    percentileQ25: orNull(summary.percentileQ25),
    percentileQ75: orNull(summary.percentileQ75),
    byFamily: mapGroups(summary.byFamily),
    byStart: mapGroups(summary.byStart),
  };
}

function groupFigures({ cells, recordAbs, recordSigned, percentileMedian }: CellGroup): GroupFigures {
  return { cells, recordAbs, recordSigned, percentileMedian: orNull(percentileMedian) };
}

function mapGroups(groups: Readonly<Record<string, CellGroup>>): Record<string, GroupFigures> {
  return Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, groupFigures(group)]));
}

function cellFigures(cell: MultiverseCell): CellFigures {
  return { ...cell, largestSince: cell.largestSince ?? null };
}

/** How far the episodes of the headline gap depend on choices nobody argues about. */
export interface RobustnessFigures {
  readonly windowSessions: number;
  readonly episodes: number;
  /** Fewest and most episodes over the windows close to it. */
  readonly windows: { readonly from: number; readonly to: number; readonly fewest: number; readonly most: number };
  /** The same prices read at the other close: episodes both samples reach, and those that are there too. */
  readonly otherClose: { readonly sampling: Sampling; readonly compared: number; readonly alsoThere: number } | null;
}

/** The base rate behind the word record. */
export interface RecordDays {
  /** Share of days on which at least one definition called the gap a record, 0 to 1; null where none can be ranked. */
  readonly share: number | null;
  /** Days that share is of. */
  readonly days: number;
  /** Largest share of definitions that agreed on any earlier day, and the share today. */
  readonly largest: number | null;
  readonly today: number | null;
}

const LEVELS = { enter: 2, exit: 0.5 } as const;

const HEADLINE_WINDOW = 60;

const WINDOWS = Array.from({ length: 11 }, (_, i) => HEADLINE_WINDOW - 5 + i);

/** A stay beyond the level by dates. */
interface EpisodeDates {
  readonly from: string;
  readonly to: string;
  readonly sign: 1 | -1;
}

/**
 * Would the same episodes be found with a slightly other window, or with prices read at the other close?
 *
 * @param aligned Rows the answer rests on.
 * @param other The same pair at the other close, where there is one.
 * @see ANALYTICS.md 1.4 and 6
 */
export function robustnessFigures(aligned: AlignedPair, other: AlignedPair | undefined): RobustnessFigures {
  const episodes = episodesOf(aligned, HEADLINE_WINDOW);
  const counts = WINDOWS.map((window) => episodesOf(aligned, window).length);
  return {
    windowSessions: HEADLINE_WINDOW,
    episodes: episodes.length,
    windows: { from: WINDOWS[0]!, to: WINDOWS.at(-1)!, fewest: Math.min(...counts), most: Math.max(...counts) },
    otherClose: other === undefined ? null : comparedWith(episodes, other),
  };
}

function episodesOf({ x, y, dates }: AlignedPair, windowSessions: number): EpisodeDates[] {
  return findEpisodes(volScaledGap(logRatio(x, y), windowSessions), LEVELS).map(({ startRow, endRow, sign }) => ({
    from: dates[startRow]!,
    to: dates[endRow]!,
    sign,
  }));
}

/** Only episodes after the other sample has its first value can be in it; one that overlaps, on the same side, is the same. */
function comparedWith(episodes: readonly EpisodeDates[], other: AlignedPair): RobustnessFigures['otherClose'] {
  const gap = volScaledGap(logRatio(other.x, other.y), HEADLINE_WINDOW);
  const first = other.dates[gap.findIndex((value) => !Number.isNaN(value))];
  if (first === undefined) return null;
  const comparable = episodes.filter(({ from, to }) => to >= first && from <= other.dates.at(-1)!);
  const theirs = episodesOf(other, HEADLINE_WINDOW);
  const isThere = (episode: EpisodeDates): boolean =>
    theirs.some(({ from, to, sign }) => sign === episode.sign && from <= episode.to && to >= episode.from);
  return { sampling: other.sampling, compared: comparable.length, alsoThere: comparable.filter(isThere).length };
}

/**
 * The pair at the close the answer does not use; undefined where there is none to be had.
 *
 * Asked for only where a crypto market is held against one with sessions and nobody insisted on the end of the UTC day:
 * all other pairs have one close.
 */
export async function atOtherClose(
  aligned: AlignedPair,
  question: PairQuestion,
  { market, calendar }: ReportSources,
): Promise<AlignedPair | undefined> {
  const { subject, benchmark } = aligned.pair;
  const mixed = (subject.hours === 'always') !== (benchmark.hours === 'always');
  if (!mixed || question.sampling === 'utc') return undefined;
  const sampling = aligned.sampling === 'close' ? 'utc' : 'close';
  return loadPair(market, calendar, { ...question, sampling }).catch((error: unknown) => {
    if (error instanceof UserError) return undefined;
    throw error;
  });
}

/**
 * On how many days could somebody have announced a record by some definition?
 *
 * @see ANALYTICS.md 4, base rate
 */
export function recordDays({ x, y, dates }: AlignedPair, starts: readonly string[] = defaultStarts(dates)): RecordDays {
  const rows = starts.map((start) => dates.findIndex((date) => date >= start)).filter((row) => row >= 0);
  const shares = recordCellShares(multiverseMeasures(x, y), rows);
  const known = shares.filter((share) => !Number.isNaN(share));
  const days = known.filter((share) => share > 0).length;
  return {
    share: known.length === 0 ? null : days / known.length,
    days: known.length,
    largest: known.length < 2 ? null : known.subarray(0, -1).reduce((most, share) => Math.max(most, share), 0),
    today: orNull(shares.at(-1)),
  };
}

/** One measure with its own word. */
export interface HeadlineGap {
  readonly measure: 'volScaled';
  readonly windowSessions: number;
  /** Null where too little history stands behind it. */
  readonly verdict: VerdictWord | null;
  readonly absPercentile: number | null;
  readonly recordAbs: boolean | null;
}

/** The answer to "how much does it depend on the definition?", in the keys of the stable JSON. */
export interface MultiverseReport extends SampleFacts {
  readonly command: 'multiverse';
  readonly multiverse: MultiverseFigures;
  /** The word of all measures since the first row; null below 504 rows. */
  readonly judgement: VerdictWord | null;
  /** How often chance alone gets as far; null where there is no word. */
  readonly chance: Chance | null;
  readonly directionRecord: boolean;
  /** The gap that `divergence` is about by default, with its word: it is one of the measures, and may have another. */
  readonly headline: HeadlineGap;
  /** Whether the episodes survive other windows and another close. */
  readonly robustness: RobustnessFigures;
  /** On how many days somebody could have announced a record. */
  readonly recordDays: RecordDays;
  /** How far one leg alone would have to move today for the headline gap to be ordinary; null without a percentile. */
  readonly ordinary: { readonly subjectMovePct: number | null; readonly benchmarkMovePct: number | null };
}

/** A multiverse report with its picture. */
export interface MultiverseAnswer {
  readonly report: MultiverseReport;
  readonly chart: Untitled<MultiverseChartSpec<Text>>;
}

/**
 * How much does the answer depend on the definition? All 36 measures from every index start, at once.
 *
 * @throws UserError where the data cannot answer.
 * @see ANALYTICS.md 4
 */
export async function multiverseReport(
  question: PairQuestion & { readonly starts?: readonly string[] | undefined },
  sources: ReportSources,
): Promise<MultiverseAnswer> {
  const aligned = await loadPair(sources.market, sources.calendar, question);
  const other = await atOtherClose(aligned, question, sources);
  const report = measureMultiverse(aligned, other, question.starts);
  return { report, chart: draw(report) };
}

function measureMultiverse(
  aligned: AlignedPair,
  other: AlignedPair | undefined,
  starts?: readonly string[],
): MultiverseReport {
  requireFilledWindow(legsOf(aligned), aligned, HEADLINE_WINDOW);
  const { dates } = aligned;
  const { figures, verdict, chance, directionRecord } = judgedMultiverse(aligned, starts);
  const ratio = logRatio(aligned.x, aligned.y);
  const isOrdinary = (scaledGaps: Float64Array): boolean | null => {
    const word = headlineGap(scaledGaps, dates).verdict;
    return word === null ? null : word === 'ordinary';
  };
  return {
    command: 'multiverse',
    ...sampleFacts(aligned),
    multiverse: figures,
    judgement: verdict,
    chance,
    directionRecord,
    headline: headlineGap(volScaledGap(ratio, HEADLINE_WINDOW), dates),
    robustness: robustnessFigures(aligned, other),
    recordDays: recordDays(aligned, starts),
    ordinary: moves(moveToOrdinary(ratio, { isOrdinary, windowSessions: HEADLINE_WINDOW })),
  };
}

function headlineGap(scaledGaps: Float64Array, dates: readonly string[]): HeadlineGap {
  const rank = rankOfLast(scaledGaps, dates, HEADLINE_WINDOW);
  const { verdict } = judgedRank(rank, HEADLINE_WINDOW, dates.length);
  const { absPercentile, recordAbs } = rank;
  return { measure: 'volScaled', windowSessions: HEADLINE_WINDOW, verdict, absPercentile, recordAbs };
}

function moves({ subjectMovePct, benchmarkMovePct }: OrdinaryMove): MultiverseReport['ordinary'] {
  return { subjectMovePct: orNull(subjectMovePct), benchmarkMovePct: orNull(benchmarkMovePct) };
}

function draw(report: MultiverseReport): Untitled<MultiverseChartSpec<Text>> {
  const { grid, byStart } = report.multiverse;
  const starts = Object.keys(byStart);
  const measures = [...new Map(grid.map((cell) => [cell.measure, cell.family]))];
  const cellAt = (measure: string, start: string) =>
    grid.find((cell) => cell.measure === measure && cell.start === start);
  return {
    kind: 'multiverse',
    footer: provenance(report),
    simulated: report.simulated,
    measures: measures.map(([label, family]) => ({ label, family: familyText(family) })),
    starts,
    cells: measures.map(([measure]) => starts.map((start) => drawnCell(cellAt(measure, start)))),
  };
}

function drawnCell(cell: CellFigures | undefined): MultiverseChartSpec['cells'][number][number] {
  if (cell === undefined) return null;
  return { percentile: cell.pctAbs, record: cell.recordAbs ? 'abs' : cell.recordSigned ? 'signed' : 'none' };
}

/** Families of definitions that have words of their own. */
const FAMILIES = [
  'gap_simple',
  'gap_log',
  'gap_volscaled',
  'gap_legscaled',
  'z_trail',
  'ols_resid_z',
  'z_expanding',
  'ols_expanding_z',
  'pearson',
  'spearman',
] as const;

/** The family of a definition in words. */
export function familyText(family: string): Text {
  const key = FAMILIES.find((known) => known === family);
  return key === undefined ? family : msg(`multiverse.${key}`);
}

/**
 * Definitions by family, most first: `gap by each market’s swings (6)`.
 *
 * @param definitions Any number of definitions with their family.
 */
export function definitionsWords(definitions: readonly { readonly family: string }[]): Text[] {
  const counts = new Map<string, number>();
  for (const { family } of definitions) counts.set(family, (counts.get(family) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([family, amount]) => joined([familyText(family), `(${amount})`]));
}
