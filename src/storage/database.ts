import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { Kysely, sql, type Transaction } from 'kysely';
import { delay, withDeadline } from '../clock.ts';
import { StorageError, UserError } from '../errors.ts';
import {
  damaged,
  type Dialect,
  dialects,
  fileProblem,
  isDamage,
  isInMemory,
  type Purpose,
  readFileMark,
  realSqlitePath,
  sqlitePath,
  databaseSentence,
} from './dialects.ts';
import { type Migration, migrations } from './migrations.ts';

/**
 * Applies the migrations that have not been applied yet, all in one transaction that other processes wait for.
 */
export async function migrate(
  db: Kysely<unknown>,
  dialect: Dialect,
  onWait: (sentence: string) => void = () => undefined,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await dialect.lockPatiently(transaction, 'migrations', onWait);
    await sql`create table if not exists migrations (name text not null primary key)`.execute(transaction);
    const { rows } = await sql<{ name: string }>`select name from migrations`.execute(transaction);
    const applied = new Set(rows.map((row) => row.name));
    requireKnown(applied);
    for (const one of migrations) if (!applied.has(one.name)) await apply(one, transaction, dialect);
  });
}

/**
 * What a newer version has made of the tables is not known here, and would be broken.
 *
 * @throws StorageError where one of these migrations is not known.
 */
export function requireKnown(applied: ReadonlySet<string>): void {
  const newer = [...applied].find((name) => !migrations.some((known) => known.name === name));
  if (newer === undefined) return;
  throw new StorageError(
    `This database was brought up to date by a newer Rift (${newer}); run that version or a later one, or put back a copy made before (docs/operate.md).`,
  );
}

async function apply({ name, up }: Migration, transaction: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await up(transaction, dialect);
  await sql`insert into migrations (name) values (${name})`.execute(transaction);
}

/** A server that hangs does not keep the process from ending. */
const CLOSE_DEADLINE_MS = 2_500;

/**
 * An open database with every migration applied. A store names its own tables: `database.read<Tables, …>(…)`.
 * Whatever goes wrong in the database becomes a `StorageError`; other errors pass. A lost connection or a locked file
 * fails what was asked meanwhile, and what is asked later is answered again.
 */
export interface Database {
  readonly dialect: Dialect;
  /** Where it is kept: `sqlite:PATH` or `postgres://…`, which may carry a password. */
  readonly url: string;
  /** Queries that change nothing; they never wait for a writer, and where their connection breaks are made once more. */
  read<Tables, T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** One or more statements, each for itself. */
  run<Tables, T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** All of it or none of it. */
  write<Tables, T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** Resolves where it answers; a file that is damaged, gone or another one does not. */
  ping(): Promise<void>;
  /**
   * Looks whether the SQLite file still holds what was last written to it. One that was written over in place, by `cp`
   * for instance, is asked nothing more from then on. PostgreSQL looks after its own files.
   *
   * @throws StorageError where it does not.
   */
  verifyFile(): Promise<void>;
  /** Within a few seconds, whatever the server does. */
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
  const said = databaseSentence(error) ?? what;
  return new StorageError(`${said}: ${reason.replace(/\/\/[^@/\s]*@/g, '//')}`, { cause: error });
}

async function guarded<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(what, error);
  }
}

async function connect(dialect: Dialect, url: string, purpose: Purpose): Promise<Kysely<unknown> | undefined> {
  const connected = await dialect.connect(url, purpose);
  return connected && new Kysely<unknown>({ dialect: connected });
}

/** The smallest question there is. */
function askForName(db: Kysely<unknown>): Promise<unknown> {
  return sql`select name from migrations limit 1`.execute(db);
}

/** Opens what an address needs, the tables brought up to date before anything else. */
async function open(
  dialect: Dialect,
  url: string,
  onWait: (sentence: string) => void,
): Promise<readonly [work: Kysely<unknown>, read: Kysely<unknown>]> {
  const work = (await connect(dialect, url, 'work'))!;
  const migrating = await connect(dialect, url, 'migrate');
  try {
    await migrate(migrating ?? work, dialect, onWait);
    const reading = await connect(dialect, url, 'read');
    if (reading !== undefined) await askForName(reading); // SQLite opens the file for good with the first question
    return [work, reading ?? work];
  } catch (error) {
    await work.destroy().catch(() => undefined);
    throw error;
  } finally {
    await migrating?.destroy().catch(() => undefined);
  }
}

/** After damage was seen once nothing is asked of the file any more: what is left of it is for the operator. */
class UntilDamaged {
  #damage: Error | undefined;

  get isDamaged(): boolean {
    return this.#damage !== undefined;
  }

  async attempt<T>(what: string, work: () => Promise<T>): Promise<T> {
    if (this.#damage !== undefined) throw this.#damage;
    try {
      return await work();
    } catch (error) {
      const seen = storageError(what, error);
      if (isDamage(error) || error instanceof FileOverwritten) this.#damage = seen;
      throw seen;
    }
  }
}

/** Somebody else's bytes stand where this process wrote its own. */
class FileOverwritten extends StorageError {
  constructor() {
    super(fileProblem('written over'));
  }
}

/** The row of `process_locks` that stands for the file itself. */
const FILE_MARK = 'file';

/**
 * A random name that is left in a SQLite file and looked for there. It stands on a page that nothing else writes, and is
 * moved out of the log into the file at once: it is read where `cp` would have put other bytes.
 */
class FileMark {
  readonly #path: string;
  readonly #db: Kysely<MarkTable>;
  /** What was seen there last, and what was written since: of a write that failed it is not known whether it arrived. */
  #expected: readonly string[] = [];

  constructor(path: string, db: Kysely<MarkTable>) {
    this.#path = path;
    this.#db = db;
  }

  /** @throws FileOverwritten */
  async verify(): Promise<void> {
    const found = await readFileMark(this.#path, FILE_MARK);
    if (found !== undefined && this.#expected.length > 0 && !this.#expected.includes(found))
      throw new FileOverwritten();
    if (found !== undefined) this.#expected = [found];
    if (this.#expected.length > 0) await this.#leaveAnother(); // else it was busy at the first look
  }

  async #leaveAnother(): Promise<void> {
    const mark = randomUUID();
    const row = { name: FILE_MARK, owner: mark, until_ms: 0 };
    this.#expected = [...this.#expected, mark];
    const insert = this.#db.insertInto('process_locks').values(row);
    await insert.onConflict((conflict) => conflict.column('name').doUpdateSet(row)).execute();
    this.#expected = [mark];
    await sql`pragma wal_checkpoint(passive)`.execute(this.#db);
  }
}

interface MarkTable {
  process_locks: { name: string; owner: string; until_ms: number };
}

/**
 * SQLite moves what its log holds into the file when its last connection is closed, where that one may write: so the
 * file is whole after every stop. One that is damaged is left as it is.
 */
async function closeInOrder(work: Kysely<unknown>, reading: Kysely<unknown>, isDamaged: boolean): Promise<void> {
  const inOrder = isDamaged ? [work, reading] : [reading, work];
  for (const one of new Set(inOrder)) await one.destroy();
}

/** Connections that break together are known to be broken by then. */
const LOST_TOGETHER_MS = 50;

/** One connection may be lost while the server is well. */
async function onceMore<T>(dialect: Dialect, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!dialect.isLostLine(error)) throw error;
    await delay(LOST_TOGETHER_MS);
    return work();
  }
}

/**
 * Opens the database at `sqlite:PATH` (the folder is made) or `postgres://…` and brings its tables up to date.
 *
 * @param onWait Told in a sentence where another process that migrates has to be waited for.
 * @throws StorageError where it cannot be opened or migrated, or was written by a newer Rift; the sentence never carries
 * a password.
 */
export async function openDatabase(
  url: string,
  onWait: (sentence: string) => void = () => undefined,
): Promise<Database> {
  const dialect = dialectOf(url);
  const [db, reading] = await guarded('The database cannot be opened', () =>
    onceMore(dialect, () => open(dialect, url, onWait)),
  );
  const state = new UntilDamaged();
  const hasFile = dialect.name === 'sqlite' && !isInMemory(sqlitePath(url));
  const mark = hasFile ? new FileMark(sqlitePath(url), db) : undefined;
  const attempt: UntilDamaged['attempt'] = (what, work) => state.attempt(what, work);
  return {
    dialect,
    url,
    read: <Tables, T>(work: (db: Kysely<Tables>) => Promise<T>) =>
      attempt('The database could not be read', () =>
        onceMore(dialect, () => work(reading as unknown as Kysely<Tables>)),
      ),
    run: <Tables, T>(work: (db: Kysely<Tables>) => Promise<T>) =>
      attempt('The database could not be written', () => work(db as unknown as Kysely<Tables>)),
    write: <Tables, T>(work: (transaction: Transaction<Tables>) => Promise<T>) =>
      attempt('The database could not be written', () =>
        db.transaction().execute((transaction) => work(transaction as unknown as Transaction<Tables>)),
      ),
    ping: async () => {
      await attempt('The database does not answer', () => askForName(reading));
    },
    verifyFile: async () => {
      await attempt('The database file could not be looked at', async () => mark?.verify());
    },
    close: async () => {
      await withDeadline(CLOSE_DEADLINE_MS, () => closeInOrder(db, reading, state.isDamaged));
    },
  };
}

/**
 * Looks through the whole SQLite file once, before anything is asked of it: a damaged page is else met when somebody
 * needs what stood there. PostgreSQL looks after its own files.
 *
 * @throws StorageError where the file is damaged.
 */
export async function requireSound(database: Database): Promise<void> {
  if (database.dialect.name === 'postgres') return;
  const { rows } = await database.read((db) => sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db));
  const said = rows[0]?.quick_check ?? 'nothing was said of it';
  if (said !== 'ok') throw new StorageError(`${damaged}: ${said}`);
}

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
  return acquireFileLock(path, onLost);
}

/** The same for a SQLite file that need not be open, nor there. */
export async function acquireFileLock(path: string, onLost: () => void = () => undefined): Promise<ProcessLock> {
  const held = await holdFile(`${existsSync(path) ? realSqlitePath(path) : path}.lock`);
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
