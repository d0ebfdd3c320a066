import { describe, expect, it } from 'vitest';
import { alignMarkets } from '../../src/market/alignment.ts';
import { dateOfEpochDay, epochDay } from '../../src/market/calendar-days.ts';
import { loadMarkets } from '../../src/market/load-markets.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { defaultStarts } from '../../src/reports/multiverse.ts';
import { history, market, sourceOf } from '../support/markets.ts';

const days = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => dateOfEpochDay(epochDay('2026-01-01') + i));

const leg = (symbol: string, dates: readonly string[]) => ({
  symbol: market(symbol),
  history: history(
    symbol,
    dates,
    dates.map((_, i) => i + 1),
  ),
});

describe('of a hundred rows', () => {
  it.each([
    [2, []],
    [3, ['long-step']],
  ])('%i missing are worth the remarks %j', (missing, codes) => {
    const whole = days(100);
    const holed = whole.filter((_, row) => row < 50 || row >= 50 + missing);
    const options = { calendar: nyseCalendar, sampling: 'utc', simulated: false } as const;
    const { notes } = alignMarkets([leg('ETH', whole), leg('BTC', holed)], options);
    expect(notes.map(({ code }) => code)).toEqual(codes);
  });
});

describe('hours of which two in a hundred sessions are missing at most', () => {
  const sessions = nyseCalendar.between('2026-01-05', '2026-11-20').map(({ date }) => date);
  const wave = (dates: readonly string[]): number[] => dates.map((_, i) => 100 * Math.exp(0.03 * Math.sin(i * 1.7)));
  const samplingWithout = async (...missing: readonly number[]): Promise<string> => {
    const dates = days(epochDay('2026-11-20') - epochDay('2026-01-01') + 1);
    const gone = new Set(missing.map((back) => sessions.at(-back)));
    const kept = sessions.filter((date) => !gone.has(date));
    const source = sourceOf({
      today: '2026-11-20',
      daily: { ETH: history('ETH', dates, wave(dates)), IWM: history('IWM', sessions, wave(sessions)) },
      closes: { ETH: { dates: kept, closes: wave(kept) } },
    });
    return (await loadMarkets(source, nyseCalendar, ['ETH', 'IWM'].map(market), {})).sampling;
  };

  it('are the New York close', async () => {
    expect(await samplingWithout(20, 115)).toBe('close');
  });

  it('and no others: two of ninety are too many', async () => {
    expect(await samplingWithout(20, 80)).toBe('utc');
  });
});

describe('a year from which history is counted', () => {
  const rowsFrom2022 = (count: number): string[] => [
    '2021-12-31',
    ...Array.from({ length: count }, (_, i) => dateOfEpochDay(epochDay('2022-01-01') + i)),
  ];

  it('leaves 252 rows', () => {
    expect(defaultStarts(rowsFrom2022(252))).toContain('2022-01-01');
  });

  it('is left out where it leaves 251', () => {
    expect(defaultStarts(rowsFrom2022(251))).not.toContain('2022-01-01');
  });
});
