/**
 * Where each value stands among all of them: how many are smaller.
 *
 * Whole numbers compare faster than the values and never lie about ties. The places know the whole series, so use them only
 * to compare rows with earlier rows: the order of two values does not depend on a third.
 *
 * @param values Any numbers.
 * @returns One place per value, equal values sharing one; `NaN` stands behind everything, at `values.length`.
 * @example placesInOrder([5, NaN, 3, 5]); // => [1, 4, 0, 1]
 * @see ANALYTICS.md 11
 */
export function placesInOrder(values: ArrayLike<number>): Int32Array {
  const sorted = Float64Array.from(values).sort();
  const places = new Int32Array(values.length);
  for (let row = 0; row < places.length; row++) {
    const value = values[row]!;
    places[row] = Number.isNaN(value) ? places.length : firstPlaceOf(value, sorted);
  }
  return places;
}

/** How many entries are below `value`; `NaN` entries stand last and count as above. Halves without branching. */
function firstPlaceOf(value: number, sorted: Float64Array): number {
  let first = 0;
  for (let left = sorted.length; left > 0;) {
    const half = (left + 1) >> 1;
    first += half * Number(sorted[first + half - 1]! < value);
    left -= half;
  }
  return first;
}
