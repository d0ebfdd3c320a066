import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { StorageError } from '../errors.ts';
import type { Database } from './database.ts';

interface Tables {
  process_locks: { name: string; owner: string; until_ms: number };
}

/** How long a lock outlives a process that did not let go of it. */
const LEASE_MS = 45_000;

const RENEW_MS = 15_000;

const NAME = 'bots';

/** A lock that is held until it is released or its process ends. */
export interface ProcessLock {
  release(): Promise<void>;
}

async function tryAcquire(database: Database, owner: string, nowMs: number): Promise<boolean> {
  return database.write<Tables, boolean>(async (db) => {
    const held = await db.selectFrom('process_locks').selectAll().where('name', '=', NAME).executeTakeFirst();
    if (held !== undefined && held.owner !== owner && held.until_ms > nowMs) return false;
    const row = { name: NAME, owner, until_ms: nowMs + LEASE_MS };
    await db
      .insertInto('process_locks')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute();
    return true;
  });
}

/** True where the owner was a process of this machine that has ended: what is left of it holds nothing. */
function isDead(owner: string): boolean {
  const [host, pid] = owner.split(' ');
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return true;
  try {
    return !process.kill(Number(pid), 0);
  } catch {
    return true;
  }
}

async function releaseDeadLocks(database: Database): Promise<void> {
  await database.write<Tables, unknown>(async (db) => {
    const held = await db.selectFrom('process_locks').selectAll().where('name', '=', NAME).executeTakeFirst();
    if (held !== undefined && isDead(held.owner))
      await db.deleteFrom('process_locks').where('name', '=', NAME).execute();
  });
}

/**
 * Makes sure that one process alone runs the bots on a SQLite file. PostgreSQL lets any number of processes share the
 * work and needs no lock. Questions in the terminal take none: they only read and write prices.
 *
 * @param nowMs The clock; injected for tests.
 * @throws StorageError where another process runs the bots on this file.
 */
export async function acquireBotLock(database: Database, nowMs: () => number): Promise<ProcessLock> {
  if (database.dialect.name === 'postgres') return { release: () => Promise.resolve() };
  const owner = `${hostname()} ${process.pid} ${randomBytes(6).toString('hex')}`;
  await releaseDeadLocks(database);
  if (!(await tryAcquire(database, owner, nowMs()))) {
    throw new StorageError(
      'Another Rift is already running its bots on this SQLite file; stop it first, or use PostgreSQL, which any number of processes may share.',
    );
  }
  const renewal = setInterval(() => void tryAcquire(database, owner, nowMs()).catch(() => false), RENEW_MS).unref();
  return {
    release: async () => {
      clearInterval(renewal);
      await database.write<Tables, unknown>((db) =>
        db.deleteFrom('process_locks').where('owner', '=', owner).execute(),
      );
    },
  };
}
