import { describe, expect, it } from 'vitest';
import { openCsvFolder } from '../../src/providers/csv.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { firstLines } from '../support/first-lines.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { referenceFolder } from '../support/reference-folder.ts';
import { afterClose } from '../support/sample-chat.ts';
import { wanderingSource } from '../support/wandering-source.ts';

const faulty = (lines: Awaited<ReturnType<typeof firstLines>>): string[] =>
  lines.flatMap(({ asked, text, faults }) => faults.map((fault) => `${asked}: ${fault}: ${text}`));

describe('the first line of every answer: at most 25 words and four numbers, names, no jargon', () => {
  it('holds on the sample', { timeout: 120_000 }, async () => {
    const lines = await firstLines(openSimulation(() => afterClose));
    expect(lines.length).toBeGreaterThan(100);
    expect(faulty(lines)).toEqual([]);
  });

  it.each([200, 700, 1_900])('holds on invented markets of %d days', { timeout: 120_000 }, async (days) => {
    const lines = await firstLines(wanderingSource({ seed: days, days, ending: 0.04 }));
    expect(lines.length).toBeGreaterThan(20);
    expect(faulty(lines)).toEqual([]);
  });

  it.skipIf(!referenceDataIsHere)(
    'holds on real markets (skipped without the reference data)',
    { timeout: 120_000 },
    async () => {
      const lines = await firstLines(await openCsvFolder(referenceFolder));
      expect(lines.length).toBeGreaterThan(100);
      expect(faulty(lines)).toEqual([]);
    },
  );
});
