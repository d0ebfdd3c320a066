/** A linear fit by least squares. Everything is `NaN` when the columns are linearly dependent. */
export interface LeastSquaresFit {
  readonly coefficients: readonly number[];
  readonly residuals: Float64Array;
  readonly sumSquaredResiduals: number;
  /** (XᵀX)⁻¹: times the residual variance it is the covariance of the coefficients. */
  readonly inverseGram: readonly (readonly number[])[];
  /** Sum of squared residuals of the fit on only the first k columns, for k = 0 to all. */
  readonly nestedSumsOfSquares: readonly number[];
}

/** A column this small after the earlier ones are taken out of it adds nothing but rounding noise. */
const dependenceTolerance = 1e-12;

function dotFrom(a: Float64Array, b: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Reflects one column onto its pivot (Householder), the same for every later column; returns the new pivot. */
function reflect(column: Float64Array, later: readonly Float64Array[], pivot: number): number {
  const norm = Math.sqrt(dotFrom(column, column, pivot));
  const diagonal = column[pivot]! > 0 ? -norm : norm;
  column[pivot]! -= diagonal;
  const scale = dotFrom(column, column, pivot);
  if (scale === 0) return 0;
  for (const other of later) {
    const factor = (2 * dotFrom(column, other, pivot)) / scale;
    for (let i = pivot; i < other.length; i++) other[i]! -= factor * column[i]!;
  }
  return diagonal;
}

/** Inverse of the upper triangle whose off-diagonal part is in the reflected columns. */
function invertTriangle(columns: readonly Float64Array[], diagonal: readonly number[]): number[][] {
  const size = diagonal.length;
  const inverse = diagonal.map(() => new Array<number>(size).fill(0));
  for (let j = 0; j < size; j++) {
    inverse[j]![j] = 1 / diagonal[j]!;
    for (let i = j - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = i + 1; k <= j; k++) sum += columns[k]![i]! * inverse[k]![j]!;
      inverse[i]![j] = -sum / diagonal[i]!;
    }
  }
  return inverse;
}

function timesOwnTranspose(triangle: readonly (readonly number[])[]): number[][] {
  return triangle.map((row) => triangle.map((other) => row.reduce((sum, value, k) => sum + value * other[k]!, 0)));
}

function residualsOf(
  columns: readonly ArrayLike<number>[],
  response: ArrayLike<number>,
  coefficients: readonly number[],
): Float64Array {
  return Float64Array.from(response, (value, i) => {
    let fitted = 0;
    for (let j = 0; j < columns.length; j++) fitted += coefficients[j]! * columns[j]![i]!;
    return value - fitted;
  });
}

function nestedSums(rotated: Float64Array, columnCount: number): number[] {
  const sums = new Array<number>(columnCount + 1);
  let sum = dotFrom(rotated, rotated, columnCount);
  sums[columnCount] = sum;
  for (let k = columnCount - 1; k >= 0; k--) {
    sum += rotated[k]! * rotated[k]!;
    sums[k] = sum;
  }
  return sums;
}

/**
 * Which weights of the columns come closest to the response?
 *
 *     minimise Σ (y − X b)², by Householder reflections (never through XᵀX, which squares the rounding error)
 *
 * No constant is added: give a column of ones where one is wanted. Order matters only for `nestedSumsOfSquares`.
 *
 * @param columns The explaining series, all of the response's length, finite.
 * @param response The series to explain, with more rows than there are columns, finite.
 * @returns Coefficients in the order of the columns; all `NaN` when the columns are linearly dependent.
 * @throws RangeError when lengths differ or there are not more rows than columns.
 * @example leastSquares([[1, 1, 1], [0, 1, 2]], [1, 3, 5]).coefficients.map(Math.round); // => [1, 2]
 * @see ANALYTICS.md 5, 7; Golub (1965)
 */
export function leastSquares(columns: readonly ArrayLike<number>[], response: ArrayLike<number>): LeastSquaresFit {
  if (columns.some((column) => column.length !== response.length))
    throw new RangeError('All series must have the same rows.');
  if (response.length <= columns.length) throw new RangeError('A fit needs more rows than columns.');
  const work = columns.map((column) => Float64Array.from(column));
  const rotated = Float64Array.from(response);
  const sizes = work.map((column) => Math.sqrt(dotFrom(column, column, 0)));
  const diagonal = work.map((column, j) => reflect(column, [...work.slice(j + 1), rotated], j));
  const dependent = diagonal.some((pivot, j) => !(Math.abs(pivot) > dependenceTolerance * sizes[j]!));
  const inverse = invertTriangle(
    work,
    diagonal.map((pivot) => (dependent ? NaN : pivot)),
  );
  const coefficients = inverse.map((row) => row.reduce((sum, value, k) => sum + value * rotated[k]!, 0));
  const residuals = residualsOf(columns, response, coefficients);
  return {
    coefficients,
    residuals,
    sumSquaredResiduals: dotFrom(residuals, residuals, 0),
    inverseGram: timesOwnTranspose(inverse),
    nestedSumsOfSquares: nestedSums(rotated, columns.length),
  };
}

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
