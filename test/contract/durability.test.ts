import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import type { AlertRule } from '../../src/alerts/alert-rule.ts';
import type { ConfiguringActor } from '../../src/community/community-store.ts';
import type { DigestPlan } from '../../src/community/schedule.ts';
import { DAY_MS } from '../../src/market/calendar-days.ts';
import { createCallbackStore, createCommunityStore } from '../../src/storage/community-store.ts';
import { acquireBotLock, type Database, openDatabase } from '../../src/storage/database.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import type { CommunityTables, UnreadableRow } from '../../src/storage/schema.ts';
import { DatabaseLine } from '../support/database-line.ts';
import { databases, newSqlite } from '../support/databases.ts';

const open: Database[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.close().catch(() => undefined)));
});

async function start(url: string): Promise<Database> {
  const database = await openDatabase(url);
  open.push(database);
  return database;
}

const plan: DigestPlan = {
  kind: 'digest',
  schedule: { zone: 'UTC', at: { kind: 'local', minuteOfDay: 480 }, weekdays: [1], tradingDaysOnly: false },
  pairs: [],
  sections: ['pairs'],
};

const rule: AlertRule = {
  ...({ pair: ['ETH', 'RUT'], measure: 'gap', direction: 'either', windowSessions: 60 } as const),
  ...{ enter: 2, exit: 0.5, cooldownSessions: 20 },
};

const town: ConfiguringActor = { person: 'discord:9', community: 'discord:1', moderator: true };

const city: ConfiguringActor = { person: 'discord:8', community: 'discord:2', moderator: true };

const nothing = { deliveriesMs: 0, auditMs: 0, goneMs: 0, linesMs: 0, revisionsMs: 0, receiptsMs: 0, datesMs: 0 };

const change = (database: Database, row: { id: string } & Partial<CommunityTables['subscriptions']>) =>
  database.run<CommunityTables, unknown>((db) => {
    const { id, ...set } = row;
    return db.updateTable('subscriptions').set(set).where('id', '=', id).execute();
  });

describe.each(databases)('two processes that write to $name at once', ({ newUrl }) => {
  const writers = async () => {
    const url = await newUrl();
    const [one, two] = [await start(url), await start(url)];
    return [createCommunityStore(one, () => 1), createCommunityStore(two, () => 2)] as const;
  };

  it('keep every setting that was confirmed', async () => {
    const books = await writers();
    const pairs = Array.from({ length: 20 }, (_, at) => [`A${at}`, 'RUT'] as const);
    await Promise.all(
      pairs.map((pair, at) =>
        books[at % 2]!.changeSettings(town, (now) => ({
          settings: { ...now, watched: [...now.watched, pair] },
          what: pair.join('/'),
        })),
      ),
    );
    const { watched } = await books[0].settings('discord:1');
    expect(watched).toHaveLength(21);
    expect(watched).toEqual(expect.arrayContaining(pairs));
  });

  it('make one digest of a channel, however often it is switched on', async () => {
    const books = await writers();
    const save = (at: number) =>
      books[at % 2]!.saveSubscription(town, { channel: 'discord:7', plan, nextDueMs: 1 }, 'on');
    const ids = await Promise.all([0, 1, 2, 3].map(save));
    expect(new Set(ids).size).toBe(1);
    expect(await books[0].subscriptions('discord:1')).toHaveLength(1);
  });

  it('make one alert of a rule, and another of other levels', async () => {
    const [book] = await writers();
    const save = (enter: number) =>
      book.saveSubscription(town, { channel: 'discord:7', plan: { kind: 'alert', rule: { ...rule, enter } } }, 'x');
    expect(await save(2)).toBe(await save(2));
    await save(3);
    expect(await book.subscriptions('discord:1')).toHaveLength(2);
  });
});

describe.each(databases)('a row that cannot be read on $name', ({ newUrl }) => {
  const stage = async () => {
    const database = await start(await newUrl());
    const told: UnreadableRow[] = [];
    const book = createCommunityStore(database, () => 1);
    const save = (actor: ConfiguringActor, channel: string) =>
      book.saveSubscription(actor, { channel, plan, nextDueMs: 100 }, 'on');
    const ids = [await save(town, 'discord:7'), await save(city, 'discord:6')] as const;
    return { database, told, book, ledger: createDeliveryQueue(database, (row) => told.push(row)), ids };
  };
  const planned = async (ledger: ReturnType<typeof createDeliveryQueue>): Promise<string[]> => {
    const seen: string[] = [];
    await ledger.planDigests(100, 10, ({ channel }) => {
      seen.push(channel);
      return { deliveries: [], nextDueMs: 900 };
    });
    return seen;
  };

  it('is set aside and told with its key, and the digests of others go on', async () => {
    const { database, told, ledger, ids } = await stage();
    await change(database, { id: ids[0], plan: '{"kind":"dig' });
    expect(await planned(ledger)).toEqual(['discord:6']);
    expect(told).toEqual([{ table: 'subscriptions', key: ids[0], community: 'discord:1', what: 'plan' }]);
    expect(await ledger.planDigests(100, 10, () => ({ deliveries: [], nextDueMs: 1 }))).toBe(0);
  });

  it('in an unknown zone is set aside alone', async () => {
    const { database, ledger, ids } = await stage();
    const elsewhere = { ...plan, schedule: { ...plan.schedule, zone: 'Mars/Olympus' } };
    await change(database, { id: ids[0], plan: JSON.stringify(elsewhere) });
    expect(await planned(ledger)).toEqual(['discord:6']);
  });

  it('is set aside where nothing can be decided about it', async () => {
    const { ledger } = await stage();
    const seen: string[] = [];
    await ledger.planDigests(100, 10, ({ channel }) => {
      if (channel === 'discord:7') throw new RangeError('no such day');
      seen.push(channel);
      return { deliveries: [], nextDueMs: 900 };
    });
    expect(seen).toEqual(['discord:6']);
  });

  it('of settings counts as not chosen, and what can be read of them holds', async () => {
    const { database, told, ledger } = await stage();
    await database.run<CommunityTables, unknown>((db) =>
      db
        .insertInto('communities')
        .values({ community: 'discord:3', settings: '{"zone":"Mars/Olympus","theme":"light"}', gone_at_ms: null })
        .execute(),
    );
    expect(await ledger.settings('discord:3')).toMatchObject({ zone: 'America/New_York', theme: 'light' });
    expect(told.map(({ key, what }) => [key, what])).toEqual([['discord:3', 'zone']]);
  });

  it('of an alert’s state begins anew, and other alerts are looked at', async () => {
    const { database, book, ledger, told } = await stage();
    const alert = { channel: 'discord:7', plan: { kind: 'alert', rule } as const, nextDueMs: 5 };
    const id = await book.saveSubscription(town, { ...alert, alertState: { through: 'x' } }, 'alert');
    await change(database, { id, alert_state: '{"through":5' });
    const [due] = await ledger.claimAlerts(10, 99, 9);
    expect([due!.id, due!.alertState]).toEqual([id, undefined]);
    expect(told).toMatchObject([{ key: id, what: 'alert state' }]);
  });

  it('is replaced by switching the digest on again', async () => {
    const { database, book, ledger, ids } = await stage();
    await change(database, { id: ids[0], plan: 'nothing' });
    await planned(ledger);
    expect(await book.saveSubscription(town, { channel: 'discord:7', plan, nextDueMs: 100 }, 'on')).toBe(ids[0]);
    expect(await planned(ledger)).toEqual(['discord:7']);
  });
});

describe.each(databases)('what is kept on $name', ({ newUrl }) => {
  it('behind buttons is forgotten with its community, save what another one has under a button too', async () => {
    const database = await start(await newUrl());
    const shelf = createCallbackStore(database, () => 1);
    const [own, both] = [await shelf.put('check "a"', 'discord:1'), await shelf.put('check "b"', 'discord:1')];
    await shelf.put('check "b"', 'discord:2');
    await createCommunityStore(database, () => 1).forgetCommunity(town);
    expect([await shelf.get(own), await shelf.get(both)]).toEqual([undefined, 'check "b"']);
  });

  it('behind buttons of a private chat is forgotten with the person', async () => {
    const database = await start(await newUrl());
    const shelf = createCallbackStore(database, () => 1);
    const key = await shelf.put('check "a"', 'telegram:9');
    await createCommunityStore(database, () => 1).forgetPerson('telegram:9');
    expect(await shelf.get(key)).toBeUndefined();
  });

  it('behind buttons is deleted from when it was last used', async () => {
    const day = 24 * 3_600_000;
    const database = await start(await newUrl());
    const clock = { ms: day };
    const shelf = createCallbackStore(database, () => clock.ms);
    const key = await shelf.put('check "a"');
    clock.ms = 3 * day;
    await shelf.put('check "a"');
    const ledger = createDeliveryQueue(database);
    await ledger.prune({ ...nothing, linesMs: 3 * day });
    expect(await shelf.get(key)).toBe('check "a"');
    await ledger.prune({ ...nothing, linesMs: 3 * day + 1 });
    expect(await shelf.get(key)).toBeUndefined();
  });

  it('of a delivery is deleted once it was due too long ago, not before', async () => {
    const database = await start(await newUrl());
    const ledger = createDeliveryQueue(database);
    await ledger.plan([
      {
        ...{ subscription: 'one', slot: 'a', community: 'discord:1', channel: 'discord:7' },
        ...{ headline: 'x', dueMs: 5000, state: 'skipped', reason: 'x' },
      },
    ]);
    await ledger.prune({ ...nothing, deliveriesMs: 5000 });
    expect((await ledger.counts()).skipped).toBe(1);
    await ledger.prune({ ...nothing, deliveriesMs: 5001 });
    expect((await ledger.counts()).skipped).toBe(0);
  });

  it('of who changed what is deleted at its own boundary', async () => {
    const database = await start(await newUrl());
    const book = createCommunityStore(database, () => 5000);
    await book.changeSettings(town, (settings) => ({ settings, what: 'x' }));
    await createDeliveryQueue(database).prune({ ...nothing, auditMs: 5000 });
    expect(await book.changes('discord:1', 5)).toHaveLength(1);
    await createDeliveryQueue(database).prune({ ...nothing, auditMs: 5001 });
    expect(await book.changes('discord:1', 5)).toEqual([]);
  });

  it.each([
    [
      'of a verdict',
      'receipts',
      'receiptsMs',
      5000,
      { community: 'c', id: 'r', hash: 'h', at_ms: 5000, content: '{}' },
    ],
    [
      'of a date that a community added, once that day is over,',
      ...(['community_events', 'datesMs', Date.parse('2026-01-05') + DAY_MS - 1] as const),
      { community: 'c', date: '2026-01-05', label: 'x' },
    ],
  ] as const)('%s is deleted at its own boundary', async (_, table, what, keptMs, row) => {
    const database = await start(await newUrl());
    await database.run<CommunityTables, unknown>((db) => db.insertInto(table).values(row).execute());
    const left = () => database.read<CommunityTables, unknown[]>((db) => db.selectFrom(table).selectAll().execute());
    await createDeliveryQueue(database).prune({ ...nothing, [what]: keptMs });
    expect(await left()).toHaveLength(1);
    await createDeliveryQueue(database).prune({ ...nothing, [what]: keptMs + 1 });
    expect(await left()).toEqual([]);
  });

  it('of the clock tells a jump of either direction from a stop of an hour', async () => {
    const ledger = createDeliveryQueue(await start(await newUrl()));
    const hour = 3_600_000;
    const since: number[] = [];
    for (const nowMs of [hour, 2 * hour, 100 * hour, 100 * hour + 1, 50 * hour])
      since.push((await ledger.noteTick(nowMs)).steadySinceMs / hour);
    expect(since).toEqual([1, 1, 100, 100, 50]);
  });

  it('is refused to a version that is older than it', async () => {
    const url = await newUrl();
    const database = await start(url);
    await database.run<{ migrations: { name: string } }, unknown>((db) =>
      db.insertInto('migrations').values({ name: '9999-later.ts' }).execute(),
    );
    await expect(openDatabase(url)).rejects.toThrow(/a newer Rift \(9999-later\.ts\)/);
  });
});

describe.each(databases)('duplicates that an earlier version made on $name', ({ newUrl }) => {
  it('become one digest when the tables are brought up to date, the one people hear from', async () => {
    const url = await newUrl();
    const before = await openDatabase(url);
    const id = await createCommunityStore(before, () => 1).saveSubscription(town, { channel: 'discord:7', plan }, 'on');
    await before.run<CommunityTables & { migrations: { name: string } }, unknown>(async (db) => {
      await db.schema.dropIndex('subscriptions_identity').execute();
      const [row] = await db.selectFrom('subscriptions').selectAll().execute();
      await db
        .insertInto('subscriptions')
        .values({ ...row!, id: '1', paused: 'gone' })
        .execute();
      await db
        .insertInto('subscriptions')
        .values({ ...row!, id: '2', plan: '{"kind', channel: 'discord:8' })
        .execute();
      await db.schema.alterTable('subscriptions').dropColumn('identity').execute();
      await db.schema.dropIndex('shelf_used').execute();
      await db.schema.alterTable('shelf').dropColumn('used_ms').execute();
      await db.schema.dropTable('shelf_owners').execute();
      await db.schema.dropTable('ticks').execute();
      await db.deleteFrom('migrations').where('name', '=', '0030-one-of-a-kind.ts').execute();
    });
    await before.close();
    const rows = await (
      await start(url)
    ).read<CommunityTables, { id: string }[]>((db) =>
      db.selectFrom('subscriptions').select('id').orderBy('id').execute(),
    );
    expect(rows.map((row) => row.id).toSorted()).toEqual(['2', id].toSorted());
  });
});

describe('PostgreSQL', () => {
  const { newUrl } = databases[1];

  it('that loses every connection, in a transaction and idle, fails what was asked and answers what is asked next', async () => {
    const url = await newUrl();
    const database = await start(url);
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    const killAll = () =>
      admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);
    const ledger = createDeliveryQueue(database);
    for (let round = 0; round < 3; round++) {
      const broken = database.write<CommunityTables, unknown>(async (db) => {
        await db.selectFrom('subscriptions').selectAll().execute();
        await killAll();
        return db.selectFrom('subscriptions').selectAll().execute();
      });
      await expect(broken).rejects.toThrow('The database could not be written');
      expect((await ledger.counts()).planned).toBe(0);
    }
    await admin.end();
  });

  it('that loses its connections while it is being opened is opened all the same', async () => {
    const line = new DatabaseLine(await newUrl());
    const url = new URL(await line.open());
    url.username = 'postgres';
    let isLost = false;
    line.when('migrations', () => {
      isLost = true;
      line.reset();
    });
    const database = await start(url.href);
    expect(isLost).toBe(true);
    expect((await createDeliveryQueue(database).counts()).planned).toBe(0);
    await database.close();
    line.cut();
  });
});

describe('a SQLite file', () => {
  const path = (url: string): string => url.slice('sqlite:'.length);

  it('that another program holds leaves the thread free, and readers too, and is written once it is let go', async () => {
    const url = newSqlite();
    const database = await start(url);
    const ledger = createDeliveryQueue(database);
    const child = fork(fileURLToPath(new URL('../support/storage/hold-lock-child.ts', import.meta.url)), [path(url)]);
    await once(child, 'message');
    const writing = createCallbackStore(database).put('a line');
    expect((await ledger.counts()).planned).toBe(0); // answered while the write still waits
    child.send('let go');
    await once(child, 'exit');
    expect(await writing).toHaveLength(16);
  });

  it('that was deleted while it is in use takes no more changes, and says so', async () => {
    const url = newSqlite();
    const database = await start(url);
    rmSync(path(url));
    await expect(createCallbackStore(database).put('a line')).rejects.toThrow(/was deleted while Rift was running/);
  });

  it('that was emptied while it is in use takes no more changes, and says so', async () => {
    const url = newSqlite();
    const database = await start(url);
    truncateSync(path(url), 0);
    await expect(createCallbackStore(database).put('a line')).rejects.toThrow(/was emptied while Rift was running/);
  });

  /** A copy that is a minute old, put over the file as `cp` does it: other bytes under the same name and number. */
  const writeOver = async (database: Database, meanwhile?: () => Promise<unknown>): Promise<void> => {
    const [file, copy] = [path(database.url), path(database.url).replace('rift.db', 'copy.db')];
    await database.verifyFile();
    const source = new BetterSqlite(file, { readonly: true });
    await source.backup(copy);
    source.close();
    await database.verifyFile();
    await createDeliveryQueue(database).noteTick(60_000); // as the jobs do every minute
    await meanwhile?.();
    writeFileSync(file, readFileSync(copy));
  };

  it('that was written over in place is noticed at the next look, and takes no more changes', async () => {
    const url = newSqlite();
    const database = await start(url);
    await writeOver(database);
    await expect(database.verifyFile()).rejects.toThrow(/was written over while Rift was running/);
    await expect(createCallbackStore(database).put('a line')).rejects.toThrow(/written over/);
    await expect(database.ping()).rejects.toThrow(/written over/);
  });

  it.each([0, 1])('that could not be written for a while, after %d looks, is not taken for another', async (looks) => {
    const url = newSqlite();
    const database = await start(url);
    for (let look = 0; look < looks; look += 1) await database.verifyFile();
    const full = new BetterSqlite(path(url));
    full.exec("create trigger full before insert on process_locks begin select raise(fail, 'full'); end");
    for (let look = 0; look < 4; look += 1) await expect(database.verifyFile()).rejects.toThrow();
    full.exec('drop trigger full');
    full.close();
    await expect(database.verifyFile()).resolves.toBeUndefined();
    await expect(createCallbackStore(database).put('a line')).resolves.toBeDefined();
  });

  it('that was written over by something else is noticed too', async () => {
    const url = newSqlite();
    const database = await start(url);
    await database.verifyFile();
    writeFileSync(path(url), 'no database');
    await expect(database.verifyFile()).rejects.toThrow(/damaged|written over/);
  });

  it('that was written over is left as it is, also when Rift stops', async () => {
    const url = newSqlite();
    const database = await start(url);
    await writeOver(database, () => createCallbackStore(database).put('a line that is in the log alone'));
    const before = readFileSync(path(url));
    await database.verifyFile().catch(() => undefined);
    await database.close();
    expect(readFileSync(path(url)).equals(before)).toBe(true);
  });

  it('that this process and others write to is its own at every look', async () => {
    const url = newSqlite();
    const [database, other] = [await start(url), await start(url)];
    const shelves = [createCallbackStore(database), createCallbackStore(other)];
    for (let look = 0; look < 5; look += 1) {
      await Promise.all(shelves.map((shelf) => shelf.put(`a line of ${look}`)));
      await expect(database.verifyFile()).resolves.toBeUndefined();
    }
  });

  it('that is none is said to be damaged when it is opened', async () => {
    const url = newSqlite();
    await (await openDatabase(url)).close();
    const file = path(url);
    truncateSync(file, 100);
    await expect(openDatabase(url)).rejects.toThrow(/damaged/);
  });

  it('is copied whole while it is written to, as docs/operate.md says', async () => {
    const url = newSqlite();
    const database = await start(url);
    const shelf = createCallbackStore(database);
    await shelf.put('before');
    const writing = Promise.all(Array.from({ length: 50 }, (_, at) => shelf.put(`line ${at}`)));
    const source = new BetterSqlite(path(url), { readonly: true });
    await source.backup(path(url).replace('rift.db', 'copy.db'));
    source.close();
    await writing;
    const copied = await start(url.replace('rift.db', 'copy.db'));
    const lines = await copied.read<CommunityTables, unknown[]>((db) => db.selectFrom('shelf').selectAll().execute());
    expect(lines.length).toBeGreaterThanOrEqual(1);
  });

  it('cannot be taken from a process that holds it, whatever its row of locks says', async () => {
    const url = newSqlite();
    const [one, two] = [await start(url), await start(url)];
    const lock = await acquireBotLock(one);
    await one.run<{ process_locks: { name: string } }, unknown>((db) => db.deleteFrom('process_locks').execute());
    await expect(acquireBotLock(two)).rejects.toThrow(/already running its bots/);
    await lock.release();
  });
});
