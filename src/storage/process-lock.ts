import { statSync } from 'node:fs';
import { StorageError } from '../errors.ts';
import type { Database } from './database.ts';
import { isInMemory, realSqlitePath, sqlitePath } from './dialects.ts';

/** How often the lock is looked after. */
const LOOK_MS = 15_000;

/** A lock that is held until it is released or its process ends. */
export interface ProcessLock {
  release(): Promise<void>;
}

/** An open transaction that keeps every other process out, and whether it still stands for the file at its address. */
interface HeldFile {
  readonly isHeld: () => boolean;
  readonly close: () => void;
}

/**
 * Holds an exclusive transaction on a file beside the database. The operating system takes it away when the process
 * ends, however it ends, and at no other time: nobody can steal it from a process that is alive.
 */
async function holdFile(path: string): Promise<HeldFile> {
  const { default: BetterSqlite } = await import('better-sqlite3');
  const file = new BetterSqlite(path, { timeout: 0 });
  try {
    file.pragma('journal_mode = MEMORY');
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (!((error as { code?: string }).code ?? '').startsWith('SQLITE_BUSY')) throw error;
    throw new StorageError(
      'Another Rift is already running its bots on this SQLite file; stop it first, or use PostgreSQL, which any number of processes may share.',
    );
  }
  const { ino } = statSync(path);
  return {
    isHeld: () => statSync(path, { throwIfNoEntry: false })?.ino === ino,
    close: () => file.close(),
  };
}

/**
 * Makes sure that one process alone runs the bots on a SQLite file. PostgreSQL lets any number of processes share the
 * work and needs no lock. Questions in the terminal take none: they only read and write prices.
 *
 * @param onLost Told once where somebody deleted the lock's file, so that another process could run beside this one.
 * @throws StorageError where another process runs the bots on this file.
 */
export async function acquireBotLock(database: Database, onLost: () => void = () => undefined): Promise<ProcessLock> {
  const path = sqlitePath(database.url);
  if (database.dialect.name === 'postgres' || isInMemory(path)) return { release: () => Promise.resolve() };
  const held = await holdFile(`${realSqlitePath(path)}.lock`);
  const watch = setInterval(() => {
    if (held.isHeld()) return;
    clearInterval(watch);
    onLost();
  }, LOOK_MS).unref();
  return {
    release: () => {
      clearInterval(watch);
      held.close();
      return Promise.resolve();
    },
  };
}
