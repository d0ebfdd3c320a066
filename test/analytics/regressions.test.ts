import { describe, expect, it } from 'vitest';
import {
  augmentedDickeyFuller,
  engleGranger,
  halfLife,
  mackinnonCriticalValues,
  mackinnonPValue,
} from '../../src/analytics/cointegration.ts';
import { factorAttribution, owenValues, shapleyValues, subsetR2 } from '../../src/analytics/factor-attribution.ts';
import { mulberry32 } from '../../src/analytics/null-model.ts';
import { leastSquares } from '../../src/analytics/regression.ts';

const noise = (seed: number, length: number) => Float64Array.from({ length }, mulberry32(seed)).map((one) => one - 0.5);

const walk = (seed: number, length: number) => {
  let level = 0;
  return noise(seed, length).map((step) => (level += step));
};

const constant = new Array<number>(60).fill(0.1);

describe('leastSquares', () => {
  const ones = [1, 1, 1, 1, 1];
  const ramp = [0, 1, 2, 3, 4];

  it('keeps its digits on levels a million times their spread', () => {
    const { coefficients } = leastSquares(
      [ones, ramp.map((x) => 1e6 + x)],
      ramp.map((x) => 3 * x),
    );
    expect(coefficients[1]).toBeCloseTo(3, 8);
  });

  it('has the sum of squares of every fit on the first columns', () => {
    const response = [1, 2, 2, 5, 4];
    const { nestedSumsOfSquares, sumSquaredResiduals } = leastSquares([ones, ramp], response);
    expect(nestedSumsOfSquares[0]).toBeCloseTo(50, 10);
    expect(nestedSumsOfSquares[1]).toBeCloseTo(leastSquares([ones], response).sumSquaredResiduals, 10);
    expect(nestedSumsOfSquares[2]).toBeCloseTo(sumSquaredResiduals, 10);
  });

  it('has the inverse of the Gram matrix', () => {
    const { inverseGram } = leastSquares([ones, ramp], [1, 2, 2, 5, 4]);
    expect(inverseGram.flat().map((value) => Number(value.toFixed(10)))).toEqual([0.6, -0.2, -0.2, 0.1]);
  });

  it('says NaN for columns that repeat one another', () => {
    expect(leastSquares([ones, ramp, ramp.map((x) => 2 * x + 1)], ramp).coefficients).toEqual([NaN, NaN, NaN]);
  });

  it('refuses columns of another length, and fewer rows than columns', () => {
    expect(() => leastSquares([[1, 2]], [1, 2, 3])).toThrow(RangeError);
    expect(() => leastSquares([[1, 1], [1, 2]], [1, 2])).toThrow(RangeError); // prettier-ignore
  });
});

describe('unit-root tests', () => {
  it('tell noise around a level from a random walk', () => {
    expect(augmentedDickeyFuller(noise(1, 400)).pValue).toBeLessThan(0.01);
    expect(augmentedDickeyFuller(walk(1, 400)).pValue).toBeGreaterThan(0.1);
  });

  it('have no answer for a series that does not move', () => {
    expect(augmentedDickeyFuller(constant, { lags: 1 }).statistic).toBeNaN();
    expect(augmentedDickeyFuller(constant).pValue).toBeNaN();
  });

  it('search no more lags than a short series can carry (value of statsmodels)', () => {
    const { lags, statistic } = augmentedDickeyFuller([7, 5, 4, 2, 2, 0, 0, 0, 1, 7, 5, 8]);
    expect(lags).toBe(4);
    expect(statistic).toBeCloseTo(-3.919741122951674, 9);
  });

  it('are sure outside the range of the surfaces', () => {
    expect(mackinnonPValue(3, 'constant', 1)).toBe(1);
    expect(mackinnonPValue(-19, 'constant', 1)).toBe(0);
    expect(mackinnonPValue(NaN, 'constant', 1)).toBeNaN();
    expect(mackinnonCriticalValues('none', 1, 100)).toEqual([NaN, NaN, NaN]);
  });
});

describe('tests for a tie', () => {
  const benchmark = walk(2, 500);
  const tied = benchmark.map((level, i) => 2 * level + 1 + noise(3, 500)[i]!);

  it('find a tie that is there and none that is not', () => {
    expect(engleGranger(tied, benchmark).pValue).toBeLessThan(0.01);
    expect(engleGranger(walk(8, 500), benchmark).pValue).toBeGreaterThan(0.1);
  });

  it('find the line of the tie', () => {
    const { alpha, beta } = engleGranger(tied, benchmark);
    expect(beta).toBeCloseTo(2, 1);
    expect(alpha).toBeCloseTo(1, 0);
  });

  it('have no answer for a market and itself', () => {
    expect(engleGranger(benchmark, benchmark).statistic).toBeNaN();
    expect(engleGranger(benchmark, benchmark).pValue).toBeNaN();
  });

  it('refuse series of different lengths', () => {
    expect(() => engleGranger(benchmark, benchmark.slice(1))).toThrow(RangeError);
  });
});

describe('halfLife', () => {
  it('finds the rate of decay it was made with', () => {
    const { halfLifeSessions } = halfLife(Array.from({ length: 60 }, (_, t) => 0.9 ** t));
    expect(halfLifeSessions).toBeCloseTo(Math.log(0.5) / Math.log(0.9), 6);
  });

  it('is endless upwards when a random walk is not excluded', () => {
    expect(halfLife(walk(5, 300)).highSessions).toBe(Infinity);
  });

  it('is zero when a deviation is more than taken back at once', () => {
    expect(halfLife([1, -1.1, 1, -1, 1.2, -1]).halfLifeSessions).toBe(0);
  });

  it('has no answer for a series that does not move', () => {
    expect(halfLife(constant).halfLifeSessions).toBeNaN();
  });

  it('refuses three values', () => {
    expect(() => halfLife([1, 2, 3])).toThrow(RangeError);
  });
});

describe('owenValues', () => {
  const worth = (set: number): number => [0, 3, 5, 6, 2, 9, 7, 12][set]!;

  /** What a player adds, averaged over the orders of entry in which no group is broken up, by hand. */
  const byOrders = (orders: readonly string[], player: number): number =>
    orders.reduce((sum, order) => {
      const before = Array.from(order.slice(0, order.indexOf(`${player}`))).reduce(
        (set, one) => set | (1 << Number(one)),
        0,
      );
      return sum + worth(before | (1 << player)) - worth(before);
    }, 0) / orders.length;

  it('average over the orders in which no group is broken up', () => {
    const orders = ['021', '201', '102', '120'];
    expect(owenValues([0b101, 0b010], worth)).toEqual([
      [byOrders(orders, 0), byOrders(orders, 2)],
      [byOrders(orders, 1)],
    ]);
  });

  it('give the members of a group together what the group gets as one player', () => {
    const asOne = shapleyValues(2, (groups) => worth((groups & 1 ? 0b101 : 0) | (groups & 2 ? 0b010 : 0)));
    expect(owenValues([0b101, 0b010], worth).map((parts) => parts.reduce((a, b) => a + b))).toEqual(asOne);
  });
});

describe('shapleyValues', () => {
  it('splits the glove game fairly', () => {
    const worth = (set: number) => ((set & 4) !== 0 && (set & 3) !== 0 ? 1 : 0);
    const [first, second, third] = shapleyValues(3, worth);
    expect(first).toBeCloseTo(1 / 6, 12);
    expect(second).toBeCloseTo(1 / 6, 12);
    expect(third).toBeCloseTo(2 / 3, 12);
  });

  it('asks for the worth of each set once', () => {
    let calls = 0;
    shapleyValues(4, () => calls++);
    expect(calls).toBe(16);
  });

  it('refuses none and more than sixteen players', () => {
    expect(() => shapleyValues(0, () => 0)).toThrow(RangeError);
    expect(() => shapleyValues(17, () => 0)).toThrow(RangeError);
  });
});

describe('explainDrivers', () => {
  const [a, b, rest] = [noise(1, 200), noise(2, 200), noise(3, 200)];
  const target = a.map((value, i) => 2 * value + rest[i]!);
  const factor = (symbol: string, values: ArrayLike<number>, group = symbol) => ({ symbol, group, values });

  it('gives a useless factor nothing and the shares add up', () => {
    const { r2, factors, groups } = factorAttribution(target, [factor('A', a), factor('B', b)]);
    expect(factors[0]!.share + factors[1]!.share).toBeCloseTo(r2, 12);
    expect(factors[1]!.share).toBeLessThan(0.02);
    expect(groups['A']).toBeCloseTo(factors[0]!.share, 12);
  });

  it('splits what two copies explain evenly, names both as entangled and gives no coefficients', () => {
    const { factors, entangled, r2 } = factorAttribution(target, [factor('A', a), factor('COPY', a)]);
    expect(r2).toBeCloseTo(factorAttribution(target, [factor('A', a)]).r2, 12);
    expect(factors[0]!.share).toBeCloseTo(r2 / 2, 12);
    expect(factors[1]!.share).toBeCloseTo(r2 / 2, 12);
    expect(entangled).toEqual(['A', 'COPY']);
    expect(factors[0]!.coefficient).toBeNaN();
  });

  it('lets a constant factor explain nothing and a constant target stay unexplained', () => {
    const still = new Array<number>(200).fill(1);
    expect(subsetR2(target, [still, a])(1)).toBe(0);
    expect(subsetR2(still, [a])(1)).toBeNaN();
  });

  it('refuses no factors, thirteen factors, and factors of another length', () => {
    expect(() => factorAttribution(target, [])).toThrow(RangeError);
    expect(() =>
      factorAttribution(
        target,
        Array.from({ length: 13 }, (_, i) => factor(`F${i}`, noise(i, 200))),
      ),
    ).toThrow(RangeError);
    expect(() => factorAttribution(target, [factor('A', a.slice(1))])).toThrow(RangeError);
  });
});
