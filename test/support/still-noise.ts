import { answerNoise } from '../../src/compute/noise-question.ts';
import type { NoiseBenchmark } from '../../src/core/ports.ts';

/** The benchmark on the thread of the test itself: the same numbers, nothing to start or stop. */
export const stillNoise: NoiseBenchmark = {
  reconvergence: (question) => Promise.resolve(answerNoise(question)),
  close: () => Promise.resolve(),
};
