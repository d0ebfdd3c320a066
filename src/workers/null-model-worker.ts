import { type FalseAlarmQuestion, falseAlarmRate, type FalseAlarmRate } from '../alerts/simulation.ts';
import type { ConvergenceSummary } from '../analytics/episodes.ts';
import { volScaledGap } from '../analytics/gap.ts';
import { mulberry32, randomWalkNullModel } from '../analytics/null-model.ts';
import type { NullModelQuestion } from '../reports/question.ts';
import type { WorkerAnswer } from './worker-pool.ts';

/** Everything that can be asked of noise, and what is answered. */
export interface NullModelAnswers {
  readonly convergence: { readonly question: NullModelQuestion; readonly answer: ConvergenceSummary };
  readonly falseAlarms: { readonly question: FalseAlarmQuestion; readonly answer: FalseAlarmRate };
}

/** Answers one question about noise where it stands; the worker and the tests share it. */
export function simulateConvergence({
  logRatio,
  windowSessions,
  enter,
  exit,
  paths,
  meanBlock,
  seed,
  rowsPerYear,
}: NullModelQuestion): ConvergenceSummary {
  return randomWalkNullModel(logRatio, {
    measure: (path) => volScaledGap(path, windowSessions),
    levels: { enter, exit },
    paths,
    meanBlock,
    rowsPerYear,
    random: mulberry32(seed),
  });
}

/** The same for what noise does to an alert. */
export function simulateFalseAlarms(question: FalseAlarmQuestion): FalseAlarmRate {
  const { rule, moves, paths, seed, meanBlock, rowsPerYear } = question;
  return falseAlarmRate(rule, moves, { paths, random: mulberry32(seed), meanBlock, rowsPerYear });
}

/** A question about noise and what it is about. */
export type NullModelTask = {
  readonly [K in keyof NullModelAnswers]: { readonly about: K } & Pick<NullModelAnswers[K], 'question'>;
}[keyof NullModelAnswers];

/** The thread in which noise is simulated: one question in, one answer out. */
export default function respond({
  about,
  question,
}: NullModelTask): WorkerAnswer<NullModelAnswers[keyof NullModelAnswers]['answer']> {
  try {
    return { answer: about === 'convergence' ? simulateConvergence(question) : simulateFalseAlarms(question) };
  } catch (error) {
    return { error: error as Error };
  }
}
