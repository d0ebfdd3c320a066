import { requireSameLength } from './require-same-length.ts';
import { requireWindow } from './require-window.ts';
import type { ResidualZ } from './residual-z.ts';
import { RunningCoMoments } from './running-co-moments.ts';
import { straightLine } from './straight-line.ts';
import { toFloat64 } from './to-float64.ts';
import { undefinedSeries } from './undefined-series.ts';

/**
 * How far is the subject from where all history so far puts it, given the benchmark?
 *
 *     ln x = a + b ln y fitted on rows 0..t,   z = e_t / √(SSE / (n − 2))
 *
 * Two markets that both drift give a slope and a tight fit without any tie between them; a large z then only says that the
 * drift changed.
 *
 * @param logSubject ln of the subject's prices, oldest first.
 * @param logBenchmark ln of the benchmark's prices on the same sessions.
 * @param minimumRows Fewest rows for an answer, at least 3.
 * @returns z and slope, one per row; `NaN` before `minimumRows` rows with both values, in rows without both (they are left out),
 *   while the benchmark is constant, and (z only) while all rows lie on the line.
 * @throws RangeError where `minimumRows` is no whole number of at least 3 or the lengths differ.
 * @example olsExpandingResidualZ([0, 2, 1], [0, 1, 2], 3).slope; // => [NaN, NaN, 0.5]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json
 */
export function olsExpandingResidualZ(
  logSubject: ArrayLike<number>,
  logBenchmark: ArrayLike<number>,
  minimumRows = 252,
): ResidualZ {
  requireWindow(minimumRows, 3);
  const length = requireSameLength(logSubject, logBenchmark);
  const legs = { x: toFloat64(logBenchmark), y: toFloat64(logSubject) };
  const result = { z: undefinedSeries(length), slope: undefinedSeries(length) };
  const soFar = new RunningCoMoments();
  for (let row = 0; row < length; row++) {
    if (!soFar.add(legs.x[row]!, legs.y[row]!) || soFar.count < minimumRows || soFar.constantX) continue;
    const line = straightLine(soFar, { ...legs, first: 0, last: row });
    const expected = soFar.meanY + line.slope * (legs.x[row]! - soFar.meanX);
    result.slope[row] = line.slope;
    result.z[row] = (legs.y[row]! - expected) / line.residualError;
  }
  return result;
}
