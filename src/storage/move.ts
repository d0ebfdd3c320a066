import { existsSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { StorageError, UserError } from '../errors.ts';
import { acquireBotLock, type Database, openDatabase } from './database.ts';
import { sqlitePath } from './dialects.ts';

/** Rows that travel together; every value is a parameter, of which a statement may have 65,535. */
const ROWS_AT_ONCE = 500;

type Row = Readonly<Record<string, unknown>>;

/** Tables as they are found: what is moved is whatever is there. */
type AnyTables = Record<string, Record<string, unknown>>;

/** How a table arrived. */
interface MovedTable {
  readonly table: string;
  readonly rows: number;
}

/** Everything that is kept, but not what has been done to the tables themselves: both databases know that already. */
async function keptTables(db: Kysely<AnyTables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master
    where type = 'table' and name not like 'sqlite_%' and name <> 'migrations' order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function countRows(db: Kysely<AnyTables>, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db);
  return rows[0]!.count;
}

/** What somebody already keeps there is never mixed with what comes. */
async function requireEmpty(db: Kysely<AnyTables>, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const rows = await countRows(db, table);
    if (rows > 0)
      throw new StorageError(
        `The new database is not empty (${table}: ${rows} rows); give an empty one. Nothing was moved.`,
      );
  }
}

/** PostgreSQL gives back what it keeps, which must be what was given, value by value. */
async function insertAndCompare(db: Kysely<AnyTables>, table: string, rows: readonly Row[]): Promise<void> {
  const kept: Row[] = await db
    .insertInto(table)
    .values([...rows])
    .returningAll()
    .execute();
  const different = rows.findIndex((row, at) => !isDeepStrictEqual({ ...kept[at] }, { ...row }));
  if (different >= 0 || kept.length !== rows.length)
    throw new StorageError(
      `A row of ${table} did not arrive as it was (the ${different + 1}. of a batch). Nothing was moved.`,
    );
}

async function moveTable(from: Kysely<AnyTables>, to: Kysely<AnyTables>, table: string): Promise<MovedTable> {
  let batch: Row[] = [];
  let sent = 0;
  const send = async (): Promise<void> => {
    if (batch.length > 0) await insertAndCompare(to, table, batch);
    sent += batch.length;
    batch = [];
  };
  for await (const row of from.selectFrom(table).selectAll().stream()) {
    batch.push(row);
    if (batch.length === ROWS_AT_ONCE) await send();
  }
  await send();
  const [before, after] = [await countRows(from, table), await countRows(to, table)];
  if (before !== sent || after !== sent)
    throw new StorageError(
      `${table} has ${before} rows and ${after} arrived; is anything else writing? Nothing was moved.`,
    );
  return { table, rows: after };
}

/**
 * Takes everything from a SQLite file to an empty PostgreSQL database, in one transaction: all of it arrives, or nothing.
 * Every row is compared with what the new database gives back, every table by its count. The file stays as it is.
 *
 * @throws StorageError where bots run on the file, the new database is not empty, or something arrived differently.
 */
export async function moveDatabase(from: Database, to: Database): Promise<readonly MovedTable[]> {
  const lock = await acquireBotLock(from);
  try {
    const moved: MovedTable[] = [];
    await from.read<AnyTables, unknown>(async (source) => {
      const tables = await keptTables(source);
      return to.write<AnyTables, unknown>(async (target) => {
        await to.dialect.lock(target, 'move');
        await requireEmpty(target, tables);
        for (const table of tables) moved.push(await moveTable(source, target, table));
      });
    });
    return moved;
  } finally {
    await lock.release();
  }
}

/** Where the settings say that Rift is kept. */
interface KeptAt {
  readonly DATABASE_URL: string;
}

const USAGE = 'Say where to: npm run move -- --to postgres://USER:PASSWORD@HOST/NAME';

function addressesOf(argv: readonly string[], config: KeptAt) {
  const { values } = parseArgs({
    args: [...argv],
    options: { to: { type: 'string' }, from: { type: 'string', default: config.DATABASE_URL } },
  });
  const { from, to } = values;
  if (to === undefined || !/^postgres(ql)?:\/\//.test(to)) throw new UserError(USAGE);
  if (!from.startsWith('sqlite:'))
    throw new UserError('What is moved is a SQLite file: set DATABASE_URL to it, or add --from sqlite:PATH.');
  if (!existsSync(sqlitePath(from))) throw new UserError(`There is no file ${sqlitePath(from)} to move.`);
  return { from, to };
}

function readAddresses(argv: readonly string[], config: KeptAt) {
  try {
    return addressesOf(argv, config);
  } catch (error) {
    if (error instanceof TypeError) throw new UserError(USAGE); // the reason may repeat an address, password and all
    throw error;
  }
}

function summaryOf(moved: readonly MovedTable[]): string {
  const lines = moved.map(({ table, rows }) => `${table.padEnd(20)} ${String(rows).padStart(9)}  the same in both`);
  return [
    ...lines,
    'Everything arrived. Now set DATABASE_URL to the new address and start Rift; the SQLite file is as it was.',
  ].join('\n');
}

/** `main.ts move --to postgres://… [--from sqlite:PATH]`; prints what arrived, table by table. */
export async function moveFromTerminal(argv: readonly string[], config: KeptAt): Promise<number> {
  const addresses = readAddresses(argv, config);
  const from = await openDatabase(addresses.from);
  try {
    const to = await openDatabase(addresses.to);
    const moved = await moveDatabase(from, to).finally(() => to.close());
    process.stdout.write(`${summaryOf(moved)}\n`);
    return 0;
  } finally {
    await from.close();
  }
}
