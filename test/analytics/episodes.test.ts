import { describe, expect, it } from 'vitest';
import { countConvergence, findEpisodes, kaplanMeier, summariseConvergence } from '../../src/analytics/episodes.ts';
import { entryMeanInterval, forwardReturns } from '../../src/analytics/forward-returns.ts';
import { volScaledGap } from '../../src/analytics/gap.ts';
import {
  mulberry32,
  randomWalkNullModel,
  randomWalkPath,
  stationaryBootstrapIndices,
} from '../../src/analytics/null-model.ts';

const levels = { enter: 2, exit: 0.5 };

describe('findEpisodes', () => {
  it('opens exactly at the enter level and closes exactly at the exit level', () => {
    const [episode] = findEpisodes([0, 2, 1, 0.5, 0], levels);
    expect(episode).toMatchObject({ startRow: 1, endRow: 3, censored: false, durationSessions: 2 });
  });

  it('stays open while the measure trembles around the enter level', () => {
    expect(findEpisodes([2.1, 1.9, 2.1, 1.9, 0.4], levels)).toHaveLength(1);
  });

  it('lets one row close an episode and open the opposite one', () => {
    const episodes = findEpisodes([2.5, -2.5, 0], levels);
    expect(episodes.map(({ sign, startRow, endRow }) => [sign, startRow, endRow])).toEqual([
      [1, 0, 1],
      [-1, 1, 2],
    ]);
  });

  it('marks an episode still open at the end as censored at the last row with a value', () => {
    expect(findEpisodes([0, -3, -2, NaN], levels)).toMatchObject([{ censored: true, endRow: 2, durationSessions: 1 }]);
  });

  it('keeps the first of two equal peaks and never takes the closing row as a peak', () => {
    expect(findEpisodes([2, 3, 3, -4, 0], levels)[0]).toMatchObject({ peak: 3, peakRow: 1, entry: 2 });
  });

  it('finds the lowest value of an episode below', () => {
    expect(findEpisodes([-2, -4, -3, 0], levels)[0]).toMatchObject({ peak: -4, peakRow: 1, sign: -1 });
  });

  it('does not count rows without a value in the duration', () => {
    expect(findEpisodes([2, NaN, NaN, 1, 0], levels)[0]).toMatchObject({ endRow: 4, durationSessions: 2 });
  });

  it('refuses an exit level at or above the enter level, and a negative one', () => {
    expect(() => findEpisodes([1], { enter: 2, exit: 2 })).toThrow(RangeError);
    expect(() => findEpisodes([1], { enter: 2, exit: -1 })).toThrow(RangeError);
  });
});

describe('kaplanMeier', () => {
  it('gives the textbook curve with censored stays', () => {
    const { table, events, n } = kaplanMeier([6, 6, 6, 6, 7, 9, 10], [true, true, true, false, true, false, true]);
    expect({ n, events }).toEqual({ n: 7, events: 5 });
    expect(table.map(({ time, atRisk, events: ended }) => [time, atRisk, ended])).toEqual([
      [6, 7, 3],
      [7, 3, 1],
      [10, 1, 1],
    ]);
    expect(table[1]!.survival).toBeCloseTo((4 / 7) * (2 / 3), 12);
  });

  it('counts a survival of one half up to rounding as reached', () => {
    const ended = [1, 1, 1, 1, 1, 1].map(Boolean);
    expect(kaplanMeier([1, 2, 3, 4, 5, 6], ended).median).toBe(3);
    expect(kaplanMeier([1, 2, 3, 4, 5, 6], ended).medianMidpoint).toBe(3.5);
  });

  it('has no median while more than half are still under way', () => {
    const { median, medianMidpoint, low, high } = kaplanMeier([1, 5, 5, 5], [true, false, false, false]);
    expect([median, medianMidpoint, low, high]).toEqual([NaN, NaN, 1, NaN]);
  });

  it('has no midpoint where the curve ends at one half', () => {
    expect(kaplanMeier([1, 5], [true, false]).medianMidpoint).toBeNaN();
  });

  it('has no band once everything is over', () => {
    expect(kaplanMeier([3], [true]).table[0]).toMatchObject({ survival: 0, low: NaN, high: NaN });
  });

  it('refuses lists of different lengths', () => {
    expect(() => kaplanMeier([1], [])).toThrow(RangeError);
  });
});

describe('countReconvergence', () => {
  const path = [0, 2, 3, 1, 0, 0];

  it('counts an exit on the horizon itself as within it', () => {
    expect(countConvergence(path, path, levels, 3)).toMatchObject({ exited: 1, exitKnown: 1 });
    expect(countConvergence(path, path, levels, 2)).toMatchObject({ exited: 0, exitKnown: 1 });
  });

  it('leaves an open episode younger than the horizon out of both sides', () => {
    expect(countConvergence([0, 2, 2], [0, 2, 2], levels, 2)).toMatchObject({ exited: 0, exitKnown: 0 });
    expect(countConvergence([0, 2, 2], [0, 2, 2], levels, 1)).toMatchObject({ exited: 0, exitKnown: 1 });
  });

  it('asks the log ratio itself whether the gap narrowed, and only where the horizon is in the data', () => {
    expect(countConvergence([5, 5, 6, 7, 7, 7], path, levels, 3)).toMatchObject({ narrowed: 0, narrowedKnown: 1 });
    expect(countConvergence([5, 5, 6, 4, 4, 4], path, levels, 4)).toMatchObject({ narrowed: 1, narrowedKnown: 1 });
    expect(countConvergence(path, path, levels, 5)).toMatchObject({ narrowedKnown: 0 });
  });

  it('does not take standing still for narrowing', () => {
    expect(countConvergence([5, 5, 5, 5, 5, 5], path, levels, 3)).toMatchObject({ narrowed: 0, narrowedKnown: 1 });
  });

  it('counts episodes per 252 rows with a value', () => {
    expect(countConvergence(path, [NaN, NaN, 2, 0, 0, 0], levels, 3).episodesPerYear).toBe(63);
  });
});

describe('summariseReconvergence', () => {
  const one = {
    years: 1,
    durationsSessions: [10],
    ended: [true],
    exited: 1,
    exitKnown: 1,
    narrowed: 0,
    narrowedKnown: 1,
  };
  const two = {
    years: 1,
    durationsSessions: [30, 40],
    ended: [true, true],
    exited: 1,
    exitKnown: 3,
    narrowed: 2,
    narrowedKnown: 3,
  };

  it('pools counts instead of averaging shares', () => {
    const pooled = summariseConvergence([
      { ...one, episodesPerYear: 1 },
      { ...two, episodesPerYear: 3 },
    ]);
    expect(pooled).toMatchObject({
      episodes: 3,
      episodesPerYear: 2,
      medianSessions: 30,
      exitShare: 0.5,
      narrowedShare: 0.5,
    });
    expect(pooled.episodesPerYearLow).toBeCloseTo(1.1, 12);
    expect(pooled.episodesPerYearHigh).toBeCloseTo(2.9, 12);
  });
});

describe('the stationary bootstrap', () => {
  it('draws the rows that the seed has always given', () => {
    const rows = stationaryBootstrapIndices(252, 10, mulberry32(20260630));
    expect(Array.from(rows.slice(0, 20))).toEqual([
      154, 155, 156, 236, 237, 238, 239, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 0,
    ]);
  });

  it('has blocks of the mean length asked for', () => {
    const rows = stationaryBootstrapIndices(50_000, 20, mulberry32(3));
    const breaks = rows.filter((row, i) => i > 0 && row !== (rows[i - 1]! + 1) % rows.length).length;
    expect(rows.length / breaks).toBeGreaterThan(19);
    expect(rows.length / breaks).toBeLessThan(21);
  });

  it('refuses an empty series and blocks shorter than a row', () => {
    expect(() => stationaryBootstrapIndices(0, 1, Math.random)).toThrow(RangeError);
    expect(() => stationaryBootstrapIndices(5, 0.5, Math.random)).toThrow(RangeError);
  });
});

describe('random walks', () => {
  const random = mulberry32(1);
  const logRatio = Float64Array.from({ length: 700 }, () => 0);
  for (let i = 1; i < logRatio.length; i++) logRatio[i] = logRatio[i - 1]! + 0.03 * (random() - 0.3);
  const options = (seed: number) => ({
    measure: (path: Float64Array) => volScaledGap(path, 60),
    levels: { enter: 1.5, exit: 0.5 },
    paths: 200,
    meanBlock: 1,
    random: mulberry32(seed),
  });

  it('start at zero and have no drift although the changes have', () => {
    const ends = Array.from({ length: 300 }, (_, i) => randomWalkPath([1, 3, 5], 1, mulberry32(i)));
    expect(ends.every((path) => path.length === 4 && path[0] === 0)).toBe(true);
    expect(Math.abs(ends.reduce((sum, path) => sum + path[3]!, 0) / 300)).toBeLessThan(0.5);
  });

  it('give the same figures for the same seed, others for another', () => {
    const first = randomWalkNullModel(logRatio, options(5));
    expect(randomWalkNullModel(logRatio, options(5))).toEqual(first);
    expect(randomWalkNullModel(logRatio, options(6))).not.toEqual(first);
  });

  it('narrow the price gap half of the time: noise knows no way back', () => {
    expect(Math.abs(randomWalkNullModel(logRatio, { ...options(5), paths: 2000 }).narrowedShare - 0.5)).toBeLessThan(
      0.04,
    );
  });

  it('set off fewer alarms at a higher level', () => {
    const rate = (enter: number) => randomWalkNullModel(logRatio, { ...options(5), levels: { enter, exit: 0.5 } });
    expect(rate(2.5).episodesPerYear).toBeLessThan(rate(1.5).episodesPerYear / 2);
  });

  it('are made of the changes of the log ratio, not of its levels', () => {
    const zigzag = Array.from({ length: 100 }, (_, i) => i % 2);
    const measure = (path: Float64Array) => path;
    expect(randomWalkNullModel(zigzag, { ...options(5), measure, paths: 10 }).episodes).toBeGreaterThan(10);
  });

  it('pass the horizon on', () => {
    const shorter = randomWalkNullModel(logRatio, { ...options(5), horizonSessions: 10 });
    expect(shorter.exitShare).toBeLessThan(randomWalkNullModel(logRatio, options(5)).exitShare);
  });
});

describe('forwardReturns', () => {
  const subject = [100, 110, 121, 121, 100];
  const benchmark = [100, 100, 100, 110, 110];
  const question = { subject, benchmark, measure: [NaN, 2, -2, 0, 0], horizonSessions: 2 };
  const entries = [
    { startRow: 1, sign: 1 },
    { startRow: 2, sign: -1 },
    { startRow: 3, sign: 1 },
  ] as const;

  it('lists only cases whose outcome is in the data, in log per cent', () => {
    const { cases } = forwardReturns(question, entries);
    expect(cases.map(({ startRow }) => startRow)).toEqual([1, 2]);
    expect(cases[0]!.subjectPct).toBeCloseTo(100 * Math.log(1.1), 10);
    expect(cases[0]!.benchmarkPct).toBeCloseTo(100 * Math.log(1.1), 10);
    expect(cases[1]!.differencePct).toBeCloseTo(100 * Math.log(100 / 121 / 1.1), 10);
  });

  it('gives no mean of fewer than ten cases', () => {
    const { ahead, behind, base } = forwardReturns(question, entries);
    expect([ahead.cases, behind.cases, base.cases]).toEqual([1, 1, 2]);
    expect([ahead.differenceMeanPct, behind.differenceMedianPct, base.narrowedShare]).toEqual([NaN, NaN, NaN]);
  });

  it('calls it narrowed when the difference went against the sign', () => {
    const { behind, base } = forwardReturns({ ...question, minimumCases: 1 }, entries);
    expect(behind.narrowedShare).toBe(0);
    expect(base.narrowedShare).toBe(0.5);
  });
});

describe('entryMeanInterval', () => {
  const outcomes = Float64Array.from({ length: 400 }, (_, row) => (row % 20 === 0 ? 5 + (row % 3) : 0));
  const entries = Array.from({ length: 20 }, (_, i) => 20 * i);
  const options = (seed: number) => ({ meanBlock: 20, resamples: 300, random: mulberry32(seed) });

  it('holds the mean of the entries and not that of all days', () => {
    const [low, high] = entryMeanInterval(outcomes, entries, options(1));
    const mean = entries.reduce((sum, row) => sum + outcomes[row]!, 0) / entries.length;
    expect(low).toBeLessThan(mean);
    expect(high).toBeGreaterThan(mean);
    expect(low).toBeGreaterThan(5);
  });

  it('needs ten entries of known outcome', () => {
    const unknown = outcomes.map((value, row) => (row < 220 ? NaN : value));
    expect(entryMeanInterval(unknown, entries, options(1))).toEqual([NaN, NaN]);
    expect(entryMeanInterval(outcomes, entries.slice(0, 9), options(1))).toEqual([NaN, NaN]);
    expect(entryMeanInterval(outcomes, entries.slice(0, 10), options(1))[0]).toBeGreaterThan(0);
  });

  it('is a point where every outcome is the same, even from one resample', () => {
    const every = Array.from({ length: 50 }, (_, row) => row);
    const same = new Array<number>(50).fill(7);
    expect(entryMeanInterval(same, every, { ...options(1), resamples: 1 })).toEqual([7, 7]);
  });

  it('is 95 % wide: about one in twenty resamples lies outside', () => {
    const spread = Float64Array.from({ length: 2000 }, mulberry32(9));
    const every = Array.from(spread, (_, row) => row);
    const [low, high] = entryMeanInterval(spread, every, { meanBlock: 1, resamples: 2000, random: mulberry32(4) });
    const expected = 2 * 1.96 * Math.sqrt(1 / 12 / 2000);
    expect((high - low) / expected).toBeGreaterThan(0.93);
    expect((high - low) / expected).toBeLessThan(1.07);
  });
});
