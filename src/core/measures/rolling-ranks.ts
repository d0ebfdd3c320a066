import { placesInOrder } from './places-in-order.ts';
import { requireWindow } from './require-window.ts';

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
    this.#places = placesInOrder(values);
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
