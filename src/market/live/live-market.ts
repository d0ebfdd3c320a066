import { type Clock, raceAbort, withDeadline } from '../../clock.ts';
import { reasonsText, StorageError, UserError } from '../../errors.ts';
import { dateOfEpochDay, DAY_MS, epochDay, HOUR_MS } from '../calendar-days.ts';
import { knownMarkets } from '../known-markets.ts';
import type { SessionCalendar } from '../nyse-calendar.ts';
import type {
  BarStore,
  DailyHistory,
  DataNote,
  FlowHistory,
  MarketData,
  MarketSymbol,
  Provider,
  Request,
} from '../ports.ts';
import { confirmClose, findHeldBack, type HeldBack, heldBackText } from './choose-series.ts';
import { dailySeries, flowSeries, type FreshSeries, freshSeries } from './fresh-series.ts';
import {
  closesAnswer,
  type ClosesLoader,
  createClosesLoader,
  loadingNote,
  sourcesOfCloses,
  storedCloses,
  waitUntilLoaded,
} from './session-closes.ts';
import { type BackgroundTasks, createBackgroundTasks, createSingleFlight } from './single-flight.ts';
import {
  ago,
  byPreference,
  callProvider,
  canServe,
  compareSources,
  isProviderError,
  type LiveContext,
  sourceHealth,
  sourceName,
} from './sources.ts';
import { fmt, msg, textOfStored } from '../../messages/text.ts';

/** An answer waits no longer than this for a second opinion; it is kept and said next time. */
const CROSS_CHECK_TIMEOUT_MS = 3_000;

const REVISIONS_SAID_MS = 7 * DAY_MS;

const COMPARISON_SAID_MS = 3 * DAY_MS;

/**
 * The daily series to answer from, brought up to date, and compared with a second source where it was fetched just now.
 *
 * @throws UserError, NoSourceAnswered as `freshSeries` does.
 */
export async function freshDaily(
  live: LiveContext,
  symbol: MarketSymbol,
  background: BackgroundTasks,
): Promise<FreshSeries> {
  const sources = live.providers.filter((provider) => provider.dailyBars && canServe(provider, symbol));
  const series = await freshSeries(live, dailySeries, symbol, sources);
  const second = sources.find((provider) => provider !== series.provider);
  if (series.fetched && second) await crossCheck(live, symbol, series.provider, second, background);
  return series;
}

async function crossCheck(
  live: LiveContext,
  symbol: MarketSymbol,
  first: Provider,
  second: Provider,
  background: BackgroundTasks,
): Promise<void> {
  const comparing = compareSources(live, symbol, first, second);
  background.add(comparing);
  await withDeadline(CROSS_CHECK_TIMEOUT_MS, () => comparing, { clock: live.clock });
}

/** The stored rows of a daily series with everything worth saying about them. */
export async function dailyAnswer(
  live: LiveContext,
  symbol: MarketSymbol,
  series: FreshSeries,
  until: string | undefined,
): Promise<DailyHistory> {
  const { store, clock } = live;
  const held = await findHeldBack(live, symbol, series.state);
  const [rows, revisions, comparison] = await Promise.all([
    store.closes(series.state, beforeHeldBack(held, clampToToday(until, clock.now()))),
    store.revisions(symbol.symbol, clock.now() - REVISIONS_SAID_MS),
    store.comparison(symbol.symbol),
  ]);
  const differ = comparison && clock.now() - comparison.atMs < COMPARISON_SAID_MS ? comparison.sentence : '';
  const notes: DataNote[] = [
    ...stalenessNotes(symbol, series, clock.now()),
    ...heldBackNotes(symbol, series.provider, held),
    ...revisions.flatMap(({ sentence }) => storedNote('revised', sentence)),
    ...storedNote('sources-differ', differ),
  ];
  const source = sourceName(series.provider, symbol, series.state.checkedAtMs);
  const isOutage = series.isStale && series.failures.some(({ lacksSymbol }) => !lacksSymbol);
  const unanswered = isOutage ? { unanswered: series.failures } : {};
  return { symbol: symbol.symbol, ...rows, source, fetchedAtMs: series.state.checkedAtMs, ...unanswered, notes };
}

/** A remark that was kept; none where there is nothing to say. */
function storedNote(code: DataNote['code'], stored: string): DataNote[] {
  const sentence = textOfStored(stored);
  return sentence === '' ? [] : [{ code, sentence }];
}

/** The last date that may be used. */
const beforeHeldBack = (held: HeldBack | undefined, until: string): string =>
  held === undefined || held.date > until ? until : dateOfEpochDay(epochDay(held.date) - 1);

function heldBackNotes(symbol: MarketSymbol, { facts }: Provider, held: HeldBack | undefined): DataNote[] {
  return held === undefined ? [] : [{ code: 'held-back', sentence: heldBackText(symbol, facts.title, held) }];
}

/** Rows of days that have not come, kept while this machine's own clock was ahead, are not answered with. */
function clampToToday(until: string | undefined, nowMs: number): string {
  const today = dateOfEpochDay(nowMs / DAY_MS);
  return until === undefined || until > today ? today : until;
}

/** What to say where not every source answered: how old what is stored is, or which source answered instead. */
export function stalenessNotes(
  { symbol }: MarketSymbol,
  { provider, state, failures, isStale: old }: FreshSeries,
  nowMs: number,
): DataNote[] {
  const said = { symbol, reasons: reasonsText(failures) };
  if (old) {
    const stored = { ago: ago(nowMs - state.checkedAtMs), day: fmt.label(state.lastDate!) };
    return [{ code: 'old-data', sentence: msg('notes.stored', { ...said, ...stored }) }];
  }
  if (failures.every(({ lacksSymbol }) => lacksSymbol)) return [];
  return [{ code: 'source-failed', sentence: msg('notes.otherSource', { ...said, source: provider.facts.title }) }];
}

/** Exchange flows, brought up to date; undefined where no source publishes any. */
export async function flowsAnswer(live: LiveContext, symbol: MarketSymbol): Promise<FlowHistory | undefined> {
  const sources = live.providers.filter((provider) => provider.flows && canServe(provider, symbol));
  if (sources.length === 0) return undefined;
  const series = await freshSeries(live, flowSeries, symbol, sources);
  const days = await live.store.flows(series.state);
  return {
    symbol: symbol.symbol,
    dates: days.map(({ date }) => date),
    inflow: Float64Array.from(days, ({ inflow }) => inflow),
    outflow: Float64Array.from(days, ({ outflow }) => outflow),
    source: series.provider.facts.title,
    notes: stalenessNotes(symbol, series, live.clock.now()),
  };
}

/** What the first source that knows anything under these words knows, best first; nothing where none does. */
export async function searchSources(
  live: LiveContext,
  words: string,
  request: Request,
): Promise<readonly MarketSymbol[]> {
  for (const provider of live.providers) {
    if (!provider.search) continue;
    try {
      const found = await callProvider(live, provider, () => provider.search!(words, request));
      if (found.length > 0) return found;
    } catch (error) {
      if (!isProviderError(error)) throw error;
    }
  }
  return [];
}

/** Live prices, and the care they need beyond answering. */
export interface LiveMarket extends MarketData {
  readonly confirm: NonNullable<MarketData['confirm']>;
  /** Brings everything of a symbol up to date: daily bars, flows, and prices at the session closes to the end. */
  refresh(symbol: MarketSymbol, request: Request): Promise<void>;
  /** Symbols that sources know under these words. */
  search(words: string, request: Request): Promise<readonly MarketSymbol[]>;
  /** Waits until what is going on in the background is done, telling how far the histories are. */
  drain(request: Request): Promise<void>;
  /** Ends what is going on in the background. The next run goes on from there. */
  close(): Promise<void>;
}

/** What live prices are made from; see `LiveContext`. */
export interface LiveMarketOptions {
  readonly providers: readonly Provider[];
  readonly store: BarStore;
  readonly calendar: SessionCalendar;
  readonly clock: Clock;
}

/**
 * Live prices that are kept at home: answers come from the store, which is brought up to date where that is due.
 *
 * Questions that need the same fetch at the same time share it. Prices at the session closes load in the background on
 * first use; until they are there the end of the UTC day is all there is.
 *
 * @param options Sources, store, calendar, and the present.
 * @see ANALYTICS.md 1
 */
export function createLiveMarket(options: LiveMarketOptions): LiveMarket {
  const live: LiveContext = {
    ...options,
    providers: byPreference(options.providers),
    circuitBreaker: new Map(),
    confirmations: new Map(),
  };
  const background = createBackgroundTasks();
  const loader = createClosesLoader(live, background);
  const share = createSingleFlight({ endsWithLast: false }); // what is fetched is kept for whoever asks next
  const catalogue = knownMarkets.filter((symbol) => hasPrices(live, symbol));

  const daily = async (symbol: MarketSymbol, { until, signal }: Request & { readonly until?: string }) => {
    if (!hasPrices(live, symbol)) throw new UserError(msg('refusals.noCarrier', { symbol: symbol.symbol }));
    const series = await share(`daily ${symbol.symbol}`, { signal }, () => freshDaily(live, symbol, background));
    return withLoadingNote(loader, await dailyAnswer(live, symbol, series, until));
  };
  const flows = (symbol: MarketSymbol, { signal }: Request) =>
    share(`flows ${symbol.symbol}`, { signal }, () => flowsAnswer(live, symbol));
  return {
    label: 'live',
    simulated: false,
    catalogue: () => catalogue,
    today: () => dateOfEpochDay(live.clock.now() / DAY_MS),
    daily,
    flows,
    atCloses: (symbol, sessions, request) => closesAnswer(live, loader, symbol, sessions, request),
    pendingLoad: ({ symbol }) => {
      const loading = loader.current().find((each) => each.symbol.symbol === symbol);
      return loading && (({ progress, signal }) => waitUntilLoaded(live, loading, { progress, signal }));
    },
    health: async () => sourceHealth(live.providers, await live.store.sources(), live.clock.now()),
    async refresh(symbol, request) {
      await daily(symbol, request);
      await flows(symbol, request);
      await refreshCloses(live, loader, symbol, request);
    },
    search: (words, request) => searchSources(live, words, request),
    async confirm(symbol, bar, request) {
      if (bar.sampledAtMs !== undefined) {
        const sampled = await storedCloses(live, symbol, bar.sampledAtMs);
        return confirmClose(live, symbol, sampled?.provider.facts.name ?? '', bar);
      }
      const [source] = (await daily(symbol, request)).source.split(',');
      const own = live.providers.find((provider) => source === `${provider.facts.title} ${provider.ticker(symbol)}`);
      return confirmClose(live, symbol, own?.facts.name ?? '', bar);
    },
    async drain({ progress, signal }) {
      const told = loader.current().map((loading) => waitUntilLoaded(live, loading, { progress, signal }));
      await Promise.all([...told, raceAbort(background.settled(), signal)]);
    },
    close: () => background.end(),
  };
}

const hasPrices = ({ providers }: LiveContext, symbol: MarketSymbol): boolean =>
  providers.some((provider) => provider.dailyBars && canServe(provider, symbol));

function withLoadingNote(loader: ClosesLoader, history: DailyHistory): DailyHistory {
  const loading = loader.current().find(({ symbol }) => symbol.symbol === history.symbol);
  return loading ? { ...history, notes: [...history.notes, loadingNote(loading)] } : history;
}

/** Loads the closes up to the last session and waits for them. */
async function refreshCloses(
  live: LiveContext,
  loader: ClosesLoader,
  symbol: MarketSymbol,
  { progress, signal }: Request,
): Promise<void> {
  if (sourcesOfCloses(live.providers, symbol).length === 0) return;
  const { closeMs } = live.calendar.lastClosedAt(live.clock.now() - HOUR_MS);
  const closes = await storedCloses(live, symbol, closeMs);
  if (closes && closes.state.watermarkMs >= closeMs) return;
  await waitUntilLoaded(live, loader.start(symbol), { progress, signal });
}

/** The database is not asked again for so long once it has failed twice in a row. */
const AWAY_MS = 30_000;

/**
 * Live prices that go on without their database: while that cannot be used, what is fetched is kept by a spare market and
 * forgotten with the process. A connection that was lost is tried once more first, so that a blip fetches nothing anew.
 *
 * Whatever is asked for comes wholly from one of the two: what the one knows is never looked up in the store of the other.
 *
 * @param openSpare Called when it is first needed, and again where that failed.
 * @param now Milliseconds of a clock that nobody sets.
 */
export function createSparedMarket(
  main: LiveMarket,
  openSpare: () => Promise<LiveMarket>,
  now: () => number = () => performance.now(),
): LiveMarket {
  let awayUntilMs = -Infinity;
  let opening: Promise<LiveMarket> | undefined;
  let spare: LiveMarket | undefined;
  const open = (): Promise<LiveMarket> =>
    (opening ??= openSpare().then(
      (opened) => (spare = opened),
      (error: unknown) => {
        opening = undefined; // the next one who needs it tries again
        throw error;
      },
    ));
  const either = async <T>(work: (market: LiveMarket) => Promise<T>): Promise<T> => {
    if (now() < awayUntilMs) return work(await open());
    try {
      return await work(main).catch((error: unknown) => againAfter(error, () => work(main)));
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      awayUntilMs = now() + AWAY_MS;
      return work(await open());
    }
  };
  return {
    ...main,
    daily: (symbol, request) => either((market) => market.daily(symbol, request)),
    atCloses: (symbol, sessions, request) => either((market) => market.atCloses(symbol, sessions, request)),
    flows: (symbol, request) => either((market) => market.flows(symbol, request)),
    pendingLoad: (symbol) => ((now() < awayUntilMs ? spare : undefined) ?? main).pendingLoad?.(symbol),
    health: () => either((market) => market.health()),
    search: (words, request) => either((market) => market.search(words, request)),
    confirm: (symbol, bar, request) => either((market) => market.confirm(symbol, bar, request)),
    drain: async (request) => {
      await Promise.all([main.drain(request), spare?.drain(request)]);
    },
    close: async () => {
      await Promise.all([main.close(), spare?.close()]);
    },
  };
}

function againAfter<T>(error: unknown, work: () => Promise<T>): Promise<T> {
  if (!(error instanceof StorageError)) throw error;
  return work();
}
