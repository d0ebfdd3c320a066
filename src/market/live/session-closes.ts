import { raceAbort, withDeadline } from '../../clock.ts';
import { ProviderRateLimited, ProviderUnreachable } from '../../errors.ts';
import { sampleAtClose, SAMPLING_LOOKBACK_MS } from '../alignment.ts';
import { dateOfEpochDay, DAY_MS, epochDay, HOUR_MS } from '../calendar-days.ts';
import type { Session, SessionCalendar } from '../nyse-calendar.ts';
import type {
  DailyBar,
  DataNote,
  HistoryPage,
  HistoryRequest,
  HourlyBar,
  MarketSymbol,
  Provider,
  Request,
  SeriesKey,
  SeriesState,
  SessionCloses,
} from '../ports.ts';
import { findHeldBack, heldBackText, HOLES_LOOKED_FOR_DAYS, recentHoles } from './choose-series.ts';
import { type BackgroundTasks } from './single-flight.ts';
import { callProvider, canServe, isProviderError, isRecent, type LiveContext, restOf, sourceName } from './sources.ts';
import { msg } from '../../messages/text.ts';

/**
 * Which prices at session closes does each page of hourly bars settle?
 *
 * A session is settled by the page after which everything before its close is known, once and for all; the last hours of
 * a page are carried over, since the next page may begin between a session's candles. Only prices at closes come out:
 * hours need not be kept.
 *
 * @param pages Hourly bars, oldest first, beginning at least `SAMPLING_LOOKBACK_MS` before `settledMs`.
 * @param calendar The sessions.
 * @param settledMs Sessions that closed up to this instant are settled already.
 * @returns Pages of rows that hold a close and nothing else, one per session that has a price.
 * @see ANALYTICS.md 1.1; oracle: alignment.json
 */
export async function* sampledPages(
  pages: AsyncIterable<HistoryPage<HourlyBar>>,
  calendar: SessionCalendar,
  settledMs: number,
): AsyncGenerator<HistoryPage<DailyBar>> {
  let carried: readonly HourlyBar[] = [];
  let afterMs = settledMs;
  for await (const { rows, watermarkMs } of pages) {
    const bars = [...carried, ...rows];
    yield { rows: settledCloses(bars, calendar, afterMs, watermarkMs), watermarkMs };
    carried = bars.filter((bar) => bar.openMs >= watermarkMs - SAMPLING_LOOKBACK_MS);
    afterMs = Math.max(afterMs, watermarkMs);
  }
}

function settledCloses(
  bars: readonly HourlyBar[],
  calendar: SessionCalendar,
  afterMs: number,
  watermarkMs: number,
): DailyBar[] {
  const sessions = calendar.between(dateOfEpochDay(afterMs / DAY_MS), dateOfEpochDay(watermarkMs / DAY_MS));
  const settled = sessions.filter(({ closeMs }) => closeMs > afterMs && closeMs <= watermarkMs);
  const candles = {
    openMs: Float64Array.from(bars, (bar) => bar.openMs),
    closes: Float64Array.from(bars, (bar) => bar.close),
  };
  const { dates, closes } = sampleAtClose(candles, settled);
  return dates.map((date, i) => ({ date, open: NaN, high: NaN, low: NaN, close: closes[i]!, volume: NaN }));
}

/** Told after every page that is stored: the time that is known of the time there is. */
export type OnLoadProgress = (step: { readonly doneMs: number; readonly totalMs: number }) => void;

/** Pauses before another try where a source falls silent; every page that comes begins them anew. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 16_000] as const;

/** Where not one page has come the next source is the better hope. */
const PAUSES_BEFORE_FIRST_PAGE_MS = [1_000] as const;

/** A source that keeps asking to wait, without a page in between, is left after this: another run goes on from there. */
const LONGEST_WAIT_MS = 2 * 60_000;

/** A source that asks to come back at once is not believed. */
const SHORTEST_WAIT_MS = 1_000;

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
  loaded: OnLoadProgress,
  signal: AbortSignal,
): Promise<void> {
  let tries = 0;
  let waitedMs = 0;
  let pausesMs: readonly number[] = PAUSES_BEFORE_FIRST_PAGE_MS;
  const seen: OnLoadProgress = (step) => {
    tries = 0;
    waitedMs = 0;
    pausesMs = PAUSES_MS;
    loaded(step);
  };
  for (;;) {
    try {
      await callProvider(live, provider, () => loadPages(live, provider, symbol, seen, signal));
      return;
    } catch (error) {
      const pauseMs = pauseAfter(error, pausesMs[tries++]);
      if (pauseMs === undefined || waitedMs + pauseMs > LONGEST_WAIT_MS) throw error;
      waitedMs += pauseMs;
      await live.clock.sleep(pauseMs, signal);
    }
  }
}

/** How long to wait before another try, undefined where there is no point in one. */
function pauseAfter(error: unknown, pauseMs: number | undefined): number | undefined {
  if (error instanceof ProviderRateLimited) return Math.max(error.retryAfterMs, SHORTEST_WAIT_MS);
  return error instanceof ProviderUnreachable ? pauseMs : undefined;
}

async function loadPages(
  live: LiveContext,
  provider: Provider,
  symbol: MarketSymbol,
  loaded: OnLoadProgress,
  signal: AbortSignal,
): Promise<void> {
  const key: SeriesKey = { symbol: symbol.symbol, source: provider.facts.name, timeframe: 'close' };
  const beginMs = await beginningMs(live, symbol);
  let state = await stateOf(live, key);
  const settledMs = state === undefined ? beginMs : await settledBefore(live, symbol, state);
  const pages = closePages(live, provider, symbol, settledMs, signal);
  for await (const page of takeUntilAborted(pages, signal)) {
    state = await storePage(live, key, state, page);
    loaded({ doneMs: page.watermarkMs - beginMs, totalMs: live.clock.now() - beginMs });
  }
}

/** Pages until the signal is aborted: then none is waited for any more, however long its source is silent. */
async function* takeUntilAborted<T>(pages: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = pages[Symbol.asyncIterator]();
  for (;;) {
    const next = await raceAbort(iterator.next(), signal);
    if (next.done === true) return;
    yield next.value;
  }
}

/** How far a stored history is settled: up to its end, or to the session before the first of late that has no price. */
export async function settledBefore(live: LiveContext, symbol: MarketSymbol, state: SeriesState): Promise<number> {
  const bars = await live.store.lastBars(state, HOLES_LOOKED_FOR_DAYS);
  const dates = bars.map(({ date }) => date);
  const until = live.calendar.lastClosedAt(state.watermarkMs).date;
  const [hole] = recentHoles(dates, { ...symbol, hours: 'NYSE' }, live.calendar, until);
  const closeMs = hole === undefined ? undefined : live.calendar.session(hole)?.closeMs;
  return closeMs === undefined ? state.watermarkMs : Math.min(state.watermarkMs, closeMs - 1);
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
): AsyncIterable<HistoryPage<DailyBar>> {
  const since: HistoryRequest = { fromMs: settledMs - SAMPLING_LOOKBACK_MS, signal };
  return provider.hourlyBars
    ? sampledPages(provider.hourlyBars(symbol, since), live.calendar, settledMs)
    : provider.newYorkCloses!(symbol, { ...since, fromMs: settledMs - DAY_MS });
}

/** Stores a page; where another process has begun or replaced the series meanwhile, once more for the edition that is there now. */
async function storePage(
  live: LiveContext,
  key: SeriesKey,
  state: SeriesState | undefined,
  { rows, watermarkMs }: HistoryPage<DailyBar>,
): Promise<SeriesState | undefined> {
  const write = (edition: number) =>
    live.store.writeBars({ key, mode: 'revise', edition, rows, checkedAtMs: live.clock.now(), watermarkMs });
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
  loaded: OnLoadProgress,
  signal: AbortSignal,
): Promise<void> {
  for (const provider of sources) {
    try {
      await loadCloses(live, provider, symbol, loaded, signal);
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (!isProviderError(error)) throw error;
      if (error instanceof ProviderRateLimited)
        live.circuitBreaker.set(provider.facts.name, { untilMs: live.clock.now() + error.retryAfterMs, error });
    }
  }
}

/** How far a history of closes may be behind for it to be fetched while somebody waits: two pages. */
export const isNearlyThere = ({ facts }: Provider, behindMs: number): boolean =>
  behindMs <= 2 * (facts.pageBars.hour ?? 24) * HOUR_MS;

/** A history of session closes that is loading. */
export interface PendingLoad {
  readonly symbol: MarketSymbol;
  /** Resolves when the history is there or no source has it now. */
  readonly ended: Promise<void>;
  doneMs: number;
  totalMs: number;
}

/** Loads histories of session closes in the background, each once at a time. */
export interface ClosesLoader {
  /** The loading that is going on, begun where there is none. */
  start(symbol: MarketSymbol): PendingLoad;
  current(): readonly PendingLoad[];
}

/** How often somebody who waits is told how far it is. */
const PROGRESS_EVERY_MS = 250;

/** Makes the loader; `background` is told of every loading, and ends them. */
export function createClosesLoader(live: LiveContext, background: BackgroundTasks): ClosesLoader {
  const going = new Map<string, PendingLoad>();
  const begin = (symbol: MarketSymbol): PendingLoad => {
    const sources = sourcesOfCloses(live.providers, symbol);
    const step = { doneMs: 0, totalMs: 1 };
    const work = loadClosesFromAny(live, sources, symbol, (done) => Object.assign(loading, done), background.signal);
    const loading: PendingLoad = { symbol, ended: work.finally(() => going.delete(symbol.symbol)), ...step };
    background.add(loading.ended);
    going.set(symbol.symbol, loading);
    return loading;
  };
  return {
    start: (symbol) => going.get(symbol.symbol) ?? begin(symbol),
    current: () => [...going.values()],
  };
}

/**
 * Waits until a loading has ended; until then tells how far it is, in hours.
 *
 * @throws The signal's reason as soon as it is aborted; the loading goes on.
 */
export async function waitUntilLoaded(
  live: LiveContext,
  loading: PendingLoad,
  { progress, signal }: Request,
): Promise<void> {
  const what = msg('notes.hourly', { name: loading.symbol.name });
  const end = raceAbort(loading.ended, signal).then(() => true);
  for (let ended = false; progress && !ended;) {
    progress({ what, done: Math.round(loading.doneMs / HOUR_MS), total: Math.round(loading.totalMs / HOUR_MS) });
    ended = await Promise.race([end, live.clock.sleep(PROGRESS_EVERY_MS).then(() => false)]);
  }
  await end;
}

/** The remark that the closes of a symbol are not all there yet. */
export function loadingNote({ symbol, doneMs, totalMs }: PendingLoad): DataNote {
  const percent = Math.min(99, Math.floor((100 * doneMs) / totalMs));
  const sentence = msg('notes.loading', { symbol: symbol.symbol, percent });
  return { code: 'approximate-close', sentence };
}

/** A stored history of closes and where it is from. */
interface StoredCloses {
  readonly provider: Provider;
  readonly state: SeriesState;
}

/** An hour is published a little after it has ended. */
const PUBLISHED_AFTER_MS = 2 * 60_000;

/** A session without a price is asked for again after this. */
const HOLE_RECHECK_MS = 60 * 60_000;

/** Somebody who asks waits no longer than this for the last few hours. */
const MAX_WAIT_MS = 5_000;

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
  const neededMs = Math.min(live.clock.now() - PUBLISHED_AFTER_MS, sessions.at(-1)?.closeMs ?? 0);
  const before = await storedCloses(live, symbol, neededMs);
  const behindMs = neededMs - (before?.state.watermarkMs ?? 0);
  const hasHole = before !== undefined && behindMs <= 0 && (await hasDueHole(live, symbol, before.state));
  if ((behindMs <= 0 && !hasHole) || !canLoad(live, symbol)) return before && read(live, symbol, sessions, before);
  const { ended } = loader.start(symbol);
  if (before && isNearlyThere(before.provider, behindMs)) await waitBriefly(live, ended, signal);
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
  const furthest = known.toSorted((a, b) => b.state.watermarkMs - a.state.watermarkMs)[0];
  return known.find(({ state }) => state.watermarkMs >= neededMs) ?? furthest;
}

/** Whether a session of late has no price and was last asked for more than an hour ago. */
async function hasDueHole(live: LiveContext, symbol: MarketSymbol, state: SeriesState): Promise<boolean> {
  if (isRecent(live, state.checkedAtMs, HOLE_RECHECK_MS)) return false;
  return (await settledBefore(live, symbol, state)) < state.watermarkMs;
}

/** Whether some source of closes is not being left alone just now. */
function canLoad(live: LiveContext, symbol: MarketSymbol): boolean {
  return sourcesOfCloses(live.providers, symbol).some((provider) => restOf(live, provider) === undefined);
}

async function waitBriefly(live: LiveContext, ended: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  const enough = withDeadline(MAX_WAIT_MS, () => ended, { clock: live.clock });
  await raceAbort(enough, signal);
}

async function read(
  live: LiveContext,
  symbol: MarketSymbol,
  sessions: readonly Session[],
  { provider, state }: StoredCloses,
): Promise<SessionCloses> {
  const wanted = new Set(sessions.map(({ date }) => date));
  const [{ dates, closes }, held] = await Promise.all([live.store.closes(state), findHeldBack(live, symbol, state)]);
  const isUsed = (date: string): boolean => wanted.has(date) && (held === undefined || date < held.date);
  const rows = dates.flatMap((date, i) => (isUsed(date) ? [i] : []));
  return {
    symbol: symbol.symbol,
    dates: rows.map((i) => dates[i]!),
    closes: Float64Array.from(rows, (i) => closes[i]!),
    source: sourceName(provider, symbol, state.checkedAtMs),
    quote: provider.facts.quote,
    fetchedAtMs: state.checkedAtMs,
    notes: held ? [{ code: 'held-back', sentence: heldBackText(symbol, provider.facts.title, held) }] : [],
  };
}
