import { type Judgement, judgeMultiverse } from '../analytics/judge-multiverse.ts';
import { moveToOrdinary, type OrdinaryMove } from '../analytics/move-to-ordinary.ts';
import {
  type CellGroup,
  multiverse,
  type MultiverseCell,
  multiverseMeasures,
  type MultiverseSummary,
  summariseMultiverse,
} from '../analytics/multiverse.ts';
import { logRatio } from '../analytics/returns.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { loadPair } from '../market/load-markets.ts';
import { familyName, multiverseSentence } from '../messages/multiverse.ts';
import type { MultiverseChartSpec } from './chart-spec.ts';
import { orNull, type PairQuestion, type ReportSources, requireFilledWindow } from './question.ts';
import { legsOf, provenance, sampleFacts, type SampleFacts } from './sample-facts.ts';

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
}

/** The figures with the word they allow. */
export interface JudgedMultiverse {
  readonly figures: MultiverseFigures;
  /** Null where no cell could be ranked. */
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

/** Asks every definition of divergence about the last row of a pair. */
export function judgedMultiverse(
  aligned: AlignedPair,
  starts: readonly string[] = defaultStarts(aligned.dates),
): JudgedMultiverse {
  const { x, y, dates } = aligned;
  const cells = multiverse(multiverseMeasures(x, y), dates, starts);
  const summary = summariseMultiverse(cells);
  const judged = judgeMultiverse(summary);
  return {
    figures: { ...summaryFigures(summary), grid: cells.grid.map(cellFigures) },
    judgement: judged?.judgement ?? null,
    directionRecord: judged?.directionRecord ?? false,
  };
}

function summaryFigures(summary: MultiverseSummary): Omit<MultiverseFigures, 'grid'> {
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

/** Of all windows the one that must hold its sessions: the one `divergence` answers for unless it is told otherwise. */
const HEADLINE_WINDOW = 60;

/** The answer to "how much does it depend on the definition?", in the keys of the stable JSON. */
export interface MultiverseReport extends SampleFacts {
  readonly command: 'multiverse';
  readonly multiverse: MultiverseFigures;
  readonly judgement: Judgement | null;
  readonly directionRecord: boolean;
  /** How far one leg alone would have to move today for the headline gap to be ordinary; null without a percentile. */
  readonly ordinary: { readonly subjectMovePct: number | null; readonly benchmarkMovePct: number | null };
}

/** A multiverse report with its picture. */
export interface MultiverseAnswer {
  readonly report: MultiverseReport;
  readonly chart: MultiverseChartSpec;
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
  const report = measureMultiverse(aligned, question.starts);
  return { report, chart: draw(report) };
}

function measureMultiverse(aligned: AlignedPair, starts?: readonly string[]): MultiverseReport {
  requireFilledWindow(legsOf(aligned), aligned, HEADLINE_WINDOW);
  const { figures, judgement, directionRecord } = judgedMultiverse(aligned, starts);
  return {
    command: 'multiverse',
    ...sampleFacts(aligned),
    multiverse: figures,
    judgement,
    directionRecord,
    ordinary: moves(moveToOrdinary(logRatio(aligned.x, aligned.y))),
  };
}

function moves({ subjectMovePct, benchmarkMovePct }: OrdinaryMove): MultiverseReport['ordinary'] {
  return { subjectMovePct: orNull(subjectMovePct), benchmarkMovePct: orNull(benchmarkMovePct) };
}

function draw(report: MultiverseReport): MultiverseChartSpec {
  const { grid, byStart } = report.multiverse;
  const starts = Object.keys(byStart);
  const measures = [...new Map(grid.map((cell) => [cell.measure, cell.family]))];
  const cellAt = (measure: string, start: string) =>
    grid.find((cell) => cell.measure === measure && cell.start === start);
  return {
    kind: 'multiverse',
    title: multiverseSentence(report),
    footer: provenance(report),
    simulated: report.simulated,
    measures: measures.map(([label, family]) => ({ label, family: familyName(family) })),
    starts,
    cells: measures.map(([measure]) => starts.map((start) => drawnCell(cellAt(measure, start)))),
  };
}

function drawnCell(cell: CellFigures | undefined): MultiverseChartSpec['cells'][number][number] {
  if (cell === undefined) return null;
  return { percentile: cell.pctAbs, record: cell.recordAbs ? 'abs' : cell.recordSigned ? 'signed' : 'none' };
}
