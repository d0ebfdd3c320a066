import type { DataNote } from './history.ts';
import { knownMarkets } from './known-markets.ts';
import type { MarketSymbol } from './symbol.ts';

/**
 * Which fund answers for this index?
 *
 * @param symbol Any market.
 * @param catalogue What the source carries.
 * @returns The fund as the source carries it, or undefined where there is none.
 * @see ANALYTICS.md 1.9
 */
export function fundFor(symbol: MarketSymbol, catalogue: readonly MarketSymbol[]): MarketSymbol | undefined {
  return symbol.fund === undefined ? undefined : catalogue.find((market) => market.symbol === symbol.fund);
}

/**
 * Which known indices does a source not carry itself but answer with a fund?
 *
 * @param catalogue What the source carries.
 * @returns The indices, in the order of the known list.
 */
export function answeredByFunds(catalogue: readonly MarketSymbol[]): MarketSymbol[] {
  const carried = new Set(catalogue.map((market) => market.symbol));
  return knownMarkets.filter((m) => !carried.has(m.symbol) && m.fund !== undefined && carried.has(m.fund));
}

/**
 * The remark that a fund was used for an index.
 *
 * @param index What was asked for.
 * @param fund What answered.
 * @param reason Why, as the end of the sentence.
 * @returns A note with the code `stand-in`.
 */
export function standInNote(index: MarketSymbol, fund: MarketSymbol, reason: string): DataNote {
  return {
    code: 'stand-in',
    sentence: `${fund.symbol} (${fund.name}) stands in for ${index.symbol} (${index.name}): ${reason}.`,
  };
}
