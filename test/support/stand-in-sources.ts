import { wire as bitstamp } from '../fixtures/wire/bitstamp.ts';
import { wire as coinbase } from '../fixtures/wire/coinbaseexchange.ts';
import { wire as coinmetrics } from '../fixtures/wire/coinmetrics.ts';
import { wire as kraken } from '../fixtures/wire/kraken.ts';
import { wire as yahoo } from '../fixtures/wire/yahoo.ts';
import { type Behaviour, startStandIn } from './stand-in.ts';
import type { WireAnswer, WireFormat, WireRequest, WireRow } from './wire-format.ts';

/** What one symbol costs in the world of the stand-ins, by the service's own spelling. */
export interface StandInMarket {
  readonly daily: readonly WireRow[];
  readonly hourly?: readonly WireRow[];
}

/** Which service a request is for, and what for. */
export interface SourceRequest {
  readonly source: string;
  readonly what: 'daily' | 'hourly' | 'markets';
}

/** All services at one address. */
export interface StandInSources {
  readonly url: string;
  readonly requests: SourceRequest[];
  /** Services that answer 503 from now on, `all` for every one, `bitstamp:hourly` for one kind of request. */
  fail(...sources: readonly string[]): void;
  /** From now on requests for hours are answered by 429, to be repeated after this many seconds; undefined ends it. */
  limit(retryAfter: string | undefined): void;
  /** A service that does not answer from now on. */
  silence(source: string): void;
  /** Whether every service answers with a page in place of JSON, as proxies do. */
  garble(on: boolean): void;
  /** Every service answers again. */
  calm(): void;
  /** Replaces what a symbol costs, for one service or, without one, for all; undefined: it is not carried. */
  set(ticker: string, market: StandInMarket | undefined, source?: string): void;
  /** Called before every answer; a test may stop the world here. */
  onRequest(listener: (count: number) => void): void;
  close(): Promise<void>;
}

const formats: Readonly<Record<string, WireFormat>> = {
  coinbaseexchange: coinbase,
  bitstamp,
  kraken,
  yahoo,
  coinmetrics,
};

const isHourly = ({ query }: WireRequest): boolean =>
  query.get('granularity') === '3600' || query.get('step') === '3600' || query.get('interval') === '60';

/** Starts stand-ins for all services, with the same prices at each. Page limits are those of the services. */
export async function startSources(markets: Readonly<Record<string, StandInMarket>>): Promise<StandInSources> {
  const prices = new Map<string, StandInMarket | undefined>(Object.entries(markets));
  const requests: SourceRequest[] = [];
  let failing: readonly string[] = [];
  let retryAfter: string | undefined;
  let silent: string | undefined;
  let garbled = false;
  let listener = (_count: number): void => undefined;

  const answer: Behaviour = (request, response): WireAnswer | undefined => {
    for (const [source, format] of Object.entries(formats)) {
      const coins = [...prices.keys()].filter((ticker) => /^[A-Z]+$/.test(ticker));
      const ticker = format.asked(request);
      const listed = ticker === undefined ? format.markets?.(request, coins) : undefined;
      if (ticker === undefined && !listed) continue;
      const what = listed ? 'markets' : isHourly(request) ? 'hourly' : 'daily';
      requests.push({ source, what });
      listener(requests.length);
      if (silent === source) return undefined;
      if (garbled) {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Bad gateway</body></html>');
        return undefined;
      }
      if (retryAfter !== undefined && what === 'hourly') {
        response.writeHead(429, { 'retry-after': retryAfter }).end();
        return undefined;
      }
      if (['all', source, `${source}:${what}`].some((name) => failing.includes(name))) return { status: 503, body: {} };
      if (listed) return listed;
      const market = prices.get(`${source}:${ticker!}`) ?? prices.get(ticker!);
      if (!market) return format.unknown;
      return format.answer(request, isHourly(request) ? (market.hourly ?? []) : market.daily);
    }
    return { status: 404, body: {} };
  };

  const standIn = await startStandIn(answer);
  return {
    url: standIn.url,
    requests,
    limit: (seconds) => void (retryAfter = seconds),
    silence: (source) => void (silent = source),
    fail: (...sources) => (failing = sources),
    garble: (on) => void (garbled = on),
    calm: () => {
      [failing, silent, garbled, retryAfter] = [[], undefined, false, undefined];
    },
    set: (ticker, market, source) => void prices.set(source === undefined ? ticker : `${source}:${ticker}`, market),
    onRequest: (next) => (listener = next),
    close: () => standIn.close(),
  };
}
