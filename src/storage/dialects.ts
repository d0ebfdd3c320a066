import { mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database as SqliteFile, Statement } from 'better-sqlite3';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect as KyselyDialect,
  PostgresDialect,
  type PostgresPoolClient,
  type QueryExecutorProvider,
  sql,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import pRetry from 'p-retry';
import type pg from 'pg';
import { delay } from '../clock.ts';
import { StorageError } from '../errors.ts';

const POOL_CONNECTIONS = 8;

/** A server that does not take a connection within this is not there. */
const CONNECT_TIMEOUT_MS = 5_000;

/** No statement of Rift's takes anywhere near as long; one that does has lost its server. */
const QUERY_TIMEOUT_MS = 12_000;

/** Migrations wait for other processes that migrate. */
const MIGRATION_TIMEOUT_MS = 120_000;

/** Who waits for others that migrate says so after this. */
const WAIT_TOLD_AFTER_MS = 3_000;

const LOCK_LOOK_MS = 100;

/** Whole numbers arrive as numbers; every instant in milliseconds is far below 2^53. */
const wholeNumbers = ({ types }: typeof pg): pg.CustomTypesConfig => ({
  getTypeParser: (oid, format): unknown => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
});

/** True where the server answered with a refusal and the connection is as good as before. */
function isRefusal(error: unknown): boolean {
  const { severity, code } = error as { severity?: unknown; code?: unknown };
  return severity === 'ERROR' && typeof code === 'string' && !/^(08|57P)/.test(code);
}

/** True where the line to the server broke; a server that only kept silent is not asked again in the same breath. */
function isLostLine(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return /^(08|57P|ECONN|EPIPE)/.test(code) || /^Connection terminated unexpectedly|connection error/.test(message);
}

/** Migrations alone may take long, and of them only what changes something: a server that answers no question is gone. */
function inTime(text: unknown, values: unknown): unknown {
  const isQuestion = typeof text === 'string' && /^(?:select|begin)\b/i.test(text);
  return isQuestion ? { text, values, query_timeout: QUERY_TIMEOUT_MS } : text;
}

/**
 * A connection that is closed after it broke. A statement without an answer is still being waited for inside the driver,
 * and whatever is said after it would wait as well.
 */
function closedWhenBroken(client: pg.PoolClient): PostgresPoolClient {
  const send = client.query.bind(client) as (...given: readonly unknown[]) => Promise<unknown>;
  const ask = ([text, ...more]: readonly unknown[]): Promise<unknown> => send(inTime(text, more[0]), ...more);
  let broken: Error | undefined;
  const query = async (...given: readonly unknown[]): Promise<unknown> => {
    if (broken !== undefined) throw broken;
    try {
      return await ask(given);
    } catch (error) {
      if (!isRefusal(error)) broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  };
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(broken) };
}

/** Kysely's PostgreSQL over connections that may be lost at any moment: each loss fails its own query and nothing else. */
export async function postgresDialect(url: string, use: 'work' | 'migrate'): Promise<PostgresDialect> {
  const { default: driver } = await import('pg');
  const pool = new driver.Pool({
    connectionString: url,
    max: use === 'work' ? POOL_CONNECTIONS : 1,
    types: wholeNumbers(driver),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: use === 'work' ? QUERY_TIMEOUT_MS : MIGRATION_TIMEOUT_MS,
    keepAlive: true,
  });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced
  pool.on('connect', (client) => client.on('error', () => undefined)); // one in use fails the query it is in
  const connect = async (): Promise<PostgresPoolClient> => closedWhenBroken(await pool.connect());
  return new PostgresDialect({ pool: { options: pool.options, connect, end: () => pool.end() } });
}

/**
 * Asks again and again for a lock instead of waiting for it inside the server, so that a server that stands still is told
 * from another process that takes its time.
 *
 * @throws StorageError after two minutes.
 */
async function lockPatiently(asker: QueryExecutorProvider, name: string, onWait: (sentence: string) => void) {
  const startedMs = performance.now();
  const held = async (): Promise<boolean> => {
    const { rows } = await sql<{
      held: boolean;
    }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 7243)) as held`.execute(asker);
    return rows[0]!.held;
  };
  let isTold = false;
  while (!(await held())) {
    const waitedMs = performance.now() - startedMs;
    if (waitedMs > MIGRATION_TIMEOUT_MS) throw new StorageError(lockedForTooLong);
    if (waitedMs > WAIT_TOLD_AFTER_MS && !isTold) onWait(waitsForMigration);
    isTold ||= waitedMs > WAIT_TOLD_AFTER_MS;
    await delay(LOCK_LOOK_MS);
  }
}

const waitsForMigration =
  'Another process is bringing the database up to date; Rift waits for it, two minutes at most, and then starts.';

const lockedForTooLong =
  'Another process has been bringing the database up to date for more than two minutes; look after it, end it where it stands still (docs/operate.md), and start Rift again.';

/** How long opening waits for another program's lock; nobody is being answered yet. */
const OPENING_TIMEOUT_MS = 10_000;

/** How long a statement is tried again while another program holds the file. */
const PATIENCE_MS = 15_000;

const FIRST_PAUSE_MS = 2;

const LONGEST_PAUSE_MS = 100;

/** An open file, and a look at whether it is still the one at its address. */
interface WatchedFile {
  readonly file: SqliteFile;
  /** @throws StorageError where it is not. */
  readonly requireSame: () => void;
}

/** `:memory:` and the empty path name databases that no second connection sees. */
export function isInMemory(path: string): boolean {
  return path === ':memory:' || path === '';
}

/** The path in a `sqlite:` address. */
export function sqlitePath(url: string): string {
  return url.replace(/^sqlite:/, '');
}

/** The path without links: two names of one file are one database. */
export function realSqlitePath(path: string): string {
  return realpathSync(path);
}

/** Nobody else on the machine reads what is kept there. */
export function makeFolderOf(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
}

/**
 * Opens the file of a database for its one writer, or read only beside it.
 *
 * Never open such a file by any other means in this process: closing it would drop the locks SQLite holds on it.
 */
export async function openSqliteFile(path: string, readonly: boolean): Promise<WatchedFile> {
  const { default: BetterSqlite } = await import('better-sqlite3');
  if (!readonly && !isInMemory(path)) makeFolderOf(path);
  const file = new BetterSqlite(path, { timeout: OPENING_TIMEOUT_MS, readonly });
  try {
    if (!readonly) {
      file.pragma('journal_mode = WAL');
      file.pragma('synchronous = FULL');
    }
    file.pragma('foreign_keys = ON');
    file.pragma('busy_timeout = 0'); // from here on waiting is done without holding up the thread
  } catch (error) {
    file.close();
    throw error;
  }
  return { file, requireSame: isInMemory(path) ? () => undefined : sameFileAs(path) };
}

/** A file that was deleted or replaced still takes writes, which nobody would ever see again. */
function sameFileAs(path: string): () => void {
  const opened = statSync(path).ino;
  return () => {
    const now = statSync(path, { throwIfNoEntry: false });
    if (now?.ino === opened && now.size > 0) return;
    const what = now?.ino === opened ? 'emptied' : now === undefined ? 'deleted' : 'replaced';
    throw new StorageError(fileProblem(what));
  };
}

/** What is said of a file somebody else did something to. */
export function fileProblem(what: 'emptied' | 'deleted' | 'replaced' | 'written over'): string {
  return `The database file was ${what} while Rift was running, so nothing can be kept; stop Rift, put a copy back (docs/operate.md) and start it again.`;
}

/**
 * A mark in a SQLite file as somebody reads it who knows nothing of the file yet: an open connection would answer from
 * what it remembers. Undefined where another program holds the file just now, or there is none.
 */
export async function readFileMark(path: string, name: string): Promise<string | undefined> {
  const { default: BetterSqlite } = await import('better-sqlite3');
  let file: SqliteFile | undefined;
  try {
    file = new BetterSqlite(path, { readonly: true, timeout: 0 });
    const row = file.prepare<[string], { owner: string }>('select owner from process_locks where name = ?').get(name);
    return row?.owner ?? '';
  } catch (error) {
    if (isBusy(error) || codeOf(error) === 'SQLITE_CANTOPEN') return undefined;
    if (codeOf(error) === 'SQLITE_ERROR') return ''; // it has no such table
    throw error;
  } finally {
    file?.close();
  }
}

/**
 * A write transaction takes its lock when it begins. A deferred one would take it at its first write, and where another
 * process wrote in between SQLite refuses at once instead of waiting. Statements are prepared once and kept.
 */
function preparedOnce(file: SqliteFile): SqliteDatabase {
  const kept = new Map<string, Statement>();
  return {
    close: () => file.close(),
    prepare(text) {
      const begun = text === 'begin' ? 'begin immediate' : text;
      const statement = kept.get(begun) ?? file.prepare(begun);
      kept.set(begun, statement);
      return statement;
    },
  };
}

/** SQLite's own name of what went wrong, or nothing where it was something else. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** Tries a statement again while another program holds the file; the thread is free meanwhile. */
class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;
  readonly #requireSame: () => void;

  constructor(inner: DatabaseConnection, requireSame: () => void) {
    this.#inner = inner;
    this.#requireSame = requireSame;
  }

  executeQuery<R>(query: CompiledQuery) {
    const attempt = () => {
      this.#requireSame();
      return this.#inner.executeQuery<R>(query);
    };
    return pRetry(attempt, {
      retries: Infinity,
      minTimeout: FIRST_PAUSE_MS,
      maxTimeout: LONGEST_PAUSE_MS,
      maxRetryTime: PATIENCE_MS,
      shouldRetry: ({ error }) => isBusy(error),
    });
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number) {
    return this.#inner.streamQuery<R>(query, chunkSize);
  }
}

class PatientDriver extends SqliteDriver {
  readonly #requireSame: () => void;
  readonly #inTransaction: () => boolean;
  #connection: PatientConnection | undefined;

  constructor(database: SqliteDatabase, { file, requireSame }: WatchedFile) {
    super({ database });
    this.#requireSame = requireSame;
    this.#inTransaction = () => file.inTransaction;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return (this.#connection ??= new PatientConnection(await super.acquireConnection(), this.#requireSame));
  }

  /** Of a full disk and of damage SQLite has rolled back by itself; what it said of them is what is to be told. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#inTransaction()) await super.rollbackTransaction(connection);
  }
}

/** Kysely's SQLite over a file that other programs may lock, delete or replace. */
export class PatientSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  readonly #watched: WatchedFile;

  constructor(watched: WatchedFile) {
    const database = preparedOnce(watched.file);
    super({ database });
    this.#database = database;
    this.#watched = watched;
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.#database, this.#watched);
  }
}

export const damaged =
  'The database file is damaged; stop Rift, put a copy back (docs/operate.md) and start it again. Nothing is written over it';

const diskFull =
  'The disk of the database is full; nothing was kept. Make room (docs/operate.md), and Rift goes on by itself';

const readOnly =
  'The database is read-only; nothing was kept. Let it be written to (docs/operate.md), and Rift goes on by itself';

/** What both databases' own codes mean, for operators. */
const sentences: Readonly<Record<string, string>> = {
  SQLITE_FULL: diskFull,
  SQLITE_READONLY: readOnly,
  '25006': readOnly,
  '53100': diskFull,
  '53300':
    'The database takes no more connections; close some or allow more (docs/operate.md), and Rift goes on by itself',
};

/** What a database's own words for what it cannot do mean, for operators; undefined where they say it themselves. */
export function databaseSentence(error: unknown): string | undefined {
  const code = codeOf(error);
  if (isDamage(error)) return damaged;
  if (sentences[code] !== undefined) return sentences[code];
  if (error instanceof Error && error.message === 'Query read timeout')
    return `The database has not answered for ${QUERY_TIMEOUT_MS / 1000} seconds`;
  if (code.startsWith('SQLITE_BUSY'))
    return `Another program has held the database file locked for more than ${PATIENCE_MS / 1000} seconds; nothing was kept`;
  return undefined;
}

/** True where what SQLite said means that the file cannot be trusted any more. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));
}

/**
 * What a connection is for: everything, reading beside a writer, or bringing the tables up to date.
 * Where one connection serves all, the others are absent.
 */
export type Purpose = 'work' | 'read' | 'migrate';

/** Everything in which the two databases differ. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /** Said after the columns of a table that is read by its whole key. */
  readonly clustered: string;
  /** Said after a select whose rows are about to be claimed: rows another process holds are passed over. */
  readonly skipLocked: string;
  /** True where a query failed because its connection broke: the next one may have a good one. */
  isLostLine(error: unknown): boolean;
  /** Makes others that ask for the same name wait until this transaction is over. SQLite has one writer at a time. */
  lock(transaction: QueryExecutorProvider, name: string): Promise<unknown>;
  /** The same for what may take minutes; whoever has to wait is told in a sentence, and gives up in the end. */
  lockPatiently(transaction: QueryExecutorProvider, name: string, onWait: (sentence: string) => void): Promise<unknown>;
  /**
   * How Kysely talks to the database at this address; undefined where the connection for work serves this purpose too.
   * The driver is loaded here, so that the other one costs nothing.
   */
  connect(url: string, purpose: Purpose): Promise<KyselyDialect | undefined>;
}

/** The two databases Rift can be kept in, and all that differs between them. */
export const dialects: Readonly<Record<Dialect['name'], Dialect>> = {
  sqlite: {
    name: 'sqlite',
    clustered: 'without rowid',
    skipLocked: '',
    isLostLine: () => false,
    lock: () => Promise.resolve(),
    lockPatiently: () => Promise.resolve(),
    async connect(url, purpose) {
      const path = sqlitePath(url);
      if (purpose === 'migrate' || (purpose === 'read' && isInMemory(path))) return undefined;
      return new PatientSqliteDialect(await openSqliteFile(path, purpose === 'read'));
    },
  },
  postgres: {
    name: 'postgres',
    clustered: '',
    skipLocked: 'for update skip locked',
    isLostLine,
    lock: (transaction, name) =>
      sql`select pg_advisory_xact_lock(hashtextextended(${name}, 7243))`.execute(transaction),
    lockPatiently,
    async connect(url, purpose) {
      return purpose === 'read' ? undefined : postgresDialect(url, purpose);
    },
  },
};
