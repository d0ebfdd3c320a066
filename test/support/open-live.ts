import { setTimeout } from 'node:timers/promises';
import { createLiveMarket, type LiveMarket } from '../../src/market/live/live-market.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { BarStore } from '../../src/market/ports.ts';
import { findProviders } from '../../src/providers/find-providers.ts';
import { createBarStore } from '../../src/storage/bar-store.ts';
import { openDatabase } from '../../src/storage/database.ts';

/** Live prices over stand-ins, as the program puts them together. */
export interface OpenLive {
  readonly market: LiveMarket;
  readonly store: BarStore;
  close(): Promise<void>;
}

const reallySleep = async (ms: number, signal?: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, signal ? { signal } : {});

/** Opens live prices on a database, with every service at one address. */
export async function openLive(
  databaseUrl: string,
  sourcesUrl: string,
  now: () => number,
  sleep = reallySleep,
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
  const market = createLiveMarket({ providers, store, calendar: nyseCalendar, now, sleep });
  return {
    market,
    store,
    async close() {
      await market.close();
      await database.close();
    },
  };
}
