import { describe, expect, it } from 'vitest';
import { correlationInterval, leadLag } from '../../src/analytics/correlation-inference.ts';
import { gaussianTailDependence, tailDependence, upDownCorrelation } from '../../src/analytics/correlation.ts';
import { completeDays, riseBaseRate, rollingSum, weeklyChange, weeklyFlow } from '../../src/analytics/flows.ts';
import { moveToOrdinary, volScaledGap } from '../../src/analytics/gap.ts';
import { minimumVarianceHedge, minimumVarianceWeight, portfolioVolatility } from '../../src/analytics/hedge.ts';
import {
  judgeMultiverse,
  multiverse,
  multiverseMeasures,
  recordCellShares,
  summariseMultiverse,
} from '../../src/analytics/multiverse.ts';
import { falseDiscoveryRates } from '../../src/analytics/normal-distribution.ts';
import { mulberry32 } from '../../src/analytics/null-model.ts';
import { judgedRank, rankOfLast } from '../../src/analytics/verdict.ts';

const days = (count: number, from = '2020-01-01') =>
  Array.from({ length: count }, (_, i) => new Date(Date.parse(from) + i * 86_400_000).toISOString().slice(0, 10));

const series = (values: number[], measure = 'gap_log_20', family = 'gap_log') => [
  { measure, family, values: Float64Array.from(values) },
];

const ramp = Array.from({ length: 252 }, (_, i) => i);

describe('multiverse', () => {
  it('ranks a measure from its first session on or after the start', () => {
    const dates = days(300);
    const values = Array.from({ length: 300 }, (_, i) => (i === 5 ? 900 : i));
    const { grid } = multiverse(series(values), dates, ['2019-06-01', dates[6]!]);
    expect(grid.map(({ recordAbs, largestSince, earlierValues }) => [recordAbs, largestSince, earlierValues])).toEqual([
      [false, dates[5], 299],
      [true, undefined, 293],
    ]);
  });

  it('keeps a cell of 252 values and skips one of 251, one without a value today and one after the data', () => {
    const dates = days(252);
    expect(multiverse(series(ramp), dates, [dates[0]!, dates[1]!, '2099-01-01'])).toMatchObject({ skipped: 2 });
    expect(multiverse(series([...ramp.slice(1), NaN]), dates, [dates[0]!])).toEqual({ grid: [], skipped: 1 });
  });

  it('tells a record in its own direction from one in both', () => {
    const values = [...ramp.slice(2).map((i) => i / 10), 0, -5];
    const { grid } = multiverse(series(values), days(values.length), ['2020-01-01']);
    expect(grid[0]).toMatchObject({ value: -5, recordAbs: false, recordSigned: true, pctSigned: 100 });
    expect(grid[0]!.pctAbs).toBeLessThan(30);
  });

  it('ranks a small value above zero upwards', () => {
    const values = [...ramp.map((i) => i - 300), 0.5];
    const { grid } = multiverse(series(values), days(values.length), ['2020-01-01']);
    expect(grid[0]).toMatchObject({ pctAbs: 0, pctSigned: 100, recordAbs: false, recordSigned: true });
  });

  it('has all 36 published names once', () => {
    const names = multiverseMeasures([1, 2, 3], [1, 2, 2]).map(({ measure }) => measure);
    expect(new Set(names).size).toBe(36);
    expect(names).toEqual(expect.arrayContaining(['gap_simple_20', 'gap_legscaled_252', 'z_trail_60', 'ols_resid_z_252', 'z_expanding', 'ols_expanding_z'])); // prettier-ignore
  });

  it('groups by family and by start', () => {
    const dates = days(260);
    const values = Array.from({ length: 260 }, (_, i) => i);
    const two = [
      ...series(values),
      ...series(
        values.map((v) => -v / (v + 1)),
        'z_trail_60',
        'z_trail',
      ),
    ];
    const summary = summariseMultiverse(multiverse(two, dates, [dates[0]!, dates[1]!]));
    expect(summary).toMatchObject({ cells: 4, recordAbs: 4, recordSigned: 4, percentileMedian: 100 });
    expect(Object.keys(summary.byFamily)).toEqual(['gap_log', 'z_trail']);
    expect(summary.byStart[dates[1]!]).toMatchObject({ cells: 2, recordAbs: 2 });
  });

  it('has undefined percentiles and no word without cells', () => {
    const summary = summariseMultiverse({ grid: [], skipped: 3 });
    expect(summary.percentileMedian).toBeNaN();
    expect(judgeMultiverse(summary)).toBeUndefined();
  });
});

describe('judgeMultiverse', () => {
  const cells = { cells: 100, recordAbs: 0, recordSigned: 0, percentileMedian: 50 };

  it.each([
    [{ recordAbs: 50 }, 'unprecedented'],
    [{ recordAbs: 49, percentileMedian: 95 }, 'rare'],
    [{ percentileMedian: 94.99 }, 'unusual'],
    [{ percentileMedian: 80 }, 'unusual'],
    [{ percentileMedian: 79.99 }, 'ordinary'],
  ] as const)('calls %o %s', (figures, word) => {
    expect(judgeMultiverse({ ...cells, ...figures })!.judgement).toBe(word);
  });

  it('adds the direction from a quarter of the cells on', () => {
    expect(judgeMultiverse({ ...cells, recordSigned: 25 })!.directionRecord).toBe(true);
    expect(judgeMultiverse({ ...cells, recordSigned: 24 })!.directionRecord).toBe(false);
  });
});

describe('recordCellShares', () => {
  it('counts a record once a cell has 252 earlier values', () => {
    const shares = recordCellShares(series(Array.from({ length: 260 }, (_, i) => i)), [0, 5]);
    expect(shares[251]).toBeNaN();
    expect(shares[252]).toBe(1);
  });

  it('is the share of the cells that are records', () => {
    const values = Array.from({ length: 300 }, (_, i) => (i === 0 ? 1000 : i));
    expect(recordCellShares(series(values), [0, 1])[280]).toBe(0.5);
  });
});

describe('moveToOrdinary', () => {
  const random = mulberry32(12);
  const calm = Float64Array.from({ length: 900 }, () => 0);
  for (let i = 1; i < calm.length; i++) calm[i] = 0.97 * calm[i - 1]! + 0.02 * (random() - 0.5);
  const stretched = calm.map((level, i) => level + (i === 899 ? 0.2 : 0));
  const wordAfter = (movePct: number) => {
    const moved = stretched.map((level, i) => (i === 899 ? level + Math.log1p(movePct / 100) : level));
    return wordOf(volScaledGap(moved, 60));
  };
  const wordOf = (gaps: Float64Array) => judgedRank(rankOfLast(gaps, days(gaps.length), 60), 60, gaps.length).verdict;
  const options = {
    isOrdinary: (gaps: Float64Array) => (wordOf(gaps) === null ? null : wordOf(gaps) === 'ordinary'),
    windowSessions: 60,
  };

  it('finds the move at which the verdict turns ordinary, and no smaller one', () => {
    const { subjectMovePct } = moveToOrdinary(stretched, options);
    expect(subjectMovePct).toBeLessThan(0);
    expect([wordAfter(subjectMovePct * 1.0001), wordAfter(subjectMovePct * 0.9999)]).toEqual(['ordinary', 'unusual']);
  });

  it('asks the benchmark for the opposite move of the same ratio', () => {
    const { subjectMovePct, benchmarkMovePct } = moveToOrdinary(stretched, options);
    expect((1 + subjectMovePct / 100) * (1 + benchmarkMovePct / 100)).toBeCloseTo(1, 12);
  });

  it('asks for less when more counts as ordinary, and for nothing when today does', () => {
    const narrow = { ...options, isOrdinary: (gaps: Float64Array) => Math.abs(gaps.at(-1)!) < 3 };
    expect(moveToOrdinary(stretched, narrow).subjectMovePct).toBeGreaterThan(
      moveToOrdinary(stretched, options).subjectMovePct,
    );
    expect(moveToOrdinary(stretched, { ...options, isOrdinary: () => true })).toEqual({
      subjectMovePct: 0,
      benchmarkMovePct: 0,
    });
  });

  it('has no answer with too little history', () => {
    expect(moveToOrdinary(stretched.subarray(0, 400), options).subjectMovePct).toBeNaN();
    expect(moveToOrdinary(stretched.subarray(0, 200), options).benchmarkMovePct).toBeNaN();
  });
});

describe('falseDiscoveryShares', () => {
  const many = (count: number) => new Array<number>(count).fill(100_000);

  it('expects every find to be chance when the percentiles are spread evenly', () => {
    const even = Array.from({ length: 20 }, (_, i) => (100 * (i + 0.5)) / 20);
    expect(Math.min(...falseDiscoveryRates(even, many(20)))).toBeGreaterThan(0.45);
  });

  it('is the adjusted p-value of Benjamini and Hochberg, in the order given', () => {
    const shares = falseDiscoveryRates([96, 99, 95.9, 10, 99.2], many(5));
    expect(shares.map((share) => Number(share.toFixed(6)))).toEqual([0.05125, 0.025, 0.05125, 0.9, 0.025]);
  });

  it('does not count pairs that were not looked at', () => {
    const shares = falseDiscoveryRates([99, NaN, 50], many(3));
    expect(shares[1]).toBeNaN();
    expect(shares[0]).toBeCloseTo(0.02, 12);
  });

  it('takes a record for no more than its history can show', () => {
    expect(falseDiscoveryRates([100], [26])[0]).toBeCloseTo(1 / 27, 12);
  });

  it('refuses lists of different lengths', () => {
    expect(() => falseDiscoveryRates([1], [])).toThrow(RangeError);
  });
});

describe('hedge and mix', () => {
  it('a perfect hedge removes everything, half the variance removes 29 % of the volatility', () => {
    expect(minimumVarianceHedge([2, -2, 2, -2], [1, -1, 1, -1]).volatilityRemovedPct).toBeCloseTo(100, 9);
    expect(minimumVarianceHedge([2, -2, 0, 0], [1, -1, 1, -1]).volatilityRemovedPct).toBeCloseTo(29.289, 3);
  });

  it('scales volatilities by the root of the periods in a year', () => {
    const [sessions, calendar] = [252, 365].map((year) => minimumVarianceHedge([1, -1, 2], [1, 0, 1], year));
    expect(calendar!.subjectVolatility / sessions!.subjectVolatility).toBeCloseTo(Math.sqrt(365 / 252), 12);
  });

  it('has no hedge in a benchmark that does not move', () => {
    expect(minimumVarianceHedge([1, 2, 3], [0, 0, 0]).correlation).toBeNaN();
    expect(minimumVarianceHedge([1], [1]).hedgeRatio).toBeNaN();
  });

  it('calms exactly below the threshold', () => {
    const { threshold } = minimumVarianceHedge([4, -4, 4, -4], [1, 1, -1, -1]);
    expect(threshold).toBe(0.25);
    expect(portfolioVolatility(4, 1, 0.24, 0.001).volatilityChangePct).toBeLessThan(0);
    expect(portfolioVolatility(4, 1, 0.26, 0.001).volatilityChangePct).toBeGreaterThan(0);
  });

  it('has its calmest mix at the minimum-variance weight', () => {
    const weight = minimumVarianceWeight(0.5, 0.2, 0.1);
    const at = (w: number) => portfolioVolatility(0.5, 0.2, 0.1, w).volatility;
    expect(at(weight)).toBeLessThan(Math.min(at(weight - 0.01), at(weight + 0.01)));
  });
});

describe('leads, sides and tails', () => {
  const benchmark = Float64Array.from({ length: 300 }, mulberry32(1)).map((one) => one - 0.5);
  const follower = benchmark.map((value, t) => (t >= 2 ? benchmark[t - 2]! : value));

  it('shows a follower two sessions behind at k = 2, with the interval of the shifted rows', () => {
    const two = leadLag(follower, benchmark).find(({ correlation }) => correlation > 0.9)!;
    expect(two.benchmarkLeadSessions).toBe(2);
    const one = leadLag(follower, benchmark)[6]!;
    const { hacLow, hacHigh } = correlationInterval(follower.slice(1), benchmark.slice(0, -1));
    expect([one.low, one.high]).toEqual([hacLow, hacHigh]);
  });

  it('counts still sessions on neither side', () => {
    const { up, down } = upDownCorrelation([1, 2, 3, 4, 5], [1, 2, 0, -1, -3]);
    expect([up.sessions, down.sessions]).toEqual([2, 2]);
    expect(down.beta).toBeCloseTo(-0.5, 12);
    expect(upDownCorrelation([1, 2], [1, 2]).down.correlation).toBeNaN();
  });

  it('counts shared extremes of both ends apart', () => {
    const x = [9, 1, 2, 3, 4, 5, 6, 7, 8, 0];
    const y = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(tailDependence(x, y, 0.2)).toEqual({ lower: 0.5, lowerTogether: 1, lowerDays: 2, upper: 0.5 });
    expect(tailDependence([0, 1, 2, 3], [0, 1, 3, 2], 0.25)).toMatchObject({ lower: 1, upper: 0 });
    expect(() => tailDependence([1], [1, 2], 0.1)).toThrow(RangeError);
  });

  it('expects the tail itself from independent normals', () => {
    expect(gaussianTailDependence(0, 0.05)).toBeCloseTo(0.05, 12);
    expect(gaussianTailDependence(-0.5, 0.05)).toBeLessThan(0.01);
  });
});

describe('flows', () => {
  it('a day is complete once the next calendar day is in the data', () => {
    expect(completeDays(['2025-02-28', '2025-03-01'], [1, 2])).toBe(1);
    expect(completeDays(['2025-02-28', '2025-03-02'], [1, 2])).toBe(0);
    expect(completeDays(['2024-12-30', '2024-12-31', '2025-01-01'], [1, NaN, NaN])).toBe(1);
    expect(completeDays([], [])).toBe(0);
  });

  it('a sum with a missing day is undefined, and one huge day leaves nothing behind', () => {
    expect(Array.from(rollingSum([1, NaN, 1, 1], 2))).toEqual([NaN, NaN, NaN, 2]);
    expect(rollingSum([1e17, 0.1, 0.2], 2)[2]).toBe(0.1 + 0.2);
    expect(() => rollingSum([1], 0)).toThrow(RangeError);
  });

  it('a change against an empty week is undefined', () => {
    expect(weeklyChange([0, 0, 0, 0, 0, 0, 0, 5])[7]).toBeNaN();
    expect(weeklyChange([4, 0, 0, 0, 0, 0, 5])[6]).toBeNaN();
  });

  it('a rise trembling around its size is one occasion', () => {
    const rate = riseBaseRate([25, 20, 25, 20, 10, 25, NaN, 0, 0, 0, 0], 22);
    expect(rate).toEqual({ shareOfDays: 0.3, timesPerYear: 73, days: 10 });
    expect(() => riseBaseRate([1], 0)).toThrow(RangeError);
  });

  it('a rise of exactly the size counts, however small the size', () => {
    expect(riseBaseRate([0.5, 0, 0.5, 0], 0.5)).toEqual({ shareOfDays: 0.5, timesPerYear: 182.5, days: 4 });
  });

  it('a fall is ranked among falls', () => {
    const dates = days(400);
    const inflow = dates.map((_, i) => 100 - 30 * Math.sin(i / 9) + (i % 7));
    const whole = weeklyFlow({ dates, inflow: [...inflow.slice(0, -1), NaN] });
    const falls = weeklyChange(rollingSum(inflow.slice(0, -1))).map((change) => -change);
    expect(whole.change7dPct).toBeLessThan(0);
    expect(whole.timesPerYear).toBe(riseBaseRate(falls, -whole.change7dPct).timesPerYear);
  });

  it('without outflow the net flow is undefined, without a complete day nothing is', () => {
    const dates = days(12);
    expect(weeklyFlow({ dates, inflow: dates.map(() => 5) })).toMatchObject({
      date: dates[10],
      inflow7d: 35,
      netflow7d: NaN,
      timesPerYear: NaN,
    });
    expect(() => weeklyFlow({ dates: ['2025-01-01'], inflow: [1] })).toThrow(RangeError);
  });
});
