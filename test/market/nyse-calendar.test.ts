import { describe, expect, test } from 'vitest';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { referenceText } from '../support/reference-folder.ts';

const weekdaysWithoutSession = (from: string, to: string): string[] => {
  const open = new Set(nyseCalendar.between(from, to).map((s) => s.date));
  const closed: string[] = [];
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += 86_400_000) {
    const day = new Date(ms);
    const date = day.toISOString().slice(0, 10);
    if (day.getUTCDay() % 6 !== 0 && !open.has(date)) closed.push(date);
  }
  return closed;
};

const closeOf = (date: string): string => new Date(nyseCalendar.session(date)!.closeMs).toISOString().slice(11, 16);

const earlyClosesOf = (year: number): string[] =>
  nyseCalendar
    .between(`${year}-01-01`, `${year}-12-31`)
    .filter((s) => s.earlyClose)
    .map((s) => s.date.slice(5));

describe.skipIf(!referenceDataIsHere)('the NYSE calendar beside the reference data folder (skipped without it)', () => {
  test('equals every session, early close and closing instant from 2014-01-02 to 2026-06-30', () => {
    const expected = referenceText('calendar/nyse_sessions.csv').trim().split('\n').slice(1);
    const actual = nyseCalendar
      .between('2014-01-01', '2026-06-30')
      .map((s) => `${s.date},${s.earlyClose ? 1 : 0},${new Date(s.closeMs).toISOString().slice(0, 16)}Z`);
    expect(actual).toEqual(expected);
  });
});

describe('the NYSE calendar', () => {
  test('knows the closures of 2026 from July', () => {
    expect(weekdaysWithoutSession('2026-07-01', '2026-12-31')).toEqual([
      '2026-07-03',
      '2026-09-07',
      '2026-11-26',
      '2026-12-25',
    ]);
  });

  test('knows the closures of 2027', () => {
    expect(weekdaysWithoutSession('2027-01-01', '2027-12-31')).toEqual([
      '2027-01-01',
      '2027-01-18',
      '2027-02-15',
      '2027-03-26',
      '2027-05-31',
      '2027-06-18',
      '2027-07-05',
      '2027-09-06',
      '2027-11-25',
      '2027-12-24',
    ]);
  });

  test("does not keep New Year's Day where it is a Saturday", () => {
    expect(nyseCalendar.session('2021-12-31')).toBeDefined();
    expect(nyseCalendar.session('2022-01-03')).toBeDefined();
    expect(nyseCalendar.session('2027-12-31')).toBeDefined();
  });

  test("keeps New Year's Day on Monday where it is a Sunday", () => {
    expect(nyseCalendar.session('2017-01-02')).toBeUndefined();
    expect(nyseCalendar.session('2023-01-02')).toBeUndefined();
  });

  test.each(['2014-04-18', '2019-04-19', '2024-03-29', '2025-04-18'])('is closed on Good Friday %s', (date) => {
    expect(nyseCalendar.session(date)).toBeUndefined();
  });

  test('keeps Juneteenth only from 2022', () => {
    expect(nyseCalendar.session('2020-06-19')).toBeDefined();
    expect(nyseCalendar.session('2022-06-20')).toBeUndefined();
    expect(nyseCalendar.session('2023-06-19')).toBeUndefined();
  });

  test.each(['2018-12-05', '2025-01-09'])('was closed on the day of mourning %s', (date) => {
    expect(nyseCalendar.session(date)).toBeUndefined();
  });

  test('moves a Saturday holiday to Friday and a Sunday holiday to Monday', () => {
    expect(nyseCalendar.session('2020-07-03')).toBeUndefined();
    expect(nyseCalendar.session('2021-07-05')).toBeUndefined();
    expect(nyseCalendar.session('2021-12-24')).toBeUndefined();
    expect(nyseCalendar.session('2022-12-26')).toBeUndefined();
  });

  test('closes at 13:00 before Independence Day, after Thanksgiving and on Christmas Eve', () => {
    expect(earlyClosesOf(2024)).toEqual(['07-03', '11-29', '12-24']);
    expect(earlyClosesOf(2026)).toEqual(['11-27', '12-24']);
    expect(earlyClosesOf(2027)).toEqual(['11-26']);
  });

  test('ends a session at 20:00 UTC in summer, 21:00 in winter, and three hours earlier on half days', () => {
    expect(closeOf('2026-07-01')).toBe('20:00');
    expect(closeOf('2026-12-01')).toBe('21:00');
    expect(closeOf('2024-07-03')).toBe('17:00');
    expect(closeOf('2026-11-27')).toBe('18:00');
  });

  test('changes the hour with New York, weeks before Europe does', () => {
    expect([closeOf('2026-03-06'), closeOf('2026-03-09')]).toEqual(['21:00', '20:00']);
    expect([closeOf('2026-10-30'), closeOf('2026-11-02')]).toEqual(['20:00', '21:00']);
  });

  test('has no session at the weekend', () => {
    expect(nyseCalendar.session('2026-11-21')).toBeUndefined();
  });

  test('refuses a date before its first year, one that is a slip, and a text that is no date', () => {
    expect(() => nyseCalendar.session('2013-12-31')).toThrow(RangeError);
    expect(() => nyseCalendar.session('2206-06-30')).toThrow(RangeError);
    expect(() => nyseCalendar.session('yesterday')).toThrow(RangeError);
  });

  test('lists sessions with both ends included, limited to the years it knows', () => {
    expect(nyseCalendar.between('2026-11-25', '2026-11-30').map((s) => s.date)).toEqual([
      '2026-11-25',
      '2026-11-27',
      '2026-11-30',
    ]);
    expect(nyseCalendar.between('1990-01-01', '2014-01-02')).toHaveLength(1);
    expect(nyseCalendar.between('2026-11-30', '2026-11-25')).toEqual([]);
  });

  test('counts sessions after one date up to another', () => {
    expect(nyseCalendar.countAfter('2026-11-25', '2026-11-30')).toBe(2);
    expect(nyseCalendar.countAfter('2026-11-28', '2026-11-30')).toBe(1);
    expect(nyseCalendar.countAfter('2026-11-30', '2026-11-25')).toBe(0);
  });

  test('tells the session last closed at an instant, the closing instant included', () => {
    const close = nyseCalendar.session('2026-11-27')!.closeMs;
    expect(nyseCalendar.lastClosedAt(close).date).toBe('2026-11-27');
    expect(nyseCalendar.lastClosedAt(close - 1).date).toBe('2026-11-25');
    expect(nyseCalendar.lastClosedAt(Date.parse('2026-11-29T12:00Z')).date).toBe('2026-11-27');
  });

  test('refuses an instant before its first close', () => {
    expect(() => nyseCalendar.lastClosedAt(Date.parse('2014-01-02T12:00Z'))).toThrow(RangeError);
  });
});
