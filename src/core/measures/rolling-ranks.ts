import { requireWindow } from './require-window.ts';
import { toFloat64 } from './to-float64.ts';

/**
 * Ranks of a window of values while the window moves on, kept in whole numbers so that nothing drifts.
 *
 *     twiceRank = 2 · less + equal + 1      (the average rank of ties, doubled)
 *
 * A value that is `NaN` takes part in no comparison; `undefinedCount` says whether the ranks mean anything.
 */
export class RollingRanks {
  /** Doubled average ranks of the values held, in the order of their slots (row modulo window). */
  readonly twiceRanks: Float64Array;
  /** How many values held are `NaN`; rows not yet filled count as `NaN`. */
  undefinedCount: number;
  readonly #source: Float64Array;
  readonly #held: Float64Array;

  constructor(values: ArrayLike<number>, rows: number) {
    requireWindow(rows, 2);
    this.#source = toFloat64(values);
    this.#held = new Float64Array(rows).fill(NaN);
    this.twiceRanks = new Float64Array(rows);
    this.undefinedCount = rows;
  }

  /** Lets row `row` in and the row that is now too old out. Rows must come in order from 0. */
  advance(row: number): void {
    const slot = row % this.#held.length;
    const entering = this.#source[row]!;
    const leaving = this.#held[slot]!;
    this.undefinedCount += Number(Number.isNaN(entering)) - Number(Number.isNaN(leaving));
    this.#held[slot] = NaN;
    this.twiceRanks[slot] = this.#shiftOthers(entering, leaving);
    this.#held[slot] = entering;
  }

  /** Moves every other rank for one value gained and one lost; returns the doubled rank of the value gained. */
  #shiftOthers(entering: number, leaving: number): number {
    const held = this.#held;
    const ranks = this.twiceRanks;
    let twiceRank = 2;
    for (let at = 0; at < held.length; at++) {
      const value = held[at]!;
      const gained = value > entering ? 2 : value === entering ? 1 : 0;
      const lost = value > leaving ? 2 : value === leaving ? 1 : 0;
      ranks[at] = ranks[at]! + gained - lost;
      twiceRank += value < entering ? 2 : value === entering ? 1 : 0;
    }
    return twiceRank;
  }
}
