import { pearson } from '../measures/pearson.ts';

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
 * @example explainedShares([1, 2, 3], [[2, 4, 6]])(1).toFixed(6); // => '1.000000'
 * @see ANALYTICS.md 7; oracle: eth_factor_r2.json
 */
export function explainedShares(
  target: ArrayLike<number>,
  factors: readonly ArrayLike<number>[],
): (set: number) => number {
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
