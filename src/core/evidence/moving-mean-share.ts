/**
 * When a trailing z-score came back, how much of it was the mean walking to the price instead of the price coming back?
 *
 *     sign · (mean at exit − mean at entry) / fall of sign · (L − mean) from entry to exit
 *
 * Near 1 the "reconvergence" was made by the yardstick alone; on random walks it is 0.4 to 0.5 for 252 sessions.
 *
 * @param logRatio Oldest first, finite.
 * @param windowSessions Rows of the trailing mean, the row itself included.
 * @param episode Start row, end row and sign of an ended episode.
 * @returns A share, usually 0 to 1, above 1 when the price moved further away; `NaN` when there was no fall.
 * @throws RangeError when the start row has no full window.
 * @example movingMeanShare([0, 0, 4, 4, 4], 2, { startRow: 2, endRow: 4, sign: 1 }); // => 1
 * @see ANALYTICS.md 6; oracle: eth_iwm_null_reconvergence.json
 */
export function movingMeanShare(
  logRatio: ArrayLike<number>,
  windowSessions: number,
  episode: { readonly startRow: number; readonly endRow: number; readonly sign: 1 | -1 },
): number {
  const { startRow, endRow, sign } = episode;
  if (startRow < windowSessions - 1) throw new RangeError('The start row has no full window.');
  const meanMove = trailingMean(logRatio, windowSessions, endRow) - trailingMean(logRatio, windowSessions, startRow);
  const priceMove = logRatio[endRow]! - logRatio[startRow]!;
  const fall = sign * (meanMove - priceMove);
  return fall === 0 ? NaN : (sign * meanMove) / fall;
}

function trailingMean(values: ArrayLike<number>, windowSessions: number, row: number): number {
  let sum = 0;
  for (let i = row - windowSessions + 1; i <= row; i++) sum += values[i]!;
  return sum / windowSessions;
}
