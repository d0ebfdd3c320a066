import type { OpenPlatform, PlatformBot, PlatformHealth, PlatformParts } from './adapters/connection.ts';
import { type AppContext, type MarketHandle, openMarket, type Service } from './app.ts';
import type { Messenger } from './chat/chat.ts';
import type { ChatDeps } from './chat/router.ts';
import { steadyClock, wallClock } from './clock.ts';
import type { DeliveryQueue, LedgerFigures } from './community/delivery-queue.ts';
import { type Config, type PlatformSettings, platformsOf } from './config.ts';
import { type BotHttpDeps, type HealthCheck, serveBotHttp } from './http.ts';
import { type JobDeps, TrustedClock } from './jobs/jobs.ts';
import { createCommunityService, type MembershipHandlers, onMembershipChange } from './jobs/membership.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { nyseCalendar } from './market/nyse-calendar.ts';
import type { SourceHealth } from './market/ports.ts';
import type { Metrics } from './metrics.ts';
import { createCallbackStore, createCommunityStore } from './storage/community-store.ts';
import { acquireBotLock, type Database, requireSound } from './storage/database.ts';
import { createDeliveryQueue } from './storage/delivery-queue.ts';
import { createSharedLimits } from './storage/shared-limits.ts';

/** How often the bots are looked at to see whether any of them can still work. */
const HEALTH_POLL_MS = 1_000;

/**
 * Runs every platform whose token is set. One that is refused says so in one sentence and leaves the other running;
 * with none left the process ends with exit code 2.
 */
export async function runBots(app: AppContext): Promise<Service> {
  const { config, database, log, unreadable, metrics } = app;
  const platforms: PlatformBot[] = [];
  const checks: HealthCheck[] = [{ name: 'start', problem: () => 'Rift is starting.' }];
  const http = await serveBotHttp(botHttp(app, platforms, checks));
  const db = await database.open();
  const roles = new Set(config.RIFT_ROLES);
  const lock = await acquireBotLock(db, () =>
    log.error({}, 'the lock file beside the database was deleted: another Rift could run on the same database'),
  );
  database.afterClose(() => lock.release()); // who comes next finds a file that nobody has open
  await requireSound(db);
  const fileWatch = watchFile(db, log);
  const opened = await openMarket(config.RIFT_DATA, config, () => database.open(), metrics);
  const ledger = createDeliveryQueue(db, unreadable.note);
  const queue = metrics.deliveryQueue(ledger);
  unreadable.readFrom(ledger.rowsSetAside);
  const messengers: Messenger[] = [];
  const book = createCommunityStore(db, Date.now);
  const community = createCommunityService({
    store: book,
    messengers: () => messengers,
    nowMs: Date.now,
  });
  const chat = metrics.chat(app.chats.over(opened.market, { community }));
  const membership = onMembershipChange({ deliveryQueue: queue, clock: wallClock, log, messengers: () => messengers });
  const [callbacks, sharedLimits] = [createCallbackStore(db), createSharedLimits(db)];
  const parts = { config, chat, painter: app.painter, callbacks, sharedLimits, log, deliveryQueue: queue, membership };
  platforms.push(...(await startPlatforms(parts)));
  messengers.push(...platforms.map((bot) => metrics.messenger(bot.messenger)));
  const jobs = roles.has('jobs') ? startJobs(jobDeps(app, opened, queue, messengers, { community })) : undefined;
  const figures = (): Promise<LedgerFigures> => queue.figures(Date.now());
  const sources = (): Promise<readonly SourceHealth[]> => opened.market.health();
  metrics.watch({ sources, ledger: figures });
  checks.splice(0, 1, ...botChecks({ db, metrics, platforms, figures, sources, hasJobs: jobs !== undefined }));
  const watch = exitWhenAllRefused(platforms);
  return {
    stop: async () => {
      clearInterval(watch);
      clearInterval(fileWatch);
      await Promise.all([jobs?.stop(), http.close(), ...platforms.map((bot) => bot.stop())]);
      await opened.close();
    },
  };
}

function botHttp(
  { config, unreadable, metrics }: AppContext,
  platforms: readonly PlatformBot[],
  checks: readonly HealthCheck[],
): BotHttpDeps {
  const { HTTP_HOST: host, HTTP_PORT: port, METRICS_FROM: metricsFrom } = config;
  const states = (): readonly PlatformHealth[] => platforms.map((bot) => bot.health());
  const setAside = (): ReturnType<typeof unreadable.report> => unreadable.report();
  metrics.watch({ platforms: states, setAside });
  return {
    host,
    port,
    monitor: { metrics, metricsFrom, checks: () => checks, platforms: states, setAside },
    webhook: () => {
      const hooked = platforms.find((bot) => 'handle' in bot);
      return hooked?.handle && ((request) => hooked.handle!(request));
    },
  };
}

/** How often the database's file is looked at. */
const FILE_LOOK_MS = 60_000;

/** A file that can no longer be trusted is said once; readiness fails for as long as it is so. */
function watchFile(db: Pick<Database, 'verifyFile'>, log: AppContext['log']): NodeJS.Timeout {
  let isTold = false;
  const look = (): Promise<void> =>
    db.verifyFile().then(
      () => void (isTold = false),
      (error: unknown) => {
        if (!isTold) log.error({ err: error }, 'the database file could not be verified');
        isTold = true;
      },
    );
  let looking: Promise<void> | undefined;
  const lookUnlessLooking = (): void => void (looking ??= look().finally(() => (looking = undefined)));
  lookUnlessLooking();
  return setInterval(lookUnlessLooking, FILE_LOOK_MS);
}

/** What the bots cannot do without. */
interface NeededParts {
  readonly db: Pick<Database, 'ping'>;
  readonly metrics: Pick<Metrics, 'tickAgeMs' | 'writeProblem'>;
  readonly platforms: readonly Pick<PlatformBot, 'health'>[];
  readonly figures: () => Promise<LedgerFigures>;
  readonly sources: () => Promise<readonly SourceHealth[]>;
  readonly hasJobs: boolean;
}

/** Ticks come every minute; three that are missing are no chance. */
const MOST_TICK_AGE_MS = 3 * 60_000;

/** What is due and lies about for longer is picked up by nobody. */
const MOST_LAG_MS = 10 * 60_000;

/** Prices change once a day, and every source may fail for a while. */
const MOST_SOURCE_AGE_MS = 6 * 3_600_000;

/** What must be well for Rift to be ready. */
export function botChecks({ db, metrics, platforms, figures, sources, hasJobs }: NeededParts): HealthCheck[] {
  const startedMs = performance.now();
  const tickAgeMs = (): number => metrics.tickAgeMs ?? performance.now() - startedMs;
  return [
    { name: 'database', problem: () => problemOfDatabase(db, metrics) },
    ...platforms.map((bot) => ({ name: bot.health().platform, problem: () => problemOfPlatform(bot) })),
    ...(hasJobs ? [{ name: 'jobs', problem: async () => problemOfJobs(tickAgeMs(), await figures()) }] : []),
    { name: 'sources', problem: async () => problemOfSources(await sources(), Date.now()) },
  ];
}

async function problemOfDatabase(
  db: NeededParts['db'],
  { writeProblem }: NeededParts['metrics'],
): Promise<string | undefined> {
  await db.ping();
  return writeProblem;
}

function problemOfPlatform(bot: Pick<PlatformBot, 'health'>): string | undefined {
  const { state, sentence } = bot.health();
  return state === 'up' ? undefined : sentence;
}

function problemOfJobs(tickAgeMs: number, { due, lagMs }: LedgerFigures): string | undefined {
  const minutes = (ms: number): string => `${Math.floor(ms / 60_000)} minutes`;
  if (tickAgeMs > MOST_TICK_AGE_MS) return `The jobs have not looked what is due for ${minutes(tickAgeMs)}.`;
  return lagMs > MOST_LAG_MS ? `Deliveries have waited for ${minutes(lagMs)}, ${due} in all.` : undefined;
}

/** One source that answers is enough. One that was never asked has not failed. */
function problemOfSources(sources: readonly SourceHealth[], nowMs: number): string | undefined {
  const asked = sources.filter(({ state }) => state !== 'unknown');
  const isWell = ({ state, lastSuccessMs = -Infinity }: SourceHealth): boolean =>
    state === 'up' || nowMs - lastSuccessMs < MOST_SOURCE_AGE_MS;
  if (asked.length === 0 || asked.some(isWell)) return undefined;
  if (asked.every(({ lastSuccessMs }) => lastSuccessMs === undefined)) return 'No price source has ever answered.';
  return `No price source has answered for ${MOST_SOURCE_AGE_MS / 3_600_000} hours.`;
}

/** What the jobs of a running bot lean on. They ask like anybody, but nobody holds them back. */
export function jobDeps(
  { chats, log, metrics }: AppContext,
  { market, refresher }: MarketHandle,
  queue: DeliveryQueue,
  messengers: readonly Messenger[],
  more: Pick<ChatDeps, 'community'>,
): JobDeps {
  const clock = new TrustedClock(wallClock, steadyClock, log);
  return {
    deliveryQueue: queue,
    market,
    messengers,
    log,
    chat: metrics.chat(chats.over(market, { ...more, limits: undefined }), 'jobs'),
    calendar: nyseCalendar,
    clock,
    ...(refresher === undefined ? {} : { refresher }),
  };
}

/** What platforms are given besides their own settings. */
interface SharedParts extends Pick<PlatformParts, 'chat' | 'painter' | 'callbacks' | 'sharedLimits' | 'log'> {
  readonly config: Config;
  readonly deliveryQueue: DeliveryQueue;
  readonly membership: MembershipHandlers;
}

/** Starts every platform that has a token. Only those are loaded. */
function startPlatforms({ config, deliveryQueue, membership, ...shared }: SharedParts): Promise<PlatformBot[]> {
  const quietly = (work: Promise<void>): void =>
    void work.catch((error: unknown) => shared.log.error({ err: error }, 'what a platform told could not be kept'));
  const parts = {
    ...shared,
    answers: config.RIFT_ROLES.includes('chat'),
    onGone: (community: string) => quietly(membership.onLeft(community)),
    onBack: (community: string) => quietly(membership.onRejoined(community)),
    onMoved: (from: string, to: string) => quietly(deliveryQueue.moveChannel(from, to)),
  };
  const start = async ([name, settings]: [string, PlatformSettings]): Promise<PlatformBot> => {
    const { openPlatform } = (await import(`./adapters/${name}/platform.ts`)) as {
      readonly openPlatform: OpenPlatform;
    };
    return openPlatform({ ...parts, ...settings });
  };
  return Promise.all([...platformsOf(config)].map(start));
}

/** A token that is not accepted from the start ends the process; one that is reset later is told by health and the log. */
function exitWhenAllRefused(platforms: readonly PlatformBot[]): NodeJS.Timeout {
  let wasUp = false;
  return setInterval(() => {
    const states = platforms.map((bot) => bot.health().state);
    wasUp ||= states.includes('up');
    if (wasUp || !states.every((state) => state === 'refused')) return;
    for (const bot of platforms) process.stderr.write(`${bot.health().sentence}\n`);
    process.exit(2);
  }, HEALTH_POLL_MS);
}
