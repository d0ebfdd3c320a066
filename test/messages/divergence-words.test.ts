import { describe, expect, it } from 'vitest';
import { divergenceSentence, legAttributionWords } from '../../src/messages/divergence.ts';
import type { DivergenceReport } from '../../src/reports/divergence.ts';

type Driver = DivergenceReport['legs']['driver'];

function legs(subjectZ: number, benchmarkZ: number, driver: Driver): DivergenceReport {
  const moved = { windowSessions: 60, subjectReturnPct: 1, benchmarkReturnPct: 2, subjectZ, benchmarkZ, driver };
  return { subject: { symbol: 'ETH' }, benchmark: { symbol: 'BTC' }, legs: moved } as unknown as DivergenceReport;
}

describe('which leg made the gap', () => {
  it.each<[number, number, Driver, string]>([
    [-1.4, -1.5, 'benchmark', 'Both legs moved the same way, BTC somewhat further: '],
    [1.5, 0.7, 'subject', 'Mostly ETH moved: '],
    [1.4, 0.7, 'subject', 'Both legs moved the same way, ETH somewhat further: '],
    [1, 1, 'both', 'Both legs moved the same way, equally far: '],
    [-0.8, 1.9, 'both', 'Both legs moved, in opposite directions: '],
  ])('ETH %d and BTC %d are told truly', (subjectZ, benchmarkZ, driver, beginning) => {
    const said = legAttributionWords(legs(subjectZ, benchmarkZ, driver));
    expect(said.slice(0, beginning.length)).toBe(beginning);
  });
});

describe('the verdict beside the headline figure', () => {
  it.each([
    [98, 144, 'Ordinary by at least half of the definitions.'],
    [79, 144, ' Ordinary.'],
    [79, 2, ' Ordinary by the 2 definitions that can be asked.'],
  ])('of an ordinary pair at percentile %d, by %d definitions, ends "%s"', (absPercentile, cells, ending) => {
    const rank = { absPercentile, recordAbs: false, since: '2015-01-02', independentWindows: 48 };
    const report = {
      ...legs(2, 2.6, 'benchmark'),
      gap: { simplePp: -12 },
      rank,
      verdict: 'ordinary',
      multiverse: { cells },
    };
    expect(divergenceSentence(report as unknown as DivergenceReport).slice(-ending.length)).toBe(ending);
  });
});
