import { describe, expect, it } from 'vitest';
import { chanceOf, chanceOfGap, verdictOf, verdictOfMany } from '../../src/analytics/verdict.ts';

const rank = { absPercentile: 50, recordAbs: false, earlierValues: 1900, independentWindows: 31 };

describe('the word of one measure', () => {
  it.each([
    [89.99, 'ordinary'],
    [90, 'unusual'],
    [98.99, 'unusual'],
    [99.2, 'rare'],
  ])('at percentile %d is %s', (absPercentile, word) => {
    expect(verdictOf({ ...rank, absPercentile })).toBe(word);
  });

  it.each([
    ['rare', 99.4, { earlierValues: 450, independentWindows: 7 }],
    ['rare', 99.05, rank],
  ])('is not yet %s at %d where chance gets there oftener', (word, absPercentile, less) => {
    expect(verdictOf({ ...rank, ...less, absPercentile })).not.toBe(word);
  });

  it.each([
    [503, 'rare'],
    [504, 'record'],
  ])('of a record among %d earlier values is %s', (earlierValues, word) => {
    expect(verdictOf({ ...rank, absPercentile: 100, recordAbs: true, earlierValues })).toBe(word);
  });

  it.each([{ earlierValues: 251 }, { independentWindows: 4 }, { absPercentile: null }, { absPercentile: NaN }])(
    'is missing with %o',
    (less) => {
      expect(verdictOf({ ...rank, ...less })).toBeNull();
    },
  );
});

describe('the chance of many measures', () => {
  it.each([
    [81.9, 0.1],
    [88.4, 0.05],
    [96.1, 0.01],
  ])('a median percentile of %d on 2,016 rows comes on a share of days near %d', (median, chance) => {
    expect(chanceOf('percentileMedian', median, 2016)!.perDay / chance).toBeCloseTo(1, 1);
  });

  it.each(['percentileMedian', 'recordShareAbs', 'recordShareSigned'] as const)(
    'falls as %s rises, and a year is never less likely than a day',
    (statistic) => {
      for (const rows of [504, 600, 2169, 9000]) {
        let before = { perDay: 1, withinYear: 1 };
        for (let step = 0; step <= 72; step++) {
          const chance = chanceOf(statistic, (statistic === 'percentileMedian' ? 100 : 1) * (step / 72), rows)!;
          expect(chance.perDay).toBeLessThanOrEqual(before.perDay + 1e-12);
          expect(chance.withinYear).toBeLessThanOrEqual(before.withinYear + 1e-12);
          expect(chance.withinYear).toBeGreaterThanOrEqual(chance.perDay - 1e-12);
          before = chance;
        }
      }
    },
  );

  it('is missing below 504 rows and never below the end of the table', () => {
    expect(chanceOf('recordShareAbs', 1, 503)).toBeNull();
    expect(chanceOf('recordShareAbs', 1, 504)!.perDay).toBeCloseTo(0.002, 12);
  });

  it('calls many records a record only where the middle measure is unusual too', () => {
    expect(verdictOfMany({ percentileMedian: 95, recordShareAbs: 10 / 36 }, 2016)?.word).toBe('record');
    expect(verdictOfMany({ percentileMedian: 60, recordShareAbs: 10 / 36 }, 2016)?.word).toBe('ordinary');
  });
});

describe('the chance of one gap', () => {
  it('of percentile 90 is about one day in ten', () => {
    expect(chanceOfGap(90, 60, 2169)!.perDay).toBeCloseTo(0.11, 1);
  });

  it('is between those of the windows around it', () => {
    const [short, middle, long] = [20, 40, 60].map((window) => chanceOfGap(97, window, 2169)!.withinYear);
    expect(middle).toBeGreaterThan(Math.min(short!, long!));
    expect(middle).toBeLessThan(Math.max(short!, long!));
  });
});
