const LARGEST_SEAM = 0.01;

/**
 * How often does a 24/7 market seem to open far from where it closed?
 *
 *     share of days with |ln(open_{d+1} / close_d)| > 0.01
 *
 * Around the clock there is no night, so the next open is the last close. Where it is not, the close was taken before
 * the bar had ended and never revised. A clean history shows 0, one with partial bars showed 0.22.
 *
 * @param opens Opens, oldest first, days in succession.
 * @param closes Closes of the same days.
 * @returns 0 to 1; `NaN` with fewer than two days.
 * @example partialBarShare([100, 105], [100, 105]); // => 1
 * @see ANALYTICS.md 1.8
 */
export function partialBarShare(opens: ArrayLike<number>, closes: ArrayLike<number>): number {
  let broken = 0;
  for (let row = 1; row < closes.length; row++) {
    if (Math.abs(Math.log(opens[row]! / closes[row - 1]!)) > LARGEST_SEAM) broken++;
  }
  return closes.length < 2 ? NaN : broken / (closes.length - 1);
}
