import { diff, nanSeries, subtract } from './series.ts';

/**
 * Natural logarithms of prices.
 *
 * Prices that cannot be true (zero, negative, not finite) have no logarithm, so one bad print makes every window that holds
 * it undefined instead of quietly wrong.
 *
 * @param prices Oldest first, in any currency.
 * @returns One logarithm per price; `NaN` where a price is not a positive finite number.
 * @example logPrices([1, 0]); // => [0, NaN]
 * @see ANALYTICS.md 1.8
 */
export function logPrices(prices: ArrayLike<number>): Float64Array {
  const logs = nanSeries(prices.length);
  for (let row = 0; row < prices.length; row++) {
    const price = prices[row]!;
    if (price > 0 && price < Infinity) logs[row] = Math.log(price);
  }
  return logs;
}

/**
 * How dear the subject is in units of the benchmark, on a scale on which +10 % and back cancel out.
 *
 *     L = ln(subject) − ln(benchmark)
 *
 * The level of L means nothing across pairs (it depends on the units); only its changes do.
 *
 * @param subject Prices of the subject, oldest first.
 * @param benchmark Prices of the benchmark on the same sessions.
 * @returns One value per session; `NaN` where either price is not a positive finite number.
 * @throws RangeError where the lengths differ.
 * @example logRatio([100, 200], [100, 100]); // => [0, 0.6931471805599453]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json
 */
export function logRatio(subject: ArrayLike<number>, benchmark: ArrayLike<number>): Float64Array {
  return subtract(logPrices(subject), logPrices(benchmark));
}

/**
 * What a market earned from one session to the next.
 *
 *     r_t = ln P_t − ln P_{t−1}
 *
 * Friday to Monday is one return, as is a stretch over a session that was dropped because one leg had no price.
 *
 * @param prices Oldest first, one per session.
 * @returns Dimensionless (0.01 is about 1 %); `NaN` in row 0 and where either price is not a positive finite number.
 * @example logReturns([100, 100, 50]); // => [NaN, 0, -0.6931471805599454]
 * @see ANALYTICS.md 0 and 1.2
 */
export function logReturns(prices: ArrayLike<number>): Float64Array {
  return diff(logPrices(prices));
}

/**
 * Which rows close a week?
 *
 * The last row of each ISO week (Monday to Sunday), whatever weekday it falls on; the last row given closes its week even if
 * that week is not over, so the final entry moves as days are added.
 *
 * @param dates Session dates `YYYY-MM-DD`, ascending.
 * @returns Row numbers, ascending.
 * @throws RangeError where a text is no date.
 * @example isoWeekEnds(['2024-12-27', '2024-12-30', '2025-01-03', '2025-01-06']); // => [0, 2, 3]
 * @see ANALYTICS.md 1.4; oracle: eth_iwm_utc_weekly_correlation.json
 */
export function isoWeekEnds(dates: readonly string[]): number[] {
  const weeks = dates.map(weekNumber);
  return weeks.flatMap((week, row) => (week === weeks[row + 1] ? [] : [row]));
}

/** Weeks since the one that began on Monday 29 December 1969. */
function weekNumber(date: string): number {
  const days = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  if (!Number.isInteger(days)) throw new RangeError(`A session date must read YYYY-MM-DD, not ${date}.`);
  return Math.floor((days + 3) / 7);
}
