import { describe, expect, it } from 'vitest';
import { correlationInterval } from '../../src/analytics/correlation-inference.ts';
import { rollingBeta } from '../../src/analytics/hedge.ts';
import { mulberry32 } from '../../src/analytics/null-model.ts';

/** How often the interval of 30 returns holds the true correlation, and how often one of 1.96 errors would. */
function coverage(paths: number): { own: number; normal: number } {
  const random = mulberry32(3);
  const gauss = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let [own, normal] = [0, 0];
  for (let path = 0; path < paths; path++) {
    const x = Float64Array.from({ length: 30 }, gauss);
    const y = x.map((value) => 0.4 * value + Math.sqrt(1 - 0.16) * gauss());
    const { hacLow, hacHigh, pearson, hacErrorZ } = correlationInterval(x, y);
    own += Number(hacLow <= 0.4 && 0.4 <= hacHigh);
    normal += Number(Math.abs(Math.atanh(pearson) - Math.atanh(0.4)) <= 1.96 * hacErrorZ);
  }
  return { own: own / paths, normal: normal / paths };
}

describe('an interval of thirty returns', () => {
  it('holds the truth more than nine times in ten, where 1.96 errors do not', () => {
    const { own, normal } = coverage(3_000);
    expect(normal).toBeLessThan(0.9);
    expect(own).toBeGreaterThan(0.92);
  });
});

describe('rolling beta', () => {
  it('is the slope of each window, by plain loops', () => {
    const random = mulberry32(4);
    const y = Array.from({ length: 60 }, () => random() - 0.5);
    const x = y.map((value) => 1.5 * value + random() - 0.5);
    const beta = rollingBeta(x, y, 20);
    for (let row = 19; row < 60; row++) {
      const [a, b] = [x.slice(row - 19, row + 1), y.slice(row - 19, row + 1)];
      const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / 20;
      const [ma, mb] = [mean(a), mean(b)];
      const over = b.reduce((sum, value, i) => sum + (a[i]! - ma) * (value - mb), 0);
      expect(beta[row]).toBeCloseTo(over / b.reduce((sum, value) => sum + (value - mb) ** 2, 0), 10);
    }
  });
});
