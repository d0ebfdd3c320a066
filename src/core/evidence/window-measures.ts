import { gapLegscaled } from '../measures/gap-legscaled.ts';
import { gapLog } from '../measures/gap-log.ts';
import { gapSimple } from '../measures/gap-simple.ts';
import { gapVolscaled } from '../measures/gap-volscaled.ts';
import { logPrices } from '../measures/log-prices.ts';
import { logRatio } from '../measures/log-ratio.ts';
import { olsResidualZ } from '../measures/ols-residual-z.ts';
import { zTrail } from '../measures/z-trail.ts';
import type { MeasureSeries } from './multiverse-measures.ts';

/** A trailing score over fewer rows than this says little. */
const FEWEST_SCORE_ROWS = 60;

/**
 * What do the definitions say that look back over exactly this window?
 *
 * The four gaps, and from 60 sessions on the two trailing scores; for the windows of the multiverse these are its own
 * series of that window. A claim that names 30 sessions is asked over 30, not over the nearest usual window.
 *
 * @param subject Prices of the subject, oldest first, positive.
 * @param benchmark Prices of the benchmark on the same sessions.
 * @param rows Sessions in the window.
 * @returns 4 or 6 series, one value per session, `NaN` where too little history.
 * @throws RangeError when the lengths differ.
 * @example windowMeasures([1, 2, 4], [1, 1, 1], 2).map(({ measure }) => measure)[0]; // => 'gap_simple_2'
 * @see ANALYTICS.md 3 and 4
 */
export function windowMeasures(
  subject: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  rows: number,
): MeasureSeries[] {
  const [x, y, ratio] = [logPrices(subject), logPrices(benchmark), logRatio(subject, benchmark)];
  const series = (family: string, values: Float64Array): MeasureSeries => ({
    measure: `${family}_${rows}`,
    family,
    values,
  });
  const gaps = [
    series('gap_simple', gapSimple(subject, benchmark, rows)),
    series('gap_log', gapLog(ratio, rows)),
    series('gap_volscaled', gapVolscaled(ratio, rows)),
    series('gap_legscaled', gapLegscaled(x, y, rows)),
  ];
  if (rows < FEWEST_SCORE_ROWS) return gaps;
  return [...gaps, series('z_trail', zTrail(ratio, rows)), series('ols_resid_z', olsResidualZ(x, y, rows).z)];
}
