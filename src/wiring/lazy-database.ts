import type { Config } from '../config.ts';
import type { Database } from '../storage/open-database.ts';

/** The database of the settings, opened when first asked for and then shared by everything in the process. */
export interface LazyDatabase {
  open(): Promise<Database>;
  close(): Promise<void>;
}

/** Promises a database without opening it: a question to a folder of files needs none. */
export function lazyDatabase(config: Config): LazyDatabase {
  let opening: Promise<Database> | undefined;
  const load = async (): Promise<Database> =>
    (await import('../storage/open-database.ts')).openDatabase(config.DATABASE_URL);
  return {
    open: () => (opening ??= load()),
    close: async () => {
      const opened = await opening?.catch(() => undefined);
      await opened?.close();
    },
  };
}
