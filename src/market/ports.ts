import type { Session } from './nyse-calendar.ts';
import type { Text } from '../messages/text.ts';

/** What kind of thing a symbol prices. It decides units and wording, never the arithmetic. */
export type MarketKind = 'crypto' | 'etf' | 'index' | 'stock' | 'fx' | 'commodity' | 'rate';

/** When a market trades: around the clock, or in the sessions of an exchange. */
export type TradingHours = 'always' | 'NYSE' | 'US-BOND';

/** One market as people write it, for example `ETH` or `RUT`. */
export interface MarketSymbol {
  readonly symbol: string;
  readonly name: string;
  readonly kind: MarketKind;
  readonly hours: TradingHours;
  readonly currency: string;
  /** Other spellings people use, lower case. */
  readonly aliases: readonly string[];
  /** The fund that tracks this index, used (and named) where the index itself has no data. */
  readonly fund?: string;
}

/** Two markets in order: what is claimed about, and what it is held against. */
export interface Pair {
  readonly subject: MarketSymbol;
  readonly benchmark: MarketSymbol;
}

/** How the 24/7 leg was sampled: at the New York close, or at the end of the UTC day. Never both in one series. */
export type Sampling = 'close' | 'utc';

/** Something a reader of the data should know: a row left out, a quote currency, a revision. One sentence. */
export interface DataNote {
  readonly code:
    | 'bad-tick'
    | 'held-back'
    | 'stale-run'
    | 'partial-bars'
    | 'quote-currency'
    | 'stand-in'
    | 'approximate-close'
    | 'differs-alone'
    | 'old-data'
    | 'sources-differ'
    | 'revised'
    | 'long-step'
    | 'source-failed'
    | 'short-history';
  readonly sentence: Text;
  /** The days it is about, where it is about some of a history only; see `scopeNotes`. */
  readonly about?: { readonly symbol: string; readonly dates: readonly string[] };
}

/**
 * Daily closes of one market, oldest first, one per date, every one positive and finite.
 * For a 24/7 market the label d means the price at the END of UTC day d; for an exchange it is the session date.
 */
export interface DailyHistory {
  readonly symbol: string;
  readonly dates: readonly string[];
  readonly closes: Float64Array;
  /** What a person would want to read as the origin, for example `Yahoo Finance IWM`. */
  readonly source: string;
  /** When the newest row was fetched, epoch ms; absent where that has no meaning (files, simulation). */
  readonly fetchedAtMs?: number;
  /** Where no source answered: each with its reason. The rows are then what was stored before. */
  readonly unanswered?: readonly { readonly source: string; readonly reason: Text }[];
  readonly notes: readonly DataNote[];
}

/** Prices of a 24/7 market at the official close of each session (one row per session that has one). */
export interface SessionCloses {
  readonly symbol: string;
  readonly dates: readonly string[];
  readonly closes: Float64Array;
  readonly source: string;
  /** The currency of the intraday quotes, for example `USDT`. */
  readonly quote: string;
  readonly fetchedAtMs?: number;
  readonly notes: readonly DataNote[];
}

/** Coins moved onto and off exchanges, native units, one row per complete UTC day, oldest first. `NaN` where not published. */
export interface FlowHistory {
  readonly symbol: string;
  readonly dates: readonly string[];
  readonly inflow: Float64Array;
  readonly outflow: Float64Array;
  readonly source: string;
  readonly notes: readonly DataNote[];
}

/** Told while something long is going on, so that a person can see it move. `done` of `total` in the same unit. */
export type Progress<T extends Text = string> = (step: {
  readonly what: T;
  readonly done: number;
  readonly total: number;
}) => void;

/** What accompanies every request: when to give up, and whom to tell how far it is. */
export interface Request<T extends Text = Text> {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: Progress<T> | undefined;
}

/**
 * Where prices come from, as the analytics sees it: the files of a folder, a simulation, or live sources behind a store.
 * Asking for a symbol it does not carry throws `UserError`; no answer from any source throws `NoSourceAnswered`.
 */
export interface MarketData {
  /** `csv`, `sample` or `live`. */
  readonly label: string;
  /** True where no price is real; every reply must then say so. */
  readonly simulated: boolean;
  /** What can be asked, from memory. */
  catalogue(): readonly MarketSymbol[];
  /** The latest date to judge on when nobody names one: today for live prices, the end of the data for an archive. */
  today(): string;
  /** Daily closes up to and including `until` (all where absent), oldest first. */
  daily(symbol: MarketSymbol, request: Request & { readonly until?: string }): Promise<DailyHistory>;
  /** Prices at the closes of these sessions, or undefined where the source has no intraday history of this symbol. */
  atCloses(symbol: MarketSymbol, sessions: readonly Session[], request: Request): Promise<SessionCloses | undefined>;
  /** Exchange flows, or undefined where no open source publishes them. */
  flows(symbol: MarketSymbol, request: Request): Promise<FlowHistory | undefined>;
  /**
   * Waits for what is being loaded for this symbol just now, telling how far it is; undefined where nothing is. Absent
   * where nothing ever loads after an answer has been given.
   */
  pendingLoad?(symbol: MarketSymbol): ((request: Request) => Promise<void>) | undefined;
  /**
   * Does a source beside the one that is answered from have this close? An alert asks before it tells anybody what one
   * bar decided. Absent where there is one source only.
   */
  confirm?(symbol: MarketSymbol, bar: DecidingBar, request: Request): Promise<Confirmation>;
  /** One line per source: how it is doing. */
  health(): Promise<readonly SourceHealth[]>;
}

/** A price that something hangs on. */
export interface DecidingBar {
  readonly date: string;
  readonly close: number;
  /** The close of the session it was sampled at, epoch ms; absent where it is the close of its market's own day. */
  readonly sampledAtMs?: number;
}

/** Whether another source has the same price: `unknown` where none could say, `alone` where no other has the market. */
export type Confirmation = 'agreed' | 'differs' | 'unknown' | 'alone';

/** How a source has been doing lately. */
export interface SourceHealth {
  readonly source: string;
  readonly state: 'up' | 'limited' | 'down' | 'unknown';
  readonly lastSuccessMs?: number;
  readonly lastFailureMs?: number;
  readonly sentence: Text;
}

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

/** Some of a history, and how far it is now known: everything before `watermarkMs` has been served. */
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

/** Daily bars, prices at session closes, or exchange flows. */
export type Timeframe = 'day' | 'close' | 'flow';

/** One market from one source at one timeframe: never mixed with another. */
export interface SeriesKey {
  readonly symbol: string;
  readonly source: string;
  readonly timeframe: Timeframe;
}

/** What is known of a stored series without reading its rows. */
export interface SeriesState extends SeriesKey {
  /** Rises when the whole history was replaced; a write must name the edition it was made for. */
  readonly edition: number;
  readonly firstDate: string | undefined;
  readonly lastDate: string | undefined;
  /** When the source was last asked with success. */
  readonly checkedAtMs: number;
  /** When the whole history was last fetched. */
  readonly fullRefreshAtMs: number;
  /** Everything before this instant has been looked at; a history that is still being fetched goes on from here. */
  readonly watermarkMs: number;
}

/** Rows for a series: `revise` adds and overwrites by date, `replace` leaves nothing of what was there. */
export interface SeriesWrite<T> {
  readonly key: SeriesKey;
  readonly mode: 'revise' | 'replace';
  /** The edition the rows were fetched for, 0 for a new series. */
  readonly edition: number;
  readonly rows: readonly T[];
  readonly checkedAtMs: number;
  readonly watermarkMs: number;
}

/** A past that changed, in words as they are stored. */
export interface Revision {
  readonly symbol: string;
  readonly source: string;
  readonly atMs: number;
  readonly sentence: string;
}

/** How a request to a source ended. */
export interface SourceEvent {
  readonly source: string;
  readonly atMs: number;
  readonly kind: 'success' | 'failure' | 'limited';
  /** Why it failed, as it is stored. */
  readonly reason?: string;
}

/** The last known of a source. */
export interface SourceRecord {
  readonly source: string;
  readonly lastSuccessMs: number | undefined;
  readonly lastFailureMs: number | undefined;
  readonly lastKind: SourceEvent['kind'];
  readonly reason: string;
}

/** What comparing two sources of one symbol gave; an empty sentence where they agree, else words as they are stored. */
export interface SourceComparison {
  readonly symbol: string;
  readonly atMs: number;
  readonly sentence: string;
}

/**
 * Keeps prices at home. Every write is whole or not at all, whatever happens to the process.
 * Writing rows answers false, and writes nothing, where the series is no longer in the edition named.
 */
export interface BarStore {
  series(symbol: string): Promise<readonly SeriesState[]>;
  writeBars(write: SeriesWrite<DailyBar>): Promise<boolean>;
  writeFlows(write: SeriesWrite<FlowDay>): Promise<boolean>;
  /** Dates and closes, oldest first, up to and including `until`. */
  closes(key: SeriesKey, until?: string): Promise<{ readonly dates: string[]; readonly closes: Float64Array }>;
  /** The newest rows, oldest first. */
  lastBars(key: SeriesKey, count: number): Promise<readonly DailyBar[]>;
  flows(key: SeriesKey): Promise<readonly FlowDay[]>;
  recordRevision(revision: Revision): Promise<void>;
  revisions(symbol: string, sinceMs: number): Promise<readonly Revision[]>;
  recordSourceEvent(event: SourceEvent): Promise<void>;
  sources(): Promise<readonly SourceRecord[]>;
  recordComparison(comparison: SourceComparison): Promise<void>;
  comparison(symbol: string): Promise<SourceComparison | undefined>;
}
