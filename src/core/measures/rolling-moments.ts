import { rollingCoMoments } from './rolling-co-moments.ts';

/** Mean and spread of every trailing window, row by row. */
export interface RollingMoments {
  readonly mean: Float64Array;
  /** Standard deviation with n − 1, exactly 0 for a constant window. */
  readonly sd: Float64Array;
}

/**
 * Around which level, and how widely, do the values of each trailing window lie?
 *
 *     mean = Σv / W,   sd = √(Σ(v − mean)² / (W − 1))   over rows t−W+1..t (ddof 1)
 *
 * The window includes the value at t itself. An outlier inside it widens sd for W rows, then is forgotten entirely.
 *
 * @param values Oldest first, any unit.
 * @param rows W, rows in the window, at least 2.
 * @returns Two series of the same length; `NaN` before W rows and where the window holds a value that is not finite.
 * @throws RangeError where `rows` is no whole number of at least 2.
 * @example rollingMoments([1, 3, 3], 2).sd; // => [NaN, 1.4142135623730951, 0]
 * @see ANALYTICS.md 3 and 11
 */
export function rollingMoments(values: ArrayLike<number>, rows: number): RollingMoments {
  const { meanX, squaresX } = rollingCoMoments(values, values, rows);
  return { mean: meanX, sd: squaresX.map((squares) => Math.sqrt(squares / (rows - 1))) };
}
