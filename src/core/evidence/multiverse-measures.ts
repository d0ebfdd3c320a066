import { differenceOf } from '../measures/difference-of.ts';
import { gapLog } from '../measures/gap-log.ts';
import { gapSimple } from '../measures/gap-simple.ts';
import { logPrices } from '../measures/log-prices.ts';
import { logRatio } from '../measures/log-ratio.ts';
import { scaledChanges } from '../measures/scaled-change.ts';
import { olsExpandingResidualZ } from '../measures/ols-expanding-residual-z.ts';
import { olsResidualZ } from '../measures/ols-residual-z.ts';
import { zExpanding } from '../measures/z-expanding.ts';
import { zTrail } from '../measures/z-trail.ts';

/** One definition of divergence, computed on the whole pair. */
export interface MeasureSeries {
  /** Name as published, for example `gap_volscaled_60`. */
  readonly measure: string;
  /** The name without its window. */
  readonly family: string;
  /** One value per session. */
  readonly values: Float64Array;
}

const gapWindows = [20, 60, 90, 120, 180, 252];
const scoreWindows = [60, 90, 120, 180, 252];

/** The leg-scaled gap over every window, each leg's volatility measured once. */
function scaledLegs(x: Float64Array, y: Float64Array): Float64Array[] {
  const benchmark = scaledChanges(y, gapWindows);
  return scaledChanges(x, gapWindows).map((subject, at) => differenceOf(subject, benchmark[at]!));
}

function inWindows(family: string, series: readonly Float64Array[]): MeasureSeries[] {
  return series.map((values, at) => ({ measure: `${family}_${gapWindows[at]!}`, family, values }));
}

/**
 * In how many reasonable ways can "how far apart" be measured, and what does each say on every day?
 *
 *     four gaps × six windows, two trailing scores × five windows, two scores against all history: 36
 *
 * Every value uses the whole pair up to its day; an index start only limits what it is ranked against.
 *
 * @param subject Prices of the subject, oldest first, positive.
 * @param benchmark Prices of the benchmark on the same sessions.
 * @returns 36 series, each one value per session, `NaN` where too little history.
 * @throws RangeError when the lengths differ.
 * @example multiverseMeasures([1, 2], [1, 1]).length; // => 36
 * @see ANALYTICS.md 4; oracle: eth_iwm_claim_multiverse.json
 */
export function multiverseMeasures(subject: ArrayLike<number>, benchmark: ArrayLike<number>): MeasureSeries[] {
  const [x, y, ratio] = [logPrices(subject), logPrices(benchmark), logRatio(subject, benchmark)];
  const windowed = (family: string, windows: readonly number[], series: (rows: number) => Float64Array) =>
    windows.map((rows) => ({ measure: `${family}_${rows}`, family, values: series(rows) }));
  return [
    ...windowed('gap_simple', gapWindows, (rows) => gapSimple(subject, benchmark, rows)),
    ...windowed('gap_log', gapWindows, (rows) => gapLog(ratio, rows)),
    ...inWindows('gap_volscaled', scaledChanges(ratio, gapWindows)),
    ...inWindows('gap_legscaled', scaledLegs(x, y)),
    ...windowed('z_trail', scoreWindows, (rows) => zTrail(ratio, rows)),
    ...windowed('ols_resid_z', scoreWindows, (rows) => olsResidualZ(x, y, rows).z),
    { measure: 'z_expanding', family: 'z_expanding', values: zExpanding(ratio) },
    { measure: 'ols_expanding_z', family: 'ols_expanding_z', values: olsExpandingResidualZ(x, y).z },
  ];
}
