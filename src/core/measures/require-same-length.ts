/**
 * Do these series belong to the same rows?
 *
 * Pairs are joined on sessions before anything is computed; two lengths mean that this was forgotten.
 *
 * @param first Any series.
 * @param second The series that must have as many rows.
 * @returns The common number of rows.
 * @throws RangeError where the lengths differ.
 * @example requireSameLength([1, 2], [3, 4]); // => 2
 * @see ANALYTICS.md 1.2
 */
export function requireSameLength(first: ArrayLike<unknown>, second: ArrayLike<unknown>): number {
  if (first.length !== second.length) {
    throw new RangeError(`Both series must have the same rows, not ${first.length} and ${second.length}.`);
  }
  return first.length;
}
