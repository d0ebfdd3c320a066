import { recordFlags } from '../measures/record-flags.ts';
import type { MeasureSeries } from './multiverse-measures.ts';

const fewestEarlier = 252;

/**
 * On each day, in what share of the definitions could somebody have announced a record?
 *
 *     record cells / cells with at least 252 earlier values, per session, every cell as known on that day
 *
 * The base rate behind the word: at least one record cell is found on about one day in ten.
 *
 * @param measures The definitions, each one value per session.
 * @param startRows Rows of the index starts.
 * @returns One share per session, 0 to 1; `NaN` where no cell can be ranked yet.
 * @example recordCellShares([], [0]).length; // => 0
 * @see ANALYTICS.md 4; oracle: eth_iwm_claim_multiverse.json
 */
export function recordCellShares(measures: readonly MeasureSeries[], startRows: readonly number[]): Float64Array {
  const length = measures[0]?.values.length ?? 0;
  const records = new Float64Array(length);
  const cells = new Float64Array(length);
  for (const { values } of measures) for (const row of startRows) countCell(values, row, records, cells);
  return records.map((count, row) => (cells[row]! > 0 ? count / cells[row]! : NaN));
}

function countCell(values: Float64Array, startRow: number, records: Float64Array, cells: Float64Array): void {
  const flags = recordFlags(values.subarray(startRow), 'absolute');
  let earlier = -1;
  for (let row = startRow; row < values.length; row++) {
    if (Number.isNaN(values[row])) continue;
    earlier += 1;
    if (earlier < fewestEarlier) continue;
    cells[row]! += 1;
    records[row]! += flags[row - startRow]!;
  }
}
