import type { Request } from './ports.ts';
import type { MarketKind, MarketSymbol } from './symbol.ts';

/** One finished bar. `NaN` where the source does not publish a part; the close is always positive and finite. */
export interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** A finished daily bar under its session date; for a 24/7 market the UTC day it covers. */
export interface DailyBar extends Bar {
  readonly date: string;
}

/** A finished hourly bar under the instant it opened. */
export interface HourlyBar extends Bar {
  readonly openMs: number;
}

/** What moved onto and off exchanges on one complete UTC day, native units. `NaN` where not published. */
export interface FlowDay {
  readonly date: string;
  readonly inflow: number;
  readonly outflow: number;
}

/** What a source says of itself, as data: nothing about it is known anywhere else. */
export interface ProviderFacts {
  /** Lower case, as kept in the database, for example `coinbaseexchange`. */
  readonly name: string;
  /** As people write it, for example `Coinbase Exchange`. */
  readonly title: string;
  /** The currency its prices are in. */
  readonly quote: string;
  readonly kinds: readonly MarketKind[];
  /** Lower is asked first. */
  readonly preference: number;
  /** Bars in one answer, by timeframe; absent where one answer holds the whole history. */
  readonly pageBars: { readonly day?: number; readonly hour?: number };
  /** Only this many of the newest bars can be had at all. Such a source is asked after all others. */
  readonly reachBars?: number;
  readonly requestsPerSecond: number;
  /** How long after its end a bar may still change. */
  readonly settlesAfterMs: number;
}

/** From which instant on; the newest finished bar is always the end. */
export interface HistoryRequest {
  readonly fromMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Some of a history, and how far it is now known: everything before `throughMs` has been served. */
export interface HistoryPage<T> {
  readonly rows: readonly T[];
  readonly watermarkMs: number;
}

/**
 * One price or flow source. Pages come oldest first, rows in order, one per stamp, finished only.
 * A capability that is absent is one the source does not have.
 * @throws ProviderLacksSymbol, ProviderUnreachable, ProviderRateLimited, ProviderAnswerRejected
 */
export interface Provider {
  readonly facts: ProviderFacts;
  /** The source's own spelling, or undefined where it cannot carry the symbol. From memory. */
  readonly ticker: (symbol: MarketSymbol) => string | undefined;
  readonly dailyBars?: (symbol: MarketSymbol, since: HistoryRequest) => AsyncIterable<HistoryPage<DailyBar>>;
  readonly hourlyBars?: (symbol: MarketSymbol, since: HistoryRequest) => AsyncIterable<HistoryPage<HourlyBar>>;
  /** Daily prices at 16:00 New York, sessions with another close left out. */
  readonly newYorkCloses?: (symbol: MarketSymbol, since: HistoryRequest) => AsyncIterable<HistoryPage<DailyBar>>;
  readonly flows?: (symbol: MarketSymbol, since: HistoryRequest) => AsyncIterable<HistoryPage<FlowDay>>;
  /** Symbols the source knows under these words, best first. */
  readonly search?: (words: string, request: Request) => Promise<readonly MarketSymbol[]>;
}

/** How the outside world is reached; a stand-in replaces any part of it. */
export interface ProviderSettings {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly timeoutMs: number;
  readonly ccxtVenues: readonly string[];
  /** Replaces scheme and host of every address of that library. Requests to it are not paced: it paces itself by 429. */
  readonly ccxtUrl?: string | undefined;
  readonly yahooUrl?: string | undefined;
  readonly coinmetricsUrl?: string | undefined;
  /** Dividends included where the source publishes it. Off: what a chart shows. */
  readonly totalReturn?: boolean;
}
