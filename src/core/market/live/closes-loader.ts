import type { Request } from '../../ports.ts';
import { HOUR_MS } from '../epoch-day.ts';
import type { DataNote } from '../history.ts';
import type { MarketSymbol } from '../symbol.ts';
import type { Background } from './background.ts';
import type { LiveContext } from './live-context.ts';
import { loadClosesFromAny, sourcesOfCloses } from './load-closes.ts';
import { waitUnlessAborted } from './share-work.ts';

/** A history of session closes that is loading. */
export interface Loading {
  readonly symbol: MarketSymbol;
  /** Resolves when the history is there or no source has it now. */
  readonly ended: Promise<void>;
  doneMs: number;
  totalMs: number;
}

/** Loads histories of session closes in the background, each once at a time. */
export interface ClosesLoader {
  /** The loading that is going on, begun where there is none. */
  start(symbol: MarketSymbol): Loading;
  going(): readonly Loading[];
}

/** How often somebody who waits is told how far it is. */
const TELL_EVERY_MS = 250;

/** Makes the loader; `background` is told of every loading, and ends them. */
export function createClosesLoader(live: LiveContext, background: Background): ClosesLoader {
  const going = new Map<string, Loading>();
  const begin = (symbol: MarketSymbol): Loading => {
    const sources = sourcesOfCloses(live.providers, symbol);
    const step = { doneMs: 0, totalMs: 1 };
    const work = loadClosesFromAny(live, sources, symbol, (done) => Object.assign(loading, done), background.signal);
    const loading: Loading = { symbol, ended: work.finally(() => going.delete(symbol.symbol)), ...step };
    background.add(loading.ended);
    going.set(symbol.symbol, loading);
    return loading;
  };
  return {
    start: (symbol) => going.get(symbol.symbol) ?? begin(symbol),
    going: () => [...going.values()],
  };
}

/**
 * Waits until a loading has ended; until then tells how far it is, in hours.
 *
 * @throws The signal's reason as soon as it is aborted; the loading goes on.
 */
export async function untilLoaded(live: LiveContext, loading: Loading, { progress, signal }: Request): Promise<void> {
  const what = `Hourly history of ${loading.symbol.name}`;
  const end = waitUnlessAborted(loading.ended, signal).then(() => true);
  for (let ended = false; progress && !ended;) {
    progress({ what, done: Math.round(loading.doneMs / HOUR_MS), total: Math.round(loading.totalMs / HOUR_MS) });
    ended = await Promise.race([end, live.sleep(TELL_EVERY_MS).then(() => false)]);
  }
  await end;
}

/** The remark that the closes of a symbol are not all there yet. */
export function loadingNote({ symbol, doneMs, totalMs }: Loading): DataNote {
  const percent = Math.min(99, Math.floor((100 * doneMs) / totalMs));
  const sentence = `The hourly history of ${symbol.symbol} is still loading (${percent} %); until it is there the end of the UTC day is used.`;
  return { code: 'approximate-close', sentence };
}
