/** A stretch of rows with one and the same close. */
export interface StaleRun {
  readonly firstRow: number;
  readonly lastRow: number;
}

/**
 * Where did a price stand still for so long that its source, not the market, is likely to have stopped?
 *
 * Three sessions for a share or fund, six hours for hourly crypto. A calm fund quoted in cents does stand still for
 * three sessions now and then, so a run is a reason to look, never a reason to drop rows.
 *
 * @param closes Closes, oldest first.
 * @param minimumRows Fewest equal rows in succession that count, at least 2.
 * @returns The runs, oldest first.
 * @throws RangeError where `minimumRows` is below 2.
 * @example findStaleRuns([1, 2, 2, 2, 3], 3); // => [{ firstRow: 1, lastRow: 3 }]
 * @see ANALYTICS.md 1.8
 */
export function findStaleRuns(closes: ArrayLike<number>, minimumRows: number): StaleRun[] {
  if (!(minimumRows >= 2)) throw new RangeError('a run has at least two rows');
  const runs: StaleRun[] = [];
  let firstRow = 0;
  for (let row = 1; row <= closes.length; row++) {
    if (row < closes.length && closes[row] === closes[firstRow]) continue;
    if (row - firstRow >= minimumRows) runs.push({ firstRow, lastRow: row - 1 });
    firstRow = row;
  }
  return runs;
}
