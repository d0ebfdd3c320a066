import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { AlertNullModel } from '../alerts/simulation.ts';
import { raceAbort } from '../clock.ts';
import type { Request } from '../market/ports.ts';
import type { NullModelAnswers, NullModelTask } from './null-model-worker.ts';
import { WorkerPool } from './worker-pool.ts';

/** Answers kept; one is a few kilobytes. */
const MAX_CACHED_ANSWERS = 200;

type Answer = NullModelAnswers[keyof NullModelAnswers]['answer'];

/**
 * The benchmark in one worker thread, started when first asked. Equal questions share one simulation and one answer.
 *
 * @param script What the thread runs; another one in tests.
 */
export function createNullModel(script = new URL('./null-model-worker.ts', import.meta.url)): AlertNullModel {
  const resourceLimits = { maxYoungGenerationSizeMb: 8 };
  const pool = new WorkerPool<NullModelTask, Answer>({ name: 'noise benchmark', script, threads: 1, resourceLimits });
  const answers = new LRUCache<string, Answer, { readonly task: NullModelTask }>({
    max: MAX_CACHED_ANSWERS,
    ignoreFetchAbort: true, // an answer that is pushed out while it is computed still has somebody waiting
    fetchMethod: (_key, _stale, { context }) => pool.run(context.task),
  });
  const answer = async (task: NullModelTask, { signal }: Request): Promise<Answer> => {
    signal?.throwIfAborted();
    return raceAbort(answers.forceFetch(keyOf(task), { context: { task } }), signal);
  };
  return {
    convergence: (question, request) =>
      answer({ about: 'convergence', question }, request) as Promise<NullModelAnswers['convergence']['answer']>,
    falseAlarms: (question, request) =>
      answer({ about: 'falseAlarms', question }, request) as Promise<NullModelAnswers['falseAlarms']['answer']>,
    close: () => pool.close(),
  };
}

/** Numbers in bulk are hashed as bytes, everything else as it is written. */
function keyOf({ about, question }: NullModelTask): string {
  const hash = createHash('sha256').update(about);
  const plain = JSON.stringify(question, (_, value: unknown) => {
    if (!(value instanceof Float64Array)) return value;
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return value.length;
  });
  return hash.update(plain).digest('base64');
}
