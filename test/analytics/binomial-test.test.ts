import { describe, expect, it } from 'vitest';
import { binomialTest } from '../../src/analytics/normal-distribution.ts';

/** Every sequence of outcomes one by one: the definition without a formula. */
function bySequences(seen: number, cases: number, chance: number): number {
  const likelihood = new Array<number>(cases + 1).fill(0);
  for (let sequence = 0; sequence < 2 ** cases; sequence++) {
    const hits = sequence.toString(2).replaceAll('0', '').length;
    likelihood[hits]! += chance ** hits * (1 - chance) ** (cases - hits);
  }
  const limit = likelihood[seen]! * (1 + 1e-7);
  return likelihood.filter((one) => one <= limit).reduce((sum, one) => sum + one, 0);
}

describe('the exact binomial test', () => {
  it.each([
    [5, 6, 0.505],
    [0, 1, 0.5],
    [9, 10, 0.76],
    [2, 12, 0.3],
    [12, 12, 0.5],
  ])('of %d in %d against %d is the sum over all sequences', (seen, cases, chance) => {
    expect(binomialTest(seen, cases, chance)).toBeCloseTo(Math.min(1, bySequences(seen, cases, chance)), 10);
  });

  it('tells many cases from noise and few of the same share not', () => {
    expect(binomialTest(80, 100, 0.5)).toBeLessThan(1e-6);
    expect(binomialTest(4, 5, 0.5)).toBeGreaterThan(0.3);
  });

  it('has no answer without a case', () => {
    expect(binomialTest(0, 0, 0.5)).toBeNaN();
  });
});
