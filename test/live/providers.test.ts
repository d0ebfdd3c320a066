import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { findProviders } from '../../src/app.ts';
import { collect } from '../support/collect.ts';
import { market as known } from '../support/markets.ts';

const DAY_MS = 86_400_000;

const config = readConfig(process.env);

const found = await findProviders({
  fetch: globalThis.fetch,
  now: () => Date.now(),
  timeoutMs: 20_000,
  ccxtVenues: config.CCXT_VENUES,
  ccxtUrl: config.CCXT_API_URL,
  yahooUrl: config.YAHOO_API_URL,
  coinmetricsUrl: config.COINMETRICS_API_URL,
});

describe.each(found.map((provider) => ({ name: provider.facts.name, provider })))('$name itself', ({ provider }) => {
  const market = provider.facts.kinds.includes('etf') ? known('IWM') : known('ETH');
  const since = { fromMs: Date.now() - 20 * DAY_MS };

  test('answers with finished daily bars in order', async () => {
    const dates = (await collect(provider.dailyBars!(market, since))).map(({ date }) => date);
    expect(dates.length).toBeGreaterThan(8);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(Date.parse(dates.at(-1)!)).toBeLessThan(Date.now());
  });

  test.skipIf(!provider.hourlyBars)('answers with finished hourly bars (where it has any)', async () => {
    expect((await collect(provider.hourlyBars!(market, since))).length).toBeGreaterThan(400);
  });

  test.skipIf(!provider.flows)('answers with exchange flows (where it has any)', async () => {
    expect((await collect(provider.flows!(market, since))).length).toBeGreaterThan(10);
  });
});
