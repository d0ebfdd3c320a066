import { type Clock, wallClock } from '../../src/clock.ts';
import { createLiveMarket, type LiveMarket } from '../../src/market/live/live-market.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { BarStore } from '../../src/market/ports.ts';
import { findProviders } from '../../src/app.ts';
import { createBarStore } from '../../src/storage/bar-store.ts';
import { openDatabase } from '../../src/storage/database.ts';

/** Live prices over stand-ins, as the program puts them together. */
export interface OpenLive {
  readonly market: LiveMarket;
  readonly store: BarStore;
  close(): Promise<void>;
}

/** Opens live prices on a database, with every service at one address. */
export async function openLive(
  databaseUrl: string,
  sourcesUrl: string,
  now: () => number,
  sleep: Clock['sleep'] = (ms, signal) => wallClock.sleep(ms, signal),
): Promise<OpenLive> {
  const database = await openDatabase(databaseUrl);
  const store = createBarStore(database);
  const providers = await findProviders({
    fetch: globalThis.fetch,
    now,
    timeoutMs: 60_000,
    ccxtVenues: ['coinbaseexchange', 'bitstamp', 'kraken'],
    ccxtUrl: sourcesUrl,
    yahooUrl: sourcesUrl,
    coinmetricsUrl: sourcesUrl,
  });
  const market = createLiveMarket({ providers, store, calendar: nyseCalendar, clock: { now, sleep } });
  return {
    market,
    store,
    async close() {
      await market.close();
      await database.close();
    },
  };
}
