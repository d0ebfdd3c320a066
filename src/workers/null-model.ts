import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { AlertNullModel } from '../alerts/simulation.ts';
import { raceAbort } from '../market/live/single-flight.ts';
import type { Request } from '../market/ports.ts';
import type { NullModelAnswers, WorkerResponse } from './null-model-worker.ts';

/** Answers kept; one is a few kilobytes. */
const MAX_CACHED_ANSWERS = 200;

/** A question that was in hand when so many threads died is taken to be what kills them. */
const MAX_CRASHES = 2;

type TaskKind = keyof NullModelAnswers;

interface PendingTask {
  readonly id: number;
  readonly about: TaskKind;
  readonly question: object;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
  crashes: number;
}

/**
 * The benchmark in one worker thread, started when first asked. Equal questions share one simulation and one answer.
 *
 * A question that fails fails alone. A thread that dies is replaced and asked what it still owed; the question it had in
 * hand twice when it died is given up.
 *
 * @param script What the thread runs; another one in tests.
 */
export function createNullModel(script = new URL('./null-model-worker.ts', import.meta.url)): AlertNullModel {
  const remembered = new LRUCache<string, Promise<unknown>>({ max: MAX_CACHED_ANSWERS });
  const thread = createWorkerThread(script);
  const answered = async <K extends TaskKind>(
    about: K,
    question: NullModelAnswers[K]['question'],
    { signal }: Request,
  ): Promise<NullModelAnswers[K]['answer']> => {
    signal?.throwIfAborted();
    const key = keyOf(about, question);
    const answer = (remembered.get(key) ?? thread.ask(about, question)) as Promise<NullModelAnswers[K]['answer']>;
    remembered.set(key, answer);
    answer.catch(() => remembered.delete(key));
    return raceAbort(answer, signal);
  };
  return {
    convergence: (question, request) => answered('convergence', question, request),
    falseAlarms: (question, request) => answered('falseAlarms', question, request),
    close: () => thread.close(),
  };
}

/** A thread that answers one question after the other, and its replacements. */
function createWorkerThread(script: URL): {
  ask(about: TaskKind, question: object): Promise<unknown>;
  close(): Promise<void>;
} {
  const waiting = new Map<number, PendingTask>();
  let worker: Worker | undefined;
  let lastId = 0;

  const onMessage = (told: WorkerResponse): void => {
    const asked = waiting.get(told.id);
    waiting.delete(told.id);
    if ('answer' in told) asked?.resolve(told.answer);
    else asked?.reject(told.error);
    if (waiting.size === 0) worker?.unref();
  };
  const send = ({ id, about, question }: PendingTask): void => {
    worker ??= start();
    worker.ref();
    worker.postMessage({ id, about, question });
  };
  const onExit = (dead: Worker, reason: Error): void => {
    if (dead !== worker) return;
    worker = undefined;
    failPoisonTask(waiting, reason);
    for (const asked of waiting.values()) send(asked);
  };
  const start = (): Worker => {
    const born = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: 8 } });
    born.unref();
    born.on('message', onMessage);
    born.on('error', (error) => onExit(born, error as Error));
    born.on('exit', (code) => onExit(born, new Error(`the thread that simulates noise ended with ${code}`)));
    return born;
  };
  return {
    ask: (about, question) =>
      new Promise((resolve, reject) => {
        const asked = { id: ++lastId, about, question, resolve, reject, crashes: 0 };
        waiting.set(asked.id, asked);
        send(asked);
      }),
    async close() {
      const leaving = worker;
      worker = undefined;
      for (const { reject } of waiting.values()) reject(new Error('the noise benchmark was closed'));
      waiting.clear();
      await leaving?.terminate();
    },
  };
}

/** Threads answer in order, so the oldest question is the one that was in hand. */
function failPoisonTask(waiting: Map<number, PendingTask>, reason: Error): void {
  const [inHand] = waiting.values();
  if (inHand === undefined || ++inHand.crashes < MAX_CRASHES) return;
  waiting.delete(inHand.id);
  inHand.reject(reason);
}

/** Numbers in bulk are hashed as bytes, everything else as it is written. */
function keyOf(about: TaskKind, question: object): string {
  const hash = createHash('sha256').update(about);
  const plain = JSON.stringify(question, (_, value: unknown) => {
    if (!(value instanceof Float64Array)) return value;
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return value.length;
  });
  return hash.update(plain).digest('base64');
}
