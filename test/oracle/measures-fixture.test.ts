import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { correlationChange, correlationInterval } from '../../src/analytics/correlation-inference.ts';
import {
  ewmaCorrelation,
  rollingCorrelation,
  rollingRankCorrelation,
  weeklyCorrelation,
} from '../../src/analytics/correlation.ts';
import { legAttribution, legScaledGap, logGap, simpleGap, volScaledGap } from '../../src/analytics/gap.ts';
import { normalCdf } from '../../src/analytics/normal-distribution.ts';
import {
  expandingPercentile,
  largestSince,
  percentileAmongEarlier,
  quantile,
  recordFlags,
} from '../../src/analytics/rank.ts';
import { expandingZ, olsExpandingResidualZ, olsResidualZ, rollingZ } from '../../src/analytics/rolling.ts';
import { absoluteValues, logPrices, logRatio, logReturns } from '../../src/analytics/series.ts';
import { distance, furthest, relativeDistance } from '../support/distance.ts';
import { parsePair } from '../support/reference-data.ts';

type Figures = Readonly<Record<string, number | null>>;

interface Fixture {
  readonly correlation: Readonly<Record<string, Figures[]>>;
  readonly ewma: Readonly<Record<string, Figures[]>>;
  readonly weekly: Figures[];
  readonly interval: Figures[];
  readonly change: Figures[];
  readonly gaps: Readonly<Record<string, Figures[]>>;
  readonly scores: Figures[];
  readonly regressions: Figures[];
  readonly kalman: Figures[];
  readonly orthogonalSlope: number;
  readonly quantile: [number, number][];
  readonly normalCdf: [number, number][];
}

const read = (name: string): string => readFileSync(resolve(import.meta.dirname, '../fixtures/oracle', name), 'utf8');

const fixture = JSON.parse(read('measures.json')) as Fixture;

const pair = parsePair(read('pair.csv'));

const [rx, ry] = [logReturns(pair.x), logReturns(pair.y)];

const [lx, ly] = [logPrices(pair.x), logPrices(pair.y)];

const ratio = logRatio(pair.x, pair.y);

/** Distances of whole series from the sampled rows; the series are named as in the fixture. */
function distancesFrom(sampled: readonly Figures[], series: Readonly<Record<string, ArrayLike<number>>>): number[] {
  return sampled.flatMap((figures) =>
    Object.entries(series).map(([name, own]) => relativeDistance(own[Number(figures.row)]!, figures[name])),
  );
}

describe('measures against pandas, scipy and statsmodels on the simulated pair', () => {
  it.each(Object.entries(fixture.correlation))('correlations over %s returns', (window, sampled) => {
    const series = {
      pearson: rollingCorrelation(rx, ry, Number(window)),
      spearman: rollingRankCorrelation(rx, ry, Number(window)),
    };
    expect(furthest(distancesFrom(sampled, series))).toBeLessThan(1e-10);
  });

  it.each(Object.entries(fixture.ewma))('EWMA correlation with decay %s', (decay, sampled) => {
    const series = { ewma: ewmaCorrelation(rx, ry, Number(decay)) };
    expect(furthest(distancesFrom(sampled, series))).toBeLessThan(1e-9);
  });

  it.each([26, 52])('weekly correlation over %i weeks, on the same sessions', (weeks) => {
    const weekly = weeklyCorrelation(pair.dates, pair.x, pair.y, weeks);
    expect(weekly.rows).toEqual(fixture.weekly.map(({ row }) => row));
    const distances = fixture.weekly.map((figures, at) => distance(weekly.correlation[at]!, figures[`w${weeks}`]));
    expect(furthest(distances)).toBeLessThan(1e-10);
  });

  it('correlation intervals', () => {
    const distances = fixture.interval.flatMap(({ end, ...figures }) => {
      const window = [Number(end) - Number(figures.count), Number(end)] as const;
      const own = correlationInterval(rx.subarray(...window), ry.subarray(...window));
      return Object.entries(figures).map(([name, figure]) => relativeDistance(own[name as keyof typeof own], figure));
    });
    expect(furthest(distances)).toBeLessThan(1e-9);
  });

  it('tests of a changed correlation', () => {
    const distances = fixture.change.flatMap(({ end, ...figures }) => {
      const own = correlationChange(rx.subarray(0, Number(end)), ry.subarray(0, Number(end)), 90);
      return Object.entries(figures).map(([name, figure]) => distance(own[name as keyof typeof own], figure));
    });
    expect(furthest(distances)).toBeLessThan(1e-9);
  });

  it.each(Object.entries(fixture.gaps))('gaps over %s sessions', (rows, sampled) => {
    const series = {
      simple: simpleGap(pair.x, pair.y, Number(rows)),
      log: logGap(ratio, Number(rows)),
      volScaled: volScaledGap(ratio, Number(rows)),
      legScaled: legScaledGap(lx, ly, Number(rows)),
    };
    expect(furthest(distancesFrom(sampled, series))).toBeLessThan(1e-8);
  });

  it.each(Object.entries(fixture.gaps))('both legs over %s sessions', (rows, sampled) => {
    const distances = sampled.flatMap(({ row, ...figures }) => {
      const end = Number(row) + 1;
      const legs = legAttribution(lx.subarray(0, end), ly.subarray(0, end), Number(rows));
      const simple = distance(legs.subjectReturnPct - legs.benchmarkReturnPct, figures.simple);
      return [simple, distance(legs.subjectZ, figures.subjectZ), distance(legs.benchmarkZ, figures.benchmarkZ)];
    });
    expect(furthest(distances)).toBeLessThan(1e-8);
  });

  it.each(Object.entries(fixture.gaps))('percentiles of gaps over %s sessions', (rows, sampled) => {
    const gap = logGap(ratio, Number(rows));
    const series = {
      percentileAbs: expandingPercentile(absoluteValues(gap)),
      percentileSigned: gap.map((_, row) => percentileAmongEarlier(gap.subarray(0, row + 1))),
    };
    expect(furthest(distancesFrom(sampled, series))).toBeLessThan(1e-10);
  });

  it.each(Object.entries(fixture.gaps))('records of gaps over %s sessions', (rows, sampled) => {
    const gap = logGap(ratio, Number(rows));
    const flags = recordFlags(gap, 'absolute');
    const defined = sampled.filter(({ log }) => log !== null);
    for (const { row, recordAbs, sinceAbs } of defined) {
      const standing = largestSince(gap.subarray(0, Number(row) + 1), 'absolute');
      expect([flags[Number(row)], Number(standing.record)]).toEqual([recordAbs, recordAbs]);
      expect(standing.sinceRow ?? null).toBe(sinceAbs);
    }
  });

  it('z-scores of the log ratio', () => {
    const series = {
      trail60: rollingZ(ratio, 60),
      trail252: rollingZ(ratio, 252),
      expanding: expandingZ(ratio),
    };
    expect(furthest(distancesFrom(fixture.scores, series))).toBeLessThan(1e-8);
  });

  it('regression residuals and slopes, in sample, out of sample and expanding', () => {
    const [inside, outside] = [olsResidualZ(lx, ly, 60), olsResidualZ(lx, ly, 60, true)];
    const expanding = olsExpandingResidualZ(lx, ly);
    const series = {
      insideZ: inside.z,
      insideSlope: inside.slope,
      outsideZ: outside.z,
      expandingZ: expanding.z,
      expandingSlope: expanding.slope,
    };
    expect(furthest(distancesFrom(fixture.regressions, series))).toBeLessThan(1e-7);
    const slopes = fixture.regressions.filter(({ outsideZ }) => outsideZ !== null);
    expect(furthest(distancesFrom(slopes, { outsideSlope: outside.slope }))).toBeLessThan(1e-7);
  });

  it('quantiles', () => {
    const returns = rx.filter((value) => !Number.isNaN(value));
    const distances = fixture.quantile.map(([share, value]) => distance(quantile(returns, share), value));
    expect(furthest(distances)).toBeLessThan(1e-14);
  });

  it('normal probabilities, to 1e-12 of their size far into the tail', () => {
    const distances = fixture.normalCdf.map(([z, p]) => Math.abs(normalCdf(z) - p) / Math.max(p, 1e-300));
    expect(furthest(distances)).toBeLessThan(1e-12);
  });
});
