import { dateOfEpochDay, epochDay, weekdayOf } from '../market/epoch-day.ts';
import type { SessionCalendar } from '../market/session.ts';
import { dayMonthYear } from '../wording/dates.ts';

const DAYS_AHEAD = 10;

/**
 * On which days of the coming ten is the exchange closed, or closed early?
 *
 * @param calendar The sessions of the exchange.
 * @param date `YYYY-MM-DD`; the days after it are looked at.
 * @returns Whole sentences, weekends left out; empty where every weekday is an ordinary session.
 * @see ANALYTICS.md 1.1
 */
export function comingSessions(calendar: SessionCalendar, date: string): string[] {
  const today = epochDay(date);
  const days = Array.from({ length: DAYS_AHEAD }, (_, i) => today + i + 1);
  return days
    .filter((day) => weekdayOf(day) % 6 !== 0 && dateOfEpochDay(day) <= calendar.lastDate)
    .flatMap((day) => sentenceOf(calendar, dateOfEpochDay(day)));
}

function sentenceOf(calendar: SessionCalendar, date: string): string[] {
  const session = calendar.session(date);
  if (session === undefined) return [`${calendar.exchange} is closed on ${dayMonthYear(date)}.`];
  return session.earlyClose ? [`${calendar.exchange} closes early on ${dayMonthYear(date)}.`] : [];
}
