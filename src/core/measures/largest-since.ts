/** `absolute`: how wide, either way. `signed`: how far in the direction of the value itself. */
export type Ranking = 'absolute' | 'signed';

/** What is known about the last value as a record. */
export interface Standing {
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
export function largestSince(values: ArrayLike<number>, ranking: Ranking): Standing {
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
