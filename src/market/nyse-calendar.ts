import { dateOfEpochDay, DAY_MS, epochDay, HOUR_MS, weekdayOf } from './calendar-days.ts';

/** One trading day of an exchange. */
export interface Session {
  /** `YYYY-MM-DD` in the exchange's own zone. */
  readonly date: string;
  /** The official end of the session, epoch milliseconds. */
  readonly closeMs: number;
  readonly earlyClose: boolean;
}

/** The trading days of an exchange over the years the calendar knows. */
export interface SessionCalendar {
  readonly exchange: string;
  readonly firstDate: string;
  readonly lastDate: string;
  /** The session on this date, or undefined on a day without one. Throws `RangeError` outside the known years. */
  session(date: string): Session | undefined;
  /** All sessions from `from` to `to`, both included, oldest first. */
  between(from: string, to: string): readonly Session[];
  /** The latest session whose close is at or before this instant. */
  lastClosedAt(instantMs: number): Session;
  /** How many sessions lie after `from` and up to `to`. Zero where `to` is not later. */
  countAfter(from: string, to: string): number;
}

const SUNDAY = 0;

const MONDAY = 1;

const THURSDAY = 4;

const SATURDAY = 6;

/** Closures that follow no rule: the days of mourning for two presidents. */
const oneOffClosures = ['2018-12-05', '2025-01-09'].map(epochDay);

const dayOf = (year: number, month: number, day: number): number =>
  epochDay(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

/** The n-th such weekday of a month. */
function nth(year: number, month: number, weekday: number, n: number): number {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1);
}

/** A Saturday holiday is kept on Friday, a Sunday holiday on Monday. */
function observed(day: number): number {
  const weekday = weekdayOf(day);
  return weekday === SATURDAY ? day - 1 : weekday === SUNDAY ? day + 1 : day;
}

/** New Year's Day on a Saturday is not kept at all: the Friday before belongs to the books of the old year. */
function newYear(year: number): number[] {
  const day = dayOf(year, 1, 1);
  return weekdayOf(day) === SATURDAY ? [] : [observed(day)];
}

/** Gregorian Easter Sunday by the Meeus–Jones–Butcher computus. */
function easterSunday(year: number): number {
  const a = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const h = (19 * a + skipped + 15) % 30;
  const weekShift = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - h - (year % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * weekShift) / 451);
  return dayOf(year, 3, 22) + h + weekShift - 7 * m;
}

/**
 * On which days of a year is the New York Stock Exchange closed although it may be a weekday?
 *
 * The rules in force since 2014: nine holidays, Juneteenth as the tenth from 2022, and the closures decided for one day.
 *
 * @param year A calendar year.
 * @returns Epoch days, not sorted.
 * @example nyseClosures(2027).size; // => 12
 */
export function nyseClosures(year: number): ReadonlySet<number> {
  return new Set([
    ...newYear(year),
    nth(year, 1, MONDAY, 3),
    nth(year, 2, MONDAY, 3),
    easterSunday(year) - 2,
    nth(year, 6, MONDAY, 1) - 7,
    ...(year >= 2022 ? [observed(dayOf(year, 6, 19))] : []),
    observed(dayOf(year, 7, 4)),
    nth(year, 9, MONDAY, 1),
    nth(year, 11, THURSDAY, 4),
    observed(dayOf(year, 12, 25)),
    ...oneOffClosures,
  ]);
}

/**
 * On which days does the New York Stock Exchange close at 13:00, provided it is open at all?
 *
 * The day before Independence Day, the day after Thanksgiving and Christmas Eve. Where one of them is a closure or a
 * weekend it is no session and the rule is void.
 *
 * @param year A calendar year.
 * @returns Epoch days.
 * @example nyseEarlyCloses(2026).size; // => 3
 */
export function nyseEarlyCloses(year: number): ReadonlySet<number> {
  return new Set([dayOf(year, 7, 3), nth(year, 11, THURSDAY, 4) + 1, dayOf(year, 12, 24)]);
}

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

const FIRST_YEAR = 2014;

/** Rules have no end; a date beyond this year is a slip. */
const LAST_YEAR = 2199;

const FIRST_DATE = `${FIRST_YEAR}-01-01`;

const LAST_DATE = `${LAST_YEAR}-12-31`;

const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));

/** Every session up to the end of a year, derived from the rules; it grows by whole years as later ones are asked for. */
interface Table {
  throughYear: number;
  readonly sessions: Session[];
  readonly byDate: Map<string, Session>;
}

const table: Table = { throughYear: FIRST_YEAR - 1, sessions: [], byDate: new Map() };

/** The wall-clock hour in New York at noon UTC is 7 or 8: the zone's change happens on a Sunday night, hours before. */
function hourOfNewYork(): (day: number) => number {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: 'numeric', hourCycle: 'h23' });
  return (day) => Number(clock.format(day * DAY_MS + 12 * HOUR_MS));
}

/** The days of a month without a Saturday or Sunday, each with the hour in New York at noon UTC. */
function weekdaysOf(year: number, month: number, hourAtNoonUtc: (day: number) => number): [number, number][] {
  const first = epochDay(`${year}-${MONTHS[month]!}-01`);
  const next = month === 11 ? epochDay(`${year + 1}-01-01`) : epochDay(`${year}-${MONTHS[month + 1]!}-01`);
  const steady = hourAtNoonUtc(first) === hourAtNoonUtc(next - 1) ? hourAtNoonUtc(first) : undefined;
  return Array.from({ length: next - first }, (_, i) => first + i)
    .filter((day) => weekdayOf(day) % 6 !== 0)
    .map((day) => [day, steady ?? hourAtNoonUtc(day)]);
}

function sessionsOfYear(year: number, hourAtNoonUtc: (day: number) => number): Session[] {
  const closures = nyseClosures(year);
  const earlyCloses = nyseEarlyCloses(year);
  return MONTHS.flatMap((_, month) => weekdaysOf(year, month, hourAtNoonUtc))
    .filter(([day]) => !closures.has(day))
    .map(([day, hour]) => {
      const earlyClose = earlyCloses.has(day);
      const closeHourUtc = (earlyClose ? 13 : 16) + 12 - hour;
      return { date: dateOfEpochDay(day), closeMs: day * DAY_MS + closeHourUtc * HOUR_MS, earlyClose };
    });
}

/** All sessions to the end of the year of a date, and maybe further; building them is put off until they are asked for. */
function sessionsThrough(date: string): readonly Session[] {
  const year = Math.min(LAST_YEAR, Number(date.slice(0, 4)));
  if (table.throughYear >= year) return table.sessions;
  const hour = hourOfNewYork();
  while (table.throughYear < year) {
    table.throughYear += 1;
    const sessions = sessionsOfYear(table.throughYear, hour);
    table.sessions.push(...sessions);
    for (const session of sessions) table.byDate.set(session.date, session);
  }
  return table.sessions;
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
 * Sessions follow from the exchange's holiday rules, so years to come are known as the rules stand today; a day of
 * mourning decided later is not among them. The close is 16:00, or 13:00 on half days, in America/New_York by the
 * time-zone database, so 20:00 or 21:00 UTC (17:00 or 18:00 on half days). The past begins in 2014: `between` and
 * `countAfter` are limited to it, `session` and `lastClosedAt` refuse anything before.
 *
 * @throws RangeError from `session` and `lastClosedAt` before 2014, after 2199, and for what is no date.
 * @example nyseCalendar.session('2026-11-27')?.earlyClose; // => true
 * @see ANALYTICS.md 1.1; oracle: calendar/nyse_sessions.csv
 */
export const nyseCalendar: SessionCalendar = {
  exchange: 'NYSE',
  firstDate: FIRST_DATE,
  lastDate: LAST_DATE,
  session(date) {
    const known = table.byDate.get(date);
    if (known) return known;
    assertKnown(date);
    sessionsThrough(date);
    return table.byDate.get(date);
  },
  between(from, to) {
    const sessions = sessionsThrough(to);
    return sessions.slice(
      countWhile(sessions, (s) => s.date < from),
      countWhile(sessions, (s) => s.date <= to),
    );
  },
  lastClosedAt(instantMs) {
    const today = dateOfEpochDay(instantMs / DAY_MS);
    assertKnown(today);
    const sessions = sessionsThrough(today);
    const last = sessions[countWhile(sessions, (s) => s.closeMs <= instantMs) - 1];
    if (!last) throw new RangeError(`no session had closed by ${new Date(instantMs).toISOString()}`);
    return last;
  },
  countAfter(from, to) {
    if (to <= from) return 0;
    const sessions = sessionsThrough(to);
    return countWhile(sessions, (s) => s.date <= to) - countWhile(sessions, (s) => s.date <= from);
  },
};
