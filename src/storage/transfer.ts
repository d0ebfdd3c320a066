import {
  chmodSync,
  chownSync,
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { StorageError, UserError } from '../errors.ts';
import { acquireBotLock, acquireFileLock, type Database, openDatabase, requireKnown } from './database.ts';
import { damaged, isDamage, isInMemory, makeFolderOf, sqlitePath } from './dialects.ts';

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

/** Nobody but the owner reads a copy: what people set up and asked stands in it. */
const OWNER_ONLY = 0o600;

/** How long a copy waits for another program's lock. */
const COPY_TIMEOUT_MS = 15_000;

/** `-` is standard output or input, so that a copy gets out of a container and into it. */
const PIPED = '-';

const COPY_USAGE = 'Say where to: npm run backup -- --to FILE';

const RESTORE_USAGE = 'Say what to put back: npm run restore -- --from FILE';

/** The one option a command has. */
function optionOf(name: 'to' | 'from', argv: readonly string[], usage: string): string {
  try {
    const { values } = parseArgs({ args: [...argv], options: { [name]: { type: 'string' } } });
    const given = values[name];
    if (typeof given === 'string' && given !== '') return given;
  } catch {
    // said as the usage
  }
  throw new UserError(usage);
}

function sqliteFileOf({ DATABASE_URL: url }: KeptAt): string {
  const path = sqlitePath(url);
  if (url.startsWith('sqlite:') && !isInMemory(path)) return path;
  throw new UserError('DATABASE_URL names no SQLite file; pg_dump and psql copy PostgreSQL (docs/operate.md).');
}

/** What SQLite or the file system said, as a sentence. */
async function orSay<T>(what: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageError || error instanceof UserError) throw error;
    if (isDamage(error)) throw new StorageError(damaged, { cause: error });
    throw new StorageError(`${what}: ${(error as Error).message}`, { cause: error });
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Looks through a whole file that nobody uses, and whether this version knows its tables. */
async function requireUsable(path: string): Promise<void> {
  const { default: BetterSqlite } = await import('better-sqlite3');
  const file = new BetterSqlite(path);
  try {
    const said = file.pragma('quick_check(1)', { simple: true });
    if (said !== 'ok') throw new StorageError(`It is damaged: ${String(said)}`);
    const isRift = file.prepare("select 1 from sqlite_master where name = 'migrations'").get() !== undefined;
    if (!isRift) throw new StorageError('It is no database of Rift.');
    requireKnown(
      new Set(
        file
          .prepare<[], { name: string }>('select name from migrations')
          .all()
          .map(({ name }) => name),
      ),
    );
  } finally {
    file.close();
  }
}

/**
 * Copies a SQLite file while Rift goes on: everything that was confirmed when it began. The copy has its name once all of
 * it is on the disk.
 *
 * @throws StorageError where the file is damaged, is not there, or there is no room.
 */
async function copySqlite(path: string, to: string): Promise<void> {
  const part = `${to}.part`;
  const { default: BetterSqlite } = await import('better-sqlite3');
  rmSync(part, { force: true });
  process.umask(0o777 & ~OWNER_ONLY);
  try {
    const file = new BetterSqlite(path, { readonly: true, fileMustExist: true, timeout: COPY_TIMEOUT_MS });
    try {
      file.prepare('vacuum into ?').run(part);
    } finally {
      file.close();
    }
    await requireUsable(part);
    flush(part);
    renameSync(part, to);
  } finally {
    rmSync(part, { force: true });
  }
}

/** `main.ts backup --to FILE`, while Rift runs or not; `--to -` writes it to standard output. */
export async function backUpFromTerminal(argv: readonly string[], config: KeptAt): Promise<number> {
  const to = optionOf('to', argv, COPY_USAGE);
  const path = sqliteFileOf(config);
  if (!existsSync(path)) throw new UserError(`There is no file ${path} to copy.`);
  const isPiped = to === PIPED;
  if (isPiped && process.stdout.isTTY) throw new UserError(COPY_USAGE);
  if (!isPiped && existsSync(to)) throw new UserError(`${to} is there already; name a file that is not.`);
  const target = isPiped ? `${path}.copy` : to;
  await orSay('No copy was made', async () => {
    await copySqlite(path, target);
    const { size } = statSync(target);
    if (isPiped) await pipeline(createReadStream(target), process.stdout).finally(() => rmSync(target));
    process.stderr.write(`Copied ${path}, ${size} bytes, and looked through the copy: it is whole.\n`);
  });
  return 0;
}

/** Who may read and write it: as it was, else as its folder is owned. Root puts it back for others. */
function giveLike(path: string, fresh: string): void {
  const before = statSync(path, { throwIfNoEntry: false });
  chmodSync(fresh, before === undefined ? OWNER_ONLY : before.mode & 0o777);
  const { uid, gid } = before ?? statSync(dirname(path));
  if (process.getuid?.() === 0) chownSync(fresh, uid, gid);
}

/** What stood there is kept beside it, log and all. */
function setAside(path: string, aside: string): void {
  rmSync(`${path}-shm`, { force: true });
  for (const part of ['-wal', '']) if (existsSync(path + part)) renameSync(path + part, aside + part);
}

async function putBack(from: string, path: string, aside: string): Promise<void> {
  const fresh = `${path}.new`;
  try {
    const source = from === PIPED ? process.stdin : createReadStream(from);
    await pipeline(source, createWriteStream(fresh, { mode: OWNER_ONLY }));
    await requireUsable(fresh);
    giveLike(path, fresh);
    flush(fresh);
    setAside(path, aside);
    renameSync(fresh, path);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/**
 * `main.ts restore --from FILE`: puts a copy in the place of the SQLite file, once it was looked through, and keeps what
 * stood there as `FILE.old`. Refused while bots run on it. `--from -` reads standard input.
 */
export async function restoreFromTerminal(argv: readonly string[], config: KeptAt): Promise<number> {
  const from = optionOf('from', argv, RESTORE_USAGE);
  const path = sqliteFileOf(config);
  const aside = `${path}.old`;
  if (from !== PIPED && !existsSync(from)) throw new UserError(`There is no file ${from} to put back.`);
  if (existsSync(aside))
    throw new UserError(`${aside} is there from the last time; delete it or move it away. Nothing was put back.`);
  await orSay('Nothing was put back', async () => {
    makeFolderOf(path);
    const lock = await acquireFileLock(path);
    await putBack(from, path, aside).finally(() => lock.release());
  });
  const kept = existsSync(aside) ? ` What stood there is ${aside}.` : '';
  process.stdout.write(`Put back as ${path}.${kept} Now start Rift.\n`);
  return 0;
}
