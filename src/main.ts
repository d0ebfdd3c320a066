import { readConfig } from './config.ts';
import { ConfigError, StorageError, UserError } from './errors.ts';

/**
 * The way in: `main.ts` serves the bots or the local chat, `main.ts ask "…"` answers one question and leaves.
 * Each part is loaded only where it is needed, so that a question in the terminal does not wait for bot libraries.
 */
async function main([verb, ...rest]: readonly string[]): Promise<number | undefined> {
  if (verb === 'ask') return (await import('./run-ask.ts')).askFromTerminal(rest, readConfig(process.env));
  await (await import('./serve.ts')).serve(readConfig(process.env));
  return undefined;
}

try {
  const code = await main(process.argv.slice(2));
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  if (![ConfigError, StorageError, UserError].some((known) => error instanceof known)) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
