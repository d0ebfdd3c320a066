import { isoWeekEnds } from './iso-week-ends.ts';
import { logReturns } from './log-returns.ts';
import { requireSameLength } from './require-same-length.ts';
import { rollingCorrelation } from './rolling-correlation.ts';

/** Weekly returns of two markets and their rolling correlation; entry k belongs to session `rows[k]`. */
export interface WeeklyCorrelation {
  /** Row of the last session of each ISO week. */
  readonly rows: readonly number[];
  readonly subjectReturns: Float64Array;
  readonly benchmarkReturns: Float64Array;
  readonly correlation: Float64Array;
}

/**
 * Do two markets move together from week to week, where hours of trading hardly matter?
 *
 *     Pearson correlation of the last W weekly log returns, each from the last session of one ISO week to that of the next
 *
 * The cross-check that survives wrong time stamps: if daily and weekly correlations disagree widely, look at the alignment
 * first. The last week may still be under way.
 *
 * @param dates Session dates `YYYY-MM-DD`, ascending.
 * @param subject Prices of the subject on those dates.
 * @param benchmark Prices of the benchmark on those dates.
 * @param weeks W, weekly returns in the window, at least 2.
 * @returns Series with one entry per week; returns are `NaN` in the first, the correlation before W returns.
 * @throws RangeError where lengths differ, a text is no date or `weeks` is no whole number of at least 2.
 * @example weeklyCorrelation(['2025-01-03', '2025-01-10'], [1, 2], [1, 1], 2).rows; // => [0, 1]
 * @see ANALYTICS.md 1.4; oracle: eth_iwm_utc_weekly_correlation.json
 */
export function weeklyCorrelation(
  dates: readonly string[],
  subject: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  weeks: number,
): WeeklyCorrelation {
  requireSameLength(dates, subject);
  requireSameLength(dates, benchmark);
  const rows = isoWeekEnds(dates);
  const subjectReturns = logReturns(rows.map((row) => subject[row]!));
  const benchmarkReturns = logReturns(rows.map((row) => benchmark[row]!));
  const correlation = rollingCorrelation(subjectReturns, benchmarkReturns, weeks);
  return { rows, subjectReturns, benchmarkReturns, correlation };
}
