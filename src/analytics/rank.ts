import { nanSeries } from './series.ts';

/**
 * Percentile of the last value among the earlier ones: what share of history was less extreme.
 *
 *     100 · (less + equal / 2) / n      over the n values before the last
 *
 * Earlier values only: the value never ranks against itself or the future. Overlapping windows make the n values far from
 * independent, so show ⌊n / window⌋ beside it. For "wider than" in either direction give it absolute values.
 *
 * @param values Oldest first, from the index start on; `NaN` entries are not counted.
 * @param minimumEarlier Fewest earlier values for an answer.
 * @returns 0 to 100, or `NaN` with fewer than `minimumEarlier` earlier values or an undefined last value.
 * @example percentileAmongEarlier([1, 2, 3, 2.5], 3); // => 66.66666666666667
 * @see ANALYTICS.md 3.1; oracle: eth_iwm_utc_gaps.json
 */
export function percentileAmongEarlier(values: ArrayLike<number>, minimumEarlier = 60): number {
  const last = values.length > 0 ? values[values.length - 1]! : NaN;
  let [twiceBelow, earlier] = [0, 0];
  for (let row = 0; row < values.length - 1; row++) {
    const value = values[row]!;
    twiceBelow += value < last ? 2 : value === last ? 1 : 0;
    earlier += Number(!Number.isNaN(value));
  }
  return Number.isNaN(last) || earlier < Math.max(1, minimumEarlier) ? NaN : (50 * twiceBelow) / earlier;
}

/**
 * Percentile of every value among the values before it, as it was known on its day.
 *
 *     100 · (less + equal / 2) / n      over the n values before each row
 *
 * The same figure as `percentileAmongEarlier` of every beginning of the series. All values are sorted once to know their places;
 * what is counted at a row is only the rows before it, in whole numbers, so later rows cannot change it.
 *
 * @param values Oldest first, from the index start on; `NaN` entries are not counted.
 * @param minimumEarlier Fewest earlier values for an answer.
 * @returns Series of the same length, 0 to 100; `NaN` with fewer than `minimumEarlier` earlier values and where the value is `NaN`.
 * @example expandingPercentile([1, 2, 3, 2.5], 3); // => [NaN, NaN, NaN, 66.66666666666667]
 * @see ANALYTICS.md 3.1; oracle: eth_iwm_utc_gaps.json
 */
export function expandingPercentile(values: ArrayLike<number>, minimumEarlier = 60): Float64Array {
  const percentile = nanSeries(values.length);
  const places = ranks(values);
  const counted = new FenwickTree(places.length);
  for (let row = 0, earlier = 0; row < places.length; row++) {
    const place = places[row]!;
    if (place === places.length) continue;
    const twiceBelow = 2 * counted.below(place) + counted.at(place);
    if (earlier >= Math.max(1, minimumEarlier)) percentile[row] = (50 * twiceBelow) / earlier;
    counted.add(place);
    earlier += 1;
  }
  return percentile;
}

/** How many values have been seen at and below each place: a binary indexed tree (Fenwick 1994). */
class FenwickTree {
  readonly #tree: Int32Array;
  readonly #here: Int32Array;

  constructor(places: number) {
    this.#tree = new Int32Array(places + 1);
    this.#here = new Int32Array(places);
  }

  at(place: number): number {
    return this.#here[place]!;
  }

  below(place: number): number {
    let count = 0;
    for (let node = place; node > 0; node &= node - 1) count += this.#tree[node]!;
    return count;
  }

  add(place: number): void {
    this.#here[place]! += 1;
    for (let node = place + 1; node < this.#tree.length; node += node & -node) this.#tree[node]! += 1;
  }
}

/** `absolute`: how wide, either way. `signed`: how far in the direction of the value itself. */
export type Ranking = 'absolute' | 'signed';

/** What is known about the last value as a record. */
export interface RecordStanding {
  /** No earlier value was as extreme; a tie is no record. */
  readonly record: boolean;
  /** Row of the latest earlier value at least as extreme; undefined for a record. */
  readonly sinceRow: number | undefined;
  /** How many defined values ago that was; undefined for a record. */
  readonly valuesSince: number | undefined;
  /** Defined values before the last. */
  readonly earlierValues: number;
}

/**
 * Since when has no value been as extreme as the last one?
 *
 *     the latest earlier row with |v| ≥ |v_t|, or with v at least as far in the direction of v_t
 *
 * "Record" depends wholly on where the series begins: always print the index start with the word. The first value of a series
 * is a record of nothing, see `earlierValues`.
 *
 * @param values Oldest first, from the index start on; `NaN` entries are not counted.
 * @param ranking Whether both directions count or only that of the last value (0 counts as upwards).
 * @returns The standing of the last value.
 * @throws RangeError where there is no last value or it is `NaN`.
 * @example largestSince([3, -2, 1, 2], 'absolute').sinceRow; // => 1
 * @see ANALYTICS.md 3.2; oracle: eth_iwm_utc_gaps.json
 */
export function largestSince(values: ArrayLike<number>, ranking: Ranking): RecordStanding {
  const last = values.length - 1;
  const extent = extentTowards(values[last] ?? NaN, ranking);
  const bar = extent(values[last] ?? NaN);
  if (Number.isNaN(bar)) throw new RangeError('The last value must be defined to be ranked.');
  let sinceRow: number | undefined;
  let valuesSince: number | undefined;
  let earlierValues = 0;
  for (let row = last - 1; row >= 0; row--) {
    if (Number.isNaN(values[row]!)) continue;
    earlierValues += 1;
    if (sinceRow !== undefined || extent(values[row]!) < bar) continue;
    sinceRow = row;
    valuesSince = earlierValues;
  }
  return { record: sinceRow === undefined, sinceRow, valuesSince, earlierValues };
}

function extentTowards(value: number, ranking: Ranking): (value: number) => number {
  if (ranking === 'absolute') return Math.abs;
  return value < 0 ? (other) => -other : (other) => other;
}

/**
 * On which days did a series set a record, as known on the day?
 *
 *     1 where no earlier value was as extreme, else 0; a tie is no record
 *
 * The same answer as `largestSince` of every beginning of the series. The first defined value is a record of nothing.
 *
 * @param values Oldest first, from the index start on; `NaN` entries are not counted.
 * @param ranking Whether both directions count or only that of each value (0 counts as upwards).
 * @returns One flag per row; 0 where the value is `NaN`.
 * @example recordFlags([1, -2, 2, 3], 'absolute'); // => [1, 1, 0, 1]
 * @see ANALYTICS.md 3.2 and 4
 */
export function recordFlags(values: ArrayLike<number>, ranking: Ranking): Uint8Array {
  const flags = new Uint8Array(values.length);
  let highest = -Infinity;
  let lowest = Infinity;
  for (let row = 0; row < values.length; row++) {
    const value = ranking === 'absolute' ? Math.abs(values[row]!) : values[row]!;
    if (Number.isNaN(value)) continue;
    flags[row] = Number(value < 0 ? value < lowest : value > highest);
    highest = Math.max(highest, value);
    lowest = Math.min(lowest, value);
  }
  return flags;
}

/**
 * Below which value does a given share of the values lie?
 *
 *     linear interpolation between the sorted values at (n − 1) · share      (type 7, as numpy)
 *
 * @param values Any order.
 * @param share 0 to 1.
 * @returns In the unit of the values; `NaN` where there are none or one is `NaN`.
 * @throws RangeError where the share lies outside 0 to 1.
 * @example quantile([1, 2, 3, 4], 0.25); // => 1.75
 * @see ANALYTICS.md 11; Hyndman and Fan (1996)
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share must lie between 0 and 1, not ${share}.`);
  const sorted = Float64Array.from(values).sort();
  const last = sorted.length - 1;
  if (last < 0 || Number.isNaN(sorted[last]!)) return NaN;
  const place = last * share;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}

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
