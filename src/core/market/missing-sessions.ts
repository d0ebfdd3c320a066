import { dateOfEpochDay, epochDay } from './epoch-day.ts';
import type { SessionCalendar } from './session.ts';
import type { TradingHours } from './symbol.ts';
import { isUsBondHoliday } from './us-bond-holidays.ts';

/**
 * On which days should all markets have had a price together, and did not?
 *
 * Counted between the first and the last row: every session on which each leg's own market was open, or every day where
 * all of them trade every day. Before 2014 and after 2027 nothing is known to be missing.
 *
 * @param dates Rows, oldest first.
 * @param hours When each leg trades; a bond holiday is no session of a yield, so it is not missing.
 * @param calendar Sessions of the exchange, or `every-day`.
 * @returns The days without a row, oldest first.
 * @example missingSessions(['2026-11-20', '2026-11-23'], ['always'], 'every-day'); // => ['2026-11-21', '2026-11-22']
 * @see ANALYTICS.md 1.8
 */
export function missingSessions(
  dates: readonly string[],
  hours: readonly TradingHours[],
  calendar: SessionCalendar | 'every-day',
): string[] {
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const bonds = hours.includes('US-BOND');
  const present = new Set(dates);
  const due = calendar === 'every-day' ? everyDay(first, last) : calendar.between(first, last).map(({ date }) => date);
  return due.filter((date) => !present.has(date) && !(bonds && isUsBondHoliday(date)));
}

function everyDay(first: string, last: string): string[] {
  const from = epochDay(first);
  return Array.from({ length: epochDay(last) - from + 1 }, (_, day) => dateOfEpochDay(from + day));
}
