/** Prices as 100 at the first drawable row; what has no logarithm is a hole. */
export function rebase(values: ArrayLike<number>): Float64Array {
  const prices = Float64Array.from(values, (price) => (Number.isFinite(price) && price > 0 ? price : NaN));
  const first = prices.find((price) => !Number.isNaN(price)) ?? NaN;
  return prices.map((price) => (100 * price) / first);
}
