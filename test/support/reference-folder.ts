import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The reference data folder that may stand beside the project. */
export const referenceFolder = resolve(import.meta.dirname, '../../../shared/data');

let collecting = false;

/** Says that the tests of a file are about to be collected. */
export function collectingBegins(): void {
  collecting = true;
}

/** Says that the tests of a file are collected and begin. */
export function testsBegin(): void {
  collecting = false;
}

/**
 * The text of a file of the reference data folder. Refused while tests are being collected: also a skipped `describe` is
 * collected, so a read there would break a clone that has no such folder.
 */
export function referenceText(file: string): string {
  if (collecting)
    throw new Error(`${file} is read before the tests of its file begin: read it in a test or beforeAll.`);
  return readFileSync(resolve(referenceFolder, file), 'utf8');
}

/** The rows of a reference CSV as cells, without its header. */
export function referenceRows(file: string): string[][] {
  const lines = referenceText(file).trim().split('\n');
  return lines.slice(1).map((line) => line.split(','));
}
