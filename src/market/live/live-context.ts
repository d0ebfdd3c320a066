import type { ProviderRateLimited, ProviderUnreachable } from '../../errors.ts';
import type { BarStore } from '../bar-store.ts';
import type { SessionCalendar } from '../nyse-calendar.ts';
import type { Confirmation } from '../ports.ts';
import type { Provider } from '../provider.ts';
import type { MarketSymbol } from '../symbol.ts';

/** What live prices are made from. Nothing here is global: a test gives its own clock, store and sources. */
export interface LiveContext {
  readonly providers: readonly Provider[];
  readonly store: BarStore;
  readonly calendar: SessionCalendar;
  /** The present, epoch ms. */
  readonly now: () => number;
  /** Resolves after this time, or rejects when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Sources that gave no answer or asked us to wait, by name: until when they are left alone. */
  readonly circuitBreaker: Map<
    string,
    { readonly untilMs: number; readonly error: ProviderUnreachable | ProviderRateLimited }
  >;
  /** What other sources said of closes beyond belief, by symbol, source, date and close. */
  readonly confirmations: Map<string, { readonly confirmation: Confirmation; readonly atMs: number }>;
}

/** The order in which sources are asked: by preference, those that have only the newest bars after all others. */
export function byPreference(providers: readonly Provider[]): Provider[] {
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
