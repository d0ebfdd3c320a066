import { AsyncLocalStorage } from 'node:async_hooks';
import type { Exchange } from 'ccxt';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import {
  ConfigError,
  ProviderAnswerRejected,
  ProviderLacksSymbol,
  ProviderRateLimited,
  ProviderUnreachable,
} from '../errors.ts';
import { DAY_MS, HOUR_MS, utcDateOf } from '../market/calendar-days.ts';
import type {
  HistoryPage,
  HistoryRequest,
  MarketSymbol,
  Provider,
  ProviderFacts,
  ProviderSettings,
} from '../market/ports.ts';
import { msg } from '../messages/text.ts';
import { cleanBars, createFetch, type RawBar, type StampedBar } from './http/fetch-json.ts';

/** What is known of a venue before it is asked. */
interface Venue {
  readonly title: string;
  readonly pageBars: number;
  readonly reachBars?: number;
  readonly requestsPerSecond: number;
  /** True where a request names the end of its window too: an empty answer then only means that nothing was traded. */
  readonly windowed: boolean;
  /** The path and the shape of a candle answer: ccxt takes whatever lacks the expected keys for an empty history. */
  readonly path: RegExp;
  readonly answer: z.ZodType;
}

/** Venues quoting in US dollars with a public history of daily and hourly candles. */
const venues: Readonly<Record<string, Venue>> = {
  coinbaseexchange: {
    title: 'Coinbase Exchange',
    pageBars: 300,
    requestsPerSecond: 10,
    windowed: true,
    path: /\/candles$/,
    answer: z.array(z.array(z.unknown())),
  },
  bitstamp: {
    title: 'Bitstamp',
    pageBars: 1000,
    requestsPerSecond: 13,
    windowed: true,
    path: /\/ohlc\//,
    answer: z.object({ data: z.object({ ohlc: z.array(z.looseObject({ timestamp: z.unknown() })) }) }),
  },
  kraken: {
    title: 'Kraken',
    pageBars: 720,
    reachBars: 720, // whatever start is asked for, only the newest 720 candles exist
    requestsPerSecond: 1,
    windowed: false,
    path: /\/OHLC$/,
    answer: z.union([
      z.object({ result: z.record(z.string(), z.unknown()) }),
      z.object({ error: z.array(z.string()).min(1) }),
    ]),
  },
};

/** The signal of the call that is being made: ccxt hands none through to `fetch`. */
const callSignal = new AsyncLocalStorage<AbortSignal | undefined>();

/** The steps of candles, by ccxt's names. */
const candleIntervals = { '1d': DAY_MS, '1h': HOUR_MS } as const;

type CandleInterval = keyof typeof candleIntervals;

const FIRST_PREFERENCE = 10;

const SETTLES_AFTER_MS = 60_000;

/** Where a venue refuses in a body instead of by status 429, it does not say for how long. */
const VENUE_RETRY_AFTER_MS = 10_000;

const QUOTE = 'USD';

/** Venues list new markets every week: their list is fetched anew after this, and sooner where it lacks what is asked for. */
const MARKETS_KEPT_MS = DAY_MS / 2;

const MARKETS_KEPT_WITHOUT_SYMBOL_MS = HOUR_MS / 2;

/**
 * The venues of ccxt, in the order configured. The library is loaded when the first venue is asked: that takes 0.4 s and
 * 100 MB, which a run that answers from the store should not pay.
 *
 * @throws ConfigError naming every venue that is not known.
 */
export function createProviders(settings: ProviderSettings): readonly Provider[] {
  const unknown = settings.ccxtVenues.filter((name) => !(name in venues));
  const known = Object.keys(venues).join(', ');
  if (unknown.length > 0)
    throw new ConfigError(unknown.map((name) => `CCXT_VENUES names ${name}; known are ${known}.`));
  return settings.ccxtVenues.map((name, index) => createVenue(name, venues[name]!, index, settings));
}

function createVenue(name: string, venue: Venue, index: number, settings: ProviderSettings): Provider {
  const facts: ProviderFacts = {
    name,
    title: venue.title,
    quote: QUOTE,
    kinds: ['crypto'],
    preference: FIRST_PREFERENCE + index,
    pageBars: { day: venue.pageBars, hour: venue.pageBars },
    ...(venue.reachBars === undefined ? {} : { reachBars: venue.reachBars }),
    requestsPerSecond: venue.requestsPerSecond,
    settlesAfterMs: SETTLES_AFTER_MS,
  };
  const ticker = (symbol: MarketSymbol) => (symbol.kind === 'crypto' ? `${symbol.symbol}/${QUOTE}` : undefined);
  const exchange = new LRUCache<'exchange', Exchange>({
    max: 1,
    ttl: MARKETS_KEPT_MS,
    ttlResolution: 0,
    perf: settings,
    fetchMethod: () => openExchange(name, venue, settings),
  });
  const candles = (symbol: MarketSymbol, step: CandleInterval, since: HistoryRequest) =>
    pages({ venue, settings, exchange, ticker: ticker(symbol) ?? symbol.symbol, interval: step, since });
  return {
    facts,
    ticker,
    async *dailyBars(symbol, since) {
      for await (const { rows, watermarkMs } of candles(symbol, '1d', since))
        yield {
          rows: rows.map((bar) => ({ ...bar, date: utcDateOf(bar.stampMs) })),
          watermarkMs,
        };
    },
    async *hourlyBars(symbol, since) {
      for await (const { rows, watermarkMs } of candles(symbol, '1h', since))
        yield { rows: rows.map((bar) => ({ ...bar, openMs: bar.stampMs })), watermarkMs };
    },
  };
}

/**
 * One venue's file of ccxt, by its address beside the library's entry: the entry itself loads all hundred venues, which
 * costs another 65 MB of memory and 0.3 s.
 */
async function venueClass(name: string): Promise<new (options: object) => Exchange> {
  const file = (await import(partOfCcxt(`src/${name}.js`))) as { default: new (options: object) => Exchange };
  return file.default;
}

async function ccxtErrors(): Promise<typeof import('ccxt')> {
  return (await import(partOfCcxt('src/base/errors.js'))) as typeof import('ccxt');
}

function partOfCcxt(path: string): string {
  return new URL(path, import.meta.resolve('ccxt')).href;
}

async function openExchange(name: string, venue: Venue, settings: ProviderSettings): Promise<Exchange> {
  const Venue = await venueClass(name);
  const http = createFetch({
    provider: venue.title,
    settings,
    baseUrl: settings.ccxtUrl,
    check: (path, answer) => {
      if (venue.path.test(path)) assertShape(venue, answer);
    },
  });
  const exchange: Exchange = new Venue({
    enableRateLimit: settings.ccxtUrl === undefined,
    timeout: settings.timeoutMs * 2, // the fetch's own time-out comes first
    has: { fetchCurrencies: false }, // candles need the list of markets only
  });
  exchange.fetchImplementation = (url: string, { method, headers, body }: RequestInit) =>
    http(url, {
      method: method ?? 'GET',
      headers: headers ?? {},
      body: body ?? null,
      signal: callSignal.getStore() ?? null,
    });
  await withProviderErrors(venue, name, () => exchange.loadMarkets());
  if (Object.keys(exchange.markets ?? {}).length > 0) return exchange;
  throw new ProviderAnswerRejected(venue.title, 'markets', msg('sources.noMarkets'));
}

function assertShape(venue: Venue, answer: unknown): void {
  const { error } = venue.answer.safeParse(answer);
  const issue = error?.issues[0];
  if (issue) throw new ProviderAnswerRejected(venue.title, issue.path.join('.') || 'body', issue.message);
}

interface CandleQuery {
  readonly venue: Venue;
  readonly settings: ProviderSettings;
  /** The venue with its list of markets, opened anew when that is too old. */
  readonly exchange: LRUCache<'exchange', Exchange>;
  readonly ticker: string;
  readonly interval: CandleInterval;
  readonly since: HistoryRequest;
}

/**
 * Walks through the candles page by page: the next page begins after the last candle of this one. Where a page brings
 * nothing new the walk ends, or jumps over the empty window where the venue was asked for a window.
 */
async function* pages({
  venue,
  settings,
  exchange,
  ticker,
  interval: step,
  since,
}: CandleQuery): AsyncGenerator<HistoryPage<StampedBar>> {
  const stepMs = candleIntervals[step];
  let fromMs = Math.ceil(since.fromMs / stepMs) * stepMs;
  while (fromMs + stepMs + SETTLES_AFTER_MS <= settings.now()) {
    since.signal?.throwIfAborted();
    const rows = await onePage({ venue, settings, exchange, ticker, interval: step, since }, fromMs);
    const last = rows.at(-1)?.stampMs;
    const nextMs = last === undefined ? fromMs + venue.pageBars * stepMs : last + stepMs;
    if (last !== undefined || venue.windowed) yield { rows, watermarkMs: Math.min(nextMs, settings.now()) };
    if (last === undefined && !venue.windowed) return;
    fromMs = nextMs;
  }
}

async function onePage(walk: CandleQuery, fromMs: number): Promise<StampedBar[]> {
  const { venue, settings, ticker, interval: step } = walk;
  const { signal } = walk.since;
  const exchange = await exchangeWith(walk, ticker);
  const fetchPage = () => exchange.fetchOHLCV(ticker, step, fromMs, venue.pageBars);
  const candles = await withProviderErrors(venue, ticker, () => callSignal.run(signal, fetchPage), signal);
  const finished = (stampMs: number) => stampMs + candleIntervals[step] + SETTLES_AFTER_MS <= settings.now();
  return cleanBars(venue.title, candles.map(rawBar), finished);
}

/** The venue with a list of markets that has this one, or with one that is new enough to believe that it has not. */
async function exchangeWith({ exchange }: CandleQuery, ticker: string): Promise<Exchange> {
  const known = await exchange.forceFetch('exchange');
  if (ticker in (known.markets ?? {})) return known;
  const ageMs = MARKETS_KEPT_MS - exchange.getRemainingTTL('exchange');
  return exchange.forceFetch('exchange', { forceRefresh: ageMs >= MARKETS_KEPT_WITHOUT_SYMBOL_MS });
}

const rawBar = ([stamp, open, high, low, close, volume]: readonly unknown[]): RawBar => ({
  stamp,
  open,
  high,
  low,
  close,
  volume,
});

const providerErrors = [ProviderUnreachable, ProviderRateLimited, ProviderAnswerRejected, ProviderLacksSymbol];

/** Runs a call of ccxt and turns its many errors into ours. */
async function withProviderErrors<T>(
  venue: Venue,
  ticker: string,
  call: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    signal?.throwIfAborted();
    if (providerErrors.some((known) => error instanceof known)) throw error;
    throw await asProviderError(venue.title, ticker, error);
  }
}

async function asProviderError(title: string, ticker: string, error: unknown): Promise<Error> {
  const { BadSymbol, NetworkError, RateLimitExceeded } = await ccxtErrors();
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof BadSymbol || /not ?found|unknown asset|invalid (asset )?pair/i.test(text))
    return new ProviderLacksSymbol(title, ticker, { cause: error });
  if (error instanceof RateLimitExceeded || /rate limit|too many requests|throttled/i.test(text))
    return new ProviderRateLimited(title, VENUE_RETRY_AFTER_MS);
  if (error instanceof NetworkError) return new ProviderUnreachable(title, msg('sources.failed'), { cause: error });
  return new ProviderAnswerRejected(title, 'candles', 'ccxt could not read it', { cause: error });
}
