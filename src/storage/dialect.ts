import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database as SqliteFile, Statement } from 'better-sqlite3';
import {
  PostgresDialect,
  type QueryExecutorProvider,
  type SqliteDatabase,
  SqliteDialect,
  sql,
  type Dialect as KyselyDialect,
} from 'kysely';
import type pg from 'pg';

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
