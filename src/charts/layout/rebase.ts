/** Prices as 100 at the first drawable row from `start` on; what has no logarithm is a hole. */
export function rebase(values: ArrayLike<number>, start = 0): Float64Array {
  const prices = Float64Array.from(values, (price) => (Number.isFinite(price) && price > 0 ? price : NaN));
  const base = prices.find((price, row) => row >= start && !Number.isNaN(price)) ?? NaN;
  return prices.map((price) => (price / base) * 100);
}
