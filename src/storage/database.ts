import { mkdirSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database as SqliteFile, Statement } from 'better-sqlite3';
import {
  type Dialect as KyselyDialect,
  Kysely,
  PostgresDialect,
  type QueryExecutorProvider,
  sql,
  type SqliteDatabase,
  SqliteDialect,
  type Transaction,
} from 'kysely';
import type pg from 'pg';
import { StorageError, UserError } from '../errors.ts';

/** Everything in which the two databases differ. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Said after the columns of a table that is read by its whole key. */
  readonly clustered: string;
  /** Said after a select whose rows are about to be claimed: rows another process holds are passed over. */
  readonly skipLocked: string;
  /** Makes others that ask for the same name wait until this transaction is over. SQLite has one writer at a time. */
  lock(transaction: QueryExecutorProvider, name: string): Promise<unknown>;
  /** How Kysely talks to the database at this address. The driver is loaded here, so that the other one costs nothing. */
  connect(url: string): Promise<KyselyDialect>;
}

/** How long a process waits for another one that is writing. */
const BUSY_TIMEOUT_MS = 10_000;

const POOL_CONNECTIONS = 8;

/**
 * A write transaction takes its lock when it begins. A deferred one would take it at its first write, and where another
 * process wrote in between SQLite refuses at once instead of waiting. Statements are prepared once and kept.
 */
function preparedOnce(database: SqliteFile): SqliteDatabase {
  const kept = new Map<string, Statement>();
  return {
    close: () => database.close(),
    prepare(text) {
      const begun = text === 'begin' ? 'begin immediate' : text;
      const statement = kept.get(begun) ?? database.prepare(begun);
      kept.set(begun, statement);
      return statement;
    },
  };
}

async function openFile(path: string): Promise<SqliteFile> {
  const { default: BetterSqlite } = await import('better-sqlite3');
  mkdirSync(dirname(path), { recursive: true });
  const database = new BetterSqlite(path, { timeout: BUSY_TIMEOUT_MS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  return database;
}

/** Whole numbers arrive as numbers; every instant in milliseconds is far below 2^53. */
const wholeNumbers = ({ types }: typeof pg): pg.CustomTypesConfig => ({
  getTypeParser: (oid, format): unknown => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
});

/** The two databases Rift can be kept in, and all that differs between them. */
export const dialects: Readonly<Record<Dialect['name'], Dialect>> = {
  sqlite: {
    name: 'sqlite',
    clustered: 'without rowid',
    skipLocked: '',
    lock: () => Promise.resolve(),
    connect: async (url) => new SqliteDialect({ database: preparedOnce(await openFile(url.replace(/^sqlite:/, ''))) }),
  },
  postgres: {
    name: 'postgres',
    clustered: '',
    skipLocked: 'for update skip locked',
    lock: (transaction, name) =>
      sql`select pg_advisory_xact_lock(hashtextextended(${name}, 7243))`.execute(transaction),
    async connect(url) {
      const { default: driver } = await import('pg');
      const types = wholeNumbers(driver);
      const pool = new driver.Pool({ connectionString: url, max: POOL_CONNECTIONS, types });
      pool.on('error', () => undefined); // an idle connection that breaks is replaced; the next query says what is wrong
      return new PostgresDialect({ pool });
    },
  },
};

/** A file of `migrations/`: applied once, in the order of the names, never edited after it has been released. */
interface Migration {
  up(db: Kysely<unknown>, dialect: Dialect): Promise<void>;
}

const folder = new URL('./migrations/', import.meta.url);

/**
 * Applies the migrations that have not been applied yet, all in one transaction that other processes wait for.
 * Adding a migration is adding a file.
 */
export async function migrate(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  await db.transaction().execute(async (transaction) => {
    await dialect.lock(transaction, 'migrations');
    await sql`create table if not exists migrations (name text not null primary key)`.execute(transaction);
    const { rows } = await sql<{ name: string }>`select name from migrations`.execute(transaction);
    const applied = new Set(rows.map((row) => row.name));
    for (const name of names.sort()) if (!applied.has(name)) await apply(name, transaction, dialect);
  });
}

async function apply(name: string, transaction: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const migration = (await import(new URL(name, folder).href)) as Migration;
  await migration.up(transaction, dialect);
  await sql`insert into migrations (name) values (${name})`.execute(transaction);
}

/**
 * An open database with every migration applied. A store names its own tables: `database.read<Tables, …>(…)`.
 * Whatever goes wrong in the database becomes a `StorageError`; other errors pass.
 */
export interface Database {
  readonly dialect: Dialect;
  /** One or more queries, each for itself. */
  read<Tables, T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** All of it or none of it. */
  write<Tables, T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

function dialectOf(url: string): Dialect {
  if (url.startsWith('sqlite:')) return dialects.sqlite;
  if (/^postgres(ql)?:/.test(url)) return dialects.postgres;
  throw new StorageError('The database address must begin with sqlite: or postgres://.');
}

/** An address may carry a password: it is cut out of whatever the driver says. What a person asked wrongly stays theirs. */
function storageError(what: string, error: unknown): StorageError | UserError {
  if (error instanceof StorageError || error instanceof UserError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StorageError(`${what}: ${reason.replace(/\/\/[^@/\s]*@/g, '//')}`, { cause: error });
}

async function guarded<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(what, error);
  }
}

/**
 * Opens the database at `sqlite:PATH` (the folder is made) or `postgres://…` and brings its tables up to date.
 *
 * @throws StorageError where it cannot be opened or migrated; the sentence never carries a password.
 */
export async function openDatabase(url: string): Promise<Database> {
  const dialect = dialectOf(url);
  const db = await guarded('The database cannot be opened', async () => {
    const opened = new Kysely<unknown>({ dialect: await dialect.connect(url) });
    await migrate(opened, dialect).catch(async (error: unknown) => {
      await opened.destroy().catch(() => undefined);
      throw error;
    });
    return opened;
  });
  return {
    dialect,
    read: <Tables, T>(work: (db: Kysely<Tables>) => Promise<T>) =>
      guarded('The database could not be read', () => work(db as unknown as Kysely<Tables>)),
    write: <Tables, T>(work: (transaction: Transaction<Tables>) => Promise<T>) =>
      guarded('The database could not be written', () =>
        db.transaction().execute((transaction) => work(transaction as unknown as Transaction<Tables>)),
      ),
    close: () => db.destroy(),
  };
}
