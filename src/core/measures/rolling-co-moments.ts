import { isRelativelyZero } from './is-relatively-zero.ts';
import { requireSameLength } from './require-same-length.ts';
import { requireWindow } from './require-window.ts';
import { toFloat64 } from './to-float64.ts';
import { undefinedSeries } from './undefined-series.ts';

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
    meanX: undefinedSeries(length),
    meanY: undefinedSeries(length),
    squaresX: undefinedSeries(length),
    squaresY: undefinedSeries(length),
    products: undefinedSeries(length),
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
