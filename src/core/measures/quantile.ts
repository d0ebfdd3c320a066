/**
 * Below which value does a given share of the values lie?
 *
 *     linear interpolation between the sorted values at (n − 1) · share      (type 7, as numpy)
 *
 * @param values Any order.
 * @param share 0 to 1.
 * @returns In the unit of the values; `NaN` where there are none or one is `NaN`.
 * @throws RangeError where the share lies outside 0 to 1.
 * @example quantile([1, 2, 3, 4], 0.25); // => 1.75
 * @see ANALYTICS.md 11; Hyndman and Fan (1996)
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share must lie between 0 and 1, not ${share}.`);
  const sorted = Float64Array.from(values).sort();
  const last = sorted.length - 1;
  if (last < 0 || Number.isNaN(sorted[last]!)) return NaN;
  const place = last * share;
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below + (above - below) * (place - Math.floor(place));
}
