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
