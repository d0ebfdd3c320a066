import { UserError } from '../../errors.ts';
import type { BarStore } from '../bar-store.ts';
import { dateOfEpochDay, DAY_MS, HOUR_MS } from '../calendar-days.ts';
import { knownMarkets } from '../known-markets.ts';
import type { SessionCalendar } from '../nyse-calendar.ts';
import type { MarketData, Request } from '../ports.ts';
import type { Provider } from '../provider.ts';
import type { DailyHistory, MarketSymbol } from '../symbol.ts';
import { callProvider, isProviderError, sourceHealth } from './call-provider.ts';
import { confirmClose } from './choose-series.ts';
import { dailyAnswer, flowsAnswer, freshDaily } from './daily-history.ts';
import { byPreference, canServe, type LiveContext } from './live-context.ts';
import {
  closesAnswer,
  type ClosesLoader,
  createClosesLoader,
  loadingNote,
  sourcesOfCloses,
  storedCloses,
  waitUntilLoaded,
} from './session-closes.ts';
import { createBackgroundTasks, createSingleFlight, raceAbort } from './single-flight.ts';

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
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
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
  const share = createSingleFlight();
  const catalogue = knownMarkets.filter((symbol) => hasPrices(live, symbol));

  const daily = async (symbol: MarketSymbol, { until, signal }: Request & { readonly until?: string }) => {
    if (!hasPrices(live, symbol)) throw new UserError(`No source carries ${symbol.symbol}.`);
    const fetching = share(`daily ${symbol.symbol}`, () => freshDaily(live, symbol, background));
    const series = await raceAbort(fetching, signal);
    return withLoadingNote(loader, await dailyAnswer(live, symbol, series, until));
  };
  const flows = (symbol: MarketSymbol, { signal }: Request) =>
    raceAbort(
      share(`flows ${symbol.symbol}`, () => flowsAnswer(live, symbol)),
      signal,
    );
  return {
    label: 'live',
    simulated: false,
    catalogue: () => catalogue,
    today: () => dateOfEpochDay(live.now() / DAY_MS),
    daily,
    flows,
    atCloses: (symbol, sessions, request) => closesAnswer(live, loader, symbol, sessions, request),
    pendingLoad: ({ symbol }) => {
      const loading = loader.current().find((each) => each.symbol.symbol === symbol);
      return loading && (({ progress, signal }) => waitUntilLoaded(live, loading, { progress, signal }));
    },
    health: async () => sourceHealth(live.providers, await live.store.sources(), live.now()),
    async refresh(symbol, request) {
      await daily(symbol, request);
      await flows(symbol, request);
      await refreshCloses(live, loader, symbol, request);
    },
    search: (words, request) => searchSources(live, words, request),
    async confirm(symbol, { date, close }, request) {
      const [source] = (await daily(symbol, request)).source.split(',');
      const own = live.providers.find((provider) => source === `${provider.facts.title} ${provider.ticker(symbol)}`);
      return confirmClose(live, symbol, own?.facts.name ?? '', { date, close });
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
  const { closeMs } = live.calendar.lastClosedAt(live.now() - HOUR_MS);
  const closes = await storedCloses(live, symbol, closeMs);
  if (closes && closes.state.watermarkMs >= closeMs) return;
  await waitUntilLoaded(live, loader.start(symbol), { progress, signal });
}
