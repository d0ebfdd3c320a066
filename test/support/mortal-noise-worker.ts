import { parentPort } from 'node:worker_threads';
import type { NullModelQuestion } from '../../src/reports/question.ts';

let answered = 0;

/**
 * A thread for tests: seed 1 is answered with how many questions this thread has answered, seed 2 fails, seed 3 ends
 * the thread, seed 4 breaks it, and seed 5 ends it only where it has answered before.
 */
parentPort?.on('message', ({ id, question }: { id: number; question: NullModelQuestion }) => {
  const { seed } = question;
  if (seed === 3 || (seed === 5 && answered > 0)) process.exit(3);
  if (seed === 4) throw new Error('broken from within');
  answered++;
  parentPort?.postMessage(seed === 2 ? { id, error: new RangeError('no such noise') } : { id, answer: answered });
});
