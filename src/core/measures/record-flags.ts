import type { Ranking } from './largest-since.ts';

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
