import { rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConfiguringActor } from '../../src/community/community-store.ts';
import type { PlannedDelivery } from '../../src/community/delivery-queue.ts';
import { createBarStore } from '../../src/storage/bar-store.ts';
import { createCallbackStore, createCommunityStore } from '../../src/storage/community-store.ts';
import { acquireBotLock, type Database, openDatabase } from '../../src/storage/database.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import { createReceiptStore } from '../../src/storage/receipt-store.ts';
import { newSqlite, newSqliteInMemory } from '../support/databases.ts';

const hour = 3_600_000;

const day = 24 * hour;

const opened: Database[] = [];

const open = async (url = newSqliteInMemory()): Promise<Database> => {
  const database = await openDatabase(url);
  opened.push(database);
  return database;
};

afterEach(() => Promise.all(opened.splice(0).map((database) => database.close())));

const planned = (subscription: string, more: Partial<PlannedDelivery> = {}): PlannedDelivery => ({
  ...{
    subscription,
    slot: 's',
    community: 'telegram:-5',
    channel: 'telegram:-5',
    question: { command: 'brief', options: {} },
    dueMs: 1_000,
  },
  ...{ state: 'planned' },
  ...more,
});

const moderator: ConfiguringActor = { person: 'telegram:9', community: 'telegram:-5', moderator: true };

const plan = {
  kind: 'digest',
  schedule: { zone: 'UTC', at: { kind: 'local', minuteOfDay: 480 }, weekdays: [1], tradingDaysOnly: false },
  pairs: [],
  sections: ['pairs'],
} as const;

describe('the lock of a SQLite file', () => {
  const pathOf = (url: string): string => url.slice('sqlite:'.length);

  it('is one lock under every name of the file', async () => {
    const url = newSqlite();
    const one = await open(url);
    const other = `${dirname(dirname(pathOf(url)))}/other.db`;
    symlinkSync(pathOf(url), other);
    const two = await open(`sqlite:${other}`);
    const lock = await acquireBotLock(one);
    await expect(acquireBotLock(two)).rejects.toThrow('already running its bots');
    await lock.release();
  });

  it('is free once it was released', async () => {
    const database = await open(newSqlite());
    await (await acquireBotLock(database)).release();
    const again = await acquireBotLock(database);
    await expect(again.release()).resolves.toBeUndefined();
  });

  it('keeps nobody from another file', async () => {
    const [one, two] = [await open(newSqlite()), await open(newSqlite())];
    const locks = [await acquireBotLock(one), await acquireBotLock(two)];
    expect(locks).toHaveLength(2);
    for (const lock of locks) await lock.release();
  });

  it('whose file is deleted is told to be lost, once, within fifteen seconds', async () => {
    const url = newSqlite();
    const database = await open(url);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const onLost = vi.fn();
    const lock = await acquireBotLock(database, onLost);
    rmSync(`${pathOf(url)}.lock`);
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    expect(onLost).toHaveBeenCalledTimes(1);
    await lock.release();
  });
});

describe('the queue of deliveries', () => {
  let queue: ReturnType<typeof createDeliveryQueue>;
  beforeEach(async () => {
    queue = createDeliveryQueue(await open());
  });
  const begin = async (nowMs: number) => {
    const [delivery] = await queue.claimDeliveries('telegram', nowMs, nowMs + 10, 9);
    await queue.begin(delivery!, nowMs, nowMs + 10);
  };

  it('counts from the first time a delivery was begun whether the platform still knows its key', async () => {
    await queue.plan([planned('1')]);
    await begin(1_000);
    await queue.recoverStale('telegram', 2_000, 0);
    await begin(2_000);
    expect(await queue.recoverStale('telegram', 3_000, 1_500)).toHaveLength(1);
  });

  it('repeats what was begun at the very instant the platform remembers from', async () => {
    await queue.plan([planned('1')]);
    await begin(1_000);
    expect(await queue.recoverStale('telegram', 2_000, 1_000)).toHaveLength(0);
  });

  it('takes no send for silent before its time is up', async () => {
    await queue.plan([planned('1')]);
    await begin(1_000);
    expect(await queue.recoverStale('telegram', 1_009, 1_001)).toHaveLength(0);
    expect(await queue.recoverStale('telegram', 1_010, 1_001)).toHaveLength(1);
  });

  it('leaves what is begun on another platform to it', async () => {
    await queue.plan([planned('1')]);
    await begin(1_000);
    expect(await queue.recoverStale('discord', 9_000, 9_000)).toHaveLength(0);
  });

  it('gives the oldest first and no more than were asked for', async () => {
    await queue.plan([planned('new', { dueMs: 3 }), planned('old', { dueMs: 1 }), planned('mid', { dueMs: 2 })]);
    const given = await queue.claimDeliveries('telegram', 9, 99, 2);
    expect(given.map(({ subscription }) => subscription)).toEqual(['old', 'mid']);
  });

  it('gives what is due this millisecond and nothing that is due the next', async () => {
    await queue.plan([planned('now', { dueMs: 5 }), planned('next', { dueMs: 6 })]);
    expect(await queue.claimDeliveries('telegram', 5, 99, 9)).toHaveLength(1);
  });

  it('keeps back what was planned for a channel that cannot be written to', async () => {
    await queue.plan([planned('1')]);
    await queue.pauseChannel('telegram:-5', 'gone', 2_000);
    expect(await queue.counts()).toMatchObject({ planned: 0, skipped: 1 });
  });

  it('never changes what was sent', async () => {
    await queue.plan([planned('1')]);
    const [delivery] = await queue.claimDeliveries('telegram', 1_000, 2_000, 9);
    await queue.finish(delivery!.key, { state: 'sent', atMs: 1 });
    await queue.postpone(delivery!.key, 3_000);
    expect((await queue.counts()).sent).toBe(1);
  });

  it.each([
    [-2 * 60_000, true],
    [-2 * 60_000 - 1, false],
    [day, true],
    [day + 1, false],
  ])('takes a tick %i ms after the last for one of a steady clock: %s', async (ms, isSteady) => {
    await queue.noteTick(10 * day);
    const { steadySinceMs } = await queue.noteTick(10 * day + ms);
    expect(steadySinceMs === 10 * day).toBe(isSteady);
  });
});

describe('what is deleted with age', () => {
  const keepAll = { deliveriesMs: 0, auditMs: 0, goneMs: 0, linesMs: 0, revisionsMs: 0, receiptsMs: 0, datesMs: 0 };

  it('is a subscription that has been paused for long, and not at the very boundary', async () => {
    const database = await open();
    const book = createCommunityStore(database, () => 1);
    const queue = createDeliveryQueue(database);
    await book.saveSubscription(moderator, { channel: 'telegram:-5', plan }, 'on');
    await queue.pauseChannel('telegram:-5', 'gone', 5_000);
    await queue.prune({ ...keepAll, goneMs: 5_000 });
    expect(await book.subscriptions('telegram:-5')).toHaveLength(1);
    await queue.prune({ ...keepAll, goneMs: 5_001 });
    expect(await book.subscriptions('telegram:-5')).toEqual([]);
  });

  it('is a note on a corrected price', async () => {
    const database = await open();
    const bars = createBarStore(database);
    await bars.recordRevision({ symbol: 'ETH', source: 'x', atMs: 5_000, sentence: 'changed' });
    await createDeliveryQueue(database).prune({ ...keepAll, revisionsMs: 5_000 });
    expect(await bars.revisions('ETH', 5_000)).toHaveLength(1);
    await createDeliveryQueue(database).prune({ ...keepAll, revisionsMs: 5_001 });
    expect(await bars.revisions('ETH', 0)).toEqual([]);
  });

  it('is a line behind a button counted from its last use, noted once a day', async () => {
    const database = await open();
    let nowMs = 0;
    const lines = createCallbackStore(database, () => nowMs);
    const queue = createDeliveryQueue(database);
    const key = await lines.put('check "a"');
    nowMs = day + 1;
    await lines.put('check "a"');
    await queue.prune({ ...keepAll, linesMs: day + 1 });
    expect(await lines.get(key)).toBe('check "a"');
  });
});

describe('a group of Telegram', () => {
  it('whose number only begins like another one is not that one', async () => {
    const book = createCommunityStore(await open(), () => 1);
    const there = { channel: 'telegram:-55', plan };
    await expect(book.saveSubscription(moderator, there, 'on')).rejects.toThrow('does not belong');
  });

  it('that moves takes along no group whose number only begins like its own', async () => {
    const database = await open();
    const book = createCommunityStore(database, () => 1);
    const other = { ...moderator, community: 'telegram:-55' };
    await book.saveSubscription(other, { channel: 'telegram:-55', plan }, 'on');
    await createDeliveryQueue(database).moveChannel('telegram:-5', 'telegram:-1005');
    expect((await book.subscriptions('telegram:-55')).map(({ channel }) => channel)).toEqual(['telegram:-55']);
  });
});

describe('what is exported of a person', () => {
  it('holds the changes the person made', async () => {
    const book = createCommunityStore(await open(), () => 1);
    await book.changeSettings(moderator, (settings) => ({ settings, what: 'chose nothing' }));
    expect(JSON.stringify(await book.exportPerson('telegram:9'))).toContain('chose nothing');
  });
});

it('receipts are listed newest first, as many as were asked for', async () => {
  let nowMs = 0;
  const store = createReceiptStore(await open(), () => ++nowMs);
  const question = { text: 'x', subject: null, benchmark: null, relation: null, windowSessions: null, starts: [] };
  for (const hash of ['a', 'b', 'c']) {
    const draft = {
      community: 'telegram:-5',
      hash: hash.repeat(64),
      said: hash,
      simulated: false,
      question,
      claims: [],
    };
    await store.save(draft);
  }
  expect((await store.list('telegram:-5', 2)).map(({ said }) => said)).toEqual(['c', 'b']);
});
