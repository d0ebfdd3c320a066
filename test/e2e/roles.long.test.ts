import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import type { CommunityTables } from '../../src/storage/schema.ts';
import { BotProcess } from '../support/bot-process.ts';
import { databases } from '../support/databases.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 60_000;

const [, { newUrl: newPostgresUrl }] = databases;

let discord: DiscordStandIn;

let telegram: TelegramStandIn;

let url: string;

let database: Database;

let bot: BotProcess;

beforeEach(async () => {
  [discord, telegram] = [new DiscordStandIn(), new TelegramStandIn()];
  await Promise.all([discord.start(), telegram.start()]);
  url = await newPostgresUrl();
  database = await openDatabase(url);
}, 60_000);

afterEach(async () => {
  await bot.stop();
  await Promise.all([database.close(), discord.stop(), telegram.stop()]);
});

function start(roles: string, settings: Readonly<Record<string, string>> = {}): void {
  bot = new BotProcess({
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
    ...{ TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url },
    ...{ DATABASE_URL: url, RIFT_ROLES: roles },
    ...settings,
  });
}

/** A digest and an alert that begins at the smallest gap, due now, on both platforms. */
async function setUp(): Promise<void> {
  const store = createCommunityStore(database, Date.now);
  const schedule = {
    zone: 'UTC',
    at: { kind: 'local', minuteOfDay: 0 },
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    tradingDaysOnly: false,
  } as const;
  const levels = { direction: 'either', windowSessions: 20, enter: 0.001, exit: 0, cooldownSessions: 0 } as const;
  for (const [person, community, channel] of [
    ['discord:9', 'discord:100', 'discord:101'],
    ['telegram:501', 'telegram:501', 'telegram:501'],
  ] as const) {
    const actor = { person, community, moderator: true };
    const common = { channel, nextDueMs: Date.now() };
    const digest = { kind: 'digest', schedule, pairs: [['ETH', 'IWM']], sections: ['pairs'] } as const;
    await store.saveSubscription(actor, { ...common, plan: digest }, 'digest on');
    const rule = { pair: ['ETH', 'IWM'], measure: 'gap', ...levels } as const;
    await store.saveSubscription(
      actor,
      { ...common, plan: { kind: 'alert', rule }, alertState: { through: '2020-01-03' } },
      'alert on',
    );
  }
}

const planned = () =>
  database.read<CommunityTables, { due_ms: number }[]>((db) =>
    db.selectFrom('deliveries').select(['due_ms', 'slot']).execute(),
  );

const stillDue = () =>
  database.read<CommunityTables, unknown[]>((db) =>
    db.selectFrom('subscriptions').select('id').where('next_due_ms', '<=', Date.now()).execute(),
  );

const isSent = (): boolean =>
  discord.posts.some(({ interaction }) => interaction === undefined) && telegram.posts.some(({ fromBot }) => fromBot);

const webhook = { TELEGRAM_WEBHOOK_URL: 'https://rift.example/telegram', TELEGRAM_WEBHOOK_SECRET: 'words' };

test.each([
  ['asked for', {}],
  ['posted', webhook],
])(
  'a process of jobs alone sends what is due and takes nothing people say, also where updates are %s',
  async (_, settings) => {
    await setUp();
    start('jobs', settings);
    telegram.says('/divergence');
    await discord.changes.until('digests and alerts on both', isSent, patienceMs);
    expect(await stillDue()).toEqual([]);
    const methods = telegram.requests.map(({ path }) => path.split('/').at(-1)!);
    expect(methods.filter((one) => /Updates|Webhook|MyCommands/.test(one))).toEqual([]);
    expect(telegram.posts.filter(({ fromBot, replyTo }) => fromBot && replyTo !== undefined)).toEqual([]);
    expect([discord.gateway.identifies, discord.commandWrites]).toEqual([0, 0]);
  },
  120_000,
);

test('a process of jobs alone whose tokens are refused says so and ends', async () => {
  bot = new BotProcess({
    ...{ DISCORD_TOKEN: 'not-the-token-of-it', DISCORD_API_URL: discord.url },
    ...{ DATABASE_URL: url, RIFT_ROLES: 'jobs' },
  });
  expect(await bot.ended()).toBe(2);
  expect(bot.output).toContain('Discord does not accept DISCORD_TOKEN');
}, 120_000);

test('a process of chat alone answers, and plans and sends nothing that is due', async () => {
  await setUp();
  start('chat');
  await discord.changes.until('a start', () => discord.commands.length > 0, patienceMs);
  const slash = discord.slash({ command: 'divergence' });
  await Promise.all([
    discord.answered(slash, patienceMs),
    telegram.answered(telegram.says('/divergence', { by: 502 }), patienceMs),
  ]);
  expect(await planned()).toEqual([]);
  expect(await stillDue()).toHaveLength(4);
}, 120_000);
