import { workerData } from 'node:worker_threads';
import { createProgressBar } from './adapters/cli/render-text.ts';
import { answerBatchLine, type AskPool, type BatchOptions, IN_HAND, runAsk } from './adapters/cli/run-ask.ts';
import { createChats, lazyDatabase, type MarketHandle, openMarket } from './app.ts';
import type { Chat } from './chat/chat.ts';
import type { Config } from './config.ts';
import { ConfigError, UserError } from './errors.ts';

/** What a thread is given to begin with. */
interface AskThreadSettings {
  readonly data: string;
  readonly asOf: string | undefined;
  readonly config: Config;
}

/**
 * Opens `jobs` threads that answer lines side by side, each with a chat and prices of its own.
 *
 * A thread that dies fails the lines it had in hand, and another takes its place.
 *
 * @throws UserError where the source cannot be opened, and for live prices: threads that each fetched the same prices
 * would only load their sources.
 */
export async function openAskPool({ jobs, data, asOf }: BatchOptions, config: Config): Promise<AskPool> {
  const source = data ?? config.RIFT_DATA;
  if (source === 'live') throw new UserError('--jobs answers from csv:DIR or sample; live prices are asked with one.');
  const { Piscina } = await import('piscina');
  const threads = new Piscina<string | undefined, string>({
    filename: import.meta.url,
    workerData: { data: source, asOf, config } satisfies AskThreadSettings,
    minThreads: jobs,
    maxThreads: jobs,
    concurrentTasksPerWorker: IN_HAND,
    atomics: 'disabled',
    recordTiming: false,
  });
  const refusal = await threads.run(undefined, { name: 'refusal' });
  if (refusal !== '') throw new UserError(refusal);
  return { ask: (line) => threads.run(line), close: () => threads.destroy() };
}

/**
 * A chat for questions asked in a terminal, over one source of prices.
 *
 * @param line The one question there will be, where that is known: its command alone is loaded.
 */
export async function openTerminalChat(
  data: string | undefined,
  config: Config,
  signal: AbortSignal,
  line = '',
): Promise<{ readonly chat: Chat; close(): Promise<void> }> {
  const database = lazyDatabase(config);
  const opened = await openMarket(data ?? config.RIFT_DATA, config, () => database.open());
  const only = /^\/?([a-z]+)(?=\s|$)/i.exec(line)?.[1]?.toLowerCase();
  const chats = await createChats({ log: errorsOnly, only });
  return {
    chat: chats.over(opened.market),
    async close() {
      await untilLoaded(opened, signal);
      await closeInOrder(chats, opened, database);
    },
  };
}

/** The answer is out; what it began to load is loaded to its end, under a bar. Leaving early costs nothing: it goes on there. */
async function untilLoaded(market: MarketHandle, signal: AbortSignal): Promise<void> {
  const { progress, clear } = createProgressBar(process.stderr);
  await market.drain({ progress, signal }).catch(() => undefined);
  clear();
}

async function closeInOrder(...parts: readonly { close(): Promise<void> }[]): Promise<void> {
  for (const part of parts) await part.close();
}

/** In a terminal only faults are worth a line, and they go where answers do not. */
const errorsOnly = {
  warn: () => undefined,
  error: (details: object, message: string): void => {
    const { err, faultId } = details as { err?: unknown; faultId?: string };
    process.stderr.write(
      `${message}${faultId === undefined ? '' : ` (${faultId})`}: ${err instanceof Error ? err.message : String(err)}\n`,
    );
  },
};

/** Answers one question, or a batch of them, in the terminal; returns the exit code. */
export function askFromTerminal(argv: readonly string[], config: Config): Promise<number> {
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  process.stdout.once('error', () => process.exit(0)); // who reads has seen enough, as `head` does
  return runAsk(argv, {
    out: process.stdout,
    err: process.stderr,
    signal: stopped.signal,
    openPainter: async () => (await import('./workers/painter.ts')).createPainter({ workers: 1 }),
    openChat: (data, line) => openTerminalChat(data, config, stopped.signal, line),
    openPool: (options) => openAskPool(options, config),
  });
}

let opening: ReturnType<typeof openTerminalChat> | undefined;

/** The chat of this thread of a pool. */
function threadChat(): ReturnType<typeof openTerminalChat> {
  const { data, config } = workerData as AskThreadSettings;
  opening ??= openTerminalChat(data, config, new AbortController().signal);
  return opening;
}

/** Why the source cannot be opened, in a sentence for people; nothing where it can. Asked in a thread of the pool. */
export async function refusal(): Promise<string> {
  try {
    await threadChat();
    return '';
  } catch (error) {
    if (error instanceof UserError || error instanceof ConfigError) return error.message;
    throw error;
  }
}

/** Answers one line of a batch with one line of JSON, in a thread of the pool. */
export default async function answerLine(line: string): Promise<string> {
  const { chat } = await threadChat();
  return answerBatchLine(chat, line, { asOf: (workerData as AskThreadSettings).asOf });
}
