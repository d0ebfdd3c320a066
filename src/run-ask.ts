import { Worker } from 'node:worker_threads';
import { createProgressBar } from './adapters/cli/render-text.ts';
import { type AskPool, type BatchOptions, runAsk } from './adapters/cli/run-ask.ts';
import { createChats, lazyDatabase, type MarketHandle, openMarket } from './app.ts';
import type { Chat } from './chat/chat.ts';
import type { Config } from './config.ts';
import { UserError } from './errors.ts';

/** What a thread is given to begin with. */
export interface AskThreadSettings {
  readonly data: string;
  readonly asOf: string | undefined;
  readonly config: Config;
}

/** What a thread tells: that it can answer, why it never will, or the answer to a line. */
export type AskThreadTold =
  { readonly ready: true } | { readonly refused: string } | { readonly id: number; readonly answer: string };

/** One thread, and the lines it has in hand by their number. */
interface Thread {
  readonly worker: Worker;
  readonly inHand: Map<number, PromiseWithResolvers<string>>;
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
  const settings: AskThreadSettings = { data: source, asOf, config };
  const threads = await Promise.all(Array.from({ length: jobs }, () => startThread(settings)));
  let lastId = 0;
  return {
    async ask(line) {
      const at = leastBusy(threads);
      if (hasEnded(threads[at]!)) threads[at] = await startThread(settings);
      return askThread(threads[at]!, (lastId += 1), line);
    },
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

const hasEnded = ({ worker }: Thread): boolean => worker.threadId === -1;

function leastBusy(threads: readonly Thread[]): number {
  return threads.reduce((best, { inHand }, i) => (inHand.size < threads[best]!.inHand.size ? i : best), 0);
}

function askThread({ worker, inHand }: Thread, id: number, line: string): Promise<string> {
  const answered = Promise.withResolvers<string>();
  inHand.set(id, answered);
  worker.postMessage({ id, line });
  return answered.promise;
}

/** Starts a thread and waits until it can answer. */
function startThread(settings: AskThreadSettings): Promise<Thread> {
  const worker = new Worker(new URL('./ask-worker.ts', import.meta.url), { workerData: settings });
  const inHand: Thread['inHand'] = new Map();
  const ready = Promise.withResolvers<Thread>();
  worker.on('message', (told: AskThreadTold) => {
    if ('ready' in told) ready.resolve({ worker, inHand });
    else if ('refused' in told) ready.reject(new UserError(told.refused));
    else settle(inHand, told);
  });
  const end = (reason: Error): void => {
    ready.reject(reason);
    for (const answered of inHand.values()) answered.reject(reason);
    inHand.clear();
  };
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => end(new Error('the thread that had it in hand ended')));
  return ready.promise;
}

function settle(inHand: Thread['inHand'], { id, answer }: { readonly id: number; readonly answer: string }): void {
  inHand.get(id)?.resolve(answer);
  inHand.delete(id);
}

/** A chat for questions asked in a terminal, over one source of prices. */
export async function openTerminalChat(
  data: string | undefined,
  config: Config,
  signal: AbortSignal,
): Promise<{ readonly chat: Chat; close(): Promise<void> }> {
  const database = lazyDatabase(config);
  const opened = await openMarket(data ?? config.RIFT_DATA, config, () => database.open());
  const chats = await createChats({ log: errorsOnly });
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
    openPainter: async () => (await import('./charts/render/painter.ts')).createPainter({ workers: 1 }),
    openChat: (data) => openTerminalChat(data, config, stopped.signal),
    openPool: (options) => openAskPool(options, config),
  });
}
