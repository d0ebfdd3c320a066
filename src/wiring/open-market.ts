import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { UserError } from '../core/errors.ts';
import type { LiveMarket } from '../core/market/live-market.ts';
import { nyseCalendar } from '../core/market/nyse-calendar.ts';
import type { MarketData, Request } from '../core/ports.ts';
import type { Database } from '../storage/open-database.ts';

/** A source of prices that is open, and how to leave it. */
export interface OpenMarket {
  readonly market: MarketData;
  /** Waits for histories that load in the background; nothing to wait for where there is no background. */
  drain(request: Request): Promise<void>;
  close(): Promise<void>;
  /** Brings a symbol up to date; absent where the source does not change. */
  readonly refresher?: Pick<LiveMarket, 'refresh'>;
}

const nothingToWaitFor = (): Promise<void> => Promise.resolve();

/**
 * Opens a source by the words of RIFT_DATA and `--data`: `live`, `sample` or `csv:FOLDER`.
 *
 * The database is opened only for live prices, which are kept at home. What a source needs is loaded only when it is asked for: the exchange library alone costs half a second.
 */
export async function openMarket(data: string, config: Config, database: () => Promise<Database>): Promise<OpenMarket> {
  if (data === 'sample') {
    const { openSample } = await import('../providers/sample.ts');
    return { market: openSample(Date.now), drain: nothingToWaitFor, close: nothingToWaitFor };
  }
  if (data.startsWith('csv:')) {
    const { openCsvFolder } = await import('../providers/csv.ts');
    return { market: await openCsvFolder(data.slice('csv:'.length)), drain: nothingToWaitFor, close: nothingToWaitFor };
  }
  if (data !== 'live') throw new UserError(`There is no data source “${data}”; use live, sample or csv:FOLDER.`);
  return openLive(config, await database());
}

async function openLive(config: Config, database: Database): Promise<OpenMarket> {
  const [{ findProviders }, { createBarStore }, { createLiveMarket }] = await Promise.all([
    import('../providers/find-providers.ts'),
    import('../storage/bar-store.ts'),
    import('../core/market/live-market.ts'),
  ]);
  const market = createLiveMarket({
    providers: await findProviders({
      fetch: globalThis.fetch,
      now: Date.now,
      timeoutMs: 15_000,
      ccxtVenues: config.CCXT_VENUES,
      ccxtUrl: config.CCXT_API_URL,
      yahooUrl: config.YAHOO_API_URL,
      coinmetricsUrl: config.COINMETRICS_API_URL,
    }),
    store: createBarStore(database),
    calendar: nyseCalendar,
    now: Date.now,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  });
  return {
    market,
    refresher: market,
    drain: (request) => market.drain(request),
    close: () => market.close(),
  };
}
