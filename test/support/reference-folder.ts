import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The reference data folder that may stand beside the project. */
export const referenceFolder = resolve(import.meta.dirname, '../../../shared/data');

/** The rows of a reference CSV as cells, without its header. */
export function referenceRows(file: string): string[][] {
  const lines = readFileSync(resolve(referenceFolder, file), 'utf8').trim().split('\n');
  return lines.slice(1).map((line) => line.split(','));
}
