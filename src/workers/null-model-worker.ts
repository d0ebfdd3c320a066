import { parentPort } from 'node:worker_threads';
import { type NullModelAnswers, simulateConvergence, simulateFalseAlarms } from './null-model-job.ts';

/** What the thread tells of a question: its answer, or why there is none. */
export type WorkerResponse =
  | { readonly id: number; readonly answer: NullModelAnswers[keyof NullModelAnswers]['answer'] }
  | { readonly id: number; readonly error: Error };

type WorkerRequestOf<K extends keyof NullModelAnswers> = { readonly id: number; readonly about: K } & Pick<
  NullModelAnswers[K],
  'question'
>;

type WorkerRequest = WorkerRequestOf<'convergence'> | WorkerRequestOf<'falseAlarms'>;

function respond(asked: WorkerRequest): WorkerResponse {
  const { id } = asked;
  try {
    const { about, question } = asked;
    return { id, answer: about === 'convergence' ? simulateConvergence(question) : simulateFalseAlarms(question) };
  } catch (error) {
    return { id, error: error as Error };
  }
}

/** The thread in which noise is simulated: one question in, one answer out. */
parentPort?.on('message', (asked: WorkerRequest) => {
  parentPort?.postMessage(respond(asked));
});
