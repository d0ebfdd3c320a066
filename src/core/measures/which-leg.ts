import { requireSameLength } from './require-same-length.ts';
import { scaledChange } from './scaled-change.ts';

/** Both legs over the same window. */
export interface WhichLeg {
  /** Simple returns in per cent. */
  readonly subjectReturnPct: number;
  readonly benchmarkReturnPct: number;
  /** Log return / (sd of daily log returns · √N). */
  readonly subjectZ: number;
  readonly benchmarkZ: number;
  /** The leg whose move was the more unusual; `both` where they moved in opposite directions or equally far. */
  readonly driver: 'subject' | 'benchmark' | 'both';
}

/**
 * Which of the two markets made the gap?
 *
 *     z = ln(P_t / P_{t−N}) / (sd₂₅₂ · √N) of each leg;   the driver is the leg with the larger |z|, `both` if they moved apart
 *
 * In raw returns the wilder market nearly always "did it"; measured in its own usual moves it often did nothing special.
 *
 * @param logSubject ln of the subject's prices, oldest first; the last row is judged.
 * @param logBenchmark ln of the benchmark's prices on the same sessions.
 * @param rows N, sessions to look back, at least 1.
 * @param volatilityRows Daily returns behind each sd, at least 2.
 * @returns Returns and z-scores of both legs; z-scores are `NaN`, and the driver `both`, where the history is too short, holds a
 *   value that is not finite or did not move.
 * @throws RangeError where a window is no whole number or too short, or the lengths differ.
 * @example whichLeg([0, 1, 3], [0, 2, 3], 1, 2).driver; // => 'subject'
 * @see ANALYTICS.md 7; oracle: eth_iwm_utc_pair_structure.json (which_leg_60)
 */
export function whichLeg(
  logSubject: ArrayLike<number>,
  logBenchmark: ArrayLike<number>,
  rows: number,
  volatilityRows = 252,
): WhichLeg {
  const last = requireSameLength(logSubject, logBenchmark) - 1;
  const subjectZ = scaledChange(logSubject, rows, volatilityRows)[last] ?? NaN;
  const benchmarkZ = scaledChange(logBenchmark, rows, volatilityRows)[last] ?? NaN;
  return {
    subjectReturnPct: simpleReturnPct(logSubject, last, rows),
    benchmarkReturnPct: simpleReturnPct(logBenchmark, last, rows),
    subjectZ,
    benchmarkZ,
    driver: driverOf(subjectZ, benchmarkZ),
  };
}

function simpleReturnPct(logs: ArrayLike<number>, last: number, rows: number): number {
  return 100 * Math.expm1((logs[last] ?? NaN) - (logs[last - rows] ?? NaN));
}

function driverOf(subjectZ: number, benchmarkZ: number): WhichLeg['driver'] {
  if (subjectZ * benchmarkZ < 0) return 'both';
  if (Math.abs(subjectZ) > Math.abs(benchmarkZ)) return 'subject';
  return Math.abs(subjectZ) < Math.abs(benchmarkZ) ? 'benchmark' : 'both';
}
