import type { MarketSymbol } from '../market/symbol.ts';
import type { EventKind, KnownEvent } from './known-event.ts';
import { knownEvents } from './known-events.ts';

/** Which facts are wanted. */
export interface EventFilter {
  /** Kinds to keep; all where absent. */
  readonly kinds?: readonly EventKind[] | undefined;
  /** Keep only what concerns at least one of these markets; all where absent. */
  readonly markets?: readonly MarketSymbol[] | undefined;
}

/** Everything that happens once: what a chart marks. Rate decisions come eight times a year and would cover it. */
export const rareKinds: readonly EventKind[] = ['upgrade', 'halving', 'listing', 'failure', 'shock', 'vote'];

/**
 * Which dated facts lie between two days?
 *
 * @param from First day, `YYYY-MM-DD`, included.
 * @param to Last day, included.
 * @param filter Kinds and markets to keep.
 * @returns Facts with a day, oldest first; a fact of which only a month or year is named is on no day.
 * @example eventsBetween('2022-09-01', '2022-09-30', { kinds: ['upgrade'] })[0]?.label; // => 'Merge'
 */
export function eventsBetween(from: string, to: string, { kinds, markets }: EventFilter = {}): KnownEvent[] {
  return knownEvents.filter(
    (event) =>
      event.date.length === 10 &&
      event.date >= from &&
      event.date <= to &&
      (kinds === undefined || kinds.includes(event.kind)) &&
      (markets === undefined || markets.some((market) => concerns(event, market))),
  );
}

function concerns(event: KnownEvent, { symbol, kind }: MarketSymbol): boolean {
  if (event.concerns === 'all') return true;
  if (kind !== 'crypto') return false;
  return event.concerns === 'crypto' || symbol.startsWith(event.concerns);
}
