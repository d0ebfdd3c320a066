import type { MarketData } from '../../src/market/ports.ts';

/** The same market, except that daily prices of these symbols fail with this error. */
export function failingOn(market: MarketData, symbols: readonly string[], error: () => Error): MarketData {
  return {
    ...market,
    daily: (symbol, request) =>
      symbols.includes(symbol.symbol) ? Promise.reject(error()) : market.daily(symbol, request),
  };
}

/** The same market without these symbols in its catalogue. */
export function without(market: MarketData, symbols: readonly string[]): MarketData {
  return { ...market, catalogue: () => market.catalogue().filter(({ symbol }) => !symbols.includes(symbol)) };
}
