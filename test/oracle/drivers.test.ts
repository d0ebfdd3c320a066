import { expect, it } from 'vitest';
import { type Coefficient, type Factor, factorAttribution } from '../../src/analytics/factor-attribution.ts';
import { describeEach, invented, readColumns, readValues, relativeDistance, singleSources } from './sources.ts';

interface StoredCoefficient {
  b: number;
  se_ols: number;
  t_ols: number;
  se_hac: number;
  t_hac: number;
}

interface StoredDrivers {
  n: number;
  first: string;
  last: string;
  r2: number;
  adj_r2: number;
  idiosyncratic: number;
  coef: Record<string, StoredCoefficient>;
  nw_lag: number;
  shapley_r2: Record<string, number>;
  group_shapley: Record<string, number>;
  sequential_in_given_order: Record<string, number>;
  univariate_r2: Record<string, number>;
  vif: Record<string, number>;
}

function expectCoefficient(actual: Coefficient, expected: StoredCoefficient): void {
  expect(relativeDistance(actual.coefficient, expected.b)).toBeLessThan(1e-9);
  expect(relativeDistance(actual.standardError, expected.se_ols)).toBeLessThan(1e-9);
  expect(relativeDistance(actual.tStatistic, expected.t_ols)).toBeLessThan(1e-9);
  expect(relativeDistance(actual.hacStandardError, expected.se_hac)).toBeLessThan(1e-9);
  expect(relativeDistance(actual.tHac, expected.t_hac)).toBeLessThan(1e-9);
}

describeEach(singleSources, 'drivers', (source) => {
  const spans = source === invented ? ['full', 'last_252'] : ['full', 'last_252', '2018_2019', '2022'];
  const load = (span: string) => {
    const expected = (readValues(source, 'drivers') as Record<string, StoredDrivers>)[span]!;
    const { dates, columns } = readColumns(source, 'factors');
    const [from, to] = [dates.indexOf(expected.first), dates.indexOf(expected.last) + 1];
    const symbols = Object.keys(columns).filter((name) => name in expected.vif);
    const factors: Factor[] = symbols.map((symbol) => ({
      symbol,
      group: symbol === 'BTC' ? 'crypto' : 'macro',
      values: columns[symbol]!.subarray(from, to),
    }));
    return { expected, actual: factorAttribution(columns['target']!.subarray(from, to), factors) };
  };

  it('every span that has figures is compared', () => {
    expect(Object.keys(readValues(source, 'drivers') as object).sort()).toEqual(spans.toSorted());
  });

  it.each(spans)('coefficients and errors agree, %s', (span) => {
    const { expected, actual } = load(span);
    expect(actual).toMatchObject({ observations: expected.n, hacLags: expected.nw_lag });
    expectCoefficient(actual.intercept, expected.coef['const']!);
    for (const factor of actual.factors) expectCoefficient(factor, expected.coef[factor.symbol]!);
  });

  it.each(spans)('explained shares agree, %s', (span) => {
    const { expected, actual } = load(span);
    expect(relativeDistance(actual.r2, expected.r2)).toBeLessThan(1e-9);
    expect(relativeDistance(actual.adjustedR2, expected.adj_r2)).toBeLessThan(1e-9);
    expect(relativeDistance(actual.idiosyncratic, expected.idiosyncratic)).toBeLessThan(1e-9);
    for (const factor of actual.factors) {
      expect(relativeDistance(factor.share, expected.shapley_r2[factor.symbol]!)).toBeLessThan(1e-9);
      expect(relativeDistance(factor.aloneShare, expected.univariate_r2[factor.symbol]!)).toBeLessThan(1e-9);
      expect(relativeDistance(factor.varianceInflation, expected.vif[factor.symbol]!)).toBeLessThan(1e-9);
    }
    for (const group of ['macro', 'crypto']) {
      expect(relativeDistance(actual.groups[group]!, expected.group_shapley[group]!)).toBeLessThan(1e-9);
      const inOrder = expected.sequential_in_given_order[group]!;
      expect(relativeDistance(actual.sequentialGroups[group]!, inOrder)).toBeLessThan(1e-9);
    }
    expect(actual.entangled).toEqual(Object.keys(expected.vif).filter((symbol) => expected.vif[symbol]! > 5));
  });
});
