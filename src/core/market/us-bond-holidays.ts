import { dateOfEpochDay, epochDay, weekdayOf } from './epoch-day.ts';

const SUNDAY = 0;
const MONDAY = 1;

/** The second Monday of October. */
function columbusDay(year: string): string {
  const first = epochDay(`${year}-10-01`);
  return dateOfEpochDay(first + ((MONDAY - weekdayOf(first) + 7) % 7) + 7);
}

/** 11 November; kept on the Monday after where it is a Sunday, and not at all where it is a Saturday. */
function veteransDay(year: string): string {
  const day = epochDay(`${year}-11-11`);
  return dateOfEpochDay(weekdayOf(day) === SUNDAY ? day + 1 : day);
}

/**
 * Is the US bond market closed on this day although the New York Stock Exchange is open?
 *
 * True on Columbus Day and Veterans Day: a yield has no price then, and none is missing.
 *
 * @param date `YYYY-MM-DD`.
 * @returns False on every day on which the stock exchange is closed as well, but for a Saturday of November.
 * @example isUsBondHoliday('2025-10-13'); // => true
 * @see ANALYTICS.md 1.8; daily/dgs10_pct.csv
 */
export function isUsBondHoliday(date: string): boolean {
  const year = date.slice(0, 4);
  return date === columbusDay(year) || date === veteransDay(year);
}
