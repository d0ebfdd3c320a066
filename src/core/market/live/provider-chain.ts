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

/** A source, its own spelling of a symbol, and when it was asked: `Yahoo Finance ^RUT, fetched 2026-06-24 21:05 UTC`. */
export function sourceName(provider: Provider, symbol: MarketSymbol, fetchedAtMs: number): string {
  const instant = new Date(fetchedAtMs).toISOString().slice(0, 16).replace('T', ' ');
  return `${provider.facts.title} ${provider.ticker(symbol) ?? symbol.symbol}, fetched ${instant} UTC`;
}
