import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

async function newPostgres(): Promise<string> {
  const answer = await fetch(inject('postgresBroker'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`PostgreSQL did not start: ${text}`);
  return text;
}

/** The address of a SQLite file that does not exist yet. */
export const newSqlite = (): string => `sqlite:${join(mkdtempSync(join(tmpdir(), 'rift-')), 'data', 'rift.db')}`;

/** The same in memory where the machine has such a folder: processes are killed in tests, machines are not. */
export const newSqliteInMemory = (): string =>
  `sqlite:${join(mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'rift-')), 'rift.db')}`;

/** Both databases; `newUrl` gives the address of an empty one. Every store suite runs on each. */
export const databases = [
  { name: 'SQLite', newUrl: () => Promise.resolve(newSqlite()) },
  { name: 'PostgreSQL', newUrl: newPostgres },
] as const;
