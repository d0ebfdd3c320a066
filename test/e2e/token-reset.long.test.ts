import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import { type BotProcess, startOnBoth, untilReadiness } from '../support/bot-process.ts';
import { freePort } from '../support/free-port.ts';
import { newSqlite } from '../support/databases.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { plantDigests } from '../support/plant-digests.ts';
import type { Received } from '../support/stand-in-http.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const ever = Number.MAX_SAFE_INTEGER;

let discord: DiscordStandIn;

let telegram: TelegramStandIn;

let bot: BotProcess;

let url: string;

let port: number;

/** Both platforms are up, and a digest is due on each at the next tick. */
beforeEach(async () => {
  discord = new DiscordStandIn();
  telegram = new TelegramStandIn();
  url = newSqlite();
  port = await freePort();
  bot = await startOnBoth({ discord, telegram }, { DATABASE_URL: url, HTTP_PORT: String(port) });
  await untilReadiness(port, ({ status }) => status === 200);
}, 120_000);

afterEach(async () => {
  await bot.stop();
  await Promise.all([discord.stop(), telegram.stop()]);
});

const plant = (): Promise<void> =>
  plantDigests(url, [
    { channel: 'discord:101', community: 'discord:100', person: 'discord:7' },
    { channel: 'telegram:501', community: 'telegram:501', person: 'telegram:501' },
  ]);

const unauthorized = { status: 401, body: { code: 0, message: '401: Unauthorized' } };

const isAuthorized = ({ headers }: Received): boolean => headers.authorization !== undefined;

const sentences = (words: string): number => bot.output.split(words).length - 1;

test('tokens that are reset fail readiness and are said once, and digests wait instead of becoming unknown', async () => {
  discord.failNext(isAuthorized, unauthorized, ever);
  telegram.failNext(
    () => true,
    { status: 401, body: { ok: false, error_code: 401, description: 'Unauthorized' } },
    ever,
  );
  await plant();
  const seen = await untilReadiness(port, ({ problems }) => 'discord' in problems && 'telegram' in problems, 120_000);
  expect(seen).toMatchObject({
    status: 503,
    problems: {
      discord: expect.stringContaining('Discord does not accept DISCORD_TOKEN') as string,
      telegram: expect.stringContaining('Telegram does not accept TELEGRAM_TOKEN') as string,
    },
  });
  const database = await openDatabase(url);
  expect(await createDeliveryQueue(database).counts()).toMatchObject({ unknown: 0, failed: 0, sent: 0 });
  await database.close();
  expect(bot.code).toBeUndefined();
  await bot.stop();
  expect([sentences('does not accept DISCORD_TOKEN'), sentences('does not accept TELEGRAM_TOKEN')]).toEqual([1, 1]);
}, 180_000);
