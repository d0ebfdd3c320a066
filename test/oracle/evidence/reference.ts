import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { logPrices } from '../../../src/core/measures/log-prices.ts';
import { logRatio } from '../../../src/core/measures/log-ratio.ts';
import { logReturns } from '../../../src/core/measures/log-returns.ts';
import { readReference, readReferencePair } from '../../support/reference-data.ts';

const folder = resolve(import.meta.dirname, '../../../../shared/data');
export const absent = !existsSync(resolve(folder, 'oracle'));
export const whenPresent = '(skipped where the reference data folder is absent)';

/** The values of an oracle file. */
export function readValues(name: string): unknown {
  return (readReference(`oracle/${name}.json`) as { values: unknown }).values;
}

/** A CSV file of numbers with a `date` column in front; an empty cell is NaN. */
export function readColumns(path: string): { dates: string[]; columns: Record<string, Float64Array> } {
  const lines = readFileSync(resolve(folder, path), 'utf8').trim().split('\n');
  const [names, ...rows] = lines.map((line) => line.split(','));
  const column = (at: number) => Float64Array.from(rows, (row) => (row[at] ? Number(row[at]) : NaN));
  const columns = Object.fromEntries(names!.map((name, at) => [name, column(at)]));
  return { dates: rows.map((row) => row[0]!), columns };
}

/** A pair with the series that the evidence is computed from; returns without the undefined first one. */
export function readPair(path: string) {
  const { dates, x, y } = readReferencePair(path);
  return {
    dates,
    subject: x,
    benchmark: y,
    logSubject: logPrices(x),
    logBenchmark: logPrices(y),
    logRatio: logRatio(x, y),
    subjectReturns: logReturns(x).slice(1),
    benchmarkReturns: logReturns(y).slice(1),
  };
}

/** A stored number: null is undefined, "Infinity" is endless. */
export function stored(value: number | string | null | undefined): number {
  return value === null || value === undefined ? NaN : Number(value);
}

/** Distance as a share of the expected number where that is above 1; 0 when both are undefined or both endless. */
export function relativeDistance(actual: number, expected: number): number {
  if (Object.is(actual, expected)) return 0;
  const distance = Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
  return Number.isNaN(distance) ? Infinity : distance;
}
