import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import {
  type AlertNullModel,
  type FalseAlarmQuestion,
  falseAlarmRate,
  type FalseAlarmRate,
} from '../alerts/simulation.ts';
import type { ConvergenceSummary } from '../analytics/episodes.ts';
import { volScaledGap } from '../analytics/gap.ts';
import { mulberry32, randomWalkNullModel } from '../analytics/null-model.ts';
import { raceAbort } from '../clock.ts';
import type { Request } from '../market/ports.ts';
import type { NullModelQuestion } from '../reports/question.ts';
import { type WorkerAnswer, WorkerPool } from './worker-pool.ts';

/** Answers kept; one is a few kilobytes. */
const MAX_CACHED_ANSWERS = 200;

type Answer = NullModelAnswers[keyof NullModelAnswers]['answer'];

/**
 * The benchmark in one worker thread, started when first asked. Equal questions share one simulation and one answer.
 *
 * @param script What the thread runs; another one in tests.
 */
export function createNullModel(script = new URL('./null-model.ts', import.meta.url)): AlertNullModel {
  const resourceLimits = { maxYoungGenerationSizeMb: 8 };
  const pool = new WorkerPool<NullModelTask, Answer>({ name: 'noise benchmark', script, threads: 1, resourceLimits });
  const answers = new LRUCache<string, Answer, { readonly task: NullModelTask }>({
    max: MAX_CACHED_ANSWERS,
    ignoreFetchAbort: true, // an answer that is pushed out while it is computed still has somebody waiting
    fetchMethod: (_key, _stale, { context }) => pool.run(context.task),
  });
  const answer = async (task: NullModelTask, { signal }: Request): Promise<Answer> => {
    signal?.throwIfAborted();
    return raceAbort(answers.forceFetch(keyOf(task), { context: { task } }), signal);
  };
  return {
    convergence: (question, request) =>
      answer({ about: 'convergence', question }, request) as Promise<NullModelAnswers['convergence']['answer']>,
    falseAlarms: (question, request) =>
      answer({ about: 'falseAlarms', question }, request) as Promise<NullModelAnswers['falseAlarms']['answer']>,
    close: () => pool.close(),
  };
}

/** Numbers in bulk are hashed as bytes, everything else as it is written. */
function keyOf({ about, question }: NullModelTask): string {
  const hash = createHash('sha256').update(about);
  const plain = JSON.stringify(question, (_, value: unknown) => {
    if (!(value instanceof Float64Array)) return value;
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return value.length;
  });
  return hash.update(plain).digest('base64');
}

/** Everything that can be asked of noise, and what is answered. */
interface NullModelAnswers {
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
