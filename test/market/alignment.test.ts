import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignMarkets, type Leg, sampleAtClose, selectPair } from '../../src/market/alignment.ts';
import { dateOfEpochDay, epochDay } from '../../src/market/calendar-days.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { history, market } from '../support/markets.ts';

const HOUR = 3_600_000;

const options = { calendar: nyseCalendar, sampling: 'utc', simulated: false } as const;

const days = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => dateOfEpochDay(epochDay(from) + i));

const rising = (symbol: string, dates: readonly string[]): Leg => ({
  symbol: market(symbol),
  history: history(
    symbol,
    dates,
    dates.map((_, i) => i + 1),
  ),
});

describe('joining markets on common rows', () => {
  test('a 24/7 market against an exchange keeps sessions only, the weekend being one return', () => {
    const sessions = ['2026-11-20', '2026-11-23', '2026-11-24'];
    const joined = alignMarkets([rising('ETH', days('2026-11-20', 5)), rising('IWM', sessions)], options);
    expect(joined.dates).toEqual(sessions);
    expect([...joined.prices[0]!]).toEqual([1, 4, 5]);
    expect(joined.rowsPerYear).toBe(252);
    expect(joined.missing).toEqual([]);
  });

  test('a session missing in one leg is missing in both, and its return is counted as a long step', () => {
    const joined = alignMarkets(
      [
        rising('SPY', ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-27']),
        rising('IWM', ['2026-11-23', '2026-11-25', '2026-11-27']),
      ],
      options,
    );
    expect(joined.dates).toEqual(['2026-11-23', '2026-11-25', '2026-11-27']);
    expect(joined.missing).toHaveLength(1);
    expect(joined.notes.map((n) => n.code)).toEqual(['long-step']);
  });

  test('two 24/7 markets are joined on every day and annualise with 365', () => {
    const joined = alignMarkets([rising('ETH', days('2026-11-16', 10)), rising('BTC', days('2026-11-18', 8))], options);
    expect(joined.dates).toHaveLength(8);
    expect(joined.rowsPerYear).toBe(365);
  });

  test('two 24/7 markets count a missing day as a long step', () => {
    const joined = alignMarkets(
      [rising('ETH', days('2026-11-16', 10)), rising('BTC', ['2026-11-20', '2026-11-22'])],
      options,
    );
    expect(joined.missing).toHaveLength(1);
  });

  test('one weekend row of a currency is left out, and no weekend is missing for it', () => {
    const weekdays = Array.from({ length: 140 }, (_, i) => dateOfEpochDay(20_000 + i)).filter(
      (date) => new Date(date).getUTCDay() % 6 !== 0,
    );
    const sunday = '2024-12-15';
    const dates = [...weekdays, sunday].toSorted();
    const closes = Float64Array.from(dates, (_, i) => 1 + i / 1000);
    const legs = ['EURUSD', 'GBPUSD'].map((symbol) => ({
      symbol: market(symbol),
      history: history(symbol, dates, closes),
    }));
    const joined = alignMarkets(legs, { calendar: nyseCalendar, sampling: 'utc', simulated: false });
    expect(joined.dates).not.toContain(sunday);
    expect(joined.rowsPerYear).toBe(252);
    expect(joined.missing.length).toBeLessThan(3);
  });

  test('currencies without weekends annualise with 252', () => {
    const weekdays = days('2026-11-16', 12).filter((d) => nyseCalendar.session(d));
    expect(alignMarkets([rising('ETH', days('2026-11-16', 12)), rising('EURUSD', weekdays)], options).rowsPerYear).toBe(
      252,
    );
  });

  test('a row on a day the exchange was closed is not a row', () => {
    const dates = ['2026-11-25', '2026-11-26', '2026-11-27'];
    expect(alignMarkets([rising('SPY', dates), rising('IWM', dates)], options).dates).toEqual([
      '2026-11-25',
      '2026-11-27',
    ]);
  });

  test('rows before the years of the calendar are kept', () => {
    const dates = ['2013-12-30', '2013-12-31', '2014-01-02'];
    const joined = alignMarkets([rising('SPY', dates), rising('IWM', dates)], options);
    expect(joined.dates).toEqual(dates);
    expect(joined.missing).toEqual([]);
  });

  test('the last date of each leg is told as it was before the join, but not beyond the as-of date', () => {
    const joined = alignMarkets([rising('ETH', days('2026-11-16', 10)), rising('IWM', ['2026-11-16', '2026-11-17'])], {
      ...options,
      asOf: '2026-11-20',
    });
    expect(joined.lastDates).toEqual(['2026-11-20', '2026-11-17']);
  });

  test('nothing in common gives no rows', () => {
    const joined = alignMarkets([rising('ETH', days('2026-11-16', 2)), rising('IWM', ['2026-11-20'])], options);
    expect(joined.dates).toEqual([]);
    expect(joined.missing).toEqual([]);
  });

  test('no legs are refused', () => {
    expect(() => alignMarkets([], options)).toThrow(RangeError);
  });

  test('no row is later than the as-of date, whatever the histories hold', () => {
    const dates = fc
      .uniqueArray(fc.integer({ min: 20_000, max: 20_200 }), { maxLength: 60 })
      .map((ns) => ns.toSorted((a, b) => a - b).map(dateOfEpochDay));
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: 19_990, max: 20_210 }), (a, b, cut) => {
        const asOf = dateOfEpochDay(cut);
        const joined = alignMarkets([rising('ETH', a), rising('IWM', b)], { ...options, asOf });
        expect(joined.dates.every((date) => date <= asOf)).toBe(true);
        expect(joined.lastDates.every((date) => date <= asOf)).toBe(true);
      }),
    );
  });

  test('later data changes no earlier row', () => {
    const long = days('2026-10-01', 50);
    const short = long.slice(0, 30);
    const before = alignMarkets([rising('ETH', short), rising('IWM', short)], options);
    const after = alignMarkets([rising('ETH', long), rising('IWM', long)], options);
    expect(after.dates.slice(0, before.dates.length)).toEqual(before.dates);
    expect(after.prices[0]!.slice(0, before.dates.length)).toEqual(before.prices[0]);
  });
});

describe('a pair', () => {
  const dates = ['2026-11-23', '2026-11-24'];
  const [eth, iwm] = [market('ETH'), market('IWM')];

  test('has the subject as x and the benchmark as y', () => {
    const legs = [
      { symbol: eth, history: history('ETH', dates, [2000, 2100]) },
      { symbol: iwm, history: history('IWM', dates, [230, 231]) },
    ];
    const pair = selectPair(alignMarkets(legs, options), 0, 1);
    expect([...pair.x]).toEqual([2000, 2100]);
    expect([...pair.y]).toEqual([230, 231]);
    expect(pair.sources).toEqual({ subject: 'test ETH', benchmark: 'test IWM' });
    expect(pair.lastDates).toEqual({ subject: '2026-11-24', benchmark: '2026-11-24' });
  });

  test('can be taken out of several markets, and a position outside is refused', () => {
    const markets = alignMarkets([rising('ETH', dates), rising('IWM', dates), rising('SPY', dates)], options);
    expect(selectPair(markets, 2, 0).pair.subject.symbol).toBe('SPY');
    expect(() => selectPair(markets, 0, 3)).toThrow(RangeError);
  });
});

describe('sampling a 24/7 market at the close of a session', () => {
  const session = nyseCalendar.session('2026-11-24')!; // 21:00 UTC
  const candles = (hoursBefore: readonly number[]) => ({
    openMs: Float64Array.from(hoursBefore, (h) => session.closeMs - h * HOUR),
    closes: Float64Array.from(hoursBefore),
  });
  const priceWith = (hoursBefore: readonly number[], candleMs?: number): number | undefined =>
    sampleAtClose(candles(hoursBefore), [session], candleMs).closes[0];

  test('takes the close of the hour that opens one hour before', () => {
    expect(priceWith([4, 3, 2, 1, 0])).toBe(1);
  });

  test('takes the latest candle at most two hours older where that one is missing', () => {
    expect(priceWith([4, 3, 0])).toBe(3);
    expect(priceWith([5, 2, 0])).toBe(2);
  });

  test('has no price where the next candle is older than that', () => {
    expect(priceWith([3.01, 0])).toBeUndefined();
    expect(priceWith([])).toBeUndefined();
    expect(priceWith([0.5])).toBeUndefined();
  });

  test('takes the last quarter of an hour from quarter-hour candles', () => {
    expect(priceWith([1, 0.75, 0.5, 0.25, 0], HOUR / 4)).toBe(0.25);
  });

  test('has no price where the price has stood still for six hours, and says when', () => {
    const still = (hours: number) => ({
      openMs: Float64Array.from({ length: 10 }, (_, i) => session.closeMs - (10 - i) * HOUR),
      closes: Float64Array.from({ length: 10 }, (_, i) => (10 - i <= hours ? 7 : 20 + i)),
    });
    expect([...sampleAtClose(still(5), [session]).closes]).toEqual([7]);
    expect(sampleAtClose(still(6), [session])).toEqual({
      dates: [],
      closes: Float64Array.of(),
      stale: ['2026-11-24'],
    });
  });

  test('counts quarter hours that stood still by their time, not by their number', () => {
    const quarters = (still: number) => ({
      openMs: Float64Array.from({ length: 40 }, (_, i) => session.closeMs - ((40 - i) * HOUR) / 4),
      closes: Float64Array.from({ length: 40 }, (_, i) => (40 - i <= still ? 7 : 20 + i)),
    });
    expect(sampleAtClose(quarters(23), [session], HOUR / 4).stale).toEqual([]);
    expect(sampleAtClose(quarters(24), [session], HOUR / 4).stale).toEqual(['2026-11-24']);
  });

  test('follows the half day', () => {
    const half = nyseCalendar.session('2026-11-27')!;
    const openMs = Float64Array.of(Date.parse('2026-11-27T17:00Z'), Date.parse('2026-11-27T20:00Z'));
    expect([...sampleAtClose({ openMs, closes: Float64Array.of(7, 8) }, [half]).closes]).toEqual([7]);
  });
});
