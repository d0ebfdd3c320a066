import { parentPort } from 'node:worker_threads';
import type { NoiseQuestion } from '../core/ports.ts';
import { answerNoise } from './noise-question.ts';

/** The thread in which noise is simulated: one question in, one answer out. */
parentPort?.on('message', ({ id, question }: { id: number; question: NoiseQuestion }) => {
  parentPort?.postMessage({ id, answer: answerNoise(question) });
});
