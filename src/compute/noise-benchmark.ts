import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import type { ReconvergenceSummary } from '../core/evidence/summarise-reconvergence.ts';
import type { NoiseBenchmark, NoiseQuestion } from '../core/ports.ts';

/** Answers kept; one is a few kilobytes. */
const REMEMBERED = 200;

interface Waiting {
  readonly resolve: (answer: ReconvergenceSummary) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * The benchmark in one worker thread, started when first asked. Equal questions share one simulation and one answer.
 * A thread that dies fails the questions it held with its error and is replaced at the next one.
 */
export function createNoiseBenchmark(): NoiseBenchmark {
  const remembered = new LRUCache<string, Promise<ReconvergenceSummary>>({ max: REMEMBERED });
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;

  const failAll = (reason: unknown): void => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  const start = (): Worker => {
    const thread = new Worker(new URL('./noise-worker.ts', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    thread.unref();
    thread.on('message', ({ id, answer }: { id: number; answer: ReconvergenceSummary }) => {
      waiting.get(id)?.resolve(answer);
      waiting.delete(id);
      if (waiting.size === 0) thread.unref();
    });
    thread.on('error', failAll);
    return thread;
  };
  const ask = (question: NoiseQuestion): Promise<ReconvergenceSummary> =>
    new Promise((resolve, reject) => {
      worker ??= start();
      worker.ref();
      waiting.set(++lastId, { resolve, reject });
      worker.postMessage({ id: lastId, question });
    });

  return {
    async reconvergence(question, { signal }) {
      signal?.throwIfAborted();
      const key = keyOf(question);
      const answer = remembered.get(key) ?? ask(question);
      remembered.set(key, answer);
      answer.catch(() => remembered.delete(key));
      return answer;
    },
    async close() {
      await worker?.terminate();
      failAll(new Error('the noise benchmark was closed'));
    },
  };
}

function keyOf({ logRatio, ...rest }: NoiseQuestion): string {
  const bytes = new Uint8Array(logRatio.buffer, logRatio.byteOffset, logRatio.byteLength);
  return createHash('sha256').update(JSON.stringify(rest)).update(bytes).digest('base64');
}
