import type { ProviderRateLimited, ProviderUnreachable } from '../../errors.ts';
import type { BarStore, Provider } from '../../ports.ts';
import type { SessionCalendar } from '../session.ts';

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
  readonly resting: Map<
    string,
    { readonly untilMs: number; readonly error: ProviderUnreachable | ProviderRateLimited }
  >;
}
