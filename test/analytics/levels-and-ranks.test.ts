import { describe, expect, it } from 'vitest';
import { legAttribution, legScaledGap, volScaledGap } from '../../src/analytics/gap.ts';
import {
  expandingPercentile,
  largestSince,
  percentileAmongEarlier,
  quantile,
  recordFlags,
} from '../../src/analytics/rank.ts';
import {
  expandingZ,
  olsExpandingResidualZ,
  olsResidualZ,
  rollingZ,
  RunningCoMoments,
} from '../../src/analytics/rolling.ts';
import { absoluteValues } from '../../src/analytics/series.ts';

const wave = Array.from({ length: 60 }, (_, row) => Math.sin(row * 1.7) + Math.cos(row * row));

const other = Array.from({ length: 60 }, (_, row) => Math.sin(row * 1.1) + Math.cos(row * row));

const flat = wave.map(() => 0.1);

describe('a level that never moved', () => {
  it.each([
    ['zTrail', rollingZ(flat, 5)],
    ['zExpanding', expandingZ(flat, 5)],
    ['gapVolscaled', volScaledGap(flat, 2, 5)],
    ['gapLegscaled', legScaledGap(wave, flat, 2, 5)],
    ['a regression on it', olsResidualZ(wave, flat, 5).z],
    ['an expanding regression on it', olsExpandingResidualZ(wave, flat, 5).slope],
  ])('has no score: %s', (_, series) => {
    expect(series.every(Number.isNaN)).toBe(true);
  });

  it('has no score even for a move from before it stood still', () => {
    const stopped = wave.map((value, row) => (row < 20 ? value : 3));
    expect(volScaledGap(stopped, 15, 5)[30]).toBeNaN();
  });
});

describe('a z-score', () => {
  it('including the present cannot exceed its bound', () => {
    const jump = [...wave.slice(0, 10), 1e6];
    expect(rollingZ(jump, 10)[10]).toBeCloseTo(9 / Math.sqrt(10), 6);
  });

  it('over all history leaves undefined values out and goes on after them', () => {
    const holed = [1, 2, NaN, 4];
    expect(expandingZ(holed, 2)[2]).toBeNaN();
    expect(expandingZ(holed, 2)[3]).toBe(expandingZ([1, 2, 4], 2)[2]);
  });

  it('over all history needs 252 values where nothing else is asked', () => {
    const long = Array.from({ length: 253 }, (_, row) => Math.sin(row));
    expect([...expandingZ(long)].findIndex((value) => !Number.isNaN(value))).toBe(251);
    const { z } = olsExpandingResidualZ(long.map(Math.cos), long);
    expect([...z].findIndex((value) => !Number.isNaN(value))).toBe(251);
  });
});

describe('sums over all rows so far', () => {
  it('are those around the means of the finite rows', () => {
    const sums = new RunningCoMoments();
    const taken = [1, 3, NaN, 8].map((x, row) => sums.add(x, [2, 2, 9, 5][row]!));
    expect(taken).toEqual([true, true, false, true]);
    expect([sums.count, sums.meanX, sums.meanY]).toEqual([3, 4, 3]);
    expect(sums.squaresX).toBeCloseTo(26, 12);
    expect(sums.squaresY).toBeCloseTo(6, 12);
    expect(sums.products).toBeCloseTo(12, 12);
  });
});

describe('a regression residual', () => {
  const line = wave.map((value) => 2 * value + 1);

  it('on a perfect line is undefined, its slope is not', () => {
    const { z, slope } = olsResidualZ(line, wave, 10);
    expect(z[20]).toBeNaN();
    expect(slope[20]).toBeCloseTo(2, 12);
    expect(olsExpandingResidualZ(line, wave, 10).z[20]).toBeNaN();
  });

  it('on a nearly perfect line keeps its digits', () => {
    const noise = other.map((value) => 1e-6 * value);
    const nearly = line.map((value, row) => value + noise[row]!);
    expect(olsResidualZ(nearly, wave, 10).z[20]).toBeCloseTo(olsResidualZ(noise, wave, 10).z[20]!, 6);
    expect(olsExpandingResidualZ(nearly, wave, 10).z[20]).toBeCloseTo(olsExpandingResidualZ(noise, wave, 10).z[20]!, 6);
  });

  it('out of sample judges a row by the rows before it alone', () => {
    const before = olsResidualZ(wave, other, 10).slope[19];
    expect(olsResidualZ(wave, other, 10, true).slope[20]).toBe(before);
  });

  it('needs three rows', () => {
    expect(() => olsResidualZ(wave, other, 2)).toThrow(RangeError);
    expect(() => olsExpandingResidualZ(wave, other, 2)).toThrow(RangeError);
  });
});

describe('a percentile', () => {
  it('counts ties half', () => {
    expect(percentileAmongEarlier([1, 2, 2, 3, 2], 1)).toBe(50);
  });

  it('asks for 60 earlier values where nothing else is asked', () => {
    const values = Array.from({ length: 61 }, (_, row) => row);
    expect(percentileAmongEarlier(values)).toBe(100);
    expect(percentileAmongEarlier(values.slice(1))).toBeNaN();
    expect([...expandingPercentile(values)].findIndex((value) => !Number.isNaN(value))).toBe(60);
  });

  it('can rest on a single earlier value if that is asked for', () => {
    expect(percentileAmongEarlier([1, 2], 0)).toBe(100);
    expect(expandingPercentile([1, 2], 0)[1]).toBe(100);
  });

  it('of an undefined or single value is undefined', () => {
    expect(percentileAmongEarlier([1, 2, NaN], 1)).toBeNaN();
    expect(percentileAmongEarlier([1], 0)).toBeNaN();
    expect(expandingPercentile([1], 0)[0]).toBeNaN();
    expect(percentileAmongEarlier([], 0)).toBeNaN();
  });

  it('of values without sign does not know the direction', () => {
    expect(percentileAmongEarlier(absoluteValues([1, -2, 3, -4]), 1)).toBe(100);
  });
});

describe('a record', () => {
  it('is none on a tie', () => {
    expect(largestSince([2, 1, -2], 'absolute')).toEqual({
      record: false,
      sinceRow: 0,
      valuesSince: 2,
      earlierValues: 2,
    });
    expect([...recordFlags([2, 2, -2], 'absolute')]).toEqual([1, 0, 0]);
  });

  it('in its own direction does not ask about the other', () => {
    expect(largestSince([5, -1, -2], 'signed').record).toBe(true);
    expect(largestSince([5, -1, -2], 'absolute').sinceRow).toBe(0);
    expect(largestSince([-5, 1, 2], 'signed').record).toBe(true);
  });

  it('does not count undefined values', () => {
    expect(largestSince([3, NaN, 1, NaN, 2], 'absolute')).toMatchObject({ valuesSince: 2, earlierValues: 2 });
  });

  it('cannot be asked of an undefined value', () => {
    expect(() => largestSince([1, NaN], 'absolute')).toThrow(RangeError);
    expect(() => largestSince([], 'absolute')).toThrow(RangeError);
  });
});

describe('which leg made the gap', () => {
  const rising = (step: number): number[] => wave.map((value, row) => 0.01 * value + step * row);

  it('the one that moved further in its own usual moves', () => {
    expect(legAttribution(rising(0.01), rising(0.001), 20, 30).driver).toBe('subject');
    expect(legAttribution(rising(0.001), rising(0.01), 20, 30).driver).toBe('benchmark');
  });

  it('both where they moved apart, however unequally', () => {
    expect(legAttribution(rising(0.01), rising(-0.001), 20, 30).driver).toBe('both');
  });

  it('both where they moved alike', () => {
    expect(legAttribution(rising(0.01), rising(0.01), 20, 30).driver).toBe('both');
  });

  it('is open where history is too short, but returns are given if they can be', () => {
    const { subjectZ, subjectReturnPct, driver } = legAttribution([0, Math.log(1.1)], [0, 0], 1);
    expect(subjectZ).toBeNaN();
    expect(subjectReturnPct).toBeCloseTo(10, 12);
    expect(driver).toBe('both');
  });
});

describe('no history at all', () => {
  it('gives no figure for either leg', () => {
    const { driver, ...figures } = legAttribution([], [], 60);
    expect(driver).toBe('both');
    expect(Object.values(figures).every(Number.isNaN)).toBe(true);
  });
});

describe('a quantile', () => {
  it('does not depend on the order and does not touch its input', () => {
    const values = Float64Array.of(10, 9, 100);
    expect(quantile(values, 0.5)).toBe(10);
    expect([...values]).toEqual([10, 9, 100]);
  });

  it('of nothing or of something undefined is undefined', () => {
    expect(quantile([], 0.5)).toBeNaN();
    expect(quantile([1, NaN], 0)).toBeNaN();
  });

  it.each([-0.1, 1.1, NaN])('refuses the share %s', (share) => {
    expect(() => quantile([1], share)).toThrow(RangeError);
  });
});
