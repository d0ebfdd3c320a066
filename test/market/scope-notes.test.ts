import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../src/messages/speaker.ts';
import { clockOf } from '../../src/market/calendar-days.ts';
import { partialBarNotes, scopeNotes } from '../../src/market/data-quality.ts';

const days = (month: string, count: number): string[] =>
  Array.from({ length: count }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);

describe('remarks on the data', () => {
  const broken = partialBarNotes('ETH', days('2016-01', 20), 100);

  it('about bars stored too early are counted among the days shown', () => {
    expect(inEnglish(broken[0]!.sentence)).toContain('On 20 % of days');
    expect(inEnglish(scopeNotes(broken, ['2016-01-11', '2016-02-09'])[0]!.sentence)).toContain('On 33 % of days');
  });

  it('about days outside the sample shown are not made', () => {
    const tick = { code: 'bad-tick', sentence: 'one', about: { symbol: 'ETH', dates: ['2016-01-05'] } } as const;
    expect(scopeNotes([...broken, tick], ['2020-01-02', '2020-03-02'])).toEqual([]);
  });

  it('that name no days are kept', () => {
    const note = { code: 'quote-currency', sentence: 'USDT' } as const;
    expect(scopeNotes([note], ['2020-01-02'])).toEqual([note]);
  });
});

describe('the clock of rows', () => {
  it('counts days where every day has one, trading days otherwise', () => {
    expect(clockOf({ everyDay: true })).toEqual({ rowsPerYear: 365, row: 'day' });
    expect(clockOf({ rowsPerYear: 252 })).toEqual({ rowsPerYear: 252, row: 'trading day' });
  });
});
