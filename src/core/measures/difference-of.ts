import { requireSameLength } from './require-same-length.ts';

/**
 * First series minus second, row by row.
 *
 * @param first Any series.
 * @param second Series of the same rows and unit.
 * @returns One difference per row; `NaN` where either value is.
 * @throws RangeError where the lengths differ.
 * @example differenceOf([3, 2], [1, 2]); // => [2, 0]
 * @see ANALYTICS.md 3
 */
export function differenceOf(first: ArrayLike<number>, second: ArrayLike<number>): Float64Array {
  const rows = requireSameLength(first, second);
  const difference = new Float64Array(rows);
  for (let row = 0; row < rows; row++) difference[row] = first[row]! - second[row]!;
  return difference;
}
