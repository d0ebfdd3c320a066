import { neweyWestLag } from '../measures/newey-west-lag.ts';
import { explainedShares } from './explained-shares.ts';
import { leastSquares } from './least-squares.ts';
import { robustCovariance } from './robust-covariance.ts';
import { shapleyValues } from './shapley-values.ts';

/** A series offered as an explanation, and the group it is counted under, for example `macro` or `crypto`. */
export interface Factor {
  readonly symbol: string;
  readonly group: string;
  readonly values: ArrayLike<number>;
}

/** A coefficient with its plain and its robust uncertainty. */
export interface Coefficient {
  readonly coefficient: number;
  readonly standardError: number;
  readonly tStatistic: number;
  readonly hacStandardError: number;
  readonly tHac: number;
}

/** What one factor does. */
export interface FactorEffect extends Coefficient {
  readonly symbol: string;
  readonly group: string;
  /** Its fair part of R² over all orders of entry. */
  readonly share: number;
  /** R² with this factor alone. */
  readonly aloneShare: number;
  /** 1 / (1 − R² of this factor on the others): how much they double one another. */
  readonly varianceInflation: number;
}

/** The whole answer to "what moves it?". */
export interface Drivers {
  readonly observations: number;
  readonly r2: number;
  readonly adjustedR2: number;
  readonly idiosyncratic: number;
  readonly hacLags: number;
  readonly intercept: Coefficient;
  readonly factors: readonly FactorEffect[];
  /** Fair part of R² of each group, groups as players. */
  readonly groups: Readonly<Record<string, number>>;
  /** R² gained by each group in the order of first appearance: what the order alone would claim. */
  readonly sequentialGroups: Readonly<Record<string, number>>;
  /** Symbols whose own share and sign mean nothing because others double them (inflation above 5). */
  readonly entangled: readonly string[];
}

const entangledAbove = 5;

function coefficientsOf(target: ArrayLike<number>, factors: readonly Factor[], hacLags: number): Coefficient[] {
  const columns = [Array.from(target, () => 1), ...factors.map((factor) => factor.values)];
  const fit = leastSquares(columns, target);
  const covariance = robustCovariance(columns, fit, hacLags);
  const variance = fit.sumSquaredResiduals / (target.length - columns.length);
  return fit.coefficients.map((coefficient, i) => {
    const standardError = Math.sqrt(variance * fit.inverseGram[i]![i]!);
    const hacStandardError = Math.sqrt(covariance[i]![i]!);
    return {
      coefficient,
      standardError,
      tStatistic: coefficient / standardError,
      hacStandardError,
      tHac: coefficient / hacStandardError,
    };
  });
}

/** Every group with the set of its factors. */
function groupSets(factors: readonly Factor[]): Map<string, number> {
  const sets = new Map<string, number>();
  factors.forEach((factor, i) => sets.set(factor.group, (sets.get(factor.group) ?? 0) | (1 << i)));
  return sets;
}

function groupShares(sets: Map<string, number>, worth: (set: number) => number): Record<string, number> {
  const members = [...sets.values()];
  const union = (groups: number): number => members.reduce((set, own, g) => ((groups >> g) & 1 ? set | own : set), 0);
  const shares = shapleyValues(members.length, (groups) => worth(union(groups)));
  return Object.fromEntries([...sets.keys()].map((name, g) => [name, shares[g]!]));
}

function sequentialShares(sets: Map<string, number>, worth: (set: number) => number): Record<string, number> {
  let set = 0;
  return Object.fromEntries(
    [...sets].map(([name, own]) => {
      const before = worth(set);
      set |= own;
      return [name, worth(set) - before];
    }),
  );
}

function varianceInflation(factors: readonly Factor[], index: number): number {
  const others = factors.filter((_, i) => i !== index).map((factor) => factor.values);
  return 1 / (1 - explainedShares(factors[index]!.values, others)((1 << others.length) - 1));
}

/**
 * Which other markets explain the moves of this one, and how much is its own?
 *
 *     r = a + Σ b_i f_i + e by least squares;   t with Newey–West errors;   shares of R² by Shapley over all subsets
 *
 * Shares depend on no order of entry. Where factors double one another (SPY and QQQ), the single shares, signs and
 * t-values are accidents: `entangled` names them, and the group is what can be said.
 *
 * @param target Returns to explain, finite, one row per session.
 * @param factors From 1 to 12 factors of the same length, finite, in the unit of their change.
 * @returns Coefficients, shares, groups; all `NaN` coefficients where a factor repeats others exactly.
 * @throws RangeError when lengths differ, with no factor or more than 12, or too few rows.
 * @example explainDrivers([1, 2, 2, 4], [{ symbol: 'SPX', group: 'macro', values: [1, 2, 3, 4] }]).r2.toFixed(4); // => '0.8526'
 * @see ANALYTICS.md 7; oracle: eth_factor_r2.json
 */
export function explainDrivers(target: ArrayLike<number>, factors: readonly Factor[]): Drivers {
  if (factors.length < 1 || factors.length > 12) throw new RangeError('There must be 1 to 12 factors.');
  const observations = target.length;
  const hacLags = neweyWestLag(observations);
  const [intercept, ...coefficients] = coefficientsOf(target, factors, hacLags);
  const series = factors.map((factor) => factor.values);
  const worth = explainedShares(target, series);
  const r2 = worth((1 << factors.length) - 1);
  const shares = shapleyValues(factors.length, worth);
  const effects = factors.map(({ symbol, group }, i) => ({
    ...coefficients[i]!,
    symbol,
    group,
    share: shares[i]!,
    aloneShare: worth(1 << i),
    varianceInflation: varianceInflation(factors, i),
  }));
  const sets = groupSets(factors);
  return {
    observations,
    r2,
    adjustedR2: 1 - ((1 - r2) * (observations - 1)) / (observations - factors.length - 1),
    idiosyncratic: 1 - r2,
    hacLags,
    intercept: intercept!,
    factors: effects,
    groups: groupShares(sets, worth),
    sequentialGroups: sequentialShares(sets, worth),
    entangled: effects.filter((effect) => effect.varianceInflation > entangledAbove).map((effect) => effect.symbol),
  };
}
