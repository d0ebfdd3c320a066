import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfEpochDay, epochDay, weekdayOf } from '../../src/market/calendar-days.ts';

describe('epoch days', () => {
  test('count from 1970-01-01', () => {
    expect(epochDay('1970-01-01')).toBe(0);
  });

  test('agree with the platform for every day from 1700 to 2200', () => {
    fc.assert(
      fc.property(fc.integer({ min: -98_000, max: 84_000 }), (day) => {
        expect(epochDay(dateOfEpochDay(day))).toBe(day);
        expect(dateOfEpochDay(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  test.each([
    '',
    '2024',
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-00-10',
    '2024-01-00',
    '24/01/2024',
    '2024-1-01',
  ])('a text that is no day of the calendar is NaN: "%s"', (text) => {
    expect(epochDay(text)).toBeNaN();
  });

  test.each(['2024-02-29', '2000-02-29', '2024-12-31', '2024-08-31'])('%s is a day', (date) => {
    expect(epochDay(date)).toBe(Date.parse(date) / 86_400_000);
  });

  test('know their weekday, also before 1970', () => {
    expect(weekdayOf(epochDay('2026-11-22'))).toBe(0);
    expect(weekdayOf(epochDay('1969-12-27'))).toBe(6);
  });
});
