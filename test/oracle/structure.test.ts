import { expect, it } from 'vitest';
import { leadLag } from '../../src/analytics/correlation-inference.ts';
import {
  conditionedNormalCorrelation,
  gaussianTailDependence,
  pearson,
  tailDependence,
  upDownCorrelation,
} from '../../src/analytics/correlation.ts';
import { minimumVarianceHedge, minimumVarianceWeight, portfolioVolatility } from '../../src/analytics/hedge.ts';
import { diff } from '../../src/analytics/series.ts';
import { describeEach, pairSources, readPair, readValues, singleSources } from './sources.ts';

interface StoredHedge {
  hedge_ratio: number;
  effectiveness: number;
  vol_x: number;
  vol_y: number;
  rho: number;
}

interface StoredPortfolio {
  vol_x: number;
  vol_y: number;
  rho: number;
  rho_last_90: number;
  threshold: number;
  minvar_weight_at_rho: number;
  minvar_weight_at_rho0: number;
  grid: {
    rho_used: 'window' | 'last_90' | 'zero';
    w: number;
    vol: number;
    vol_change_pct: number;
    diversification_ratio: number;
  }[];
}

interface StoredStructure {
  spread_variance_shares: { x: number; y: number };
  corr_gap_with_x_return: Record<string, number>;
  corr_gap_with_y_return: Record<string, number>;
  hedge_full: StoredHedge;
  hedge_last_252: StoredHedge;
  hedge_last_90: StoredHedge;
  ccf: { k: number; corr_x_t_y_tmk: number }[];
  asymmetric: {
    corr_y_up: number;
    n_up: number;
    corr_y_down: number;
    n_down: number;
    beta_up: number;
    beta_down: number;
    tail: { q: number; lambda_lower: number; n_tail: number; lambda_upper: number }[];
  };
  portfolio: { last_252: StoredPortfolio; full: StoredPortfolio };
}

describeEach(pairSources, 'structure', (source) => {
  const load = () => ({
    ...readPair(source),
    expected: readValues(source, 'structure') as StoredStructure,
  });

  it('the gap goes with the returns of each leg as stored', () => {
    const { expected, logSubject, logBenchmark, logRatio } = load();
    for (const [window, correlation] of Object.entries(expected.corr_gap_with_x_return)) {
      const over = (levels: Float64Array) => diff(levels, Number(window)).slice(Number(window));
      expect(pearson(over(logRatio), over(logSubject))).toBeCloseTo(correlation, 9);
      expect(pearson(over(logRatio), over(logBenchmark))).toBeCloseTo(expected.corr_gap_with_y_return[window]!, 9);
    }
  });

  it.each([
    ['hedge_full', Infinity],
    ['hedge_last_252', 252],
    ['hedge_last_90', 90],
  ] as const)('the hedge agrees, %s', (span, rows) => {
    const { expected, subjectReturns, benchmarkReturns } = load();
    const actual = minimumVarianceHedge(subjectReturns.slice(-rows), benchmarkReturns.slice(-rows));
    expect(actual.hedgeRatio).toBeCloseTo(expected[span].hedge_ratio, 9);
    expect(actual.effectiveness).toBeCloseTo(expected[span].effectiveness, 9);
    expect(actual.subjectVolatility).toBeCloseTo(expected[span].vol_x, 9);
    expect(actual.benchmarkVolatility).toBeCloseTo(expected[span].vol_y, 9);
    expect(actual.correlation).toBeCloseTo(expected[span].rho, 9);
  });

  it.each([
    ['full', Infinity],
    ['last_252', 252],
  ] as const)('the portfolio figures agree, %s', (span, rows) => {
    const { subjectReturns, benchmarkReturns, expected: stored } = load();
    const expected = stored.portfolio[span];
    const hedge = minimumVarianceHedge(subjectReturns.slice(-rows), benchmarkReturns.slice(-rows));
    const legs = [hedge.subjectVolatility, hedge.benchmarkVolatility] as const;
    const last90 = pearson(subjectReturns.slice(-90), benchmarkReturns.slice(-90));
    const correlations = { window: hedge.correlation, last_90: last90, zero: 0 };
    expect(hedge.threshold).toBeCloseTo(expected.threshold, 9);
    expect(last90).toBeCloseTo(expected.rho_last_90, 9);
    expect(minimumVarianceWeight(...legs, hedge.correlation)).toBeCloseTo(expected.minvar_weight_at_rho, 9);
    expect(minimumVarianceWeight(...legs, 0)).toBeCloseTo(expected.minvar_weight_at_rho0, 9);
    for (const one of expected.grid) {
      const actual = portfolioVolatility(...legs, correlations[one.rho_used], one.w);
      expect(actual.volatility).toBeCloseTo(one.vol, 9);
      expect(actual.volatilityChangePct).toBeCloseTo(one.vol_change_pct, 9);
      expect(actual.diversificationRatio).toBeCloseTo(one.diversification_ratio, 9);
    }
  });

  it('leads and lags agree', () => {
    const { expected, subjectReturns, benchmarkReturns } = load();
    const actual = leadLag(subjectReturns, benchmarkReturns);
    expect(actual.map((one) => one.benchmarkLeadSessions)).toEqual(expected.ccf.map((one) => one.k));
    expected.ccf.forEach((one, i) => expect(actual[i]!.correlation).toBeCloseTo(one.corr_x_t_y_tmk, 9));
  });

  it('up and down sides agree', () => {
    const { expected, subjectReturns, benchmarkReturns } = load();
    const { up, down } = upDownCorrelation(subjectReturns, benchmarkReturns);
    const side = expected.asymmetric;
    expect(up.sessions).toBe(side.n_up);
    expect(up.correlation).toBeCloseTo(side.corr_y_up, 9);
    expect(up.beta).toBeCloseTo(side.beta_up, 9);
    expect(down.sessions).toBe(side.n_down);
    expect(down.correlation).toBeCloseTo(side.corr_y_down, 9);
    expect(down.beta).toBeCloseTo(side.beta_down, 9);
  });

  it('tails agree', () => {
    const { expected, subjectReturns, benchmarkReturns } = load();
    for (const one of expected.asymmetric.tail) {
      const actual = tailDependence(subjectReturns, benchmarkReturns, one.q);
      expect(actual.lowerDays).toBe(one.n_tail);
      expect(actual.lower).toBeCloseTo(one.lambda_lower, 9);
      expect(actual.upper).toBeCloseTo(one.lambda_upper, 9);
    }
  });
});

describeEach(singleSources, 'what selection alone does to a bivariate normal', (source) => {
  const load = () => (readValues(source, 'conditioning') as { conditioning: Record<string, number> }).conditioning;

  it('halves its correlation as stored', () => {
    const stored = load();
    const expected = stored['expected_half_sample_corr_if_bivariate_normal']!;
    expect(conditionedNormalCorrelation(stored['rho']!)).toBeCloseTo(expected, 10);
  });

  it('leaves the stored tail dependence', () => {
    const stored = load();
    expect(gaussianTailDependence(stored['rho']!, 0.05)).toBeCloseTo(stored['gaussian_copula_tail_q05']!, 9);
    expect(gaussianTailDependence(stored['rho']!, 0.1)).toBeCloseTo(stored['gaussian_copula_tail_q10']!, 9);
  });
});
