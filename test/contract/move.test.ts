import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { acquireBotLock, type Database, openDatabase } from '../../src/storage/database.ts';
import { moveDatabase } from '../../src/storage/transfer.ts';
import { loopbackOnly } from '../support/cli/spawn-ask.ts';
import { databases, newSqlite } from '../support/databases.ts';

type AnyTables = Record<string, Record<string, unknown>>;

const [, { newUrl: newPostgresUrl }] = databases;

let urls: { readonly from: string; readonly to: string };

let from: Database;

let to: Database;

beforeEach(async () => {
  urls = { from: newSqlite(), to: await newPostgresUrl() };
  [from, to] = [await openDatabase(urls.from), await openDatabase(urls.to)];
}, 60_000);

afterEach(() => Promise.all([from.close(), to.close()]));

async function tablesOf(db: Kysely<AnyTables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master
    where type = 'table' and name <> 'migrations' order by name`.execute(db);
  return rows.map(({ name }) => name);
}

/** A value of a column's type that is not easily kept. */
function hardValue(type: string, at: number): unknown {
  if (type.startsWith('text')) return `“${at}” – ü 🙂 'quoted' \\ \n`;
  if (type.startsWith('double')) return 0.1 + 0.2 + at * 1e-13;
  return type === 'bigint' ? 1_750_000_000_000 + at : at;
}

/** Rows in every table there is, every second one with nothing wherever nothing is allowed. */
async function fill(db: Kysely<AnyTables>, table: string, rows: number): Promise<void> {
  const { rows: columns } = await sql<{
    name: string;
    type: string;
    notnull: number;
  }>`select name, type, "notnull" from pragma_table_info(${table})`.execute(db);
  const rowAt = (at: number) =>
    Object.fromEntries(
      columns.map(({ name, type, notnull }) => [name, notnull === 0 && at % 2 === 1 ? null : hardValue(type, at)]),
    );
  const made = Array.from({ length: rows }, (_, at) => rowAt(at));
  for (const row of made) await db.insertInto(table).values(row).execute();
}

const fillAll = (): Promise<string[]> =>
  from.write<AnyTables, string[]>(async (db) => {
    const tables = await tablesOf(db);
    for (const table of tables) await fill(db, table, table === 'shelf' ? 1201 : 3);
    return tables;
  });

const rowsIn = (database: Database, table: string): Promise<unknown[]> =>
  database.read<AnyTables, unknown[]>((db) => db.selectFrom(table).selectAll().execute());

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();

it('takes every row of every table along, value by value', async () => {
  const tables = await fillAll();
  const moved = await moveDatabase(from, to);
  expect(moved).toEqual(tables.map((table) => ({ table, rows: table === 'shelf' ? 1201 : 3 })));
  for (const table of tables) expect(sorted(await rowsIn(to, table))).toEqual(sorted(await rowsIn(from, table)));
});

it('does not move to a database in which something is kept', async () => {
  await fillAll();
  await to.run<AnyTables, unknown>((db) =>
    db.insertInto('community_events').values({ community: 'c', date: '2026-01-01', label: 'mine' }).execute(),
  );
  await expect(moveDatabase(from, to)).rejects.toThrow('not empty (community_events: 1 rows)');
  expect(await rowsIn(to, 'shelf')).toEqual([]);
});

it('does not move what bots are running on', async () => {
  const running = await openDatabase(urls.from);
  const lock = await acquireBotLock(running);
  await expect(moveDatabase(from, to)).rejects.toThrow('already running its bots');
  await lock.release();
  await running.close();
});

it('moves nothing where a row does not arrive as it was', async () => {
  await fillAll();
  await to.run((db) =>
    sql
      .raw(
        `create function fewer() returns trigger as $$ begin new.used_ms := new.used_ms - 1; return new; end $$ language plpgsql;
         create trigger fewer before insert on shelf for each row execute function fewer()`,
      )
      .execute(db),
  );
  await expect(moveDatabase(from, to)).rejects.toThrow('A row of shelf did not arrive as it was');
  expect(await rowsIn(to, 'bars')).toEqual([]);
});

/** Runs the command as an operator does. */
async function move(...argv: readonly string[]): Promise<{ readonly code: unknown; readonly output: string }> {
  const main = resolve(import.meta.dirname, '../../src/main.ts');
  const env = { PATH: process.env['PATH'] ?? '', ...loopbackOnly, DATABASE_URL: urls.from };
  const child = spawn(process.execPath, [main, 'move', ...argv], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, output };
}

it('says table by table what arrived, and no password', async () => {
  await fillAll();
  const { code, output } = await move('--to', urls.to);
  expect(output).toMatch(/shelf +1201 +the same in both[^]*Now set DATABASE_URL/);
  expect(output).not.toContain('password');
  expect(code).toBe(0);
});

it.each([
  ['no address', [], 'Say where to: npm run move'],
  ['an address that is no PostgreSQL', ['--to', 'sqlite:x.db'], 'Say where to: npm run move'],
  ['an option it does not know', ['--onto', 'postgres://a:secret@b/c'], 'Say where to: npm run move'],
  [
    'a file that is not there',
    ['--to', 'postgres://a@b/c', '--from', 'sqlite:./none.db'],
    'There is no file ./none.db',
  ],
])('with %s it says what would be right, and opens nothing', async (_, argv, sentence) => {
  const { code, output } = await move(...argv);
  expect(output).toContain(sentence);
  expect(output).not.toContain('secret');
  expect(code).toBe(2);
});
