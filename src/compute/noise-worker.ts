import { parentPort } from 'node:worker_threads';
import type { ReconvergenceSummary } from '../core/evidence/summarise-reconvergence.ts';
import type { NoiseQuestion } from '../core/ports.ts';
import { answerNoise } from './noise-question.ts';

/** What the thread tells of a question: its answer, or why there is none. */
export type NoiseTold =
  { readonly id: number; readonly answer: ReconvergenceSummary } | { readonly id: number; readonly error: Error };

function tell(id: number, question: NoiseQuestion): NoiseTold {
  try {
    return { id, answer: answerNoise(question) };
  } catch (error) {
    return { id, error: error as Error };
  }
}

/** The thread in which noise is simulated: one question in, one answer out. */
parentPort?.on('message', ({ id, question }: { id: number; question: NoiseQuestion }) => {
  parentPort?.postMessage(tell(id, question));
});
