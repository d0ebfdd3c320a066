import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ewmaCorrelation, rollingCorrelation, rollingRankCorrelation } from '../../src/analytics/correlation.ts';
import { legScaledGap, logGap, simpleGap, volScaledGap } from '../../src/analytics/gap.ts';
import { expandingPercentile, largestSince, percentileAmongEarlier, recordFlags } from '../../src/analytics/rank.ts';
import {
  expandingZ,
  olsExpandingResidualZ,
  olsResidualZ,
  rollingMoments,
  rollingZ,
} from '../../src/analytics/rolling.ts';
import { absoluteValues, logPrices, logRatio, logReturns } from '../../src/analytics/series.ts';

interface Pair {
  readonly x: number[];
  readonly y: number[];
}

type Series = (pair: Pair) => Float64Array;

const N = 5;

const V = 12;

/** Every measure that is a series, over short windows. */
const measures: Readonly<Record<string, Series>> = {
  rollingCorrelation: ({ x, y }) => rollingCorrelation(logReturns(x), logReturns(y), V),
  rollingRankCorrelation: ({ x, y }) => rollingRankCorrelation(logReturns(x), logReturns(y), V),
  ewmaCorrelation: ({ x, y }) => ewmaCorrelation(logReturns(x), logReturns(y)),
  gapSimple: ({ x, y }) => simpleGap(x, y, N),
  gapLog: ({ x, y }) => logGap(logRatio(x, y), N),
  volScaledGap: ({ x, y }) => volScaledGap(logRatio(x, y), N, V),
  gapLegscaled: ({ x, y }) => legScaledGap(logPrices(x), logPrices(y), N, V),
  rollingZ: ({ x, y }) => rollingZ(logRatio(x, y), V),
  expandingZ: ({ x, y }) => expandingZ(logRatio(x, y), V),
  olsResidualZ: ({ x, y }) => olsResidualZ(logPrices(x), logPrices(y), V).z,
  olsSlope: ({ x, y }) => olsResidualZ(logPrices(x), logPrices(y), V).slope,
  olsOutOfSampleZ: ({ x, y }) => olsResidualZ(logPrices(x), logPrices(y), V, true).z,
  olsExpandingResidualZ: ({ x, y }) => olsExpandingResidualZ(logPrices(x), logPrices(y), V).z,
  percentileSeries: ({ x, y }) => expandingPercentile(absoluteValues(logGap(logRatio(x, y), N)), 3),
  recordFlags: ({ x, y }) => Float64Array.from(recordFlags(logGap(logRatio(x, y), N), 'signed')),
};

const named = Object.entries(measures);

/** Prices as a market makes them: mostly small moves, now and then none, a wild one or a missing price. */
const growth = fc.oneof(
  { weight: 20, arbitrary: fc.double({ min: -0.05, max: 0.05, noNaN: true }) },
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constantFrom(-3, 3) },
  { weight: 1, arbitrary: fc.constant(NaN) },
);

const path = (growths: readonly number[], from: number): number[] => {
  let price = from;
  return growths.map((step) => (Number.isNaN(step) ? NaN : (price *= Math.exp(step))));
};

const pairOf = (steps: readonly (readonly [number, number])[]): Pair => ({
  x: path(
    steps.map(([a]) => a),
    300,
  ),
  y: path(
    steps.map(([, b]) => b),
    150,
  ),
});

const wildPair = fc.array(fc.tuple(growth, growth), { minLength: 4 * V, maxLength: 6 * V }).map(pairOf);

/** Plain noise from a seed. Steps that repeat themselves would make figures turn on the last bit of a logarithm. */
const calmPair = fc.nat().map((seed) => {
  let state = seed;
  const step = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32 / 10 - 0.05;
  return pairOf(Array.from({ length: 5 * V }, () => [step(), step()] as const));
});

const close = (a: number, b: number): boolean =>
  Object.is(a, b) || Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b));

const allClose = (a: Float64Array, b: Float64Array): boolean => a.every((value, row) => close(value, b[row]!));

const defined = (series: Float64Array): number => series.filter((value) => !Number.isNaN(value)).length;

describe('a measure', () => {
  it.each(named)('%s is not changed in a single bit by what comes later', (_, measure) => {
    fc.assert(
      fc.property(wildPair, fc.nat(), ({ x, y }, cut) => {
        const rows = cut % x.length;
        const early = measure({ x: x.slice(0, rows), y: y.slice(0, rows) });
        expect(early).toEqual(measure({ x, y }).subarray(0, rows));
      }),
    );
  });

  it.each(named)('%s is finite or undefined and as long as its input', (_, measure) => {
    fc.assert(
      fc.property(wildPair, (pair) => {
        const series = measure(pair);
        expect(series.length).toBe(pair.x.length);
        expect(series.every((value) => Number.isNaN(value) || Number.isFinite(value))).toBe(true);
      }),
    );
  });

  it.each(named)('%s does not depend on the currency', (_, measure) => {
    fc.assert(
      fc.property(calmPair, ({ x, y }) => {
        const cents = x.map((price) => price * 100);
        expect(defined(measure({ x, y }))).toBeGreaterThan(0);
        expect(allClose(measure({ x: cents, y }), measure({ x, y }))).toBe(true);
      }),
    );
  });

  it.each(['gapLog', 'volScaledGap', 'gapLegscaled', 'gapSimple', 'rollingZ', 'expandingZ'])(
    '%s turns its sign when the legs are swapped',
    (name) => {
      fc.assert(
        fc.property(calmPair, ({ x, y }) => {
          const swapped = measures[name]!({ x: y, y: x });
          expect(
            allClose(
              swapped.map((value) => -value),
              measures[name]!({ x, y }),
            ),
          ).toBe(true);
        }),
      );
    },
  );

  it.each(['rollingCorrelation', 'rollingRankCorrelation', 'ewmaCorrelation'])(
    '%s lies within −1 and 1 and stays the same when the legs are swapped',
    (name) => {
      fc.assert(
        fc.property(wildPair, ({ x, y }) => {
          const series = measures[name]!({ x, y });
          expect(series.every((value) => Number.isNaN(value) || Math.abs(value) <= 1)).toBe(true);
          expect(allClose(measures[name]!({ x: y, y: x }), series)).toBe(true);
        }),
      );
    },
  );
});

describe('a trailing window', () => {
  const level = fc.constantFrom(0, 1, -1e6, 1e9);

  it('has the mean and sd of a plain two-pass computation, at any level', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 20, maxLength: 60 }),
        level,
        (noise, offset) => {
          const values = noise.map((value, row) => offset + value + 0.1 * (row % 3));
          const { mean, sd } = rollingMoments(values, 7);
          for (let row = 6; row < values.length; row++) {
            const [plainMean, plainSd] = plain(values.slice(row - 6, row + 1));
            expect(Math.abs(mean[row]! - plainMean)).toBeLessThanOrEqual(1e-15 * Math.max(10, Math.abs(offset)));
            expect(Math.abs(sd[row]! - plainSd)).toBeLessThanOrEqual(1e-13 * plainSd + 1e-11 * Number(offset !== 0));
          }
        },
      ),
    );

    function plain(window: readonly number[]): readonly [number, number] {
      const demeaned = window.map((value) => value - window[0]!);
      const mean = demeaned.reduce((sum, value) => sum + value, 0) / window.length;
      const squares = demeaned.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      return [window[0]! + mean, Math.sqrt(squares / (window.length - 1))];
    }
  });

  it('forgets an outlier of a million in every bit once it has left', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.05, max: 0.05, noNaN: true }), { minLength: 60, maxLength: 90 }),
        fc.nat(59),
        (returns, at) => {
          const spoilt = returns.with(at, 1e6);
          const other = returns.toReversed();
          const clean = rollingCorrelation(returns, other, V).subarray(at + V);
          expect(rollingCorrelation(spoilt, other, V).subarray(at + V)).toEqual(clean);
        },
      ),
    );
  });
});

describe('ranks', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: -4, max: 4 }), fc.constant(NaN)), { minLength: 1, maxLength: 60 });

  it('the percentile series is the percentile of every beginning', () => {
    fc.assert(
      fc.property(values, (series) => {
        const each = series.map((_, row) => percentileAmongEarlier(series.slice(0, row + 1), 3));
        expect(Array.from(expandingPercentile(series, 3))).toEqual(each);
      }),
    );
  });

  it.each(['absolute', 'signed'] as const)('record flags, %s, are the records of every beginning', (ranking) => {
    fc.assert(
      fc.property(values, (series) => {
        const each = series.map((value, row) =>
          Number.isNaN(value) ? 0 : Number(largestSince(series.slice(0, row + 1), ranking).record),
        );
        expect(Array.from(recordFlags(series, ranking))).toEqual(each);
      }),
    );
  });
});
