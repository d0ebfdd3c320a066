import { describe, expect, test } from 'vitest';
import { missingSessions } from '../../src/market/alignment.ts';
import { isUsBondHoliday, nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { referenceRows } from '../support/reference-folder.ts';

const sessions = (from: string, to: string): string[] => nyseCalendar.between(from, to).map(({ date }) => date);

const without = (dates: readonly string[], ...gone: string[]): string[] => dates.filter((date) => !gone.includes(date));

describe('what is missing among rows', () => {
  const october = sessions('2025-10-01', '2025-11-28');

  test('is every session without a row, however many stand in a row', () => {
    const rows = without(october, '2025-10-07', '2025-10-08', '2025-11-03');
    expect(missingSessions(rows, ['NYSE', 'NYSE'], nyseCalendar)).toEqual(['2025-10-07', '2025-10-08', '2025-11-03']);
  });

  test('is nothing before the first row or after the last', () => {
    expect(missingSessions(october.slice(5, -5), ['NYSE'], nyseCalendar)).toEqual([]);
    expect(missingSessions([], ['NYSE'], nyseCalendar)).toEqual([]);
  });

  test('is no bond holiday where one of the markets is a yield', () => {
    const rows = without(october, '2025-10-13', '2025-11-11');
    expect(missingSessions(rows, ['always', 'US-BOND'], nyseCalendar)).toEqual([]);
    expect(missingSessions(rows, ['always', 'NYSE'], nyseCalendar)).toEqual(['2025-10-13', '2025-11-11']);
  });

  test('is a session a yield did have', () => {
    const rows = without(october, '2025-10-13', '2025-11-11', '2025-10-14');
    expect(missingSessions(rows, ['NYSE', 'US-BOND'], nyseCalendar)).toEqual(['2025-10-14']);
  });

  test('is every day without a row where all markets trade every day', () => {
    expect(missingSessions(['2026-06-26', '2026-06-29'], ['always', 'always'], 'every-day')).toEqual([
      '2026-06-27',
      '2026-06-28',
    ]);
  });
});

describe('a holiday of the bond market alone', () => {
  test('is the second Monday of October', () => {
    expect(['2014-10-13', '2018-10-08', '2025-10-13'].every(isUsBondHoliday)).toBe(true);
    expect(isUsBondHoliday('2025-10-06')).toBe(false);
  });

  test('is 11 November, the Monday after where that is a Sunday, and no Friday where it is a Saturday', () => {
    expect(['2025-11-11', '2018-11-12'].every(isUsBondHoliday)).toBe(true);
    expect(['2018-11-09', '2023-11-10', '2023-11-13', '2025-11-12'].some(isUsBondHoliday)).toBe(false);
  });
});

describe.skipIf(!referenceDataIsHere)('the yields beside the reference data folder (skipped without it)', () => {
  test('lack exactly the holidays of the bond market', () => {
    const dates = new Set(referenceRows('daily/dgs10_pct.csv').map(([date]) => date!));
    const lacking = sessions('2014-01-02', '2026-06-30').filter((date) => !dates.has(date));
    expect(lacking).toEqual(sessions('2014-01-02', '2026-06-30').filter(isUsBondHoliday));
  });
});
