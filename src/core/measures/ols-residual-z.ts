import { requireWindow } from './require-window.ts';
import { rollingCoMoments, type RollingCoMoments } from './rolling-co-moments.ts';
import { straightLine } from './straight-line.ts';
import type { ResidualZ } from './residual-z.ts';
import { toFloat64 } from './to-float64.ts';
import { undefinedSeries } from './undefined-series.ts';

/**
 * How far is the subject from where its recent relation to the benchmark puts it?
 *
 *     ln x = a + b ln y fitted on rows t−W+1..t,   z = e_t / √(SSE / (W − 2))
 *
 * `outOfSample` fits on rows t−W..t−1 instead, so that the row judged has no say in its own yardstick. The slope wanders from
 * window to window and may even change sign: for the expert view, never a headline, never a trading signal.
 *
 * @param logSubject ln of the subject's prices, oldest first.
 * @param logBenchmark ln of the benchmark's prices on the same sessions.
 * @param rows W, rows in the fit, at least 3.
 * @param outOfSample Whether the row judged stays out of the fit.
 * @returns z and slope, one per row; `NaN` before the fit has W rows, where it holds a value that is not finite, where the
 *   benchmark is constant in it, and (z only) where all its rows lie on the line or the row judged is not finite.
 * @throws RangeError where `rows` is no whole number of at least 3 or the lengths differ.
 * @example olsResidualZ([0, 2, 1], [0, 1, 2], 3).slope; // => [NaN, NaN, 0.5]
 * @see ANALYTICS.md 3; oracle: eth_iwm_utc_zscores.json
 */
export function olsResidualZ(
  logSubject: ArrayLike<number>,
  logBenchmark: ArrayLike<number>,
  rows: number,
  outOfSample = false,
): ResidualZ {
  requireWindow(rows, 3);
  const legs = { x: toFloat64(logBenchmark), y: toFloat64(logSubject) };
  const moments = rollingCoMoments(legs.x, legs.y, rows);
  const result = { z: undefinedSeries(legs.x.length), slope: undefinedSeries(legs.x.length) };
  const distance = outOfSample ? 1 : 0;
  for (let fitted = rows - 1; fitted + distance < legs.x.length; fitted++) {
    const row = fitted + distance;
    const line = straightLine(sumsAt(moments, fitted), { ...legs, first: fitted - rows + 1, last: fitted });
    const expected = moments.meanY[fitted]! + line.slope * (legs.x[row]! - moments.meanX[fitted]!);
    const z = (legs.y[row]! - expected) / line.residualError;
    result.slope[row] = line.slope;
    result.z[row] = Number.isFinite(z) ? z : NaN;
  }
  return result;
}

function sumsAt(moments: RollingCoMoments, row: number) {
  return {
    count: moments.rows,
    meanX: moments.meanX[row]!,
    meanY: moments.meanY[row]!,
    squaresX: moments.squaresX[row]!,
    squaresY: moments.squaresY[row]!,
    products: moments.products[row]!,
  };
}
