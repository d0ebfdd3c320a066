import { quantile } from '../measures/quantile.ts';
import type { Multiverse, MultiverseCell } from './multiverse.ts';

/** Some cells together. */
export interface CellGroup {
  readonly cells: number;
  readonly recordAbs: number;
  readonly recordSigned: number;
  readonly percentileMedian: number;
}

/** The whole multiverse in one line. */
export interface MultiverseSummary extends CellGroup {
  readonly skipped: number;
  readonly percentileQ25: number;
  readonly percentileQ75: number;
  readonly byFamily: Readonly<Record<string, CellGroup>>;
  readonly byStart: Readonly<Record<string, CellGroup>>;
}

function percentile(cells: readonly MultiverseCell[], share: number): number {
  return quantile(
    cells.map((cell) => cell.pctAbs),
    share,
  );
}

function group(cells: readonly MultiverseCell[]): CellGroup {
  return {
    cells: cells.length,
    recordAbs: cells.filter((cell) => cell.recordAbs).length,
    recordSigned: cells.filter((cell) => cell.recordSigned).length,
    percentileMedian: percentile(cells, 0.5),
  };
}

function groupsBy(cells: readonly MultiverseCell[], key: 'family' | 'start'): Record<string, CellGroup> {
  const names = [...new Set(cells.map((cell) => cell[key]))];
  return Object.fromEntries(names.map((name) => [name, group(cells.filter((cell) => cell[key] === name))]));
}

/**
 * In how many definitions is today a record, and how extreme is it in the typical one?
 *
 *     counts of record cells; median and quartiles (type 7) of the percentile of the absolute value
 *
 * The share of record cells is what "unprecedented" is measured by; the middle half shows how much depends on the
 * definition chosen.
 *
 * @param whole All cells.
 * @returns Counts and percentiles over all cells, by family of measures and by index start; percentiles are `NaN`
 *   without cells.
 * @example summariseMultiverse({ grid: [], skipped: 144 }).skipped; // => 144
 * @see ANALYTICS.md 4; oracle: eth_iwm_claim_multiverse.json
 */
export function summariseMultiverse({ grid, skipped }: Multiverse): MultiverseSummary {
  return {
    ...group(grid),
    skipped,
    percentileQ25: percentile(grid, 0.25),
    percentileQ75: percentile(grid, 0.75),
    byFamily: groupsBy(grid, 'family'),
    byStart: groupsBy(grid, 'start'),
  };
}
