import { type DiscordBot, startDiscord } from './adapters/discord/discord.ts';
import { startTelegram, type TelegramBot } from './adapters/telegram/telegram.ts';
import { type AppContext, type MarketHandle, openMarket, type Service } from './app.ts';
import type { Chat, Messenger } from './chat/chat.ts';
import type { ChatDeps } from './chat/router.ts';
import { steadyClock, wallClock } from './clock.ts';
import type { DeliveryQueue } from './community/delivery-queue.ts';
import type { Config } from './config.ts';
import { serveBotHttp } from './http.ts';
import type { JobDeps } from './jobs/jobs.ts';
import { createCommunityService, type MembershipHandlers, onMembershipChange } from './jobs/membership.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { TrustedClock } from './jobs/trusted-clock.ts';
import { nyseCalendar } from './market/nyse-calendar.ts';
import { createCallbackStore } from './storage/callback-store.ts';
import { createCommunityStore } from './storage/community-store.ts';
import { acquireBotLock } from './storage/database.ts';
import { createDeliveryQueue } from './storage/delivery-queue.ts';
import { createSharedLimits } from './storage/shared-limits.ts';

/** How often the bots are looked at to see whether any of them can still work. */
const HEALTH_POLL_MS = 1_000;

type Bot = DiscordBot | TelegramBot;

/**
 * Runs every platform whose token is set. One that is refused says so in one sentence and leaves the other running;
 * with none left the process ends with exit code 2.
 */
export async function runBots(app: AppContext): Promise<Service> {
  const { config, database, log, unreadable } = app;
  const platforms: Bot[] = [];
  const { HTTP_HOST: host, HTTP_PORT: port } = config;
  const http = await serveBotHttp({ host, port, platforms: () => platforms, setAside: () => unreadable.report() });
  const db = await database.open();
  const roles = new Set(config.RIFT_ROLES);
  const lock = await acquireBotLock(db, () =>
    log.error({}, 'the lock file beside the database was deleted: another Rift could run on the same database'),
  );
  const opened = await openMarket(config.RIFT_DATA, config, () => database.open());
  const queue = createDeliveryQueue(db, unreadable.note);
  unreadable.readFrom(queue.rowsSetAside);
  const messengers: Messenger[] = [];
  const book = createCommunityStore(db, Date.now);
  const community = createCommunityService({
    store: book,
    messengers: () => messengers,
    nowMs: Date.now,
  });
  const chat = app.chats.over(opened.market, { community });
  const membership = onMembershipChange({ deliveryQueue: queue, clock: wallClock, log, messengers: () => messengers });
  const [callbacks, sharedLimits] = [createCallbackStore(db), createSharedLimits(db)];
  const parts = { config, chat, painter: app.painter, callbacks, sharedLimits, log, deliveryQueue: queue, membership };
  platforms.push(...(await startPlatforms(parts)));
  messengers.push(...platforms.map((bot) => bot.messenger));
  const jobs = roles.has('jobs') ? startJobs(jobDeps(app, opened, queue, messengers, { community })) : undefined;
  const watch = exitWhenAllRefused(platforms);
  return {
    stop: async () => {
      clearInterval(watch);
      await Promise.all([jobs?.stop(), http.close(), ...platforms.map((bot) => bot.stop())]);
      await opened.close();
      await lock.release();
    },
  };
}

/** What the jobs of a running bot lean on. They ask like anybody, but nobody holds them back. */
export function jobDeps(
  { chats, log }: AppContext,
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
    chat: chats.over(market, { ...more, limits: undefined }),
    calendar: nyseCalendar,
    clock,
    ...(refresher === undefined ? {} : { refresher }),
  };
}

interface PlatformDeps {
  readonly config: Config;
  readonly deliveryQueue: DeliveryQueue;
  readonly membership: MembershipHandlers;
}

async function startPlatforms(parts: BotDeps & PlatformDeps) {
  const { config, deliveryQueue: queue, membership, log, ...shared } = parts;
  const quietly = (work: Promise<void>): void =>
    void work.catch((error: unknown) => log.error({ err: error }, 'what a platform told could not be kept'));
  const heard = {
    onGone: (community: string) => quietly(membership.onLeft(community)),
    onBack: (community: string) => quietly(membership.onRejoined(community)),
    onMoved: (from: string, to: string) => quietly(queue.moveChannel(from, to)),
  };
  const started = await Promise.all([
    discordOf(config, { ...shared, log }, heard),
    telegramOf(config, { ...shared, log }, heard),
  ]);
  return started.filter((bot) => bot !== undefined);
}

/** What is done with what a platform tells besides questions. */
interface PlatformEvents {
  readonly onGone: (community: string) => void;
  readonly onBack: (community: string) => void;
  readonly onMoved: (from: string, to: string) => void;
}

interface BotDeps {
  readonly chat: Chat;
  readonly painter: AppContext['painter'];
  readonly callbacks: ReturnType<typeof createCallbackStore>;
  readonly sharedLimits: ReturnType<typeof createSharedLimits>;
  readonly log: AppContext['log'];
}

async function discordOf(
  config: Config,
  deps: BotDeps,
  { onGone, onBack }: PlatformEvents,
): Promise<DiscordBot | undefined> {
  if (config.DISCORD_TOKEN === undefined) return undefined;
  return startDiscord({
    ...deps,
    onGone,
    onBack,
    answers: config.RIFT_ROLES.includes('chat'),
    token: config.DISCORD_TOKEN,
    apiUrl: config.DISCORD_API_URL,
    shards: config.RIFT_SHARDS,
    shardIds: config.RIFT_SHARD_IDS,
  });
}

async function telegramOf(config: Config, deps: BotDeps, heard: PlatformEvents): Promise<TelegramBot | undefined> {
  if (config.TELEGRAM_TOKEN === undefined) return undefined;
  return startTelegram({
    ...deps,
    ...heard,
    answers: config.RIFT_ROLES.includes('chat'),
    token: config.TELEGRAM_TOKEN,
    apiUrl: config.TELEGRAM_API_URL,
    webhook: webhookOf(config),
  });
}

function webhookOf({ TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret }: Config) {
  return url === undefined || secret === undefined ? undefined : { url, secret };
}

function exitWhenAllRefused(platforms: readonly Bot[]): NodeJS.Timeout {
  return setInterval(() => {
    if (!platforms.every((bot) => bot.health().state === 'refused')) return;
    for (const bot of platforms) process.stderr.write(`${bot.health().sentence}\n`);
    process.exit(2);
  }, HEALTH_POLL_MS);
}
