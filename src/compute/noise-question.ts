import { falseAlarms, type FalseAlarms } from '../core/alerts/false-alarms.ts';
import { mulberry32 } from '../core/evidence/mulberry32.ts';
import { randomWalkBenchmark } from '../core/evidence/random-walk-benchmark.ts';
import type { ReconvergenceSummary } from '../core/evidence/summarise-reconvergence.ts';
import { gapVolscaled } from '../core/measures/gap-volscaled.ts';
import type { FalseAlarmQuestion, NoiseQuestion } from '../core/ports.ts';

/** Everything that can be asked of noise, and what is answered. */
export interface NoiseAnswers {
  readonly reconvergence: { readonly question: NoiseQuestion; readonly answer: ReconvergenceSummary };
  readonly falseAlarms: { readonly question: FalseAlarmQuestion; readonly answer: FalseAlarms };
}

/** Answers one question about noise where it stands; the worker and the tests share it. */
export function answerNoise({
  logRatio,
  windowSessions,
  enter,
  exit,
  paths,
  meanBlock,
  seed,
}: NoiseQuestion): ReconvergenceSummary {
  return randomWalkBenchmark(logRatio, {
    measure: (path) => gapVolscaled(path, windowSessions),
    levels: { enter, exit },
    paths,
    meanBlock,
    random: mulberry32(seed),
  });
}

/** The same for what noise does to an alert. */
export function answerFalseAlarms({ rule, moves, paths, seed }: FalseAlarmQuestion): FalseAlarms {
  return falseAlarms(rule, moves, { paths, random: mulberry32(seed) });
}
