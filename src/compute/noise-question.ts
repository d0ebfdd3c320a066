import { mulberry32 } from '../core/evidence/mulberry32.ts';
import { randomWalkBenchmark } from '../core/evidence/random-walk-benchmark.ts';
import type { ReconvergenceSummary } from '../core/evidence/summarise-reconvergence.ts';
import { gapVolscaled } from '../core/measures/gap-volscaled.ts';
import type { NoiseQuestion } from '../core/ports.ts';

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
