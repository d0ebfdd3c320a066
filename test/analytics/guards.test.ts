import { describe, expect, it } from 'vitest';
import { simpleGap } from '../../src/analytics/gap.ts';
import {
  diff,
  isRelativelyZero,
  logPrices,
  logRatio,
  requireSameLength,
  requireWindow,
  toFloat64,
} from '../../src/analytics/series.ts';
import { badTicks, brokenBars, staleRuns } from '../../src/market/data-quality.ts';

/** Prices that go up and down by one per cent, then take the given steps. */
const calmThen = (rows: number, ...steps: number[]): number[] => {
  const growths = [...Array.from({ length: rows }, (_, row) => (row % 2 === 0 ? 0.01 : -0.01)), ...steps];
  let price = 100;
  return [price, ...growths.map((growth) => (price *= Math.exp(growth)))];
};

describe('requests that make no sense', () => {
  it.each([1, 2.5, NaN, -3, Infinity])('a window of %s rows is refused', (rows) => {
    expect(() => requireWindow(rows, 2)).toThrow(RangeError);
  });

  it('the smallest window is allowed', () => {
    expect(() => requireWindow(2, 2)).not.toThrow();
  });

  it('series of different length are refused, naming both lengths', () => {
    expect(() => requireSameLength([1], [1, 2])).toThrow('not 1 and 2');
    expect(() => logRatio([1], [1, 2])).toThrow(RangeError);
  });

  it('a look back of no rows is refused', () => {
    expect(() => diff([1, 2], 0)).toThrow(RangeError);
    expect(() => simpleGap([1, 2], [1, 2], 0)).toThrow(RangeError);
  });
});

describe('prices that cannot be true', () => {
  it.each([0, -1, NaN, Infinity])('a price of %s has no logarithm', (price) => {
    expect(logPrices([price])).toEqual(Float64Array.of(NaN));
  });

  it.each([0, -1, NaN, Infinity])('a price of %s has no return, at either end', (price) => {
    expect(simpleGap([1, price, 1], [1, 1, 1], 1)).toEqual(Float64Array.of(NaN, NaN, NaN));
    expect(simpleGap([1, 1, 1], [1, price, 1], 1)).toEqual(Float64Array.of(NaN, NaN, NaN));
  });
});

describe('constant up to rounding', () => {
  it('what lies below a trillionth of the level is', () => {
    expect(isRelativelyZero(0.9e-24 * 10 * 4, 10, -2)).toBe(true);
    expect(isRelativelyZero(1.1e-24 * 10 * 4, 10, -2)).toBe(false);
  });

  it('around 0 only what is smaller than any honest square is', () => {
    expect(isRelativelyZero(0.9e-300, 10, 0)).toBe(true);
    expect(isRelativelyZero(1.1e-300, 10, 0)).toBe(false);
  });

  it('a typed array is read in place, not copied', () => {
    const values = Float64Array.of(1);
    expect(toFloat64(values)).toBe(values);
  });
});

describe('misprints', () => {
  it('a jump of more than eight sd that is taken back is one', () => {
    expect(badTicks(calmThen(60, 0.09, -0.085, 0.01))).toEqual([61]);
  });

  it('a jump of less than eight sd is none', () => {
    expect(badTicks(calmThen(60, 0.07, -0.07, 0.01))).toEqual([]);
  });

  it('a jump of which 70 % is taken back is none', () => {
    expect(badTicks(calmThen(60, 0.2, -0.14, 0.01))).toEqual([]);
  });

  it('a crash counts like a jump', () => {
    expect(badTicks(calmThen(60, -0.3, 0.3))).toEqual([61]);
  });

  it('the last price is not judged, nor one with fewer than 60 returns before it', () => {
    expect(badTicks(calmThen(60, 0.3))).toEqual([]);
    expect(badTicks(calmThen(59, 0.3, -0.3))).toEqual([]);
  });
});

describe('closes that stand still', () => {
  it('three equal closes are a run, two are not', () => {
    expect(staleRuns([1, 1, 2, 2, 2])).toEqual([{ firstRow: 2, lastRow: 4 }]);
  });

  it('missing closes are no run', () => {
    expect(staleRuns([NaN, NaN, NaN, NaN])).toEqual([]);
  });

  it('the least length can be set for other rhythms', () => {
    expect(staleRuns([1, 1, 2, 2, 2], 2)).toHaveLength(2);
  });
});

describe('bars stored before their day was over', () => {
  it('a close more than a per cent from the next open gives them away, upwards and downwards', () => {
    expect(brokenBars([100, 101.5, 100, 100], [100, 101.5, 101.5, 100])).toEqual([0, 1, 2]);
  });

  it('a close within a per cent is believed, and a missing one is not judged', () => {
    expect(brokenBars([100, 100.9, 100], [100, NaN, 100])).toEqual([]);
  });
});
