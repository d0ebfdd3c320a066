import { describe, expect, test } from 'vitest';
import { pearson } from '../../src/analytics/correlation.ts';
import { logReturns } from '../../src/analytics/series.ts';
import { UserError } from '../../src/errors.ts';
import { loadPair } from '../../src/market/load-markets.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { market } from '../support/markets.ts';

const at = (instant: string) => openSimulation(() => Date.parse(instant));

const SUNDAY = '2026-11-22T16:00Z';

const carried = at(SUNDAY)
  .catalogue()
  .map((s) => s.symbol);

const correlationOf = async (subject: string, benchmark: string): Promise<number> => {
  const pair = await loadPair(at(SUNDAY), nyseCalendar, {
    pair: { subject: market(subject), benchmark: market(benchmark) },
  });
  return pearson(logReturns(pair.x).slice(1), logReturns(pair.y).slice(1));
};

describe('the simulation', () => {
  test('says that it is one', () => {
    expect([at(SUNDAY).label, at(SUNDAY).simulated]).toEqual(['sample', true]);
  });

  test('carries the indices, their funds, two coins, bonds, fear and the yield', () => {
    expect(carried.toSorted()).toEqual('BTC DXY ETH GLD GOLD IWM NDX QQQ RUT SPX SPY TLT US10Y UUP VIX'.split(' '));
  });

  test('runs on real sessions up to the last one closed, and on every UTC day that is over', async () => {
    const sample = at(SUNDAY);
    const sessions = nyseCalendar.between('2017-11-09', '2026-11-20').map((s) => s.date);
    expect((await sample.daily(market('RUT'), {})).dates).toEqual(sessions);
    const eth = await sample.daily(market('ETH'), {});
    expect([eth.dates[0], eth.dates.at(-1), eth.dates.length]).toEqual(['2017-11-09', '2026-11-21', 3300]);
    expect(sample.today()).toBe('2026-11-21');
  });

  test('has the close of a session at once and the UTC day only when it is over', async () => {
    const sample = at('2026-11-24T21:30Z');
    const sessions = nyseCalendar.between('2026-11-20', '2026-11-30');
    expect((await sample.atCloses(market('ETH'), sessions, {}))?.dates).toEqual([
      '2026-11-20',
      '2026-11-23',
      '2026-11-24',
    ]);
    expect((await sample.daily(market('ETH'), {})).dates.at(-1)).toBe('2026-11-23');
    expect((await sample.daily(market('RUT'), {})).dates.at(-1)).toBe('2026-11-24');
    expect(sample.today()).toBe('2026-11-24');
  });

  test('never changes a price of the past, however late it is opened', async () => {
    const [early, late] = [at('2024-03-09T12:00Z'), at(SUNDAY)];
    for (const symbol of carried.map(market)) {
      const before = await early.daily(symbol, {});
      const after = await late.daily(symbol, { until: before.dates.at(-1)! });
      expect(after).toEqual(before);
    }
    const flows = (await early.flows(market('ETH'), {}))!;
    expect((await late.flows(market('ETH'), {}))!.inflow.slice(0, flows.dates.length)).toEqual(flows.inflow);
  });

  test('grows with the clock while it is open', async () => {
    let now = Date.parse('2026-11-20T12:00Z');
    const sample = openSimulation(() => now);
    expect((await sample.daily(market('RUT'), {})).dates.at(-1)).toBe('2026-11-19');
    now = Date.parse('2026-11-20T22:00Z');
    expect((await sample.daily(market('RUT'), {})).dates.at(-1)).toBe('2026-11-20');
  });

  test.each([
    ['ETH', 70, 5000],
    ['BTC', 2500, 140_000],
    ['RUT', 950, 3000],
    ['SPX', 2000, 8000],
    ['VIX', 9, 85],
    ['GOLD', 1000, 5000],
    ['DXY', 85, 120],
    ['US10Y', 0.3, 6],
  ])('keeps %s at levels one has seen', async (symbol, low, high) => {
    const { closes } = await at(SUNDAY).daily(market(symbol), {});
    expect(Math.min(...closes)).toBeGreaterThan(low);
    expect(Math.max(...closes)).toBeLessThan(high);
  });

  test('has markets that move together as such markets do', async () => {
    expect(await correlationOf('ETH', 'RUT')).toBeCloseTo(0.3, 0.5);
    expect(await correlationOf('ETH', 'BTC')).toBeGreaterThan(0.5);
    expect(await correlationOf('SPX', 'RUT')).toBeGreaterThan(0.8);
    expect(await correlationOf('RUT', 'IWM')).toBeGreaterThan(0.99);
    expect(await correlationOf('SPX', 'VIX')).toBeLessThan(-0.5);
    expect(await correlationOf('GOLD', 'DXY')).toBeLessThan(-0.2);
  });

  test('is sampled at the New York close unless the UTC day is asked for', async () => {
    const pair = { subject: market('ETH'), benchmark: market('RUT') };
    const close = await loadPair(at(SUNDAY), nyseCalendar, { pair });
    const utc = await loadPair(at(SUNDAY), nyseCalendar, { pair, sampling: 'utc' });
    expect([close.sampling, utc.sampling]).toEqual(['close', 'utc']);
    expect(close.dates).toEqual(utc.dates);
    expect(close.simulated).toBe(true);
    expect(close.notes).toEqual([]);
  });

  test('has a crash in March 2020 that stays', async () => {
    const { dates, closes } = await at(SUNDAY).daily(market('ETH'), { until: '2020-03-12' });
    expect(dates.at(-1)).toBe('2020-03-12');
    expect(closes.at(-1)! / closes.at(-2)!).toBeLessThan(0.75);
  });

  test('has flows of ETH alone, fewer at weekends', async () => {
    const { dates, inflow } = (await at(SUNDAY).flows(market('ETH'), {}))!;
    const mean = (rows: number[]): number => rows.reduce((sum, i) => sum + inflow[i]!, 0) / rows.length;
    const rows = dates.map((_, i) => i);
    const weekend = rows.filter((i) => new Date(dates[i]!).getUTCDay() % 6 === 0);
    expect(mean(weekend) / mean(rows)).toBeLessThan(0.85);
    expect(await at(SUNDAY).flows(market('BTC'), {})).toBeUndefined();
  });

  test('has no closes apart for exchange-traded markets', async () => {
    expect(await at(SUNDAY).atCloses(market('RUT'), [], {})).toBeUndefined();
  });

  test('refuses a market it does not simulate', async () => {
    await expect(at(SUNDAY).daily(market('AAPL'), {})).rejects.toThrow(UserError);
  });

  test('is always there', async () => {
    expect((await at(SUNDAY).health())[0]?.state).toBe('up');
  });
});
