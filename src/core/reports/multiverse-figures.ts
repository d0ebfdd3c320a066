import { judgeMultiverse, type Judgement } from '../evidence/judge-multiverse.ts';
import { multiverse, type MultiverseCell } from '../evidence/multiverse.ts';
import { multiverseMeasures } from '../evidence/multiverse-measures.ts';
import { summariseMultiverse, type CellGroup, type MultiverseSummary } from '../evidence/summarise-multiverse.ts';
import type { AlignedPair } from '../market/aligned-pair.ts';
import { orNull } from './or-null.ts';

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
