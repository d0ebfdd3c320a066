import { DAY_MS, HOUR_MS, dateOfEpochDay, epochDay, weekdayOf } from './epoch-day.ts';
import { nyseClosures, nyseEarlyCloses } from './nyse-holidays.ts';
import type { Session, SessionCalendar } from './session.ts';

const FIRST_YEAR = 2014;
const LAST_YEAR = 2027;
const FIRST_DATE = `${FIRST_YEAR}-01-01`;
const LAST_DATE = `${LAST_YEAR}-12-31`;

/** Everything derived from the rules, built on first use: importing the calendar costs nothing. */
interface Table {
  readonly sessions: readonly Session[];
  readonly byDate: ReadonlyMap<string, Session>;
}

let table: Table | undefined;

/** The wall-clock hour in New York at noon UTC is 7 or 8: the zone's change happens on a Sunday night, hours before. */
function hourOfNewYork(): (day: number) => number {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: 'numeric', hourCycle: 'h23' });
  return (day) => Number(clock.format(day * DAY_MS + 12 * HOUR_MS));
}

function sessionsOfYear(year: number, hourAtNoonUtc: (day: number) => number): Session[] {
  const closures = nyseClosures(year);
  const earlyCloses = nyseEarlyCloses(year);
  const sessions: Session[] = [];
  for (let day = epochDay(`${year}-01-01`); day <= epochDay(`${year}-12-31`); day++) {
    const weekday = weekdayOf(day);
    if (weekday === 0 || weekday === 6 || closures.has(day)) continue;
    const earlyClose = earlyCloses.has(day);
    const closeHourUtc = (earlyClose ? 13 : 16) + 12 - hourAtNoonUtc(day);
    sessions.push({ date: dateOfEpochDay(day), closeMs: day * DAY_MS + closeHourUtc * HOUR_MS, earlyClose });
  }
  return sessions;
}

function sessionTable(): Table {
  if (table) return table;
  const hour = hourOfNewYork();
  const sessions: Session[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) sessions.push(...sessionsOfYear(year, hour));
  table = { sessions, byDate: new Map(sessions.map((s) => [s.date, s])) };
  return table;
}

/** How many sessions satisfy a condition that holds for the first ones and then no more. */
function countWhile(sessions: readonly Session[], holds: (session: Session) => boolean): number {
  let low = 0;
  let high = sessions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sessions[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function assertKnown(date: string): void {
  if (Number.isNaN(epochDay(date))) throw new RangeError(`"${date}" is not a date`);
  if (date < FIRST_DATE || date > LAST_DATE)
    throw new RangeError(`the calendar knows ${FIRST_DATE} to ${LAST_DATE}, not ${date}`);
}

/**
 * When is the New York Stock Exchange open, and at which instant does each session end?
 *
 * Sessions follow from the exchange's holiday rules; the close is 16:00, or 13:00 on half days, in America/New_York by
 * the time-zone database, so 20:00 or 21:00 UTC (17:00 or 18:00 on half days). `between` and `countAfter` are limited to
 * the years 2014 to 2027; `session` and `lastClosedAt` refuse anything outside them.
 *
 * @throws RangeError from `session` and `lastClosedAt` outside 2014 to 2027.
 * @example nyseCalendar.session('2026-11-27')?.earlyClose; // => true
 * @see ANALYTICS.md 1.1; oracle: calendar/nyse_sessions.csv
 */
export const nyseCalendar: SessionCalendar = {
  exchange: 'NYSE',
  firstDate: FIRST_DATE,
  lastDate: LAST_DATE,
  session(date) {
    assertKnown(date);
    return sessionTable().byDate.get(date);
  },
  between(from, to) {
    const { sessions } = sessionTable();
    return sessions.slice(
      countWhile(sessions, (s) => s.date < from),
      countWhile(sessions, (s) => s.date <= to),
    );
  },
  lastClosedAt(instantMs) {
    assertKnown(dateOfEpochDay(instantMs / DAY_MS));
    const { sessions } = sessionTable();
    const last = sessions[countWhile(sessions, (s) => s.closeMs <= instantMs) - 1];
    if (!last) throw new RangeError(`no session had closed by ${new Date(instantMs).toISOString()}`);
    return last;
  },
  countAfter(from, to) {
    const { sessions } = sessionTable();
    const upTo = countWhile(sessions, (s) => s.date <= to);
    return Math.max(0, upTo - countWhile(sessions, (s) => s.date <= from));
  },
};
