import { Kysely, type Transaction } from 'kysely';
import { StorageError, UserError } from '../core/errors.ts';
import { type Dialect, dialects } from './dialect.ts';
import { migrate } from './migrate.ts';

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
