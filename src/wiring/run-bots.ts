import { setTimeout as sleep } from 'node:timers/promises';
import { startDiscord, type DiscordBot } from '../adapters/discord/discord.ts';
import type { PlatformHealth } from '../adapters/platform-health.ts';
import { startTelegram, type TelegramBot } from '../adapters/telegram/telegram.ts';
import type { Chat } from '../chat/chat.ts';
import type { ChatParts } from '../chat/chat-router.ts';
import type { Messenger } from '../chat/messenger.ts';
import type { Config } from '../config.ts';
import type { Ledger } from '../core/community/ledger.ts';
import { ConfigError } from '../core/errors.ts';
import { nyseCalendar } from '../core/market/nyse-calendar.ts';
import { openBotHttp } from '../http/open-bot-http.ts';
import { createCommunityDesk } from '../jobs/community-desk.ts';
import { heedMembership, type Membership } from '../jobs/heed-membership.ts';
import type { JobParts } from '../jobs/job-parts.ts';
import { startJobs } from '../jobs/start-jobs.ts';
import { createCommunityBook } from '../storage/community-book.ts';
import { createLedger } from '../storage/ledger.ts';
import { lockForBots } from '../storage/process-lock.ts';
import { createShelf } from '../storage/shelf.ts';
import type { House, Running } from './house.ts';
import { openMarket, type OpenMarket } from './open-market.ts';

/** How often the bots are looked at to see whether any of them can still work. */
const LOOK_MS = 1_000;

/** A running platform, as far as the house has to do with it. */
interface Platform {
  health(): PlatformHealth;
  stop(): Promise<void>;
}

/**
 * Runs every platform whose token is set. One that is refused says so in one sentence and leaves the other running;
 * with none left the process ends with exit code 2.
 */
export async function runBots(house: House): Promise<Running> {
  const { config, database, log } = house;
  const db = await database.open();
  const roles = new Set(config.RIFT_ROLES);
  const lock = await lockForBots(db, Date.now);
  const opened = await openMarket(config.RIFT_DATA, config, () => database.open());
  const ledger = createLedger(db);
  const messengers: Messenger[] = [];
  const book = createCommunityBook(db, Date.now);
  const community = createCommunityDesk({ book, ledger, messengers: () => messengers, nowMs: Date.now });
  const chat = house.chats.over(opened.market, { community });
  const clock = { nowMs: Date.now, wait: (ms: number) => sleep(ms) };
  const membership = heedMembership({ ledger, clock, log, messengers: () => messengers });
  const shelf = createShelf(db);
  const platforms = await startPlatforms({ config, chat, painter: house.painter, shelf, log, ledger, membership });
  messengers.push(...platforms.map((bot) => bot.messenger));
  const jobs = roles.has('jobs') ? startJobs(jobParts(house, opened, ledger, messengers, { community })) : undefined;
  const telegram = platforms.find((bot) => 'handle' in bot);
  const http = await openBotHttp({ host: config.HTTP_HOST, port: config.HTTP_PORT, platforms, telegram, log });
  const watch = leaveWhenAllRefused(platforms);
  return {
    stop: async () => {
      clearInterval(watch);
      await jobs?.stop();
      await Promise.all(platforms.map((bot) => bot.stop()));
      await http.close();
      await opened.close();
      await lock.release();
    },
  };
}

/** The jobs ask like anybody, but nobody holds them back. */
function jobParts(
  { chats, log }: House,
  { market, refresher }: OpenMarket,
  ledger: Ledger,
  messengers: readonly Messenger[],
  more: Pick<ChatParts, 'community'>,
): JobParts {
  return {
    ledger,
    market,
    messengers,
    log,
    chat: chats.over(market, { ...more, limits: undefined }),
    calendar: nyseCalendar,
    clock: { nowMs: Date.now, wait: (ms) => sleep(ms) },
    ...(refresher === undefined ? {} : { refresher }),
  };
}

interface Listening {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly membership: Membership;
}

async function startPlatforms(parts: BotParts & Listening) {
  const { config, ledger, membership, log, ...shared } = parts;
  const quietly = (work: Promise<void>): void =>
    void work.catch((error: unknown) => log.error({ err: error }, 'what a platform told could not be kept'));
  const heard = {
    onGone: (community: string) => quietly(membership.gone(community)),
    onBack: (community: string) => quietly(membership.back(community)),
    onMoved: (from: string, to: string) => quietly(ledger.moveChannel(from, to)),
  };
  const started = await Promise.all([
    discordOf(config, { ...shared, log }, heard),
    telegramOf(config, { ...shared, log }, heard),
  ]);
  return started.filter((bot) => bot !== undefined);
}

/** What is done with what a platform tells besides questions. */
interface Heard {
  readonly onGone: (community: string) => void;
  readonly onBack: (community: string) => void;
  readonly onMoved: (from: string, to: string) => void;
}

interface BotParts {
  readonly chat: Chat;
  readonly painter: House['painter'];
  readonly shelf: ReturnType<typeof createShelf>;
  readonly log: House['log'];
}

async function discordOf(config: Config, parts: BotParts, { onGone, onBack }: Heard): Promise<DiscordBot | undefined> {
  if (config.DISCORD_TOKEN === undefined) return undefined;
  return startDiscord({
    ...parts,
    onGone,
    onBack,
    token: config.DISCORD_TOKEN,
    apiUrl: config.DISCORD_API_URL,
    shards: config.RIFT_SHARDS,
  });
}

async function telegramOf(config: Config, parts: BotParts, heard: Heard): Promise<TelegramBot | undefined> {
  if (config.TELEGRAM_TOKEN === undefined) return undefined;
  return startTelegram({
    ...parts,
    ...heard,
    token: config.TELEGRAM_TOKEN,
    apiUrl: config.TELEGRAM_API_URL,
    webhook: webhookOf(config),
  });
}

function webhookOf({ TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret }: Config) {
  if (url === undefined) return undefined;
  if (secret === undefined)
    throw new ConfigError(['TELEGRAM_WEBHOOK_SECRET must be set together with TELEGRAM_WEBHOOK_URL.']);
  return { url, secret };
}

function leaveWhenAllRefused(platforms: readonly Platform[]): NodeJS.Timeout {
  return setInterval(() => {
    if (!platforms.every((bot) => bot.health().state === 'refused')) return;
    for (const bot of platforms) process.stderr.write(`${bot.health().sentence}\n`);
    process.exit(2);
  }, LOOK_MS);
}
