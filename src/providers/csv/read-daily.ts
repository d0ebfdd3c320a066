import { brokenFile } from './broken-file.ts';
import { numberOf } from './number-of.ts';
import { readDatedTable, type CsvFile } from './table.ts';

/** The daily closes of a file, and its opens where it has them. */
export interface DailyFile {
  readonly dates: readonly string[];
  readonly closes: Float64Array;
  readonly opens: Float64Array | undefined;
}

/** Reads a daily file: `date` and one of `close`, `value`, `adj_close`, `adj`; `open` is read where it is there. */
export function readDaily(file: CsvFile): DailyFile {
  const table = readDatedTable(file, {
    close: { names: ['close', 'value', 'adj_close', 'adj'] },
    open: { names: ['open'], optional: true },
  });
  const closes = Float64Array.from(table.columns.close!, (cell, row) => {
    const close = numberOf(cell);
    if (close > 0 && close < Infinity) return close;
    throw brokenFile(file.name, `"${cell}" is not a price above zero`, table.lineOf(row));
  });
  const opens = table.columns.open && Float64Array.from(table.columns.open, numberOf);
  return { dates: table.dates, closes, opens };
}
