import { dateOfEpochDay, epochDay, weekdayOf } from '../market/epoch-day.ts';
import type { SessionCalendar } from '../market/session.ts';
import { localDate, localInstant } from './local-instant.ts';
import type { Schedule } from './schedule.ts';

/** Longer without a due day than any holidays are: the schedule has none at all. */
const LONGEST_WAIT_DAYS = 21;
const MINUTE_MS = 60_000;

function tradesOn(date: string, calendar: SessionCalendar): boolean {
  return date >= calendar.firstDate && date <= calendar.lastDate && calendar.session(date) !== undefined;
}

/** The instant of the slot that belongs to this local day, or undefined on a day without one. */
function slotOn(day: number, schedule: Schedule, calendar: SessionCalendar): number | undefined {
  const date = dateOfEpochDay(day);
  if (schedule.at.kind === 'after-close') return slotAfterClose(date, schedule.at.minutes, schedule, calendar);
  if (!schedule.weekdays.includes(weekdayOf(day))) return undefined;
  if (schedule.tradingDaysOnly && !tradesOn(date, calendar)) return undefined;
  return localInstant(date, schedule.at.minuteOfDay, schedule.zone);
}

/** The weekday is the session's own: a close on Friday in New York is a slot of Friday wherever it is read. */
function slotAfterClose(date: string, minutes: number, { weekdays }: Schedule, calendar: SessionCalendar) {
  if (!weekdays.includes(weekdayOf(epochDay(date))) || !tradesOn(date, calendar)) return undefined;
  return calendar.session(date)!.closeMs + minutes * MINUTE_MS;
}

/**
 * When is a digest due next?
 *
 *     the earliest slot later than `afterMs`
 *
 * A slot is an instant, so clocks that jump neither lose nor repeat one. Beyond the years the calendar knows nothing
 * is due that depends on trading days.
 *
 * @param schedule Local time or minutes after the close, weekdays, zone.
 * @param afterMs Epoch milliseconds; a slot at this very instant is not meant.
 * @param calendar The sessions of the exchange.
 * @returns Epoch milliseconds, or undefined where the schedule has no day.
 * @throws RangeError where the zone is not known.
 * @example nextSlot({ zone: 'UTC', at: { kind: 'local', minuteOfDay: 480 }, weekdays: [1], tradingDaysOnly: false }, 0, {}); // => 374400000
 * @see DESIGN.md 7
 */
export function nextSlot(schedule: Schedule, afterMs: number, calendar: SessionCalendar): number | undefined {
  const today = epochDay(localDate(afterMs, schedule.zone));
  for (let day = today - 1; day <= today + LONGEST_WAIT_DAYS; day++) {
    const slot = slotOn(day, schedule, calendar);
    if (slot !== undefined && slot > afterMs) return slot;
  }
  return undefined;
}
