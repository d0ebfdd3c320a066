import { describe, expect, it } from 'vitest';
import { chanceOf, chanceOfGap, verdictOf, verdictOfMany } from '../../src/analytics/verdict.ts';

const rank = { absPercentile: 50, recordAbs: false, earlierValues: 1_900, windowRows: 60, rows: 2_153 };

describe('the word of one measure', () => {
  it.each([
    [89.99, 'ordinary'],
    [91.5, 'unusual'],
    [98.99, 'unusual'],
    [99.6, 'rare'],
  ])('at percentile %d is %s', (absPercentile, word) => {
    expect(verdictOf({ ...rank, absPercentile })).toBe(word);
  });

  it.each([
    ['unusual', 91, { earlierValues: 350, rows: 603 }],
    ['rare', 99.4, { earlierValues: 450, rows: 703 }],
    ['rare', 99.05, {}],
  ])('is not yet %s at %d where chance gets there oftener', (word, absPercentile, less) => {
    expect(verdictOf({ ...rank, ...less, absPercentile })).not.toBe(word);
  });

  it.each([
    [556, 60],
    [900, 120],
    [2_016, 20],
    [2_016, 252],
    [5_040, 60],
  ])('agrees with the chance beside it, 1 day in 10 and 1 in 100 (%d rows, window %d)', (rows, windowRows) => {
    for (let absPercentile = 90; absPercentile < 100; absPercentile += 0.05) {
      const word = verdictOf({ ...rank, absPercentile, rows, windowRows, earlierValues: rows - 253 });
      const { perDay } = chanceOfGap(absPercentile, windowRows, rows)!;
      const byChance = perDay > 0.1 ? 'ordinary' : perDay > 0.01 ? 'unusual' : absPercentile < 99 ? 'unusual' : 'rare';
      expect([absPercentile, word]).toEqual([absPercentile, byChance]);
    }
  });

  it.each([
    [503, 'rare'],
    [504, 'record'],
  ])('of a record among %d earlier values is %s', (earlierValues, word) => {
    expect(verdictOf({ ...rank, absPercentile: 100, recordAbs: true, earlierValues })).toBe(word);
  });

  it.each([{ earlierValues: 251 }, { windowRows: 381 }, { absPercentile: null }, { absPercentile: NaN }])(
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

  it('within a year is that of nearly every pair for what is met on one day in twelve', () => {
    expect(chanceOfGap(92, 60, 2127)!.withinYear).toBeGreaterThan(0.8); // 0.85 of 400 pairs of random walks
    expect(chanceOfGap(80, 60, 2127)!.withinYear).toBeGreaterThan(0.95);
  });

  it.each([
    [85.21, 0.95],
    [88.91, 0.9],
    [92.76, 0.8],
    [94.96, 0.7],
    [96.54, 0.6],
  ])('within a year is tabled above a half: percentile %d on 2,016 rows, %d', (percentile, chance) => {
    expect(chanceOfGap(percentile, 60, 2016)!.withinYear).toBeCloseTo(chance, 12);
  });

  it('within a year is never below that of one day', () => {
    for (let percentile = 0; percentile <= 100; percentile++) {
      const chance = chanceOfGap(percentile, 60, 2127)!;
      expect(chance.withinYear).toBeGreaterThanOrEqual(chance.perDay);
    }
  });
});
