import { startDiscord, type DiscordBot } from '../adapters/discord/discord.ts';
import type { PlatformHealth } from '../adapters/platform-health.ts';
import { startTelegram, type TelegramBot } from '../adapters/telegram/telegram.ts';
import type { Chat } from '../chat/chat.ts';
import type { Config } from '../config.ts';
import { ConfigError } from '../core/errors.ts';
import { openBotHttp } from '../http/open-bot-http.ts';
import { createShelf } from '../storage/shelf.ts';
import type { House, Running } from './house.ts';
import { openMarket } from './open-market.ts';

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
  const { config, database } = house;
  const db = await database.open();
  const opened = await openMarket(config.RIFT_DATA, config, () => database.open());
  const parts = {
    chat: house.chats.over(opened.market),
    painter: house.painter,
    shelf: createShelf(db),
    log: house.log,
  };
  const [discord, telegram] = await Promise.all([discordOf(config, parts), telegramOf(config, parts)]);
  const platforms = [discord, telegram].filter((bot) => bot !== undefined);
  const http = await openBotHttp({
    host: config.HTTP_HOST,
    port: config.HTTP_PORT,
    platforms,
    telegram,
    log: house.log,
  });
  const watch = leaveWhenAllRefused(platforms);
  return {
    stop: async () => {
      clearInterval(watch);
      await Promise.all(platforms.map((bot) => bot.stop()));
      await http.close();
      await opened.close();
    },
  };
}

interface BotParts {
  readonly chat: Chat;
  readonly painter: House['painter'];
  readonly shelf: ReturnType<typeof createShelf>;
  readonly log: House['log'];
}

async function discordOf(config: Config, parts: BotParts): Promise<DiscordBot | undefined> {
  if (config.DISCORD_TOKEN === undefined) return undefined;
  return startDiscord({
    ...parts,
    token: config.DISCORD_TOKEN,
    apiUrl: config.DISCORD_API_URL,
    shards: config.RIFT_SHARDS,
  });
}

async function telegramOf(config: Config, parts: BotParts): Promise<TelegramBot | undefined> {
  if (config.TELEGRAM_TOKEN === undefined) return undefined;
  return startTelegram({
    ...parts,
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
