/**
 * The same numbers as a `Float64Array`, so that inner loops meet one kind of array.
 *
 * A `Float64Array` is handed back as it is, not copied: read it, never write to it.
 *
 * @param values Any numbers.
 * @returns The same values in the same order.
 * @example toFloat64([1, 2]); // => [1, 2]
 * @see ANALYTICS.md 11
 */
export function toFloat64(values: ArrayLike<number>): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values);
}

/**
 * Is this sum of squared deviations nothing but rounding?
 *
 *     sumSquares < 1e-24 · count · mean²   or   sumSquares < 1e-300
 *
 * A constant window rarely gives an exact 0; dividing by what is left invents a correlation or a z-score out of noise.
 *
 * @param sumSquares Sum of squared deviations from the mean, at least 0.
 * @param count Number of values behind it.
 * @param mean Their mean, in the unit whose square `sumSquares` has.
 * @returns True where the values are to be treated as constant.
 * @example isRelativelyZero(4.6e-17, 90, 1e6); // => true
 * @see ANALYTICS.md 2.2 and 11
 */
export function isRelativelyZero(sumSquares: number, count: number, mean: number): boolean {
  return sumSquares < 1e-300 || sumSquares < 1e-24 * count * mean * mean;
}

/**
 * Do these series belong to the same rows?
 *
 * Pairs are joined on sessions before anything is computed; two lengths mean that this was forgotten.
 *
 * @param first Any series.
 * @param second The series that must have as many rows.
 * @returns The common number of rows.
 * @throws RangeError where the lengths differ.
 * @example requireSameLength([1, 2], [3, 4]); // => 2
 * @see ANALYTICS.md 1.2
 */
export function requireSameLength(first: ArrayLike<unknown>, second: ArrayLike<unknown>): number {
  if (first.length !== second.length) {
    throw new RangeError(`Both series must have the same rows, not ${first.length} and ${second.length}.`);
  }
  return first.length;
}

/**
 * Is this a window that can be computed over?
 *
 * A window is a whole number of rows, the last one included; a fraction or a window of one row is a mistake of the caller.
 *
 * @param rows Rows in the window.
 * @param minimumRows Fewest rows for which the quantity exists.
 * @returns Nothing.
 * @throws RangeError where `rows` is no whole number or below `minimumRows`.
 * @example requireWindow(60, 2); // => undefined
 * @see ANALYTICS.md 11
 */
export function requireWindow(rows: number, minimumRows: number): void {
  if (!Number.isInteger(rows) || rows < minimumRows) {
    throw new RangeError(`A window must be a whole number of at least ${minimumRows} rows, not ${rows}.`);
  }
}

/**
 * A series in which nothing is defined yet.
 *
 * @param rows Length of the series.
 * @returns `rows` times `NaN`.
 * @example nanSeries(2); // => [NaN, NaN]
 * @see ANALYTICS.md 11
 */
export function nanSeries(rows: number): Float64Array {
  return new Float64Array(rows).fill(NaN);
}

/**
 * An undefined figure as null, for whatever cannot hold `NaN`: JSON, a database, a picture.
 *
 * @param value Any number, or nothing.
 * @returns The number where it is finite, else null.
 * @example orNull(NaN); // => null
 * @see ANALYTICS.md 11
 */
export function orNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/**
 * By how much a series changed over a number of rows.
 *
 *     v_t − v_{t−N}
 *
 * @param values Oldest first.
 * @param rows N, how far back to compare; 1 gives daily changes.
 * @returns Series of the same length and unit; `NaN` in the first N rows and where either value is `NaN`.
 * @throws RangeError where `rows` is no whole number of at least 1.
 * @example diff([1, 3, 6]); // => [NaN, 2, 3]
 * @see ANALYTICS.md 3
 */
export function diff(values: ArrayLike<number>, rows = 1): Float64Array {
  requireWindow(rows, 1);
  const change = nanSeries(values.length);
  for (let row = rows; row < values.length; row++) change[row] = values[row]! - values[row - rows]!;
  return change;
}

/**
 * First series minus second, row by row.
 *
 * @param first Any series.
 * @param second Series of the same rows and unit.
 * @returns One difference per row; `NaN` where either value is.
 * @throws RangeError where the lengths differ.
 * @example subtract([3, 2], [1, 2]); // => [2, 0]
 * @see ANALYTICS.md 3
 */
export function subtract(first: ArrayLike<number>, second: ArrayLike<number>): Float64Array {
  const rows = requireSameLength(first, second);
  const difference = new Float64Array(rows);
  for (let row = 0; row < rows; row++) difference[row] = first[row]! - second[row]!;
  return difference;
}

/**
 * A series without its signs, for questions that ask how wide and not which way.
 *
 * @param values Any numbers.
 * @returns Series of the same length; `NaN` where a value is.
 * @example absoluteValues([-2, 1]); // => [2, 1]
 * @see ANALYTICS.md 3.1
 */
export function absoluteValues(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, Math.abs);
}

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
