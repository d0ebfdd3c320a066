import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import { waitUnlessAborted } from '../core/market/live/share-work.ts';
import type { NoiseBenchmark, Request } from '../core/ports.ts';
import type { NoiseAnswers } from './noise-question.ts';
import type { NoiseTold } from './noise-worker.ts';

/** Answers kept; one is a few kilobytes. */
const REMEMBERED = 200;
/** A question that was in hand when so many threads died is taken to be what kills them. */
const MOST_DEATHS = 2;

type About = keyof NoiseAnswers;

interface Waiting {
  readonly id: number;
  readonly about: About;
  readonly question: object;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
  deaths: number;
}

/**
 * The benchmark in one worker thread, started when first asked. Equal questions share one simulation and one answer.
 *
 * A question that fails fails alone. A thread that dies is replaced and asked what it still owed; the question it had in
 * hand twice when it died is given up.
 *
 * @param script What the thread runs; another one in tests.
 */
export function createNoiseBenchmark(script = new URL('./noise-worker.ts', import.meta.url)): NoiseBenchmark {
  const remembered = new LRUCache<string, Promise<unknown>>({ max: REMEMBERED });
  const thread = createThread(script);
  const answered = async <K extends About>(
    about: K,
    question: NoiseAnswers[K]['question'],
    { signal }: Request,
  ): Promise<NoiseAnswers[K]['answer']> => {
    signal?.throwIfAborted();
    const key = keyOf(about, question);
    const answer = (remembered.get(key) ?? thread.ask(about, question)) as Promise<NoiseAnswers[K]['answer']>;
    remembered.set(key, answer);
    answer.catch(() => remembered.delete(key));
    return waitUnlessAborted(answer, signal);
  };
  return {
    reconvergence: (question, request) => answered('reconvergence', question, request),
    falseAlarms: (question, request) => answered('falseAlarms', question, request),
    close: () => thread.close(),
  };
}

/** A thread that answers one question after the other, and its replacements. */
function createThread(script: URL): {
  ask(about: About, question: object): Promise<unknown>;
  close(): Promise<void>;
} {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;

  const hear = (told: NoiseTold): void => {
    const asked = waiting.get(told.id);
    waiting.delete(told.id);
    if ('answer' in told) asked?.resolve(told.answer);
    else asked?.reject(told.error);
    if (waiting.size === 0) worker?.unref();
  };
  const send = ({ id, about, question }: Waiting): void => {
    worker ??= start();
    worker.ref();
    worker.postMessage({ id, about, question });
  };
  const mourn = (dead: Worker, reason: Error): void => {
    if (dead !== worker) return;
    worker = undefined;
    giveUpKiller(waiting, reason);
    for (const asked of waiting.values()) send(asked);
  };
  const start = (): Worker => {
    const born = new Worker(script, { resourceLimits: { maxYoungGenerationSizeMb: 8 } });
    born.unref();
    born.on('message', hear);
    born.on('error', (error) => mourn(born, error as Error));
    born.on('exit', (code) => mourn(born, new Error(`the thread that simulates noise ended with ${code}`)));
    return born;
  };
  return {
    ask: (about, question) =>
      new Promise((resolve, reject) => {
        const asked = { id: ++lastId, about, question, resolve, reject, deaths: 0 };
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
function giveUpKiller(waiting: Map<number, Waiting>, reason: Error): void {
  const [inHand] = waiting.values();
  if (inHand === undefined || ++inHand.deaths < MOST_DEATHS) return;
  waiting.delete(inHand.id);
  inHand.reject(reason);
}

/** Numbers in bulk are hashed as bytes, everything else as it is written. */
function keyOf(about: About, question: object): string {
  const hash = createHash('sha256').update(about);
  const plain = JSON.stringify(question, (_, value: unknown) => {
    if (!(value instanceof Float64Array)) return value;
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return value.length;
  });
  return hash.update(plain).digest('base64');
}
