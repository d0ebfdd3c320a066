import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConfiguringActor } from '../../src/community/community-store.ts';
import { createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import { newSqliteInMemory } from '../support/databases.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const worker = fileURLToPath(new URL('../support/jobs/queue-child.ts', import.meta.url));

const dueMs = Date.UTC(2026, 5, 25, 8);

/** By then every claim of a process that was killed has run out. */
const laterMs = dueMs + 60_000;

const forum: ConfiguringActor = { person: 'telegram:9', community: 'telegram:-100701', moderator: true };

const schedule = {
  zone: 'UTC',
  at: { kind: 'local', minuteOfDay: 480 },
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  tradingDaysOnly: false,
} as const;

let url: string;

let database: Database;

let telegram: TelegramStandIn;

let discord: DiscordStandIn;

const children: ChildProcess[] = [];

beforeEach(async () => {
  url = newSqliteInMemory();
  database = await openDatabase(url);
  [telegram, discord] = [new TelegramStandIn(), new DiscordStandIn()];
  await Promise.all([telegram.start(), discord.start()]);
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all([telegram.stop(), discord.stop()]);
  await database.close();
});

/** One digest in each of so many topics of one group, all due at the same minute. */
async function digestsIn(topics: number): Promise<void> {
  const book = createCommunityStore(database, () => dueMs);
  const plan = { kind: 'digest', schedule, pairs: [], sections: ['pairs'] } as const;
  for (let topic = 1; topic <= topics; topic += 1) {
    const draft = { channel: `${forum.community}:${topic}`, plan, nextDueMs: dueMs };
    await book.saveSubscription(forum, draft, 'digest on');
  }
}

async function startProcess(platform: 'discord' | 'telegram' = 'telegram'): Promise<ChildProcess> {
  const { token, url: apiUrl } = { discord, telegram }[platform];
  const child = fork(worker, [platform, url, token, apiUrl], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.push(child);
  await once(child, 'message');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

interface LedgerTables {
  deliveries: { state: string };
}

async function states(): Promise<Record<string, number>> {
  const rows = await database.read<LedgerTables, { state: string }[]>((db) =>
    db.selectFrom('deliveries').select('state').execute(),
  );
  const counted = [...Map.groupBy(rows, ({ state }) => state)].map(([state, { length }]) => [state, length]);
  return Object.fromEntries(counted) as Record<string, number>;
}

/** The topics in which a digest arrived, each as often as it did; what is told of one that may be lost is none. */
const arrivedIn = (): (number | undefined)[] =>
  telegram.posts.filter(({ fromBot, text }) => fromBot && text === 'brief').map(({ topic }) => topic);

describe('a process that is killed', () => {
  it('while digests wait for their turn at Telegram has them sent by the next one, none twice', async () => {
    await digestsIn(8);
    const first = await startProcess();
    first.send({ tick: dueMs });
    await telegram.changes.until('the first four, after which the group waits', () => arrivedIn().length >= 4, 30_000);
    await kill(first);
    expect((await states())['planned']).toBe(4);

    const second = await startProcess();
    second.send({ tick: laterMs });
    await once(second, 'message');
    expect(arrivedIn().sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await states())['planned']).toBeUndefined();
  }, 120_000);

  it('while Telegram makes it wait has its digest sent by the next one, once', async () => {
    await digestsIn(1);
    const parameters = { retry_after: 100 };
    const body = { ok: false, error_code: 429, description: 'Too Many Requests', parameters };
    const isSend = ({ path }: { path: string }): boolean => path.endsWith('/sendMessage');
    telegram.failNext(isSend, { status: 429, body });
    const first = await startProcess();
    first.send({ tick: dueMs });
    await telegram.changes.until('the refusal', () => telegram.requests.some(isSend), 30_000);
    await expect.poll(states, { timeout: 30_000 }).toEqual({ planned: 1 });
    await kill(first);

    const second = await startProcess();
    second.send({ tick: laterMs });
    await once(second, 'message');
    expect(arrivedIn()).toEqual([1]);
    expect(await states()).toEqual({ sent: 1 });
  }, 120_000);

  /** So many messages in one channel of Discord, which takes five in five seconds. */
  const planOnDiscord = (many: number): Promise<void> =>
    createDeliveryQueue(database).plan(
      Array.from({ length: many }, (_, index) => ({
        ...{ subscription: String(index), slot: '2026-06-25', community: 'discord:100', channel: 'discord:101' },
        ...{ question: { command: `digest-${20 + index}`, options: {} }, dueMs, state: 'planned' as const },
      })),
    );

  const digests = (): string[] => discord.posts.map(({ body }) => /digest-\d+/.exec(JSON.stringify(body))![0]).sort();

  it('while digests wait for their turn at Discord has them sent by the next one, none twice', async () => {
    await planOnDiscord(8);
    const first = await startProcess('discord');
    first.send({ tick: dueMs });
    await discord.changes.until(
      'the first five, after which the channel waits',
      () => discord.posts.length >= 5,
      30_000,
    );
    await kill(first);
    expect((await states())['planned']).toBe(3);

    const second = await startProcess('discord');
    second.send({ tick: laterMs });
    await once(second, 'message');
    expect(digests()).toEqual(Array.from({ length: 8 }, (_, index) => `digest-${20 + index}`));
    expect((await states())['planned']).toBeUndefined();
  }, 120_000);

  it('while Discord makes it wait has its digest sent by the next one, once', async () => {
    await planOnDiscord(1);
    const isPost = ({ path }: { path: string }): boolean => path.endsWith('/messages');
    const body = { message: 'You are being rate limited.', retry_after: 50, global: false };
    discord.failNext(isPost, { status: 429, body, headers: { 'retry-after': '50' } });
    const first = await startProcess('discord');
    first.send({ tick: dueMs });
    await discord.changes.until('the refusal', () => discord.requests.some(isPost), 30_000);
    await expect.poll(states, { timeout: 30_000 }).toEqual({ planned: 1 });
    await kill(first);

    const second = await startProcess('discord');
    second.send({ tick: laterMs });
    await once(second, 'message');
    expect(discord.posts).toHaveLength(1);
    expect(await states()).toEqual({ sent: 1 });
  }, 120_000);
});
