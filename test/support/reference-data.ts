import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { referenceFolder, referenceText } from './reference-folder.ts';

/** Whether the reference data folder stands beside the project; without it the ring that reads it is skipped. */
export const referenceDataIsHere = existsSync(resolve(referenceFolder, 'oracle'));

/** Prices of a pair on common sessions, oldest first. */
export interface PairOfPrices {
  readonly dates: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** A file of the reference data folder, for example `oracle/mackinnon.json`. */
export function readReference(path: string): unknown {
  return JSON.parse(referenceText(path));
}

/** A pair file of the reference data folder, for example `pairs/eth_iwm_utc.csv`. */
export function readReferencePair(path: string): PairOfPrices {
  return parsePair(referenceText(path));
}

/** Lines `date,x,y` under a heading; an empty cell is a missing price. */
export function parsePair(csv: string): PairOfPrices {
  const cells = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const column = (at: number) => Float64Array.from(cells, (row) => (row[at] ? Number(row[at]) : NaN));
  return { dates: cells.map((row) => row[0]!), x: column(1), y: column(2) };
}
