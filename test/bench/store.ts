import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPair } from '../../src/market/load-markets.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { BarStore, DailyBar } from '../../src/market/ports.ts';
import { createBarStore } from '../../src/storage/bar-store.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { madeMarkets } from '../support/made-prices.ts';
import { market } from '../support/markets.ts';
import { openLive } from '../support/open-live.ts';
import { startSources } from '../support/stand-in-sources.ts';

const DAY_MS = 86_400_000;

const YEARS = 10;

const SYMBOLS = 50;

const WARM_LOADS = 41;

/** Most time prices of a pair may take from the store, the chart not counted. */
export const warmBudgetMs = 40;

/** What the store costs. */
export interface StoreBench {
  readonly importRows: number;
  readonly importMs: number;
  /** Loading and aligning ETH and IWM from the store, ten years, nothing fetched: the median. */
  readonly warmMs: number;
  /** What the process holds beyond what it held before, in MB, after the import and the warm loads. */
  readonly memoryMb: number;
}

/** Imports ten years of fifty symbols into a new SQLite file, then loads a pair from another one again and again. */
export async function benchStore(now: () => number): Promise<StoreBench> {
  const folder = mkdtempSync(join(tmpdir(), 'rift-bench-'));
  const before = process.memoryUsage.rss();
  try {
    const imported = await benchImport(`sqlite:${join(folder, 'import.db')}`, now);
    const warmMs = await benchWarm(`sqlite:${join(folder, 'warm.db')}`, now);
    return { ...imported, warmMs, memoryMb: (process.memoryUsage.rss() - before) / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchImport(url: string, now: () => number) {
  const database = await openDatabase(url);
  const store = createBarStore(database);
  const rows = tenYears();
  const start = now();
  for (let symbol = 0; symbol < SYMBOLS; symbol++) await importSymbol(store, `S${symbol}`, rows);
  const importMs = now() - start;
  await database.close();
  return { importRows: rows.length * SYMBOLS, importMs };
}

const importSymbol = (store: BarStore, symbol: string, rows: readonly DailyBar[]): Promise<boolean> =>
  store.writeBars({
    key: { symbol, source: 'made', timeframe: 'day' },
    mode: 'replace',
    edition: 0,
    rows,
    checkedAtMs: 0,
    watermarkMs: 0,
  });

/** Every calendar day: what a coin has, and more than a stock has. */
function tenYears(): DailyBar[] {
  const firstMs = Date.UTC(2016, 0, 1);
  return Array.from({ length: Math.round(YEARS * 365.25) }, (_, day) => {
    const close = 100 + 10 * Math.sin(day / 30);
    const date = new Date(firstMs + day * DAY_MS).toISOString().slice(0, 10);
    return { date, open: close - 1, high: close + 2, low: close - 2, close, volume: 1_000 + day };
  });
}

async function benchWarm(url: string, now: () => number): Promise<number> {
  const nowMs = Date.parse('2026-06-24T22:00:00Z');
  const sources = await startSources(madeMarkets('2016-06-24', nowMs));
  const live = await openLive(url, sources.url, () => nowMs);
  for (const symbol of ['ETH', 'IWM']) await live.market.refresh(market(symbol), {});
  const pair = { subject: market('ETH'), benchmark: market('IWM') };
  const times: number[] = [];
  for (let load = 0; load < WARM_LOADS; load++) {
    const start = now();
    await loadPair(live.market, nyseCalendar, { pair });
    times.push(now() - start);
  }
  await live.close();
  await sources.close();
  return times.toSorted((a, b) => a - b)[WARM_LOADS >> 1]!;
}
