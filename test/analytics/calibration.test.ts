import { beforeAll, describe, expect, it } from 'vitest';
import { multiverse, multiverseMeasures, summariseMultiverse } from '../../src/analytics/multiverse.ts';
import { FastMeasures, MEASURES } from '../calibration/fast-measures.ts';
import { jumpDiffusion, leveragedGarch, regimeSwitching } from '../calibration/held-out-models.ts';
import { foundMoves, heldOutShares, type Shares } from '../calibration/held-out-shares.ts';
import { PathReader } from '../calibration/path-statistics.ts';
import { RandomSource } from '../calibration/random.ts';

const models = [regimeSwitching, jumpDiffusion, leveragedGarch];

/** One path of each model as log prices. */
function pathOf(model: (typeof models)[number], rows: number) {
  const into = { x: new Float64Array(rows), y: new Float64Array(rows) };
  model.draw(into, new RandomSource(5, 1));
  const levels = (returns: Float64Array) => {
    let level = 0;
    return returns.map((value) => (level += value));
  };
  return { x: levels(into.x), y: levels(into.y) };
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
  let shares: Shares;
  beforeAll(() => {
    const all = models.map((model) => heldOutShares(model, 80, [2016])[0]!);
    const mean = (of: keyof Shares) => all.reduce((sum, one) => sum + one[of], 0) / all.length;
    shares = Object.fromEntries(
      Object.keys(all[0]!).map((key) => [key, mean(key as keyof Shares)]),
    ) as unknown as Shares;
  });

  it('one day in ten is unusual', () => {
    expect(shares.unusual).toBeGreaterThan(0.06);
    expect(shares.unusual).toBeLessThan(0.16);
  });

  it('rare days are rare', () => {
    expect(shares.rare).toBeLessThan(0.03);
  });

  it('records stay within their nominal share', () => {
    expect(shares.record).toBeLessThanOrEqual(shares.nominalRecord);
  });

  it('a claim of a record is hardly ever supported', () => {
    expect(shares.supported).toBeLessThanOrEqual(0.005);
    expect(shares.partly).toBeLessThanOrEqual(0.03);
  });

  it('a move of 8 sd is found', () => {
    expect(foundMoves(jumpDiffusion, 30, 1008).claim).toBeGreaterThan(0.5);
  });
});
