/**
 * Up to which lag may neighbouring observations depend on each other in a standard error?
 *
 *     L = ⌊4 · (n/100)^(2/9)⌋
 *
 * @param count n, observations, at least 1.
 * @returns A whole number of lags.
 * @example neweyWestLag(90); // => 3
 * @see ANALYTICS.md 2.2; Newey and West (1994)
 */
export function neweyWestLag(count: number): number {
  return Math.floor(4 * (count / 100) ** (2 / 9));
}
