import type {
  BarStore,
  DailyBar,
  FlowDay,
  Page,
  Provider,
  SeriesKey,
  SeriesWrite,
  Since,
  Timeframe,
} from '../../ports.ts';
import type { MarketSymbol } from '../symbol.ts';

/** What daily bars and exchange flows have in common as far as keeping them fresh goes. */
export interface SeriesKind<T extends { readonly date: string }> {
  readonly timeframe: Timeframe;
  /** How the rows are called, in the plural. */
  readonly rows: string;
  /** Finished rows end this long before the present, beyond the time they need to settle. */
  readonly behindMs: number;
  /** Pages from the source, or undefined where it has none of this kind. */
  fetch(provider: Provider, symbol: MarketSymbol, since: Since): AsyncIterable<Page<T>> | undefined;
  stored(store: BarStore, key: SeriesKey): Promise<readonly T[]>;
  write(store: BarStore, write: SeriesWrite<T>): Promise<boolean>;
  /** By which part two rows of one date differ: 0 where they are the same. */
  change(before: T, after: T): number;
}

const DAY_MS = 86_400_000;
const ALL = 100_000;

const part = (before: number, after: number): number => {
  if (Number.isNaN(before) || Number.isNaN(after)) return Number.isNaN(before) === Number.isNaN(after) ? 0 : 1;
  return before === after ? 0 : Math.abs(after / before - 1);
};

/** Daily bars, compared by their closes. */
export const dailySeries: SeriesKind<DailyBar> = {
  timeframe: 'day',
  rows: 'closes',
  behindMs: 0,
  fetch: (provider, symbol, since) => provider.dailyBars?.(symbol, since),
  stored: (store, key) => store.lastBars(key, ALL),
  write: (store, write) => store.writeBars(write),
  change: (before, after) => part(before.close, after.close),
};

/** Exchange flows. A day counts once the next one is there, so they are a day behind. */
export const flowSeries: SeriesKind<FlowDay> = {
  timeframe: 'flow',
  rows: 'days of flows',
  behindMs: DAY_MS,
  fetch: (provider, symbol, since) => provider.flows?.(symbol, since),
  stored: (store, key) => store.flows(key),
  write: (store, write) => store.writeFlows(write),
  change: (before, after) => Math.max(part(before.inflow, after.inflow), part(before.outflow, after.outflow)),
};
