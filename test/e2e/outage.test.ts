import { expect, test } from 'vitest';
import { clockAt, spawnAsk } from '../support/cli/spawn-ask.ts';
import { newSqlite } from '../support/databases.ts';
import { madeMarkets } from '../support/made-prices.ts';
import { market } from '../support/markets.ts';
import { openLive } from '../support/open-live.ts';
import { startSources } from '../support/stand-in-sources.ts';

const DAY_MS = 24 * 3_600_000;

test('an outage over old prices leaves with 3 and names every source with its reason', async () => {
  const nowMs = Date.parse('2026-06-25T12:20:00Z');
  const lastWeekMs = nowMs - 10 * DAY_MS;
  const sources = await startSources(madeMarkets('2025-09-01', lastWeekMs));
  const database = newSqlite();
  const live = await openLive(database, sources.url, () => lastWeekMs);
  for (const symbol of ['ETH', 'IWM']) await live.market.daily(market(symbol), {});
  await live.close();
  await sources.close();
  const { url } = sources;
  const services = { CCXT_API_URL: url, YAHOO_API_URL: url, COINMETRICS_API_URL: url };
  const question = ['divergence ETH IWM', '--data', 'live'];
  const { code, stderr } = await spawnAsk(question, undefined, {
    ...{ ...services, ...clockAt(nowMs) },
    DATABASE_URL: database,
  });
  expect(code).toBe(3);
  expect(stderr).toMatch(/^No data source answered for \w+: .*Yahoo Finance \(the connection was refused\).*\n$/);
  expect(stderr).toMatch(/What is stored ends on 2026-06-1\d, too early to judge 2026-06-2[45]\./);
}, 60_000);
