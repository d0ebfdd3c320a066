import { isRelativelyZero, nanSeries, requireSameLength, requireWindow, toFloat64 } from './series.ts';

/** Means, sums of squared deviations and sum of products of deviations of every trailing window, row by row. */
export interface RollingCoMoments {
  readonly rows: number;
  readonly meanX: Float64Array;
  readonly meanY: Float64Array;
  /** Σ(x − meanX)², exactly 0 for a constant window. */
  readonly squaresX: Float64Array;
  readonly squaresY: Float64Array;
  /** Σ(x − meanX)(y − meanY). */
  readonly products: Float64Array;
}

interface Legs {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Where raw squares exceed centred ones by more than this, digits were lost and the window is computed again in two passes. */
const trustedCancellation = 8;

/**
 * How two series vary, and vary together, in every trailing window, in one sweep.
 *
 *     Σ(x − meanX)², Σ(y − meanY)², Σ(x − meanX)(y − meanY)   over rows t−W+1..t
 *
 * Rows fall into fixed blocks of W. A window is the tail of one block and the head of the next, so it is a tail total plus a
 * head total: nothing is ever subtracted when a row leaves, an outlier is forgotten the moment it leaves, and a value at t is
 * made of rows up to t only. Both totals are taken around the row where the blocks meet, which every such window holds.
 *
 * @param x Oldest first, any unit.
 * @param y Series of the same rows.
 * @param rows W, rows in the window, at least 2.
 * @returns Series of the same length; `NaN` before W rows and where the window holds a value that is not finite.
 * @throws RangeError where `rows` is no whole number of at least 2 or the lengths differ.
 * @example rollingCoMoments([1, 3, 8], [1, 2, 1], 2).products; // => [NaN, 1, -2.5]
 * @see ANALYTICS.md 11
 */
export function rollingCoMoments(x: ArrayLike<number>, y: ArrayLike<number>, rows: number): RollingCoMoments {
  requireWindow(rows, 2);
  const length = requireSameLength(x, y);
  const legs = { x: toFloat64(x), y: toFloat64(y) };
  const moments = undefinedMoments(length, rows);
  const tails = new Float64Array(5 * rows);
  const heads = new Float64Array(5 * rows);
  for (let meeting = rows - 1; meeting < length; meeting += rows) {
    accumulate(legs, meeting, -1, tails);
    accumulate(legs, meeting, 1, heads);
    const windows = Math.min(rows, length - meeting);
    for (let k = 0; k < windows; k++) joinWindow(legs, meeting, k, tails, heads, moments);
  }
  return moments;
}

function undefinedMoments(length: number, rows: number): RollingCoMoments {
  return {
    rows,
    meanX: nanSeries(length),
    meanY: nanSeries(length),
    squaresX: nanSeries(length),
    squaresY: nanSeries(length),
    products: nanSeries(length),
  };
}

/** Totals of the rows walked through from the meeting row, around its values, five numbers after every row. */
function accumulate({ x, y }: Legs, meeting: number, step: 1 | -1, totals: Float64Array): void {
  const pivotX = x[meeting]!;
  const pivotY = y[meeting]!;
  let [sumX, sumY, squaresX, squaresY, products] = [0, 0, 0, 0, 0];
  for (let at = 0, row = meeting; at < totals.length && row < x.length; at += 5, row += step) {
    const dx = x[row]! - pivotX;
    const dy = y[row]! - pivotY;
    totals[at] = sumX += dx;
    totals[at + 1] = sumY += dy;
    totals[at + 2] = squaresX += dx * dx;
    totals[at + 3] = squaresY += dy * dy;
    totals[at + 4] = products += dx * dy;
  }
}

/** The window that reaches k rows beyond the meeting row: the last W−k rows up to it and the k rows after it. */
function joinWindow(
  legs: Legs,
  meeting: number,
  k: number,
  tails: Float64Array,
  heads: Float64Array,
  moments: RollingCoMoments,
): void {
  const { rows } = moments;
  const tail = 5 * (rows - 1 - k);
  const head = 5 * k;
  const rawX = tails[tail + 2]! + heads[head + 2]!;
  const rawY = tails[tail + 3]! + heads[head + 3]!;
  if (!(rawX + rawY < Infinity)) return;
  const meanDx = (tails[tail]! + heads[head]!) / rows;
  const meanDy = (tails[tail + 1]! + heads[head + 1]!) / rows;
  const squaresX = rawX - rows * meanDx * meanDx;
  const squaresY = rawY - rows * meanDy * meanDy;
  const digitsLost = rawX > trustedCancellation * squaresX || rawY > trustedCancellation * squaresY;
  if (digitsLost) {
    writeInTwoPasses(legs, meeting + k, moments);
    return;
  }
  const products = tails[tail + 4]! + heads[head + 4]! - rows * meanDx * meanDy;
  write(moments, meeting + k, legs.x[meeting]! + meanDx, legs.y[meeting]! + meanDy, squaresX, squaresY, products);
}

function writeInTwoPasses({ x, y }: Legs, row: number, moments: RollingCoMoments): void {
  const first = row - moments.rows + 1;
  const meanX = meanOf(x, first, row);
  const meanY = meanOf(y, first, row);
  let [squaresX, squaresY, products] = [0, 0, 0];
  for (let at = first; at <= row; at++) {
    const dx = x[at]! - meanX;
    const dy = y[at]! - meanY;
    squaresX += dx * dx;
    squaresY += dy * dy;
    products += dx * dy;
  }
  write(moments, row, meanX, meanY, squaresX, squaresY, products);
}

/** Mean of rows first..last, summed around the first of them so that a large level costs no digits. */
function meanOf(values: Float64Array, first: number, last: number): number {
  const pivot = values[first]!;
  let sum = 0;
  for (let at = first; at <= last; at++) sum += values[at]! - pivot;
  return pivot + sum / (last - first + 1);
}

function write(
  moments: RollingCoMoments,
  row: number,
  meanX: number,
  meanY: number,
  squaresX: number,
  squaresY: number,
  products: number,
): void {
  moments.meanX[row] = meanX;
  moments.meanY[row] = meanY;
  moments.squaresX[row] = isRelativelyZero(squaresX, moments.rows, meanX) ? 0 : squaresX;
  moments.squaresY[row] = isRelativelyZero(squaresY, moments.rows, meanY) ? 0 : squaresY;
  moments.products[row] = products;
}

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

/**
 * Means and sums around them of all rows so far, updated one row at a time without ever holding a large total (Welford).
 *
 *     mean ← mean + d/n,   Σ(x−mean)² ← Σ(x−mean)² + d·(x − new mean)
 *
 * Rows with a value that is not finite are left out.
 */
export class RunningCoMoments {
  count = 0;
  meanX = 0;
  meanY = 0;
  squaresX = 0;
  squaresY = 0;
  products = 0;

  /** Takes one more row in; false where it was left out because a value is not finite. */
  add(x: number, y: number): boolean {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
    this.count += 1;
    const dx = x - this.meanX;
    const dy = y - this.meanY;
    this.meanX += dx / this.count;
    this.meanY += dy / this.count;
    this.squaresX += dx * (x - this.meanX);
    this.squaresY += dy * (y - this.meanY);
    this.products += dx * (y - this.meanY);
    return true;
  }

  /** Whether every x so far is the same up to rounding. */
  get constantX(): boolean {
    return isRelativelyZero(this.squaresX, this.count, this.meanX);
  }
}

/**
 * The same series with mean 0 and mean square 1.
 *
 *     (v − mean) / √(Σ(v − mean)² / n)      (1/n moments)
 *
 * @param values Finite numbers.
 * @returns Series of the same length; all `NaN` where the values are constant or one is not finite.
 * @example zscore([1, 3]); // => [-1, 1]
 * @see ANALYTICS.md 2.2 and 11
 */
export function zscore(values: ArrayLike<number>): Float64Array {
  const count = values.length;
  const pivot = count > 0 ? values[0]! : NaN;
  const scores = new Float64Array(count);
  let sum = 0;
  for (let row = 0; row < count; row++) sum += scores[row] = values[row]! - pivot;
  const mean = sum / count;
  let squares = 0;
  for (let row = 0; row < count; row++) squares += (scores[row]! - mean) ** 2;
  const scale = isRelativelyZero(squares, count, pivot + mean) ? NaN : Math.sqrt(squares / count);
  for (let row = 0; row < count; row++) scores[row] = (scores[row]! - mean) / scale;
  return scores;
}

/**
 * How far is a level from its recent average, the present included?
 *
 *     (v_t − mean) / sd   over rows t−W+1..t (ddof 1)
 *
 * The value sits in its own yardstick, so it can never exceed (W−1)/√W; and it falls back to 0 by forgetting, even if the level
 * stays where it is.
 *
 * @param values A level such as the log ratio, oldest first.
 * @param rows W, rows in the window, at least 2.
 * @returns Dimensionless, one per row; `NaN` before W rows, where the window holds a value that is not finite or is constant.
 * @throws RangeError where `rows` is no whole number of at least 2.
 * @example rollingZ([1, 3], 2); // => [NaN, 0.7071067811865475]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json
 */
export function rollingZ(values: ArrayLike<number>, rows: number): Float64Array {
  const { mean, sd } = rollingMoments(values, rows);
  return sd.map((spread, row) => (spread > 0 ? (values[row]! - mean[row]!) / spread : NaN));
}

/**
 * How far is a level from its average over all history so far?
 *
 *     (v_t − mean) / sd   over rows 0..t (ddof 1)
 *
 * Uses nothing later than t; the z over a full sample, drawn backwards, has seen the future and looks far calmer in every crisis.
 * Where history begins decides much of it: name the start.
 *
 * @param values A level such as the log ratio, oldest first.
 * @param minimumRows Fewest finite values for an answer, at least 2.
 * @returns Dimensionless, one per row; `NaN` before `minimumRows` finite values, where the value is not finite (it is left out),
 *   and while history is constant.
 * @throws RangeError where `minimumRows` is no whole number of at least 2.
 * @example expandingZ([1, 3], 2); // => [NaN, 0.7071067811865475]
 * @see ANALYTICS.md 3 and 1.5; oracle: eth_iwm_utc_zscores.json
 */
export function expandingZ(values: ArrayLike<number>, minimumRows = 252): Float64Array {
  requireWindow(minimumRows, 2);
  const z = nanSeries(values.length);
  const soFar = new RunningCoMoments();
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!soFar.add(value, value) || soFar.count < minimumRows || soFar.constantX) continue;
    z[row] = (value - soFar.meanX) / Math.sqrt(soFar.squaresX / (soFar.count - 1));
  }
  return z;
}

/** Sums around the means of the rows a line is fitted to: x is the predictor, y the response. */
export interface OlsSums {
  readonly count: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly squaresX: number;
  readonly squaresY: number;
  readonly products: number;
}

/** The rows themselves, first to last, read only where the sums leave too few digits. */
export interface OlsRows {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly first: number;
  readonly last: number;
}

/** A fitted line through the point of means, and how far the rows lie from it. */
export interface SimpleOls {
  readonly slope: number;
  /** √(SSE / (n − 2)); `NaN` where the rows lie on the line up to rounding, so that nothing can be measured in it. */
  readonly residualError: number;
}

/** Below this share of unexplained variation the difference of two sums has lost the digits and residuals are added up instead. */
const trustedRemainder = 1e-6;

/**
 * The least-squares line and the usual size of its residuals.
 *
 *     slope = Σ(x−meanX)(y−meanY) / Σ(x−meanX)²,   error = √(SSE / (n − 2))
 *
 * @param sums Sums of the rows; a constant predictor must have `squaresX` 0.
 * @param rows The rows behind the sums; rows with a value that is not finite are passed over.
 * @returns The line; both `NaN` where the predictor is constant or the sums are `NaN`.
 * @example simpleOls({ count: 3, meanX: 1, meanY: 1, squaresX: 2, squaresY: 2, products: 1 }, { x: new Float64Array(), y: new Float64Array(), first: 0, last: -1 }).slope; // => 0.5
 * @see ANALYTICS.md 3
 */
export function simpleOls(sums: OlsSums, rows: OlsRows): SimpleOls {
  if (!(sums.squaresX > 0)) return { slope: NaN, residualError: NaN };
  const slope = sums.products / sums.squaresX;
  const remainder = sums.squaresY - slope * sums.products;
  const trusted = remainder > trustedRemainder * sums.squaresY;
  const squares = trusted ? remainder : squaredResiduals(sums, slope, rows);
  const onTheLine = squares <= 1e-24 * sums.squaresY || isRelativelyZero(squares, sums.count, sums.meanY);
  return { slope, residualError: onTheLine ? NaN : Math.sqrt(squares / (sums.count - 2)) };
}

function squaredResiduals(sums: OlsSums, slope: number, { x, y, first, last }: OlsRows): number {
  let squares = 0;
  for (let row = first; row <= last; row++) {
    const residual = y[row]! - sums.meanY - slope * (x[row]! - sums.meanX);
    if (Number.isFinite(residual)) squares += residual * residual;
  }
  return squares;
}

/** Regression residuals and slopes, row by row. */
export interface ResidualZ {
  /** Residual of the row in units of the residual standard error of its fit. */
  readonly z: Float64Array;
  /** Slope of ln subject on ln benchmark. */
  readonly slope: Float64Array;
}

/**
 * How far is the subject from where its recent relation to the benchmark puts it?
 *
 *     ln x = a + b ln y fitted on rows t−W+1..t,   z = e_t / √(SSE / (W − 2))
 *
 * `outOfSample` fits on rows t−W..t−1 instead, so that the row judged has no say in its own yardstick. The slope wanders from
 * window to window and may even change sign: for the expert view, never a headline, never a trading signal.
 *
 * @param logSubject ln of the subject's prices, oldest first.
 * @param logBenchmark ln of the benchmark's prices on the same sessions.
 * @param rows W, rows in the fit, at least 3.
 * @param outOfSample Whether the row judged stays out of the fit.
 * @returns z and slope, one per row; `NaN` before the fit has W rows, where it holds a value that is not finite, where the
 *   benchmark is constant in it, and (z only) where all its rows lie on the line or the row judged is not finite.
 * @throws RangeError where `rows` is no whole number of at least 3 or the lengths differ.
 * @example olsResidualZ([0, 2, 1], [0, 1, 2], 3).slope; // => [NaN, NaN, 0.5]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json
 */
export function olsResidualZ(
  logSubject: ArrayLike<number>,
  logBenchmark: ArrayLike<number>,
  rows: number,
  outOfSample = false,
): ResidualZ {
  requireWindow(rows, 3);
  const legs = { x: toFloat64(logBenchmark), y: toFloat64(logSubject) };
  const moments = rollingCoMoments(legs.x, legs.y, rows);
  const result = { z: nanSeries(legs.x.length), slope: nanSeries(legs.x.length) };
  const distance = outOfSample ? 1 : 0;
  for (let fitted = rows - 1; fitted + distance < legs.x.length; fitted++) {
    const row = fitted + distance;
    const line = simpleOls(sumsAt(moments, fitted), { ...legs, first: fitted - rows + 1, last: fitted });
    const expected = moments.meanY[fitted]! + line.slope * (legs.x[row]! - moments.meanX[fitted]!);
    const z = (legs.y[row]! - expected) / line.residualError;
    result.slope[row] = line.slope;
    result.z[row] = Number.isFinite(z) ? z : NaN;
  }
  return result;
}

function sumsAt(moments: RollingCoMoments, row: number) {
  return {
    count: moments.rows,
    meanX: moments.meanX[row]!,
    meanY: moments.meanY[row]!,
    squaresX: moments.squaresX[row]!,
    squaresY: moments.squaresY[row]!,
    products: moments.products[row]!,
  };
}

/**
 * How far is the subject from where all history so far puts it, given the benchmark?
 *
 *     ln x = a + b ln y fitted on rows 0..t,   z = e_t / √(SSE / (n − 2))
 *
 * Two markets that both drift give a slope and a tight fit without any tie between them; a large z then only says that the
 * drift changed.
 *
 * @param logSubject ln of the subject's prices, oldest first.
 * @param logBenchmark ln of the benchmark's prices on the same sessions.
 * @param minimumRows Fewest rows for an answer, at least 3.
 * @returns z and slope, one per row; `NaN` before `minimumRows` rows with both values, in rows without both (they are left out),
 *   while the benchmark is constant, and (z only) while all rows lie on the line.
 * @throws RangeError where `minimumRows` is no whole number of at least 3 or the lengths differ.
 * @example olsExpandingResidualZ([0, 2, 1], [0, 1, 2], 3).slope; // => [NaN, NaN, 0.5]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json
 */
export function olsExpandingResidualZ(
  logSubject: ArrayLike<number>,
  logBenchmark: ArrayLike<number>,
  minimumRows = 252,
): ResidualZ {
  requireWindow(minimumRows, 3);
  const length = requireSameLength(logSubject, logBenchmark);
  const legs = { x: toFloat64(logBenchmark), y: toFloat64(logSubject) };
  const result = { z: nanSeries(length), slope: nanSeries(length) };
  const soFar = new RunningCoMoments();
  for (let row = 0; row < length; row++) {
    if (!soFar.add(legs.x[row]!, legs.y[row]!) || soFar.count < minimumRows || soFar.constantX) continue;
    const line = simpleOls(soFar, { ...legs, first: 0, last: row });
    const expected = soFar.meanY + line.slope * (legs.x[row]! - soFar.meanX);
    result.slope[row] = line.slope;
    result.z[row] = (legs.y[row]! - expected) / line.residualError;
  }
  return result;
}
