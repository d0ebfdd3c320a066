import { describe, expect, it } from 'vitest';
import { correlationChange, correlationInterval, neweyWestLag } from '../../src/analytics/correlation-inference.ts';
import {
  correlationFromSums,
  ewmaCorrelation,
  pearson,
  rankCorrelation,
  rollingCorrelation,
  rollingRankCorrelation,
} from '../../src/analytics/correlation.ts';
import { complementaryErrorFunction, normalCdf, twoSidedPValue } from '../../src/analytics/normal-distribution.ts';
import { rollingCoMoments, zscore } from '../../src/analytics/rolling.ts';
import { isoWeekEnds } from '../../src/analytics/series.ts';

const wave = Array.from({ length: 40 }, (_, row) => Math.sin(row * 1.7) + Math.cos(row * row));

const other = Array.from({ length: 40 }, (_, row) => Math.sin(row * 1.1) + Math.cos(row * row));

describe('a correlation', () => {
  it('of a constant leg is undefined, not 0', () => {
    expect(rollingCorrelation([1, 2, 3], [5, 5, 5], 3)[2]).toBeNaN();
    expect(
      pearson(
        wave,
        wave.map(() => 0.1 + 0.2),
      ),
    ).toBeNaN();
  });

  it('of a leg that is constant up to rounding is undefined', () => {
    const rounding = wave.map((_, row) => 1e6 + (row % 2) * 1e-10);
    expect(pearson(wave, rounding)).toBeNaN();
  });

  it('of returns on a huge level keeps its digits', () => {
    const lifted = wave.map((value) => value + 1e6);
    expect(pearson(lifted, other)).toBeCloseTo(pearson(wave, other), 8);
  });

  it('with itself is 1 and with its mirror image −1', () => {
    const mirrored = wave.map((value) => -value);
    expect(pearson(wave, wave)).toBeCloseTo(1, 14);
    expect(pearson(wave, mirrored)).toBeCloseTo(-1, 14);
  });

  it('from sums of a constant leg is undefined even if rounding left a product', () => {
    expect(correlationFromSums(1e-20, 0, 1)).toBeNaN();
    expect(correlationFromSums(1e-20, 1, 0)).toBeNaN();
  });

  it('just past 1 by rounding is cut off, further past is a fault', () => {
    expect(correlationFromSums(1 + 5e-13, 1, 1)).toBe(1);
    expect(correlationFromSums(-1 - 5e-13, 1, 1)).toBe(-1);
    expect(() => correlationFromSums(1 + 5e-12, 1, 1)).toThrow(RangeError);
  });

  it('is undefined while the window holds an undefined or infinite return, and comes back', () => {
    const spoilt = wave.with(5, NaN).with(20, Infinity);
    const rows = [...rollingCorrelation(spoilt, other, 5)].flatMap((value, row) => (Number.isNaN(value) ? [row] : []));
    expect(rows).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9, 20, 21, 22, 23, 24]);
  });

  it('of two rows exists', () => {
    expect(pearson([1, 2], [5, 9])).toBeCloseTo(1, 14);
    expect(rankCorrelation([1, 2], [9, 5])).toBeCloseTo(-1, 14);
  });

  it('of one row is undefined', () => {
    expect(pearson([1], [2])).toBeNaN();
    expect(rankCorrelation([1], [2])).toBeNaN();
  });

  it('keeps all digits where an outlier stands on the row two blocks meet at', () => {
    const rows = 400;
    const spike = Array.from({ length: 2 * rows }, (_, row) => (row === rows - 1 ? 1e6 + 1 / 3 : Math.sin(row)));
    const window = spike.slice(100, rows + 100);
    const mean = window.reduce((sum, value) => sum + value, 0) / rows;
    const squares = window.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    expect(rollingCoMoments(spike, spike, rows).squaresX[rows + 99]! / squares).toBeCloseTo(1, 14);
  });
});

describe('the lags of a standard error', () => {
  it.each([
    [99, 3],
    [100, 4],
    [300, 5],
    [2168, 7],
  ])('%i returns have %i', (count, lag) => {
    expect(neweyWestLag(count)).toBe(lag);
  });
});

describe('a rank correlation', () => {
  it('does not see noise in the thirteenth decimal', () => {
    expect(rankCorrelation([0.1, 0.1 + 1e-14, 0.3, 0.2], [1, 1, 3, 2])).toBe(1);
  });

  it('is undefined where all ranks of a leg are shared', () => {
    expect(rankCorrelation([1, 2, 3], [4, 4, 4])).toBeNaN();
  });

  it('is undefined while the window holds an undefined return, and exact again afterwards', () => {
    const series = rollingRankCorrelation(wave.with(3, NaN), other, 4);
    const clean = rollingRankCorrelation(wave, other, 4);
    expect([...series.subarray(0, 7)]).toEqual(Array(7).fill(NaN));
    expect(series.subarray(7)).toEqual(clean.subarray(7));
  });
});

describe('an exponentially weighted correlation', () => {
  it.each([0, 1, NaN])('refuses a decay of %s', (decay) => {
    expect(() => ewmaCorrelation(wave, other, decay)).toThrow(RangeError);
  });

  it('leaves rows with an undefined return out', () => {
    const series = ewmaCorrelation([1, NaN, 2], [1, 5, -1]);
    expect(series[1]).toBeNaN();
    expect(series[2]).toBe(ewmaCorrelation([1, 2], [1, -1])[1]);
  });

  it('is undefined until both legs have moved', () => {
    expect(ewmaCorrelation([0, 1], [0, 1])[0]).toBeNaN();
  });

  it('looks back with 0.97 where nothing else is asked', () => {
    expect(ewmaCorrelation(wave, other)).toEqual(ewmaCorrelation(wave, other, 0.97));
  });
});

describe('a correlation interval', () => {
  it.each([
    ['a perfect correlation', wave, wave],
    ['a constant leg', wave, wave.map(() => 7)],
    ['an undefined return', wave, other.with(3, NaN)],
    ['three returns', [1, 2, 4], [1, 3, 2]],
    ['no returns', [], []],
  ])('does not exist for %s', (_, x, y) => {
    const { count, lag, ...figures } = correlationInterval(x, y);
    expect(count).toBe(x.length);
    expect(lag).toBeGreaterThanOrEqual(0);
    expect(Object.values(figures).filter((figure) => !Number.isNaN(figure))).toEqual([]);
  });

  it('never claims a negative number of independent days', () => {
    const zigzag = Array.from({ length: 40 }, (_, row) => (row % 2) + 0.01 * Math.sin(row * row));
    const smooth = Array.from({ length: 40 }, (_, row) => row + Math.sin(row));
    expect(correlationInterval(zigzag, smooth).bartlettCount).toBeGreaterThan(0);
  });

  it('standardises constants to nothing', () => {
    expect(zscore([3, 3])).toEqual(Float64Array.of(NaN, NaN));
  });
});

describe('a changed correlation', () => {
  it('is not judged with less than two windows of history', () => {
    const change = correlationChange(wave.slice(0, 39), other.slice(0, 39), 20);
    expect(Number.isNaN(change.zHac) && Number.isNaN(change.pHac) && Number.isNaN(change.pIid)).toBe(true);
  });

  it('compares the last window with the one right before it', () => {
    const change = correlationChange(wave, other, 15);
    expect(change.pearson).toBeCloseTo(pearson(wave.slice(25), other.slice(25)), 12);
    expect(change.previousPearson).toBeCloseTo(pearson(wave.slice(10, 25), other.slice(10, 25)), 12);
  });

  it('refuses windows too short for an interval', () => {
    expect(() => correlationChange(wave, other, 3)).toThrow(RangeError);
  });
});

describe('normal probabilities', () => {
  it('are symmetric and undefined for what is undefined', () => {
    expect(normalCdf(1.3) + normalCdf(-1.3)).toBeCloseTo(1, 15);
    expect(normalCdf(NaN)).toBeNaN();
  });

  it('end at 0 and 1', () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
  });

  it('do not jump where the formula changes', () => {
    const [before, after] = [complementaryErrorFunction(2 - 1e-15), complementaryErrorFunction(2)];
    expect(Math.abs(before / after - 1)).toBeLessThan(1e-12);
  });

  it('count both directions in a p', () => {
    expect(twoSidedPValue(-2)).toBe(twoSidedPValue(2));
    expect(twoSidedPValue(0)).toBe(1);
  });
});

describe('the ends of weeks', () => {
  it('a week runs from Monday to Sunday, over the turn of the year too', () => {
    expect(isoWeekEnds(['2018-12-31', '2019-01-06', '2019-01-07'])).toEqual([1, 2]);
  });

  it('two Fridays a year apart are two weeks', () => {
    expect(isoWeekEnds(['2024-01-05', '2025-01-03'])).toEqual([0, 1]);
  });

  it('a text that is no date is refused by name', () => {
    expect(() => isoWeekEnds(['2024-13-01'])).toThrow('2024-13-01');
  });
});
