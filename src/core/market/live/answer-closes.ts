import type { Provider, Request, SeriesState } from '../../ports.ts';
import type { SessionCloses } from '../history.ts';
import type { Session } from '../session.ts';
import type { MarketSymbol } from '../symbol.ts';
import type { ClosesLoader } from './closes-loader.ts';
import type { LiveContext } from './live-context.ts';
import { isNearlyThere, sourcesOfCloses } from './load-closes.ts';
import { sourceName } from './provider-chain.ts';
import { waitUnlessAborted } from './share-work.ts';

/** A stored history of closes and where it is from. */
interface StoredCloses {
  readonly provider: Provider;
  readonly state: SeriesState;
}

/** An hour is published a little after it has ended. */
const PUBLISHED_AFTER_MS = 2 * 60_000;
/** Somebody who asks waits no longer than this for the last few hours. */
const PATIENCE_MS = 5_000;

/**
 * The stored prices of a 24/7 market at these sessions, or undefined where there are none.
 *
 * Where they do not reach the last session, loading begins. A few hours are waited for; a history is not, so what comes
 * back may end early, and who asks decides whether that is enough.
 */
export async function closesAnswer(
  live: LiveContext,
  loader: ClosesLoader,
  symbol: MarketSymbol,
  sessions: readonly Session[],
  { signal }: Request,
): Promise<SessionCloses | undefined> {
  const neededMs = Math.min(live.now() - PUBLISHED_AFTER_MS, sessions.at(-1)?.closeMs ?? 0);
  const before = await storedCloses(live, symbol, neededMs);
  const behindMs = neededMs - (before?.state.throughMs ?? 0);
  if (behindMs <= 0 || !canLoad(live, symbol)) return before && read(live, symbol, sessions, before);
  const { ended } = loader.start(symbol);
  if (before && isNearlyThere(before.provider, behindMs)) await waitAWhile(live, ended, signal);
  const after = await storedCloses(live, symbol, neededMs);
  return after && read(live, symbol, sessions, after);
}

/** The history that answers: the first that reaches far enough, else the one that reaches furthest. */
export async function storedCloses(
  live: LiveContext,
  symbol: MarketSymbol,
  neededMs: number,
): Promise<StoredCloses | undefined> {
  const states = (await live.store.series(symbol.symbol)).filter(({ timeframe }) => timeframe === 'close');
  const known = sourcesOfCloses(live.providers, symbol).flatMap((provider) => {
    const state = states.find(({ source }) => source === provider.facts.name);
    return state ? [{ provider, state }] : [];
  });
  const furthest = known.toSorted((a, b) => b.state.throughMs - a.state.throughMs)[0];
  return known.find(({ state }) => state.throughMs >= neededMs) ?? furthest;
}

/** Whether some source of closes is not being left alone just now. */
function canLoad({ providers, resting, now }: LiveContext, symbol: MarketSymbol): boolean {
  const rests = ({ facts }: Provider): boolean => now() < (resting.get(facts.name)?.untilMs ?? 0);
  return sourcesOfCloses(providers, symbol).some((provider) => !rests(provider));
}

async function waitAWhile(live: LiveContext, ended: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  const waited = new AbortController();
  const patience = live.sleep(PATIENCE_MS, waited.signal).catch(() => undefined);
  await waitUnlessAborted(Promise.race([ended, patience]), signal);
  waited.abort();
}

async function read(
  { store }: LiveContext,
  symbol: MarketSymbol,
  sessions: readonly Session[],
  { provider, state }: StoredCloses,
): Promise<SessionCloses> {
  const wanted = new Set(sessions.map(({ date }) => date));
  const { dates, closes } = await store.closes(state);
  const rows = dates.flatMap((date, i) => (wanted.has(date) ? [i] : []));
  return {
    symbol: symbol.symbol,
    dates: rows.map((i) => dates[i]!),
    closes: Float64Array.from(rows, (i) => closes[i]!),
    source: sourceName(provider, symbol, state.checkedAtMs),
    quote: provider.facts.quote,
    fetchedAtMs: state.checkedAtMs,
    notes: [],
  };
}
