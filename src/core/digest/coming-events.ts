import { eventsBetween } from '../events/events-between.ts';
import { dateOfEpochDay, epochDay, weekdayOf } from '../market/epoch-day.ts';
import type { SessionCalendar } from '../market/session.ts';
import type { MarketSymbol } from '../market/symbol.ts';
import type { CommunityEvent } from '../ports.ts';

/** How far ahead a digest looks, in days. */
export const DAYS_AHEAD = 14;

/** What makes a coming day different. */
export interface ComingEvent {
  readonly date: string;
  /** Without the day: `NYSE is closed`, `Fed decision`. */
  readonly what: string;
}

/** What is asked: the markets it concerns, and the first day looked at. */
export interface ComingQuestion {
  readonly from: string;
  readonly markets: readonly MarketSymbol[];
  /** What the community added, any order. */
  readonly own: readonly CommunityEvent[];
}

/**
 * What is known to come in the next two weeks?
 *
 *     days without a session, early closes, dated public facts that concern these markets, and the community's own
 *
 * Nothing is a forecast: every entry is a date somebody has published.
 *
 * @param calendar The sessions of the exchange; days beyond its end are not looked at.
 * @param question First day `YYYY-MM-DD`, markets, own events.
 * @returns By day, oldest first; on one day the exchange before public facts before own ones. Empty where nothing is known.
 * @example comingEvents({ exchange: 'NYSE', lastDate: '2026-07-01' }, { from: '2026-07-03', markets: [], own: [{ date: '2026-07-04', label: 'Vote' }] }); // => [{ date: '2026-07-04', what: 'Vote' }]
 * @see ANALYTICS.md 1.1
 */
export function comingEvents(
  calendar: Pick<SessionCalendar, 'exchange' | 'lastDate' | 'session'>,
  { from, markets, own }: ComingQuestion,
): ComingEvent[] {
  const first = epochDay(from);
  const until = dateOfEpochDay(first + DAYS_AHEAD - 1);
  const days = Array.from({ length: DAYS_AHEAD }, (_, i) => first + i);
  const added = own.filter(({ date }) => date >= from && date <= until);
  const known = [...eventsBetween(from, until, { markets }), ...added];
  return [
    ...days.flatMap((day) => unusualSession(calendar, day)),
    ...known.map(({ date, label }) => ({ date, what: label })),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function unusualSession(calendar: Parameters<typeof comingEvents>[0], day: number): ComingEvent[] {
  const date = dateOfEpochDay(day);
  if (weekdayOf(day) % 6 === 0 || date > calendar.lastDate) return [];
  const session = calendar.session(date);
  if (session === undefined) return [{ date, what: `${calendar.exchange} is closed` }];
  return session.earlyClose ? [{ date, what: `${calendar.exchange} closes early` }] : [];
}
