import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';

/** Databases whose tests are over. To make one takes the server longer than most tests take. */
const spare: string[] = [];

/** An empty database: that of an earlier test, emptied, or one that is made. */
async function newPostgres(): Promise<string> {
  const used = spare.pop();
  const url = used !== undefined && (await isEmptied(used)) ? used : await makePostgres();
  try {
    onTestFinished(() => void spare.push(url));
  } catch {
    // asked for before all tests: it is theirs until the end
  }
  return url;
}

/** Takes everything out of a database; false where a test left something open that holds it. */
async function isEmptied(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(
      "SET lock_timeout = '2s'; DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner",
    );
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

async function makePostgres(): Promise<string> {
  const answer = await fetch(inject('postgresBroker'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`PostgreSQL did not start: ${text}`);
  return text;
}

/** The address of a SQLite file that does not exist yet. */
export const newSqlite = (): string => `sqlite:${join(mkdtempSync(join(tmpdir(), 'rift-')), 'data', 'rift.db')}`;

/** The same in memory where the machine has such a folder: processes are killed in tests, machines are not. */
export const newSqliteInMemory = (): string =>
  `sqlite:${join(mkdtempSync(join(process.env['TEST_MEMORY_FOLDER'] ?? tmpdir(), 'rift-')), 'rift.db')}`;

/** Both databases; `newUrl` gives the address of an empty one. Every store suite runs on each. */
export const databases = [
  { name: 'SQLite', newUrl: () => Promise.resolve(newSqlite()) },
  { name: 'PostgreSQL', newUrl: newPostgres },
] as const;
