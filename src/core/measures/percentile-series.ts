import { placesInOrder } from './places-in-order.ts';
import { undefinedSeries } from './undefined-series.ts';

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
 * @example percentileSeries([1, 2, 3, 2.5], 3); // => [NaN, NaN, NaN, 66.66666666666667]
 * @see ANALYTICS.md 3.1; oracle: eth_iwm_utc_gaps.json
 */
export function percentileSeries(values: ArrayLike<number>, minimumEarlier = 60): Float64Array {
  const percentile = undefinedSeries(values.length);
  const places = placesInOrder(values);
  const counted = new CountedPlaces(places.length);
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
class CountedPlaces {
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
