import { answerFalseAlarms, answerNoise } from '../../src/compute/noise-question.ts';
import type { NoiseBenchmark } from '../../src/core/ports.ts';

/** The benchmark on the thread of the test itself: the same numbers, nothing to start or stop. */
export const stillNoise: NoiseBenchmark = {
  reconvergence: (question) => Promise.resolve(answerNoise(question)),
  falseAlarms: (question) => Promise.resolve(answerFalseAlarms(question)),
  close: () => Promise.resolve(),
};

/** The same from a few paths only, for tests in which its figures do not matter. */
export const quickNoise: NoiseBenchmark = {
  ...stillNoise,
  reconvergence: (question, request) => stillNoise.reconvergence({ ...question, paths: 10 }, request),
  falseAlarms: (question, request) => stillNoise.falseAlarms({ ...question, paths: 5 }, request),
};
