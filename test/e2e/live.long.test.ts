import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { sampleAtClose } from '../../src/market/alignment.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { BotProcess } from '../support/bot-process.ts';
import { Changes } from '../support/changes.ts';
import { closeWorlds, liveNowMs, livePrices, liveQuestion, openWorld } from '../support/cli/live-world.ts';
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
      expect({ dates: closes.dates, closes: closes.closes, stale: [] }).toEqual(sampleAtClose(candles, sessions));
    });
  },
);

describe('The program with live prices', () => {
  closeWorlds();

  const changes = new Changes();

  test('fetches nothing for a second question, and answers it from the New York close', async () => {
    const { sources, ask } = await openWorld();
    await ask();
    const before = sources.requests.length;
    const { stdout } = await ask();
    expect(sources.requests).toHaveLength(before);
    expect(stdout).toContain('read at the New York close');
  });

  test('does not tell a price of one venue at another scale as a move, and says that it is held back', async () => {
    const { sources, ask } = await openWorld();
    const scaled = (rows: readonly WireRow[] = []) =>
      rows.map((row) => (row.stampMs > liveNowMs - 54 * HOUR_MS ? { ...row, close: row.close! * 76 } : row));
    const { daily, hourly } = livePrices['ETH']!;
    sources.set('ETH', { daily: scaled(daily), hourly: scaled(hourly) }, 'coinbaseexchange');
    const { code, stdout } = await ask();
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('it is held back');
    expect(stdout.split('\n')[0]!.replace(/Russell 2000|On \d+ \w+ \d{4}/g, '')).not.toMatch(/\d{4}/);
  });

  test('ends though every venue asks to come back in a year', async () => {
    const { sources, ask } = await openWorld();
    sources.limit('31536000');
    const { code, stdout } = await ask();
    expect(code).toBe(0);
    expect(stdout).toContain('approximate close');
  });

  test('shows on the page how far the hours are, and then the answer from the New York close', async () => {
    const { sources, services } = await openWorld();
    const bot = new BotProcess({ ...services, RIFT_DATA: 'live' });
    ending.push(async () => {
      await bot.stop();
    });
    // until the sources have been looked at the page answers from the simulation
    const isLive = (): boolean => bot.output.includes('a live price source answers');
    const address = await changes.until(
      'the page',
      () => isLive() && /http:\/\/\S+(?= — open it)/.exec(bot.output)?.[0],
      60_000,
    );
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ line: liveQuestion[0] });
    const said = await (await fetch(`${address}/api/ask`, { method: 'POST', headers, body })).text();
    const events = said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string });
    expect(events.map(({ type }) => type).filter((type, i, all) => type !== all[i - 1])).toEqual([
      'acknowledged',
      'reply',
      'progress',
      'reply',
    ]);
    const [first, second] = events.filter(({ type }) => type === 'reply').map((event) => JSON.stringify(event));
    expect([first!.includes('approximate close'), second!.includes('read at the New York close')]).toEqual([
      true,
      true,
    ]);
    expect(sources.requests.length).toBeGreaterThan(0);
  }, 90_000);

  test('leaves with 3 and one sentence naming every source with its reason when there is nothing at all', async () => {
    const { sources, ask } = await openWorld();
    await sources.close();
    const { code, stdout, stderr } = await ask();
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    for (const title of ['Coinbase Exchange', 'Bitstamp', 'Kraken', 'Yahoo Finance', 'Coin Metrics'])
      expect(stderr).toContain(`${title} (the connection was refused)`);
  });
});
