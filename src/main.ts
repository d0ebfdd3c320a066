import { readConfig } from './config.ts';
import type * as Transfer from './storage/transfer.ts';
import { ConfigError, StorageError, UserError } from './errors.ts';

/** What is done with the database as a whole. */
const databaseVerbs: Readonly<Record<string, (of: typeof Transfer) => typeof Transfer.moveFromTerminal>> = {
  move: ({ moveFromTerminal }) => moveFromTerminal,
  backup: ({ backUpFromTerminal }) => backUpFromTerminal,
  restore: ({ restoreFromTerminal }) => restoreFromTerminal,
};

/**
 * The way in: `main.ts` serves the bots or the local chat, `main.ts ask "…"` answers one question and leaves,
 * `main.ts move --to postgres://…` takes everything from SQLite to PostgreSQL, `main.ts backup --to FILE` copies the
 * SQLite file and `main.ts restore --from FILE` puts a copy back.
 * Each part is loaded only where it is needed, so that a question in the terminal does not wait for bot libraries.
 */
async function main([verb, ...rest]: readonly string[]): Promise<number | undefined> {
  if (verb === 'ask') return (await import('./run-ask.ts')).askFromTerminal(rest, readConfig(process.env));
  const onDatabase = verb === undefined ? undefined : databaseVerbs[verb];
  if (onDatabase !== undefined) return onDatabase(await import('./storage/transfer.ts'))(rest, readConfig(process.env));
  await (await import('./serve.ts')).serve(readConfig(process.env));
  return undefined;
}

/** What is done at once and needs nobody to end it. */
const isOneOff = ([verb = '']: readonly string[]): boolean => verb === 'ask' || verb in databaseVerbs;

/** What stopped the program, for whoever started it: our own sentences as they are, anything else as a fault. */
async function explain(error: unknown): Promise<number> {
  if ([ConfigError, StorageError, UserError].some((known) => error instanceof known)) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
  const { blotForms, safeError } = await import('./log.ts');
  process.stderr.write(`Something broke on our side: ${blotForms(JSON.stringify(safeError(error)))}\n`);
  return 1;
}

const argv = process.argv.slice(2);

try {
  const code = await main(argv);
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  process.exitCode = await explain(error);
  if (!isOneOff(argv)) process.exit(); // what has been opened by then would keep the process
}
