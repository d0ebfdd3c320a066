import { knownMarket } from '../../src/core/market/known-markets.ts';
import type { DailyHistory } from '../../src/core/market/history.ts';
import type { MarketSymbol } from '../../src/core/market/symbol.ts';

/** A market of the known list, which a test may rely on. */
export function market(symbol: string): MarketSymbol {
  const found = knownMarket(symbol);
  if (!found) throw new Error(`${symbol} is not a known market`);
  return found;
}

/** A daily history from dates and closes. */
export function history(symbol: string, dates: readonly string[], closes: ArrayLike<number>): DailyHistory {
  return { symbol, dates, closes: Float64Array.from(closes), source: `test ${symbol}`, notes: [] };
}
