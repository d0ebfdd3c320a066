import { msg, type Text } from '../messages/text.ts';

/** Milliseconds in a UTC day. */
export const DAY_MS = 86_400_000;

/** Milliseconds in an hour. */
export const HOUR_MS = 3_600_000;

const digit = (text: string, at: number): number => {
  const code = text.charCodeAt(at) - 48;
  return code >= 0 && code <= 9 ? code : NaN;
};

const twoDigits = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : 30 + ((month + (month >> 3)) & 1);

/**
 * Which day is this date, counted from 1970-01-01?
 *
 * Days are counted in the proleptic Gregorian calendar, without any zone: a session date is a label, not an instant.
 * Differences of epoch days are calendar days; multiplied by `DAY_MS` it is the start of that UTC day.
 *
 * @param date `YYYY-MM-DD`, years 1600 to 9999; longer text is read up to its tenth character.
 * @returns A whole number of days, or `NaN` where the text is not a day of the calendar.
 * @example epochDay('1970-01-02'); // => 1
 * @see ANALYTICS.md 11
 */
export function epochDay(date: string): number {
  const year = twoDigits(date, 0) * 100 + twoDigits(date, 2);
  const month = twoDigits(date, 5);
  const day = twoDigits(date, 8);
  const dashed = date.charCodeAt(4) === 45 && date.charCodeAt(7) === 45;
  if (!dashed || !(year >= 1600 && month >= 1 && month <= 12 && day >= 1)) return NaN;
  return day <= daysInMonth(year, month) ? daysFromCivil(year, month, day) : NaN;
}

/** Counts days by 400-year cycles that begin in March, so that the leap day is the last of its year. */
function daysFromCivil(year: number, month: number, day: number): number {
  const shiftedYear = month > 2 ? year : year - 1;
  const cycle = Math.floor(shiftedYear / 400);
  const yearOfCycle = shiftedYear - cycle * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * 146_097 + dayOfCycle - 719_468;
}

/**
 * Which date is this day?
 *
 * @param day Days since 1970-01-01; a fraction is cut.
 * @returns `YYYY-MM-DD`.
 * @throws RangeError where the number is not finite.
 * @example dateOfEpochDay(1); // => '1970-01-02'
 */
export function dateOfEpochDay(day: number): string {
  return new Date(Math.floor(day) * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Which UTC day is this instant in?
 *
 * @param instantMs Milliseconds since 1970-01-01T00:00Z.
 * @returns `YYYY-MM-DD`.
 * @throws RangeError where the number is not finite.
 * @example utcDateOf(86_399_999); // => '1970-01-01'
 */
export function utcDateOf(instantMs: number): string {
  return dateOfEpochDay(instantMs / DAY_MS);
}

/**
 * Which day of the week is this?
 *
 * @param day Days since 1970-01-01.
 * @returns 0 for Sunday to 6 for Saturday.
 * @example weekdayOf(0); // => 4
 */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** How the rows of a sample are counted: how many make a year, and what one of them is called. */
export interface RowClock {
  readonly rowsPerYear: 252 | 365;
  readonly row: 'trading day' | 'day';
}

const TRADING_DAYS: RowClock = { rowsPerYear: 252, row: 'trading day' };

const EVERY_DAY: RowClock = { rowsPerYear: 365, row: 'day' };

/**
 * A number of rows, named: `60 trading days`.
 *
 * @param rows What is known of them, as for {@link clockOf}.
 */
export function rowsText(count: number, rows: Parameters<typeof clockOf>[0]): Text {
  return msg('sample.rows', { count, everyDay: clockOf(rows).row === 'day' });
}

/**
 * By which clock are these rows counted?
 *
 * Every figure that says how long or how often follows it: years, rates a year, durations, windows in words, rates of
 * noise. Two markets that both trade every day have 365 rows a year; counted in years of 252 they would be 45 % older.
 *
 * @param rows What is known of them: rows a year, or whether they are days.
 * @returns 365 *days* where every day has a row, 252 *trading days* otherwise.
 * @example clockOf({ rowsPerYear: 365 }).row; // => 'day'
 * @see ANALYTICS.md 4c
 */
export function clockOf(rows: { readonly rowsPerYear: 252 | 365 } | { readonly everyDay: boolean }): RowClock {
  const everyDay = 'everyDay' in rows ? rows.everyDay : rows.rowsPerYear === 365;
  return everyDay ? EVERY_DAY : TRADING_DAYS;
}

/**
 * Which day is so many calendar days after another?
 *
 * @param day `YYYY-MM-DD`.
 * @param by Whole days, negative for earlier ones.
 * @returns `YYYY-MM-DD`.
 * @example daysLater('2024-02-28', 2); // => '2024-03-01'
 */
export function daysLater(day: string, by: number): string {
  return utcDateOf(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS);
}

/**
 * Which month is so many months after another?
 *
 * @param month `YYYY-MM`.
 * @param by Whole months, negative for earlier ones.
 * @returns `YYYY-MM`.
 * @example monthsLater('2023-11', 3); // => '2024-02'
 */
export function monthsLater(month: string, by: number): string {
  return utcDateOf(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + by, 1)).slice(0, 7);
}

/**
 * Which is the last day of a month?
 *
 * @param month `YYYY-MM`.
 * @returns `YYYY-MM-DD`.
 * @example lastOfMonth('2024-02'); // => '2024-02-29'
 */
export function lastOfMonth(month: string): string {
  return utcDateOf(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0));
}

/**
 * The Monday of a day's week.
 *
 * @param day `YYYY-MM-DD`.
 * @returns `YYYY-MM-DD`.
 */
export function mondayOf(day: string): string {
  return daysLater(day, -((weekdayOf(epochDay(day)) + 6) % 7));
}

/** A calendar period: its first day as short as it is named (`2025`, `2025-04`, `2025-06-23`) and its last day. */
type CalendarPeriod = readonly [since: string, until: string];

/**
 * The week, month, quarter, half, year or decade a day is in.
 *
 * @param unit One of these words.
 * @param day `YYYY-MM-DD`.
 * @returns Undefined for any other word.
 * @example calendarUnit('quarter', '2025-05-20'); // => ['2025-04', '2025-06-30']
 */
export function calendarUnit(unit: string, day: string): CalendarPeriod | undefined {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (unit === 'year') return [year, `${year}-12-31`];
  if (unit === 'decade') return [`${year.slice(0, 3)}0`, `${year.slice(0, 3)}9-12-31`];
  if (unit === 'week') return [mondayOf(day), daysLater(mondayOf(day), 6)];
  const months = { month: 1, quarter: 3, half: 6 }[unit];
  if (months === undefined) return undefined;
  const since = `${year}-${String(month - ((month - 1) % months)).padStart(2, '0')}`;
  return [since, lastOfMonth(monthsLater(since, months - 1))];
}

/**
 * The week, month, quarter, half or year before the one a day is in.
 *
 * @param unit One of these words.
 * @param day `YYYY-MM-DD`.
 * @returns Undefined for any other word.
 * @example unitBefore('month', '2025-05-20'); // => ['2025-04', '2025-04-30']
 */
export function unitBefore(unit: string, day: string): CalendarPeriod | undefined {
  const current = unit === 'decade' ? undefined : calendarUnit(unit, day);
  return current && calendarUnit(unit, daysLater(current[0].padEnd(10, '-01').slice(0, 10), -1));
}

/**
 * Which part of a period are so many days, weeks, months or quarters from either end, or one of its halves?
 *
 * @param period First day in the form it was named (`2019`, `2019-07`) and last day.
 * @param unit `day`, `week`, `month`, `quarter` or `half`.
 * @param count How many of them.
 * @param isLast From its end.
 * @returns Undefined where the period has no such part, or is itself a day.
 * @example portionOf(['2019', '2019-12-31'], 'month', 4, false); // => ['2019-01', '2019-04-30']
 */
export function portionOf(
  [since, until]: readonly [since: string, until: string, ...rest: unknown[]],
  unit: string,
  count: number,
  isLast: boolean,
): readonly [since: string, until: string] | undefined {
  const length = count * ({ month: 1, quarter: 3, half: since.length === 4 ? 6 : 0 }[unit] ?? 0);
  if (since.length > 7 || (length > 0 && since.length !== 4)) return undefined;
  const first = `${since}${since.length === 4 ? '-01' : ''}`;
  if (length > 0 && length < 12)
    return isLast
      ? [monthsLater(until.slice(0, 7), 1 - length), until]
      : [first, lastOfMonth(monthsLater(first, length - 1))];
  if (unit === 'half' && since.length === 7 && until.startsWith(since))
    return isLast ? [`${since}-16`, until] : [`${since}-01`, `${since}-15`];
  const days = count * (unit === 'week' ? 7 : 1);
  if (!/^(?:day|week)$/.test(unit)) return undefined;
  return isLast ? [daysLater(until, 1 - days), until] : [`${first}-01`, daysLater(`${first}-01`, days - 1)];
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A unit that ends within so many days of the last price is over. */
const NEARLY_OVER = 3;

/** Rows of one unit: the close before it and its last close. */
export interface UnitRows {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly isOver: boolean;
}

/** Each day, week, month, quarter or year of some dates. */
export function calendarUnits(dates: readonly string[], unit: CalendarUnit): UnitRows[] {
  const found: UnitRows[] = [];
  dates.forEach((date, at) => {
    const key = keyOf(date, unit);
    const last = found.at(-1);
    if (last?.key === key) found[found.length - 1] = { ...last, to: at };
    else if (at > 0) found.push({ key, from: at - 1, to: at, isOver: true });
  });
  const isOver = keyOf(daysLater(dates.at(-1)!, NEARLY_OVER), unit) !== found.at(-1)?.key;
  return found.map((each, i) => (i === found.length - 1 ? { ...each, isOver } : each));
}

function keyOf(date: string, unit: CalendarUnit): string {
  if (unit === 'day') return date;
  if (unit === 'year') return date.slice(0, 4);
  if (unit === 'month') return date.slice(0, 7);
  if (unit === 'quarter') return `${date.slice(0, 4)} ${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  return mondayOf(date);
}
