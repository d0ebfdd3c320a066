import type { AlertNullModel } from '../../src/alerts/simulation.ts';
import { simulateConvergence, simulateFalseAlarms } from '../../src/workers/null-model.ts';

/** The benchmark on the thread of the test itself: the same numbers, nothing to start or stop. */
export const stillNoise: AlertNullModel = {
  convergence: (question) => Promise.resolve(simulateConvergence(question)),
  falseAlarms: (question) => Promise.resolve(simulateFalseAlarms(question)),
  close: () => Promise.resolve(),
};

/** The same from a few paths only, for tests in which its figures do not matter. */
export const quickNoise: AlertNullModel = {
  ...stillNoise,
  convergence: (question, request) => stillNoise.convergence({ ...question, paths: 10 }, request),
  falseAlarms: (question, request) => stillNoise.falseAlarms({ ...question, paths: 5 }, request),
};
