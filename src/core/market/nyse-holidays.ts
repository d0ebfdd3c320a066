import { epochDay, weekdayOf } from './epoch-day.ts';

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
