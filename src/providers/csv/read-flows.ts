import { brokenFile } from './broken-file.ts';
import { numberOf } from './number-of.ts';
import { readDatedTable, type CsvFile } from './table.ts';

/** One direction of flow by date; `NaN` where nothing was published. */
export type FlowByDate = ReadonlyMap<string, number>;

/**
 * Reads one direction of exchange flow in native units. The column is the named one, else `flow_in_native`,
 * `flow_in_eth`, `inflow_eth` or `inflow` (and likewise `out`).
 *
 * @returns Undefined where the column is optional and absent.
 */
export function readFlow(
  file: CsvFile,
  flow: { readonly symbol: string; readonly direction: 'in' | 'out'; readonly column?: string | undefined },
  optional?: true,
): FlowByDate | undefined {
  const coin = flow.symbol.toLowerCase();
  const { direction } = flow;
  const usual = [
    `flow_${direction}_native`,
    `flow_${direction}_${coin}`,
    `${direction}flow_${coin}`,
    `${direction}flow`,
  ];
  const names = flow.column === undefined ? usual : [flow.column.toLowerCase()];
  const table = readDatedTable(file, { amount: optional ? { names, optional } : { names } });
  if (!table.columns.amount) return undefined;
  const amounts = table.columns.amount.map((cell, row) => amountOf(file.name, cell, table.lineOf(row)));
  return new Map(table.dates.map((date, row) => [date, amounts[row]!]));
}

function amountOf(file: string, cell: string, line: number): number {
  if (cell === '') return NaN;
  const amount = numberOf(cell);
  if (amount >= 0 && amount < Infinity) return amount;
  throw brokenFile(file, `"${cell}" is not an amount of coins`, line);
}
