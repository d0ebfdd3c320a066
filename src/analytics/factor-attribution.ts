import { neweyWestLag } from './correlation-inference.ts';
import { pearson } from './correlation.ts';
import { leastSquares, robustCovariance } from './regression.ts';

/** A factor left with a smaller part of its own once the others are taken out adds nothing but rounding noise. */
const redundantShare = 1e-12;

/**
 * How much of the target does every possible set of factors explain?
 *
 *     R²(S) = 1 − sum of squared residuals with a constant and the factors in S / total sum of squares
 *
 * From the correlations of factors and target, so units and sizes do not matter. A factor that repeats others adds
 * nothing; a constant factor explains nothing.
 *
 * @param target The series to explain, finite.
 * @param factors Explaining series of the same length.
 * @returns A function from a set (bit mask, bit i for factor i) to its R², 0 to 1; `NaN` for a constant target.
 * @throws RangeError when lengths differ.
 * @example subsetR2([1, 2, 3], [[2, 4, 6]])(1).toFixed(6); // => '1.000000'
 * @see ANALYTICS.md 7; oracle: eth_factor_r2.json
 */
export function subsetR2(target: ArrayLike<number>, factors: readonly ArrayLike<number>[]): (set: number) => number {
  const series = [...factors, target];
  const correlations = series.map((a) => series.map((b) => pearson(a, b)));
  const last = factors.length;
  return (set) => {
    const chosen = factors.map((_, i) => i).filter((i) => (set >> i) & 1 && !Number.isNaN(correlations[i]![i]!));
    return 1 - leftOver(correlations, [...chosen, last]);
  };
}

/** What remains of the last chosen series when the others are taken out of it one after another (Cholesky). */
function leftOver(correlations: readonly (readonly number[])[], chosen: readonly number[]): number {
  const rows: number[][] = [];
  let remaining = 1;
  for (const [i, series] of chosen.entries()) {
    const row: number[] = [];
    for (let j = 0; j < i; j++) {
      const pivot = rows[j]![j]!;
      const covered = dotOf(row, rows[j]!, j);
      row.push(pivot === 0 ? 0 : (correlations[series]![chosen[j]!]! - covered) / pivot);
    }
    remaining = correlations[series]![series]! - dotOf(row, row, i);
    row.push(remaining > redundantShare ? Math.sqrt(remaining) : 0);
    rows.push(row);
  }
  return Math.max(0, remaining);
}

function dotOf(a: readonly number[], b: readonly number[], length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += a[k]! * b[k]!;
  return sum;
}

/**
 * What is each player's fair part of what all reach together?
 *
 *     φ_i = Σ over sets S without i of  |S|! (m − |S| − 1)! / m! · (worth(S ∪ i) − worth(S))
 *
 * Shapley (1953); with R² as the worth it is the LMG share of Lindeman, Merenda and Gold (1980). The average over every
 * order of entry, so no factor profits from coming first. The parts add up to worth(all) − worth(none).
 *
 * @param playerCount Number of players m, 1 to 16.
 * @param worth What a set reaches; the set is a bit mask, bit i set when player i is in it. Called once per set.
 * @returns The part of each player, in the unit of the worth.
 * @throws RangeError when the number of players is outside 1 to 16.
 * @example shapleyValues(2, (set) => [0, 1, 2, 4][set]); // => [1.5, 2.5]
 * @see ANALYTICS.md 7; oracle: eth_factor_r2.json
 */
export function shapleyValues(playerCount: number, worth: (set: number) => number): number[] {
  if (!(playerCount >= 1 && playerCount <= 16)) throw new RangeError('There must be 1 to 16 players.');
  const worths = Float64Array.from({ length: 1 << playerCount }, (_, set) => worth(set));
  const weights = orderWeights(playerCount);
  return Array.from({ length: playerCount }, (_, player) => {
    const own = 1 << player;
    let part = 0;
    for (let set = 0; set < worths.length; set++) {
      if ((set & own) === 0) part += weights[sizeOf(set)]! * (worths[set | own]! - worths[set]!);
    }
    return part;
  });
}

/**
 * What is each player's fair part where players belong to groups and a group comes in as a whole?
 *
 *     the average over every order in which the groups could come, and within each group its members
 *
 * Owen (1977). The parts of a group's members add up to what {@link shapleyValues} gives the group as one player.
 *
 * @param groups The players of each group, as bit masks that share no bit.
 * @param worth What a set of players reaches, 0 players included.
 * @returns The part of each player of each group, in the order of their bits, in the unit of the worth.
 * @throws RangeError where a group has no player or more than 16.
 * @example owenValues([0b01, 0b10], (set) => [0, 1, 2, 4][set]); // => [[1.5], [2.5]]
 */
export function owenValues(groups: readonly number[], worth: (set: number) => number): number[][] {
  const weights = orderWeights(groups.length);
  const unionOf = (chosen: number, of: readonly number[]): number =>
    of.reduce((set, own, i) => ((chosen >> i) & 1 ? set | own : set), 0);
  return groups.map((own, group) => {
    const members = bitsOf(own);
    const parts = members.map(() => 0);
    for (let before = 0; before < 1 << groups.length; before++) {
      if ((before >> group) & 1) continue;
      const there = unionOf(before, groups);
      const values = shapleyValues(members.length, (set) => worth(there | unionOf(set, members)));
      values.forEach((value, i) => (parts[i]! += weights[sizeOf(before)]! * value));
    }
    return parts;
  });
}

/** The single bits of a mask, lowest first. */
function bitsOf(mask: number): number[] {
  return Array.from({ length: 32 - Math.clz32(mask) }, (_, i) => 1 << i).filter((bit) => (mask & bit) !== 0);
}

/** |S|! (m − |S| − 1)! / m! for every size of S. */
function orderWeights(playerCount: number): number[] {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return Array.from({ length: playerCount }, (_, size) => {
    return (factorial(size) * factorial(playerCount - size - 1)) / factorial(playerCount);
  });
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest > 0; rest >>= 1) size += rest & 1;
  return size;
}

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
  /** Its fair part where groups come in as a whole: with the others of its group it adds up to the group's part. */
  readonly shareInGroup: number;
  /** R² with this factor alone. */
  readonly aloneShare: number;
  /** 1 / (1 − R² of this factor on the others): how much they double one another. */
  readonly varianceInflation: number;
}

/** The whole answer to "what moves it?". */
export interface FactorAttribution {
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

function inFactorOrder(sets: Map<string, number>, parts: readonly (readonly number[])[]): number[] {
  const ordered: number[] = [];
  [...sets.values()].forEach((own, group) => {
    bitsOf(own).forEach((bit, i) => (ordered[31 - Math.clz32(bit)] = parts[group]![i]!));
  });
  return ordered;
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
  return 1 / (1 - subsetR2(factors[index]!.values, others)((1 << others.length) - 1));
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
 * @example factorAttribution([1, 2, 2, 4], [{ symbol: 'SPX', group: 'macro', values: [1, 2, 3, 4] }]).r2.toFixed(4); // => '0.8526'
 * @see ANALYTICS.md 7; oracle: eth_factor_r2.json
 */
export function factorAttribution(target: ArrayLike<number>, factors: readonly Factor[]): FactorAttribution {
  if (factors.length < 1 || factors.length > 12) throw new RangeError('There must be 1 to 12 factors.');
  const observations = target.length;
  const hacLags = neweyWestLag(observations);
  const [intercept, ...coefficients] = coefficientsOf(target, factors, hacLags);
  const series = factors.map((factor) => factor.values);
  const worth = subsetR2(target, series);
  const r2 = worth((1 << factors.length) - 1);
  const shares = shapleyValues(factors.length, worth);
  const sets = groupSets(factors);
  const sharesInGroup = inFactorOrder(sets, owenValues([...sets.values()], worth));
  const effects = factors.map(({ symbol, group }, i) => ({
    ...coefficients[i]!,
    symbol,
    group,
    share: shares[i]!,
    shareInGroup: sharesInGroup[i]!,
    aloneShare: worth(1 << i),
    varianceInflation: varianceInflation(factors, i),
  }));
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
