import { ProviderRateLimited, ProviderUnreachable } from '../../errors.ts';
import type { DailyBar, Page, Provider, SeriesKey, SeriesState, Since } from '../../ports.ts';
import { DAY_MS, HOUR_MS, epochDay } from '../epoch-day.ts';
import { SAMPLING_REACH_MS } from '../sample-at-close.ts';
import type { MarketSymbol } from '../symbol.ts';
import { askSource, isSourceError } from './ask-source.ts';
import type { LiveContext } from './live-context.ts';
import { canServe } from './provider-chain.ts';
import { sampledPages } from './sampled-pages.ts';
import { waitUnlessAborted } from './share-work.ts';

/** Told after every page that is stored: the time that is known of the time there is. */
export type Loaded = (step: { readonly doneMs: number; readonly totalMs: number }) => void;

/** Pauses before another try where a source falls silent; every page that comes begins them anew. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 16_000] as const;
/** Where not one page has come the next source is the better hope. */
const PAUSES_BEFORE_FIRST_PAGE_MS = [1_000] as const;
const LONGEST_WAIT_MS = 10 * 60_000;
/** A source whose reach is shorter than this has no history to sample. */
const SHORTEST_REACH_BARS = 50_000;

/** Sources a history of prices at session closes can be loaded from, in the order they are asked. */
export function sourcesOfCloses(providers: readonly Provider[], symbol: MarketSymbol): Provider[] {
  const able = providers.filter((provider) => symbol.hours === 'always' && canServe(provider, symbol));
  const reaching = able.filter((each) => each.hourlyBars && (each.facts.reachBars ?? Infinity) >= SHORTEST_REACH_BARS);
  return [...reaching, ...able.filter((each) => !each.hourlyBars && each.newYorkCloses)];
}

/**
 * Loads the prices of a 24/7 market at the session closes from one source, page by page, from where it was left.
 *
 * Every page is stored with the instant up to which the history is known, in one write: whatever ends the process, the next
 * run goes on after the last whole page. Waits as a source asks; tries again with growing pauses where it falls silent.
 *
 * @param loaded Told after every page.
 * @param signal Ends the loading after the page at hand.
 * @throws The source's error where it refuses, or stays silent.
 */
async function loadCloses(
  live: LiveContext,
  provider: Provider,
  symbol: MarketSymbol,
  loaded: Loaded,
  signal: AbortSignal,
): Promise<void> {
  let tries = 0;
  let pausesMs: readonly number[] = PAUSES_BEFORE_FIRST_PAGE_MS;
  const seen: Loaded = (step) => {
    tries = 0;
    pausesMs = PAUSES_MS;
    loaded(step);
  };
  for (;;) {
    try {
      await askSource(live, provider, () => walk(live, provider, symbol, seen, signal));
      return;
    } catch (error) {
      const pauseMs = pauseAfter(error, pausesMs[tries++]);
      if (pauseMs === undefined) throw error;
      await live.sleep(pauseMs, signal);
    }
  }
}

/** How long to wait before another try, undefined where there is no point in one. */
function pauseAfter(error: unknown, pauseMs: number | undefined): number | undefined {
  if (error instanceof ProviderRateLimited) return Math.min(error.retryAfterMs, LONGEST_WAIT_MS);
  return error instanceof ProviderUnreachable ? pauseMs : undefined;
}

async function walk(
  live: LiveContext,
  provider: Provider,
  symbol: MarketSymbol,
  loaded: Loaded,
  signal: AbortSignal,
): Promise<void> {
  const key: SeriesKey = { symbol: symbol.symbol, source: provider.facts.name, timeframe: 'close' };
  const beginMs = await beginningMs(live, symbol);
  let state = await stateOf(live, key);
  const pages = closePages(live, provider, symbol, state?.throughMs ?? beginMs, signal);
  for await (const page of whileWanted(pages, signal)) {
    state = await storePage(live, key, state, page);
    loaded({ doneMs: page.throughMs - beginMs, totalMs: live.now() - beginMs });
  }
}

/** Pages until the signal is aborted: then none is waited for any more, however long its source is silent. */
async function* whileWanted<T>(pages: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = pages[Symbol.asyncIterator]();
  for (;;) {
    const next = await waitUnlessAborted(iterator.next(), signal);
    if (next.done === true) return;
    yield next.value;
  }
}

const stateOf = async (live: LiveContext, { symbol, source, timeframe }: SeriesKey): Promise<SeriesState | undefined> =>
  (await live.store.series(symbol)).find((state) => state.source === source && state.timeframe === timeframe);

/** The first day any source has of the symbol: before it there are no hours either. */
async function beginningMs({ store, calendar }: LiveContext, { symbol }: MarketSymbol): Promise<number> {
  const days = (await store.series(symbol)).filter(({ timeframe }) => timeframe === 'day');
  const first = days.flatMap(({ firstDate }) => firstDate ?? []).sort()[0];
  return epochDay(first ?? calendar.firstDate) * DAY_MS;
}

function closePages(
  live: LiveContext,
  provider: Provider,
  symbol: MarketSymbol,
  settledMs: number,
  signal: AbortSignal,
): AsyncIterable<Page<DailyBar>> {
  const since: Since = { fromMs: settledMs - SAMPLING_REACH_MS, signal };
  return provider.hourlyBars
    ? sampledPages(provider.hourlyBars(symbol, since), live.calendar, settledMs)
    : provider.newYorkCloses!(symbol, { ...since, fromMs: settledMs - DAY_MS });
}

/** Stores a page; where another process has begun or replaced the series meanwhile, once more for the edition that is there now. */
async function storePage(
  live: LiveContext,
  key: SeriesKey,
  state: SeriesState | undefined,
  { rows, throughMs }: Page<DailyBar>,
): Promise<SeriesState | undefined> {
  const write = (edition: number) =>
    live.store.writeBars({ key, mode: 'revise', edition, rows, checkedAtMs: live.now(), throughMs });
  if (state && (await write(state.edition))) return state;
  if (!state && (await write(0))) return stateOf(live, key);
  const now = await stateOf(live, key);
  await write(now?.edition ?? 0);
  return now;
}

/** Tries the sources in turn until one has loaded the whole history. Never throws for a source's sake. */
export async function loadClosesFromAny(
  live: LiveContext,
  sources: readonly Provider[],
  symbol: MarketSymbol,
  loaded: Loaded,
  signal: AbortSignal,
): Promise<void> {
  for (const provider of sources) {
    try {
      await loadCloses(live, provider, symbol, loaded, signal);
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (!isSourceError(error)) throw error;
    }
  }
}

/** How far a history of closes may be behind for it to be fetched while somebody waits: two pages. */
export const isNearlyThere = ({ facts }: Provider, behindMs: number): boolean =>
  behindMs <= 2 * (facts.pageBars.hour ?? 24) * HOUR_MS;
