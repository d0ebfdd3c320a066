import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import type { SharedLimits } from '../../src/chat/chat.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createSharedLimits, fairShares } from '../../src/storage/shared-limits.ts';
import { databases, newSqlite } from '../support/databases.ts';

const [, { newUrl: newPostgresUrl }] = databases;

describe('what is shared', () => {
  it.each([
    [50, { a: 50, b: 50 }, { a: 25, b: 25 }],
    [50, { a: 50, b: 0 }, { a: 50, b: 0 }],
    [50, { a: 50, b: 50, c: 4 }, { a: 23, b: 23, c: 4 }],
    [50, { a: 50, b: 50, c: 50 }, { a: 16, b: 17, c: 17 }],
    [30, { a: 3, b: 9 }, { a: 3, b: 9 }],
    [1, { a: 9, b: 9 }, { a: 0, b: 1 }],
  ])('of %i sends, with the demands %o', (whole, wanted, shares) => {
    expect(fairShares(whole, wanted)).toEqual(shares);
  });
});

test('one process on SQLite shares nothing and pays nothing for it', async () => {
  const database = await openDatabase(newSqlite());
  expect(createSharedLimits(database)).toBeUndefined();
  await database.close();
});

describe('processes on one PostgreSQL', () => {
  let opened: Database[];
  let processes: SharedLimits[];

  beforeEach(async () => {
    const url = await newPostgresUrl();
    opened = [];
    for (let count = 0; count < 3; count += 1) opened.push(await openDatabase(url));
    processes = opened.map((database, at) => createSharedLimits(database, `process ${at}`)!);
  }, 60_000);

  afterEach(async () => {
    for (const database of opened) await database.close();
  });

  const much = { whole: 50, wanted: 50, used: 0 };

  const countsOf = async (demand: typeof much): Promise<number[]> =>
    (await Promise.all(processes.map((one) => one.share('token', demand)))).map(({ count }) => count);

  it('never hold more than the allowance together, however they ask at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      const counts = await countsOf(much);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(50);
    }
  });

  it('come to equal parts', async () => {
    for (let round = 0; round < 3; round += 1) await countsOf(much);
    expect((await countsOf(much)).toSorted((a, b) => a - b)).toEqual([16, 17, 17]);
  });

  it('get nothing of what another one may have used in the last second', async () => {
    await processes[0]!.share('token', { whole: 50, wanted: 50, used: 50 });
    await processes[1]!.share('token', much);
    await processes[0]!.share('token', { whole: 50, wanted: 50, used: 40 });
    expect(await processes[1]!.share('token', much)).toMatchObject({ count: 10 });
  });

  it('get the part of one that did not ask for it again', async () => {
    await processes[0]!.share('token', { whole: 50, wanted: 50, used: 50 });
    expect(await processes[1]!.share('token', much)).toEqual({ count: 0, processes: 2 });
    await opened[0]!.run<{ rate_shares: { holders: string; version: number } }, unknown>(async (db) => {
      const { holders } = await db.selectFrom('rate_shares').select('holders').executeTakeFirstOrThrow();
      const late = holders.replace(/"untilMs":[\d.]+/, '"untilMs":1');
      return db.updateTable('rate_shares').set({ holders: late }).execute();
    });
    expect(await processes[1]!.share('token', much)).toEqual({ count: 50, processes: 1 });
  });

  it('share nothing of another token', async () => {
    await processes[0]!.share('token', much);
    expect(await processes[1]!.share('other token', much)).toEqual({ count: 50, processes: 1 });
  });

  it('stand in one line for a chat', async () => {
    const limits = [{ count: 4, perMs: 4000 }];
    const waits: number[] = [];
    for (let turn = 0; turn < 8; turn += 1) waits.push(await processes[turn % 3]!.turn('chat', limits));
    expect(waits.slice(0, 4).every((ms) => ms < 100)).toBe(true);
    for (const ms of waits.slice(4)) expect(ms).toBeGreaterThan(3000);
    for (const ms of waits.slice(4)) expect(ms).toBeLessThanOrEqual(4000);
  });

  it('keep the longer limit of a group too', async () => {
    const limits = [
      { count: 100, perMs: 4000 },
      { count: 19, perMs: 60_000 },
    ];
    const waits: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) waits.push(await processes[turn % 3]!.turn('group', limits));
    expect(Math.max(...waits.slice(0, 19))).toBeLessThan(100);
    expect(waits[19]).toBeGreaterThan(50_000);
  });

  it('wait for nobody in another chat', async () => {
    const limits = [{ count: 1, perMs: 60_000 }];
    await processes[0]!.turn('chat', limits);
    expect(await processes[1]!.turn('another chat', limits)).toBeLessThan(100);
  });

  it('take turns one by one, however they ask at the same moment', async () => {
    const limits = [{ count: 1, perMs: 10_000 }];
    const waits = await Promise.all(Array.from({ length: 9 }, (_, at) => processes[at % 3]!.turn('shard', limits)));
    expect(new Set(waits.map((ms) => Math.round(ms / 10_000))).size).toBe(9);
  });
});
