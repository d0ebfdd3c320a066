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
