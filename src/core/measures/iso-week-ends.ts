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
