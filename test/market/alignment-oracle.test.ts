import { beforeAll, describe, expect, test } from 'vitest';
import { type AlignedPair, alignMarkets, selectPair } from '../../src/market/alignment.ts';
import { dateOfEpochDay, epochDay, HOUR_MS } from '../../src/market/calendar-days.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { DailyHistory, MarketData, Sampling, SessionCloses } from '../../src/market/ports.ts';
import { openCsvFolder } from '../../src/providers/csv.ts';
import { readReference, referenceDataIsHere } from '../support/reference-data.ts';
import { referenceFolder, referenceRows } from '../support/reference-folder.ts';

interface Oracle {
  samples: {
    date: string;
    close_utc: string;
    eth_ny_close: number | null;
    eth_utc_eod: number | null;
    iwm_close: number;
  }[];
  sessions: number;
  sessions_without_price: string[];
  correlation_by_sampling_offset_hours: Record<string, { n: number; corr_by_offset_h: Record<string, number> }>;
  named_conventions_daily: Record<string, { n: number } & Record<string, { corr: number }>>;
}

const sessions = nyseCalendar.between('2017-08-17', '2026-05-12');

const pearson = (a: readonly number[], b: readonly number[]): number => {
  const mean = (v: readonly number[]): number => v.reduce((s, x) => s + x, 0) / v.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f: (i: number) => number): number => a.reduce((s, _, i) => s + f(i), 0);
  return (
    sum((i) => (a[i]! - ma) * (b[i]! - mb)) / Math.sqrt(sum((i) => (a[i]! - ma) ** 2) * sum((i) => (b[i]! - mb) ** 2))
  );
};

/** Correlation of log returns over successive sessions on which every series has both prices. */
const correlationOf = (x: ReadonlyMap<string, number>, y: ReadonlyMap<string, number>, need = [x, y]) => {
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 1; i < sessions.length; i++) {
    const [from, to] = [sessions[i - 1]!.date, sessions[i]!.date];
    if (!need.every((series) => series.has(from) && series.has(to))) continue;
    a.push(Math.log(x.get(to)! / x.get(from)!));
    b.push(Math.log(y.get(to)! / y.get(from)!));
  }
  return { n: a.length, corr: pearson(a, b) };
};

const mapOf = (h: { dates: readonly string[]; closes: Float64Array }): Map<string, number> =>
  new Map(h.dates.map((date, i) => [date, h.closes[i]!]));

describe.skipIf(!referenceDataIsHere)('alignment beside the reference data folder (skipped without it)', () => {
  let oracle: Oracle;
  let market: MarketData;
  let eth: DailyHistory;
  let iwm: DailyHistory;
  let closes: SessionCloses;

  const symbol = (name: string) => market.catalogue().find((s) => s.symbol === name)!;
  const rowsOf = (pair: AlignedPair) => pair.dates.map((date, i) => [date, pair.x[i], pair.y[i]]);
  const expected = (file: string) => referenceRows(file).map(([date, x, y]) => [date, Number(x), Number(y)]);
  const align = (subject: DailyHistory | SessionCloses, sampling: Sampling): AlignedPair => {
    const legs = [
      { symbol: symbol('ETH'), history: subject },
      { symbol: symbol('IWM'), history: iwm },
    ];
    return selectPair(alignMarkets(legs, { calendar: nyseCalendar, sampling, simulated: false }), 0, 1);
  };

  beforeAll(async () => {
    oracle = readReference('oracle/alignment.json') as Oracle;
    market = await openCsvFolder(referenceFolder);
    eth = await market.daily(symbol('ETH'), {});
    iwm = await market.daily(symbol('IWM'), {});
    closes = (await market.atCloses(symbol('ETH'), sessions, {}))!;
  });

  test('gives every row of ETH and IWM at the New York close', () => {
    expect(rowsOf(align(closes, 'close'))).toEqual(expected('pairs/eth_iwm_nyclose.csv'));
  });

  test('counts the two returns that span an outage of the exchange', () => {
    expect(align(closes, 'close').missing).toHaveLength(2);
  });

  test('gives every row of ETH and IWM at the end of the UTC day', () => {
    expect(rowsOf(align(eth, 'utc'))).toEqual(expected('pairs/eth_iwm_utc.csv'));
  });

  test('gives every row of the long history', async () => {
    const long = await market.daily(symbol('ETH2015'), {});
    expect(rowsOf(align(long, 'utc'))).toEqual(expected('pairs/eth_iwm_utc_long.csv'));
  });

  test('meets every sampled price', () => {
    const [byClose, byUtc, byIwm] = [mapOf(closes), mapOf(eth), mapOf(iwm)];
    for (const sample of oracle.samples) {
      expect([sample.date, byClose.get(sample.date) ?? null]).toEqual([sample.date, sample.eth_ny_close]);
      expect([sample.date, byUtc.get(sample.date) ?? null]).toEqual([sample.date, sample.eth_utc_eod]);
      expect(byIwm.get(sample.date)).toBe(sample.iwm_close);
      expect(nyseCalendar.session(sample.date)!.closeMs).toBe(Date.parse(sample.close_utc));
    }
  });

  test('has no price in exactly the sessions of the exchange outages', () => {
    const priced = new Set(closes.dates);
    const unpriced = sessions.filter((s) => !priced.has(s.date)).map((s) => s.date);
    expect(unpriced).toEqual(oracle.sessions_without_price);
  });

  test('meets the correlation of every sampling offset', async () => {
    const table = oracle.correlation_by_sampling_offset_hours['2017-08..2026-05']!;
    const byOffset = new Map<string, Map<string, number>>();
    for (const hours of Object.keys(table.corr_by_offset_h)) {
      const moved = sessions.map((s) => ({ ...s, closeMs: s.closeMs + Number(hours) * HOUR_MS }));
      byOffset.set(hours, mapOf((await market.atCloses(symbol('ETH'), moved, {}))!));
    }
    const need = [mapOf(iwm), ...byOffset.values()];
    for (const [hours, corr] of Object.entries(table.corr_by_offset_h)) {
      const ours = correlationOf(byOffset.get(hours)!, mapOf(iwm), need);
      expect(ours.n).toBe(table.n);
      expect(ours.corr).toBeCloseTo(corr, 6);
    }
  });

  test('meets the correlation of every named convention', () => {
    const table = oracle.named_conventions_daily['2017-08..2026-05']!;
    const shifted = (byDays: number): Map<string, number> =>
      new Map(eth.dates.map((date, i) => [dateOfEpochDay(epochDay(date) + byDays), eth.closes[i]!]));
    const series: Record<string, Map<string, number>> = {
      ny_close: mapOf(closes),
      utc_eod_same_label: shifted(0),
      'utc_start_of_day_label(mislabel by -1 day)': shifted(1),
      'utc_eod_next_label(look-ahead)': shifted(-1),
    };
    const need = [mapOf(iwm), ...Object.values(series)];
    for (const [name, prices] of Object.entries(series)) {
      const ours = correlationOf(prices, mapOf(iwm), need);
      expect([name, ours.n]).toEqual([name, table.n]);
      expect(ours.corr).toBeCloseTo(table[name]!.corr, 10);
    }
  });
});
