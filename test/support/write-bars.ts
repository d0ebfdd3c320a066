/** Run as a process of its own: writes the even or the odd of 400 days, one at a time, into one series. */
import type { SeriesKey } from '../../src/market/ports.ts';
import { createBarStore } from '../../src/storage/bar-store.ts';
import { openDatabase } from '../../src/storage/database.ts';

const [url = '', parity = '0'] = process.argv.slice(2);

const key: SeriesKey = { symbol: 'ETH', source: 'coinbaseexchange', timeframe: 'day' };

const database = await openDatabase(url);

const store = createBarStore(database);

for (let day = Number(parity); day < 400; day += 2) {
  const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
  const bar = { date, open: NaN, high: NaN, low: NaN, close: 1 + day, volume: NaN };
  let stored = false;
  while (!stored) {
    const edition = (await store.series(key.symbol))[0]?.edition ?? 0;
    stored = await store.writeBars({ key, mode: 'revise', edition, rows: [bar], checkedAtMs: day, watermarkMs: 0 });
  }
}

await database.close();
