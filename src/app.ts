import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Chat } from './chat/chat.ts';
import { loadCommands, loadHeavyCommand } from './chat/load-commands.ts';
import { type ChatDeps, createChat } from './chat/router.ts';
import { wallClock } from './clock.ts';
import { type CommandThreads, createCommandThreads } from './command-threads.ts';
import type { CommunityEvents } from './community/events.ts';
import type { ReceiptStore } from './community/receipts.ts';
import type { Config } from './config.ts';
import { UserError } from './errors.ts';
import type { Logger } from './log.ts';
import type { LiveMarket } from './market/live/live-market.ts';
import { nyseCalendar } from './market/nyse-calendar.ts';
import type { BarStore, MarketData, Provider, ProviderSettings, Request } from './market/ports.ts';
import type { Metrics } from './metrics.ts';
import type { Painter } from './reports/chart-spec.ts';
import type { Database } from './storage/database.ts';
import type { UnreadableRow, UnreadableRows } from './storage/schema.ts';
import { createNullModel } from './workers/null-model.ts';
import { createPainter } from './workers/painter.ts';

/** The database of the settings, opened when first asked for and then shared by everything in the process. */
export interface LazyDatabase {
  open(): Promise<Database>;
  /** What is to be done once it is closed. */
  afterClose(work: () => Promise<void>): void;
  close(): Promise<void>;
}

/** Promises a database without opening it: a question to a folder of files needs none. */
export function lazyDatabase(
  config: Config,
  { metrics, onWait }: { readonly metrics?: Metrics; readonly onWait?: (sentence: string) => void } = {},
): LazyDatabase {
  let opening: Promise<Database> | undefined;
  const load = async (): Promise<Database> => {
    const { openDatabase } = await import('./storage/database.ts');
    const opened = await openDatabase(config.DATABASE_URL, onWait);
    return metrics?.database(opened) ?? opened;
  };
  const afterwards: (() => Promise<void>)[] = [];
  return {
    open: () => (opening ??= load()),
    afterClose: (work) => void afterwards.push(work),
    close: async () => {
      const opened = await opening?.catch(() => undefined);
      try {
        await opened?.close();
      } finally {
        for (const work of afterwards) await work();
      }
    },
  };
}

/** What communities leave behind. The database is opened when the first of it is read or written. */
export function openRepositories(
  open: () => Promise<Database>,
  onUnreadable?: (row: UnreadableRow) => void,
): {
  receipts: ReceiptStore;
  communityEvents: CommunityEvents;
} {
  const book = async (): Promise<ReceiptStore> => {
    const { createReceiptStore: createReceiptBook } = await import('./storage/receipt-store.ts');
    return createReceiptBook(await open(), Date.now, onUnreadable);
  };
  const events = async (): Promise<CommunityEvents> => {
    const { createCommunityEvents } = await import('./storage/community-store.ts');
    return createCommunityEvents(await open());
  };
  return {
    receipts: {
      save: async (receipt) => (await book()).save(receipt),
      find: async (community, id) => (await book()).find(community, id),
      list: async (community, most) => (await book()).list(community, most),
    },
    communityEvents: {
      list: async (community) => (await events()).list(community),
      add: async (community, event) => (await events()).add(community, event),
      remove: async (community, date) => (await events()).remove(community, date),
    },
  };
}

const commandsFolder = fileURLToPath(new URL('../commands', import.meta.url));

/** Opens chats over any number of markets with the same commands and one thread for noise. */
export async function createChats({
  threads,
  only,
  ...parts
}: Pick<ChatDeps, 'log' | 'limits' | 'receipts' | 'communityEvents'> & {
  /** Where heavy commands run; here where absent. */
  readonly threads?: CommandThreads;
  /** The one command that is loaded, where it needs no other; all of them where absent. */
  readonly only?: string | undefined;
}) {
  const single = only === undefined ? undefined : await loadHeavyCommand(commandsFolder, only);
  const commands = single === undefined ? await loadCommands(commandsFolder) : [single];
  const nullModel = createNullModel();
  return {
    over: (market: MarketData, more: Partial<ChatDeps> = {}): Chat =>
      createChat({
        ...parts,
        runHeavy: threads?.run,
        commands,
        market,
        nullModel,
        calendar: nyseCalendar,
        nowMs: Date.now,
        ...more,
      }),
    close: async (): Promise<void> => {
      await Promise.all([threads?.close(), nullModel.close()]);
    },
  };
}

/** A source of prices that is open, and how to leave it. */
export interface MarketHandle {
  readonly market: MarketData;
  /** Waits for histories that load in the background; nothing to wait for where there is no background. */
  drain(request: Request): Promise<void>;
  close(): Promise<void>;
  /** Brings a symbol up to date; absent where the source does not change. */
  readonly refresher?: Pick<LiveMarket, 'refresh'>;
}

const noPendingWork = (): Promise<void> => Promise.resolve();

/**
 * Opens a source by the words of RIFT_DATA and `--data`: `live`, `sample` or `csv:FOLDER`.
 *
 * The database is opened only for live prices, which are kept at home. What a source needs is loaded only when it is asked for: the exchange library alone costs half a second.
 */
export async function openMarket(
  data: string,
  config: Config,
  database: () => Promise<Database>,
  metrics?: Metrics,
): Promise<MarketHandle> {
  if (data === 'sample') {
    const { openSimulation: openSample } = await import('./providers/sample.ts');
    return { market: openSample(Date.now), drain: noPendingWork, close: noPendingWork };
  }
  if (data.startsWith('csv:')) {
    const { openCsvFolder } = await import('./providers/csv.ts');
    return { market: await openCsvFolder(data.slice('csv:'.length)), drain: noPendingWork, close: noPendingWork };
  }
  if (data !== 'live') throw new UserError(`There is no data source “${data}”; use live, sample or csv:FOLDER.`);
  return openLive(config, await database(), metrics);
}

interface ProviderModule {
  createProviders?(settings: ProviderSettings): readonly Provider[];
}

const providersFolder = new URL('./providers/', import.meta.url);

/** Every price and flow source there is: what the files of `providers/` export as `createProviders`. */
export async function findProviders(settings: ProviderSettings): Promise<readonly Provider[]> {
  const files = readdirSync(providersFolder).filter((name) => name.endsWith('.ts'));
  const modules = await Promise.all(
    files.map(async (name) => (await import(new URL(name, providersFolder).href)) as ProviderModule),
  );
  return modules.flatMap((module) => module.createProviders?.(settings) ?? []);
}

async function openLive(config: Config, database: Database, metrics: Metrics | undefined): Promise<MarketHandle> {
  const [{ createBarStore }, { openDatabase }, { createLiveMarket, createSparedMarket }] = await Promise.all([
    import('./storage/bar-store.ts'),
    import('./storage/database.ts'),
    import('./market/live/live-market.ts'),
  ]);
  const providers = await findProviders({
    fetch: globalThis.fetch,
    now: Date.now,
    timeoutMs: 15_000,
    ccxtVenues: config.CCXT_VENUES,
    ccxtUrl: config.CCXT_API_URL,
    yahooUrl: config.YAHOO_API_URL,
    coinmetricsUrl: config.COINMETRICS_API_URL,
  });
  const marketOn = (kept: Database): LiveMarket => {
    const store = createBarStore(kept);
    const recordSourceEvent: BarStore['recordSourceEvent'] = (event) => {
      metrics?.source(event);
      return store.recordSourceEvent(event);
    };
    return createLiveMarket({
      providers,
      store: { ...store, recordSourceEvent },
      calendar: nyseCalendar,
      clock: wallClock,
    });
  };
  const openSpare = async (): Promise<LiveMarket> => marketOn(await openDatabase('sqlite::memory:'));
  const market = createSparedMarket(marketOn(database), openSpare);
  return {
    market,
    refresher: market,
    drain: (request) => market.drain(request),
    close: () => market.close(),
  };
}

/** What one person, one community, and all visitors of a page may ask: short bursts are fine, a flood waits its turn. */
const limits = {
  person: { burst: 12, perMinute: 20 },
  community: { burst: 60, perMinute: 120 },
  page: { burst: 120, perMinute: 240 },
};

/** Everything that is shared by whatever runs. */
export interface AppContext {
  readonly config: Config;
  readonly log: Logger;
  readonly painter: Painter;
  readonly chats: Awaited<ReturnType<typeof createChats>>;
  readonly database: LazyDatabase;
  /** Rows of it that cannot be read. */
  readonly unreadable: UnreadableRows;
  readonly metrics: Metrics;
}

/** Something that runs until it is stopped. */
export interface Service {
  stop(): Promise<void>;
}

/** Opens what is shared. `limited` is for many people: they are held back when they ask too much, two threads draw, and others compute. A question in a terminal loads no database: its library is hundreds of files. */
export async function createApp(
  config: Config,
  log: Logger,
  { limited, metrics }: { readonly limited: boolean; readonly metrics: Metrics },
): Promise<AppContext> {
  const database = lazyDatabase(config, { metrics, onWait: (sentence) => log.warn({}, sentence) });
  const { UnreadableRows } = await import('./storage/schema.ts');
  const unreadable = new UnreadableRows(log);
  const repositories = openRepositories(() => database.open(), unreadable.note);
  return {
    config,
    log,
    painter: createPainter({
      ...(limited ? { workers: 2 } : { workers: 1, cacheBytes: 6e6 }),
      onLook: (isHit) => metrics.cache('pictures', isHit),
    }),
    chats: await createChats({
      log,
      ...repositories,
      ...(limited ? { limits, threads: createCommandThreads({ data: config.RIFT_DATA }) } : {}),
    }),
    database,
    unreadable,
    metrics,
  };
}

/** Leaves what is shared, the database last. */
export async function closeApp({ painter, chats, database }: AppContext): Promise<void> {
  await Promise.all([painter.close(), chats.close()]);
  await database.close();
}
