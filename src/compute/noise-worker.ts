import { parentPort } from 'node:worker_threads';
import { answerFalseAlarms, answerNoise, type NoiseAnswers } from './noise-question.ts';

/** What the thread tells of a question: its answer, or why there is none. */
export type NoiseTold =
  | { readonly id: number; readonly answer: NoiseAnswers[keyof NoiseAnswers]['answer'] }
  | { readonly id: number; readonly error: Error };

type AskedOf<K extends keyof NoiseAnswers> = { readonly id: number; readonly about: K } & Pick<
  NoiseAnswers[K],
  'question'
>;
type Asked = AskedOf<'reconvergence'> | AskedOf<'falseAlarms'>;

function tell(asked: Asked): NoiseTold {
  const { id } = asked;
  try {
    const { about, question } = asked;
    return { id, answer: about === 'reconvergence' ? answerNoise(question) : answerFalseAlarms(question) };
  } catch (error) {
    return { id, error: error as Error };
  }
}

/** The thread in which noise is simulated: one question in, one answer out. */
parentPort?.on('message', (asked: Asked) => {
  parentPort?.postMessage(tell(asked));
});
