import type { NullModelTask } from '../../src/workers/null-model.ts';
import type { WorkerAnswer } from '../../src/workers/worker-pool.ts';

let answered = 0;

/**
 * A thread for tests: seed 1 is answered with how many questions this thread has answered, seed 2 fails, seed 3 ends
 * the thread, seed 4 breaks it, and seed 5 ends it only where it has answered before.
 */
export default function respond({ question: { seed } }: NullModelTask): Promise<WorkerAnswer<number>> {
  if (seed === 3 || (seed === 5 && answered > 0)) process.exit(3);
  if (seed === 4) return breaks();
  answered++;
  return Promise.resolve(seed === 2 ? { error: new RangeError('no such noise') } : { answer: answered });
}

function breaks(): Promise<never> {
  setImmediate(() => {
    throw new Error('broken from within');
  });
  return new Promise(() => undefined);
}
