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
  const centred = new Float64Array(count);
  let sum = 0;
  for (let row = 0; row < count; row++) sum += centred[row] = values[row]! - pivot;
  const mean = sum / count;
  let squares = 0;
  for (let row = 0; row < count; row++) squares += (centred[row]! - mean) ** 2;
  const scale = isRelativelyZero(squares, count, pivot + mean) ? NaN : Math.sqrt(squares / count);
  for (let row = 0; row < count; row++) centred[row] = (centred[row]! - mean) / scale;
  return centred;
}
