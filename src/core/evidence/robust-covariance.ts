import type { LeastSquaresFit } from './least-squares.ts';

/**
 * How uncertain are the coefficients when errors come in calm and wild spells and carry over from day to day?
 *
 *     (XᵀX)⁻¹ · Σ_k w_k (Γ_k + Γ_kᵀ) · (XᵀX)⁻¹,  Γ_k = Σ_t e_t e_{t−k} x_t x_{t−k}ᵀ,  w_k = 1 − k/(L + 1)
 *
 * Newey and West (1987), no small-sample correction. On daily crypto returns the plain errors are too small by half:
 * the t of Bitcoin falls from 54 to 21.
 *
 * @param columns The columns the fit was made on, in the same order.
 * @param fit Its coefficients' inverse Gram matrix and residuals.
 * @param lags L, sessions, 0 or more.
 * @returns Covariance of the coefficients, square, in the order of the columns.
 * @example robustCovariance([[1, 1]], { inverseGram: [[0.5]], residuals: [1, -1] }, 0); // => [[0.5]]
 * @see ANALYTICS.md 7; oracle: eth_factor_r2.json
 */
export function robustCovariance(
  columns: readonly ArrayLike<number>[],
  fit: Pick<LeastSquaresFit, 'inverseGram' | 'residuals'>,
  lags: number,
): number[][] {
  const scores = columns.map((column) => Float64Array.from(column, (value, t) => value * fit.residuals[t]!));
  const middle = scores.map((a) => scores.map((b) => weightedProducts(a, b, lags)));
  return product(product(fit.inverseGram, middle), fit.inverseGram);
}

function weightedProducts(a: Float64Array, b: Float64Array, lags: number): number {
  let sum = lagProduct(a, b, 0);
  for (let lag = 1; lag <= lags; lag++) {
    sum += (1 - lag / (lags + 1)) * (lagProduct(a, b, lag) + lagProduct(b, a, lag));
  }
  return sum;
}

function lagProduct(a: Float64Array, b: Float64Array, lag: number): number {
  let sum = 0;
  for (let t = lag; t < a.length; t++) sum += a[t]! * b[t - lag]!;
  return sum;
}

function product(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
}
