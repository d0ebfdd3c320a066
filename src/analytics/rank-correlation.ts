import { correlationFromSums } from './correlation.ts';
import { nanSeries, requireSameLength, requireWindow } from './series.ts';

/**
 * Where each value stands among all of them: how many are smaller.
 *
 * Whole numbers compare faster than the values and never lie about ties. The places know the whole series, so use them only
 * to compare rows with earlier rows: the order of two values does not depend on a third.
 *
 * @param values Any numbers.
 * @returns One place per value, equal values sharing one; `NaN` stands behind everything, at `values.length`.
 * @example ranks([5, NaN, 3, 5]); // => [1, 4, 0, 1]
 * @see ANALYTICS.md 11
 */
export function ranks(values: ArrayLike<number>): Int32Array {
  const sorted = Float64Array.from(values).sort();
  const places = new Int32Array(values.length);
  for (let row = 0; row < places.length; row++) {
    const value = values[row]!;
    places[row] = Number.isNaN(value) ? places.length : lowerBound(value, sorted);
  }
  return places;
}

/** How many entries are below `value`; `NaN` entries stand last and count as above. Halves without branching. */
function lowerBound(value: number, sorted: Float64Array): number {
  let first = 0;
  for (let left = sorted.length; left > 0;) {
    const half = (left + 1) >> 1;
    first += half * Number(sorted[first + half - 1]! < value);
    left -= half;
  }
  return first;
}

/**
 * Ranks of a window of values while the window moves on, kept in whole numbers so that nothing drifts.
 *
 *     twiceRank = 2 · less + equal + 1      (the average rank of ties, doubled)
 *
 * A `NaN` and a row not yet filled stand behind everything; while the window holds one its ranks mean nothing.
 */
export class RollingRanks {
  /** Doubled average ranks of the values held, in the order of their slots (row modulo window). */
  readonly twiceRanks: Int32Array;
  /** How many values held are `NaN` or not yet filled. */
  undefinedCount: number;
  readonly #places: Int32Array;
  readonly #held: Int32Array;

  constructor(values: ArrayLike<number>, rows: number) {
    requireWindow(rows, 2);
    this.#places = ranks(values);
    this.#held = new Int32Array(rows).fill(values.length);
    this.twiceRanks = new Int32Array(rows).fill(rows + 1);
    this.undefinedCount = rows;
  }

  /** Lets row `row` in and the row that is now too old out. Rows must come in order from 0. */
  advance(row: number): void {
    const slot = row % this.#held.length;
    const entering = this.#places[row]!;
    const leaving = this.#held[slot]!;
    const behindAll = this.#places.length;
    this.undefinedCount += Number(entering === behindAll) - Number(leaving === behindAll);
    this.#held[slot] = entering;
    this.twiceRanks[slot] = replaceOne(this.#held, this.twiceRanks, entering, leaving);
  }
}

/**
 * Moves every rank for one value gained and one lost, and returns the doubled rank of the value gained.
 * `(a - b) >>> 31` is 1 where a < b: without a branch the processor has nothing to guess.
 */
function replaceOne(held: Int32Array, twiceRanks: Int32Array, entering: number, leaving: number): number {
  let twiceRank = held.length + 1;
  for (let at = 0; at < held.length; at++) {
    const place = held[at]!;
    const aboveEntering = ((entering - place) >>> 31) - ((place - entering) >>> 31);
    const aboveLeaving = ((leaving - place) >>> 31) - ((place - leaving) >>> 31);
    twiceRanks[at] = twiceRanks[at]! + aboveEntering - aboveLeaving;
    twiceRank -= aboveEntering;
  }
  return twiceRank;
}

/**
 * How closely did two markets move together over each trailing window, if only the order of their returns counts?
 *
 *     Spearman: Pearson correlation of the average ranks inside rows t−W+1..t
 *
 * Returns are rounded to 12 decimals before ranking: ln(a/b) and ln a − ln b differ in the last bits, which would make or
 * break ties. One crash day cannot carry this figure as it can carry Pearson's.
 *
 * @param x Returns of one market, oldest first.
 * @param y Returns of the other on the same sessions.
 * @param rows W, returns in the window, at least 2.
 * @returns Series of the same length, −1 to 1; `NaN` before W returns, where the window holds a `NaN`, and where all ranks of
 *   a leg are equal.
 * @throws RangeError where `rows` is no whole number of at least 2 or the lengths differ.
 * @example rollingRankCorrelation([1, 2, 9], [1, 3, 2], 3); // => [NaN, NaN, 0.5]
 * @see ANALYTICS.md 2.1; oracle: eth_iwm_utc_rolling_correlation.json
 */
export function rollingRankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>, rows: number): Float64Array {
  const length = requireSameLength(x, y);
  const correlation = nanSeries(length);
  const ranksX = new RollingRanks(roundedTo12Decimals(x), rows);
  const ranksY = new RollingRanks(roundedTo12Decimals(y), rows);
  for (let row = 0; row < length; row++) {
    ranksX.advance(row);
    ranksY.advance(row);
    if (ranksX.undefinedCount + ranksY.undefinedCount > 0) continue;
    correlation[row] = correlationOfRanks(ranksX.twiceRanks, ranksY.twiceRanks);
  }
  return correlation;
}

/** Sums of doubled ranks are whole numbers below 2^53, so this is exact up to the last division. */
function correlationOfRanks(x: Int32Array, y: Int32Array): number {
  const centre = x.length * (x.length + 1) ** 2;
  let [squaresX, squaresY, products] = [-centre, -centre, -centre];
  for (let at = 0; at < x.length; at++) {
    squaresX += x[at]! * x[at]!;
    squaresY += y[at]! * y[at]!;
    products += x[at]! * y[at]!;
  }
  return correlationFromSums(products, squaresX, squaresY);
}

function roundedTo12Decimals(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value) => Math.round(value * 1e12));
}

/**
 * How closely did two series move together over all rows given, if only their order counts?
 *
 *     Spearman: Pearson correlation of average ranks, values rounded to 12 decimals first
 *
 * The time it takes grows with the square of the rows: meant for one window or one history, not for a loop.
 *
 * @param x Returns of one market.
 * @param y Returns of the other on the same sessions.
 * @returns −1 to 1; `NaN` with fewer than 2 rows, with a `NaN`, and where all values of a series are equal.
 * @throws RangeError where the lengths differ.
 * @example rankCorrelation([1, 2, 9], [1, 3, 2]); // => 0.5
 * @see ANALYTICS.md 2.1; oracle: eth_iwm_utc_rolling_correlation.json (full_sample)
 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const rows = requireSameLength(x, y);
  return rows < 2 ? NaN : rollingRankCorrelation(x, y, rows)[rows - 1]!;
}
