import { beforeAll, describe, expect, it } from 'vitest';
import { judgeGap } from '../../src/claims/judge-gap.ts';
import type { Claim } from '../../src/claims/claim.ts';
import { multiverse, multiverseMeasures, summariseMultiverse } from '../../src/analytics/multiverse.ts';
import { chanceOfGap } from '../../src/analytics/verdict.ts';
import { FastMeasures, MEASURES } from '../calibration/fast-measures.ts';
import { jumpDiffusion, leveragedGarch, regimeSwitching } from '../calibration/held-out-models.ts';
import { claimShares, claimVerdicts, foundMoves, type WordShares, wordShares } from '../calibration/held-out-shares.ts';
import { headlineWindows, PathReader } from '../calibration/path-statistics.ts';
import { RandomSource } from '../calibration/random.ts';
import { claimOf, evidenceOf } from '../support/made-claims.ts';

const models = [regimeSwitching, jumpDiffusion, leveragedGarch];

/** Log prices from their changes. */
function levelsOf(returns: Float64Array): Float64Array {
  let level = 0;
  return returns.map((value) => (level += value));
}

const pricesOf = (returns: Float64Array): Float64Array => levelsOf(returns).map(Math.exp);

/** One path of each model as log prices. */
function pathOf(model: (typeof models)[number], rows: number) {
  const into = { x: new Float64Array(rows), y: new Float64Array(rows) };
  model.draw(into, new RandomSource(5, 1));
  return { x: levelsOf(into.x), y: levelsOf(into.y) };
}

describe.each(models)('the fast statistics of the generator, on $name', (model) => {
  const rows = 1300;

  it('are the measures of the product to 1e-9', () => {
    const { x, y } = pathOf(model, rows);
    const product = multiverseMeasures(x.map(Math.exp), y.map(Math.exp));
    let furthest = 0;
    new FastMeasures(rows).visit(x, y, (values, first, measure) => {
      for (let row = first; row < rows; row++) {
        const distance = Math.abs(values[row]! - product[measure]!.values[row]!);
        furthest = Math.max(furthest, Number.isNaN(distance) ? Infinity : distance);
      }
    });
    expect([product.length, furthest < 1e-9]).toEqual([MEASURES, true]);
  });

  it.each([440, 504, 1300])('rank the last of %d rows as the multiverse does', (length) => {
    const reader = new PathReader(rows, [length - 1]);
    const { percentileMedian, recordShareAbs, recordShareSigned } = reader.readModel(model, new RandomSource(5, 1));
    const { x, y } = pathOf(model, rows);
    const dates = Array.from({ length }, (_, row) => String(100_000 + row));
    const prices = [x, y].map((levels) => levels.slice(0, length).map(Math.exp));
    const expected = summariseMultiverse(multiverse(multiverseMeasures(prices[0]!, prices[1]!), dates, [dates[0]!]));
    expect(percentileMedian[0]).toBeCloseTo(expected.percentileMedian, 9);
    expect(recordShareAbs[0]).toBeCloseTo(expected.recordAbs / expected.cells, 12);
    expect(recordShareSigned[0]).toBeCloseTo(expected.recordSigned / expected.cells, 12);
  });
});

describe('words on noise the table was not made of (a small sample: wide tolerances)', () => {
  const lengths = [504, 1008, 5040];
  const firstDays = [553, 946, 4978];
  let shares: readonly WordShares[];
  beforeAll(() => {
    const all = models.map((model) => wordShares(model, 250, { windows: [60], lengths }));
    const mean = (cell: number, of: 'unusual' | 'rare' | 'record') => ({
      value: all.reduce((sum, one) => sum + one[cell]![of].value, 0) / all.length,
      error: NaN,
    });
    shares = all[0]!.map((one, at) => ({
      ...one,
      unusual: mean(at, 'unusual'),
      rare: mean(at, 'rare'),
      record: mean(at, 'record'),
    }));
  });

  it.each(firstDays)('one day in ten is unusual on %d rows', (rows) => {
    const { unusual } = shares.find((one) => one.rows === rows)!;
    expect(unusual.value).toBeGreaterThan(0.07);
    expect(unusual.value).toBeLessThan(0.13);
  });

  it.each(firstDays)('one day in a hundred is rare on %d rows', (rows) => {
    const { rare } = shares.find((one) => one.rows === rows)!;
    expect(rare.value).toBeGreaterThan(0.003);
    expect(rare.value).toBeLessThan(0.019);
  });

  it('records stay within their nominal share', () => {
    for (const { record, nominalRecord } of shares) expect(record.value).toBeLessThanOrEqual(nominalRecord);
  });
});

describe('the chance within a year, beside noise the table was not made of', () => {
  const rows = 1008;
  const widest: number[] = [];
  beforeAll(() => {
    const year = Array.from({ length: 252 }, (_, day) => rows - 252 + day);
    const reader = new PathReader(rows, year);
    for (let path = 0; path < 150; path++) {
      const { headline } = reader.readGaps(leveragedGarch, new RandomSource(9, path));
      widest.push(Math.max(...headline[headlineWindows.indexOf(60)]!.percentile));
    }
  });

  // 150 pairs: a share near a half has a standard error of 0.04
  it.each([85, 90, 93, 96, 98])('is near the share that reaches percentile %d, and not below it', (percentile) => {
    const share = widest.filter((value) => value >= percentile).length / widest.length;
    const { withinYear } = chanceOfGap(percentile, 60, rows)!;
    expect(withinYear - share).toBeGreaterThan(-0.08);
    expect(withinYear - share).toBeLessThan(0.15);
  });
});

describe('a claim of a record', () => {
  it('is hardly ever borne out by noise', () => {
    for (const { supported, partly } of claimShares(regimeSwitching, 80, [1008])) {
      expect(supported.value).toBeLessThanOrEqual(0.005);
      expect(partly.value).toBeLessThanOrEqual(0.03);
    }
  });

  it('is borne out by a move of 8 sd', () => {
    expect(foundMoves(jumpDiffusion, 30, 1008).claim.value).toBeGreaterThan(0.5);
  });

  it('is counted as it is judged', () => {
    const rows = 900;
    const reader = new PathReader(rows, [rows - 1]);
    const seen = Array.from({ length: 60 }, (_, path) => {
      jumpDiffusion.draw(reader.returns, new RandomSource(6, path));
      // A little of a move at the end, so that all three verdicts come up.
      for (let row = rows - 60; row < rows; row++) reader.returns.x[row]! += (path % 6) * 0.004;
      const [x, y] = [reader.returns.x, reader.returns.y].map(pricesOf) as [Float64Array, Float64Array];
      const relation = x.at(-1)! / x.at(-61)! > y.at(-1)! / y.at(-61)! ? 'ahead' : 'behind';
      const judged = (said: Partial<Claim>): string =>
        judgeGap(claimOf({ superlative: 'record', ...said }), evidenceOf({ x, y })).verdict;
      return {
        counted: claimVerdicts(reader.readReturns(), 0, rows),
        judged: [judged({ relation: 'divergence' }), judged({ relation })],
      };
    });
    expect(new Set(seen.flatMap(({ counted }) => counted))).toEqual(new Set(['supported', 'partly', 'not supported']));
    // The judge counts records on the side that is claimed, the bench those on any: it never bears out less.
    for (const { counted, judged } of seen) {
      expect(judged[0]).toBe(counted[0]);
      expect(order.indexOf(judged[1]!)).toBeLessThanOrEqual(order.indexOf(counted[1]));
    }
  });
});

const order: readonly string[] = ['not supported', 'partly', 'supported'];
