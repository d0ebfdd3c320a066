import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { nyseCalendar } from '../../src/core/market/nyse-calendar.ts';
import { sampleAtClose } from '../../src/core/market/sample-at-close.ts';
import { newSqlite } from '../support/databases.ts';
import { market } from '../support/markets.ts';
import { openLive } from '../support/open-live.ts';
import { readReference } from '../support/reference-data.ts';
import { referenceFolder, referenceRows } from '../support/reference-folder.ts';
import { startSources } from '../support/stand-in-sources.ts';
import type { WireRow } from '../support/wire-format.ts';

const HOUR_MS = 3_600_000;
const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

interface Sample {
  readonly date: string;
  readonly eth_ny_close: number | null;
}

describe.skipIf(!existsSync(resolve(referenceFolder, 'hourly')))(
  'Eight years of hourly candles (needs the reference data folder)',
  () => {
    const rowsOf = (file: string, stampColumn: number, closeColumn: number): WireRow[] =>
      referenceRows(file).map((cells) => ({
        stampMs: Date.parse(cells[stampColumn]!),
        close: Number(cells[closeColumn]),
      }));

    test('load in hardly more requests than the page size allows, and give exactly the closes of the oracle', async () => {
      const hourly = rowsOf('hourly/eth_usdt_binance_1h.csv', 0, 4);
      const daily = rowsOf('daily/eth_usd.csv', 0, 4);
      const firstMs = Date.parse('2017-08-17');
      const begun = { stampMs: firstMs, close: 301 }; // so that the first hour there is lies within the daily history
      const sources = await startSources({ ETH: { daily: [begun, ...daily], hourly } });
      const nowMs = hourly.at(-1)!.stampMs + HOUR_MS + 60_000;
      const live = await openLive(newSqlite(), sources.url, () => nowMs);
      ending.push(
        () => sources.close(),
        () => live.close(),
      );

      await live.market.refresh(market('ETH'), {});

      const hours = (nowMs - firstMs) / HOUR_MS;
      const asked = sources.requests.filter(({ what }) => what === 'hourly').length;
      expect(hours / (365.25 * 24)).toBeGreaterThan(8);
      expect(asked).toBeLessThan(1.1 * Math.ceil(hours / 300));

      const sessions = nyseCalendar.between('2017-08-17', '2026-05-12');
      const closes = (await live.market.atCloses(market('ETH'), sessions, {}))!;
      const byDate = new Map(closes.dates.map((date, i) => [date, closes.closes[i]]));
      const { samples } = readReference('oracle/alignment.json') as { samples: Sample[] };
      const compared = samples.filter(({ date }) => date <= '2026-05-12');
      expect(compared.length).toBeGreaterThan(20);
      for (const { date, eth_ny_close } of compared)
        expect([date, byDate.get(date) ?? null]).toEqual([date, eth_ny_close]);

      const candles = {
        openMs: Float64Array.from(hourly, ({ stampMs }) => stampMs),
        closes: Float64Array.from(hourly, ({ close }) => close!),
      };
      expect({ dates: closes.dates, closes: closes.closes }).toEqual(sampleAtClose(candles, sessions));
    });
  },
);
