import { expect, it } from 'vitest';
import {
  augmentedDickeyFuller,
  engleGranger,
  halfLife,
  mackinnonCriticalValues,
  mackinnonPValue,
  type UnitRootTrend,
} from '../../src/analytics/cointegration.ts';
import { describeEach, pairSources, readPair, readValues, relativeDistance, singleSources, stored } from './sources.ts';

interface StoredHalfLife {
  b: number;
  se: number;
  t: number;
  half_life: number | string;
  lo: number | string;
  hi: number | string;
  b_bias_corrected: number;
  half_life_bias_corrected: number | string;
}

interface StoredLevel {
  n: number;
  adf_c_aic: { stat: number; p: number; lags: number; nobs: number; crit5: number };
  adf_c_lag1: { stat: number; p: number };
  adf_ct_aic: { stat: number; p: number; lags: number };
  kpss_c_auto: { stat: number; p: number; lags: number };
  kpss_c_l12: { stat: number; lags: number };
  half_life: StoredHalfLife;
  variance_ratio: { q: number; vr: number; z1: number; z2: number }[];
}

interface StoredTie {
  aic: { stat: number; p: number; crit: number[] };
  lag1: { stat: number; p: number };
  beta: number;
  alpha: number;
}

type Stationarity = Record<'log_ratio' | 'ln_x' | 'ln_y' | 'log_ratio_last_504', StoredLevel> & {
  engle_granger_x_on_y: StoredTie;
  engle_granger_y_on_x: StoredTie;
  johansen_det0_k1: {
    trace: number[];
    trace_crit_90_95_99: number[][];
    maxeig: number[];
    maxeig_crit: number[][];
    eigenvalues: number[];
  };
  engle_granger_subsamples_x_on_y: Record<string, { n: number; stat: number; p: number; half_life: StoredHalfLife }>;
};

interface Mackinnon {
  pvalue_grid: Record<string, { stat: number; p: number }[]>;
  crit_values: Record<string, number[]>;
}

const levels = ['log_ratio', 'ln_x', 'ln_y', 'log_ratio_last_504'] as const;

const trends: Record<string, UnitRootTrend> = { n: 'none', c: 'constant', ct: 'trend' };

function expectHalfLife(values: ArrayLike<number>, expected: StoredHalfLife): void {
  const actual = halfLife(values);
  expect(relativeDistance(actual.slope, expected.b)).toBeLessThan(1e-10);
  expect(relativeDistance(actual.standardError, expected.se)).toBeLessThan(1e-10);
  expect(relativeDistance(actual.tStatistic, expected.t)).toBeLessThan(1e-8);
  expect(relativeDistance(actual.halfLifeSessions, stored(expected.half_life))).toBeLessThan(1e-8);
  expect(relativeDistance(actual.lowSessions, stored(expected.lo))).toBeLessThan(1e-8);
  expect(relativeDistance(actual.highSessions, stored(expected.hi))).toBeLessThan(1e-8);
  expect(relativeDistance(actual.slopeBiasCorrected, expected.b_bias_corrected)).toBeLessThan(1e-10);
  const corrected = stored(expected.half_life_bias_corrected);
  expect(relativeDistance(actual.halfLifeBiasCorrectedSessions, corrected)).toBeLessThan(1e-8);
}

describeEach(pairSources, 'stationarity', (source) => {
  const load = () => {
    const pair = readPair(source);
    const values = readValues(source, 'stationarity') as Stationarity;
    const series = {
      log_ratio: pair.logRatio,
      ln_x: pair.logSubject,
      ln_y: pair.logBenchmark,
      log_ratio_last_504: pair.logRatio.slice(-504),
    };
    return { pair, values, series };
  };

  it.each(levels)('Dickey–Fuller of %s agrees with constant, with trend and with one fixed lag', (name) => {
    const { values, series } = load();
    const expected = values[name];
    const byAic = augmentedDickeyFuller(series[name]);
    expect(byAic.statistic).toBeCloseTo(expected.adf_c_aic.stat, 7);
    expect(byAic.pValue).toBeCloseTo(expected.adf_c_aic.p, 6);
    expect(byAic.lags).toBe(expected.adf_c_aic.lags);
    expect(byAic.observations).toBe(expected.adf_c_aic.nobs);
    expect(byAic.criticalValues[1]).toBeCloseTo(expected.adf_c_aic.crit5, 9);
    const oneLag = augmentedDickeyFuller(series[name], { lags: 1 });
    expect(oneLag.statistic).toBeCloseTo(expected.adf_c_lag1.stat, 7);
    expect(oneLag.pValue).toBeCloseTo(expected.adf_c_lag1.p, 6);
    const withTrend = augmentedDickeyFuller(series[name], { trend: 'trend' });
    expect(withTrend.statistic).toBeCloseTo(expected.adf_ct_aic.stat, 7);
    expect(withTrend.pValue).toBeCloseTo(expected.adf_ct_aic.p, 6);
    expect(withTrend.lags).toBe(expected.adf_ct_aic.lags);
  });

  it.each(levels)('the half-life of %s agrees', (name) => {
    const { values, series } = load();
    expectHalfLife(series[name], values[name].half_life);
  });

  it.each(['x_on_y', 'y_on_x'] as const)('Engle–Granger %s agrees', (direction) => {
    const { values, pair } = load();
    const expected = values[`engle_granger_${direction}`];
    const legs: [Float64Array, Float64Array] =
      direction === 'x_on_y' ? [pair.logSubject, pair.logBenchmark] : [pair.logBenchmark, pair.logSubject];
    const byAic = engleGranger(...legs);
    expect(byAic.statistic).toBeCloseTo(expected.aic.stat, 7);
    expect(byAic.pValue).toBeCloseTo(expected.aic.p, 6);
    expected.aic.crit.forEach((critical, i) => expect(byAic.criticalValues[i]).toBeCloseTo(critical, 9));
    expect(relativeDistance(byAic.beta, expected.beta)).toBeLessThan(1e-9);
    expect(relativeDistance(byAic.alpha, expected.alpha)).toBeLessThan(1e-9);
    const oneLag = engleGranger(...legs, 1);
    expect(oneLag.statistic).toBeCloseTo(expected.lag1.stat, 7);
    expect(oneLag.pValue).toBeCloseTo(expected.lag1.p, 6);
  });

  it('Engle–Granger and the half-life of the log ratio agree in every sub-sample', () => {
    const { values, pair } = load();
    for (const [span, expected] of Object.entries(values.engle_granger_subsamples_x_on_y)) {
      const [first, last] = span.split('..') as [string, string];
      const inside = (_: number, i: number): boolean => pair.dates[i]! >= first && pair.dates[i]! <= last;
      const tied = engleGranger(pair.logSubject.filter(inside), pair.logBenchmark.filter(inside));
      expect(tied.residuals.length).toBe(expected.n);
      expect(tied.statistic).toBeCloseTo(expected.stat, 7);
      expect(tied.pValue).toBeCloseTo(expected.p, 6);
      expectHalfLife(pair.logRatio.filter(inside), expected.half_life);
    }
  });
});

describeEach(singleSources, 'MacKinnon’s surfaces', (source) => {
  it('give every stored p-value', () => {
    const grid = Object.entries((readValues(source, 'mackinnon') as Mackinnon).pvalue_grid);
    expect(grid).toHaveLength(6);
    for (const [key, points] of grid) {
      const [trend, series] = key.split('_N') as [string, string];
      for (const { stat, p } of points) {
        expect(mackinnonPValue(stat, trends[trend]!, Number(series) as 1 | 2)).toBeCloseTo(p, 10);
      }
    }
  });

  it('give every stored critical value', () => {
    const stored = Object.entries((readValues(source, 'mackinnon') as Mackinnon).crit_values);
    for (const [key, values] of stored) {
      const [, trend, series, rows] = /^(\w+)_N(\d)_nobs(\d+)$/.exec(key)!;
      const actual = mackinnonCriticalValues(trends[trend!]!, Number(series) as 1 | 2, Number(rows));
      values.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 10));
    }
  });
});
