import { afterEach, beforeEach, expect, test } from 'vitest';
import { BotProcess } from '../support/bot-process.ts';
import { databases } from '../support/databases.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { freePort } from '../support/free-port.ts';
import { roundRobin } from '../support/round-robin.ts';
import { type TelegramPost, TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 60_000;

const [, { newUrl: newPostgresUrl }] = databases;

let discord: DiscordStandIn;

let telegram: TelegramStandIn;

let bots: BotProcess[];

beforeEach(async () => {
  bots = [];
  [discord, telegram] = [new DiscordStandIn(), new TelegramStandIn()];
  await Promise.all([discord.start(), telegram.start()]);
}, 60_000);

afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  await Promise.all([discord.stop(), telegram.stop()]);
});

const onDiscord = () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url });

const shardsOpened = (): number[][] => discord.gateway.opened.map(({ shard }) => [...shard]);

test('two processes share the shards, and open their sessions one after the other', async () => {
  const common = { ...onDiscord(), DATABASE_URL: await newPostgresUrl(), RIFT_ROLES: 'chat', RIFT_SHARDS: '2' };
  bots = ['0', '1'].map((RIFT_SHARD_IDS) => new BotProcess({ ...common, RIFT_SHARD_IDS }));
  const isUp = (): boolean => bots.every(({ output }) => output.includes('Discord: connected.'));
  await discord.changes.until('both shards', () => isUp() && discord.commands.length > 0, patienceMs);
  expect(shardsOpened().toSorted()).toEqual([
    [0, 2],
    [1, 2],
  ]);
  const [first, second] = discord.gateway.opened;
  expect(second!.atMs - first!.atMs).toBeGreaterThan(5000);
  await discord.answered(discord.slash({ command: 'divergence' }), patienceMs);
}, 120_000);

test('with auto there are as many shards as Discord recommends', async () => {
  discord.recommendedShards = 2;
  bots = [new BotProcess({ ...onDiscord(), RIFT_SHARDS: 'auto' })];
  await discord.changes.until('two shards', () => shardsOpened().length === 2, patienceMs);
  expect(shardsOpened()).toEqual([
    [0, 2],
    [1, 2],
  ]);
}, 120_000);

test('two replicas behind one webhook answer every question once, and each other’s buttons', async () => {
  const ports = [await freePort(), await freePort()];
  const webhook = await roundRobin(ports);
  const common = {
    ...{ TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url },
    ...{ TELEGRAM_WEBHOOK_URL: webhook.url, TELEGRAM_WEBHOOK_SECRET: 'between_us' },
    ...{ DATABASE_URL: await newPostgresUrl(), RIFT_ROLES: 'chat' },
  };
  bots = ports.map((port) => new BotProcess({ ...common, HTTP_PORT: String(port) }));
  const isUp = (): boolean => bots.every(({ output }) => output.includes('Telegram: connected'));
  await telegram.changes.until('both replicas', () => isUp() && telegram.hasWebhook, patienceMs);
  const answered: TelegramPost[] = [];
  for (const by of [501, 502, 501, 502])
    answered.push(await telegram.answered(telegram.says('/divergence eth iwm', { by }), patienceMs));
  const press = telegram.press(answered[0]!, '20', 501);
  await telegram.changes.until('the edit', () => answered[0]!.writes === 2, patienceMs);
  expect(press.alert).toBeUndefined();
  const answers = telegram.posts.filter(({ fromBot, replyTo }) => fromBot && replyTo !== undefined);
  expect(answers).toHaveLength(4);
  expect([...webhook.taken.values()].every((taken) => taken >= 2)).toBe(true);
  webhook.close();
}, 120_000);

test('of replicas without a webhook one asks for updates, and another goes on where it is killed', async () => {
  const common = {
    ...{ TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url },
    ...{ DATABASE_URL: await newPostgresUrl(), RIFT_ROLES: 'chat' },
  };
  bots = [1, 2, 3].map(() => new BotProcess(common));
  const having = (sentence: string): BotProcess[] => bots.filter(({ output }) => output.includes(sentence));
  const isSettled = (): boolean => having('this one stands by').length === 2 && having('connected as').length === 1;
  await telegram.changes.until('one that asks', isSettled, patienceMs);
  for (const by of [501, 502]) await telegram.answered(telegram.says('/divergence eth iwm', { by }), patienceMs);
  await having('connected as')[0]!.stop('SIGKILL');
  await telegram.answered(telegram.says('/divergence eth iwm'), patienceMs);
  expect(having('connected as')).toHaveLength(2);
  expect(having('another program is using this token').filter((one) => having('stands by').includes(one))).toEqual([]);
  const answers = telegram.posts.filter(({ fromBot, replyTo }) => fromBot && replyTo !== undefined);
  expect(answers).toHaveLength(3);
}, 180_000);
