/** A stretch of equal closes, both ends included. */
export interface StaleRun {
  readonly firstRow: number;
  readonly lastRow: number;
}

/**
 * Where did a price stop moving because nobody updated it?
 *
 *     the same close for at least `minimumRows` rows in a row
 *
 * Stale rows pull correlations towards 0 and make the other leg look like the driver.
 *
 * @param closes Oldest first; 3 sessions is the limit for equities, 6 hours for hourly crypto.
 * @param minimumRows Fewest equal closes that count.
 * @returns The runs, oldest first; `NaN` belongs to none.
 * @example staleRuns([1, 2, 2, 2, 3]); // => [{ firstRow: 1, lastRow: 3 }]
 * @see ANALYTICS.md 1.8
 */
export function staleRuns(closes: ArrayLike<number>, minimumRows = 3): StaleRun[] {
  const runs: StaleRun[] = [];
  let firstRow = 0;
  for (let row = 1; row <= closes.length; row++) {
    if (row < closes.length && closes[row] === closes[firstRow]) continue;
    if (row - firstRow >= minimumRows) runs.push({ firstRow, lastRow: row - 1 });
    firstRow = row;
  }
  return runs;
}
