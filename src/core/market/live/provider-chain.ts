import type { Provider } from '../../ports.ts';
import type { MarketSymbol } from '../symbol.ts';

/** The order in which sources are asked: by preference, those that have only the newest bars after all others. */
export function inOrderOfPreference(providers: readonly Provider[]): Provider[] {
  const short = ({ facts }: Provider): number => Number(facts.reachBars !== undefined);
  return providers.toSorted((a, b) => short(a) - short(b) || a.facts.preference - b.facts.preference);
}

/** Whether a source may carry a symbol, as far as can be told without asking it. */
export const canServe = (provider: Provider, symbol: MarketSymbol): boolean =>
  provider.facts.kinds.includes(symbol.kind) && provider.ticker(symbol) !== undefined;

/** A source and its own spelling of a symbol, as people read it: `Yahoo Finance ^RUT`. */
export const sourceName = (provider: Provider, symbol: MarketSymbol): string =>
  `${provider.facts.title} ${provider.ticker(symbol) ?? symbol.symbol}`;
