/** Less than the smallest dividend step seen, more than rounding to four decimals makes. */
const SMALLEST_STEP = 1e-4;

/**
 * On which dates was a dividend-adjusted history continued with rows of another adjustment?
 *
 *     f_t = adjusted_t / price_t;   a splice where ln(f_t / f_{t-1}) < -0.0001
 *
 * Adjusting lowers the past, so the factor only ever rises towards 1 as time goes on. A factor that falls means that
 * newer rows were appended to an older download: the whole history has to be fetched again.
 *
 * @param dates Sessions, oldest first.
 * @param adjusted Adjusted closes of these sessions.
 * @param prices Unadjusted (split-adjusted) closes of these sessions; `NaN` where absent, such rows are passed over.
 * @returns The dates on which the factor falls.
 * @example findAdjustmentSplices(['2026-06-04', '2026-06-05'], [100, 99], [100, 100]); // => ['2026-06-05']
 * @see ANALYTICS.md 1.6; defects/iwm_adjusted_splice.csv
 */
export function findAdjustmentSplices(
  dates: readonly string[],
  adjusted: ArrayLike<number>,
  prices: ArrayLike<number>,
): string[] {
  const splices: string[] = [];
  let previous = NaN;
  for (let row = 0; row < dates.length; row++) {
    const factor = Math.log(adjusted[row]! / prices[row]!);
    if (!Number.isFinite(factor)) continue;
    if (factor - previous < -SMALLEST_STEP) splices.push(dates[row]!);
    previous = factor;
  }
  return splices;
}
