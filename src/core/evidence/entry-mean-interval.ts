import { quantile } from '../measures/quantile.ts';
import { stationaryBootstrapIndices } from './stationary-bootstrap-indices.ts';

/** How the history is dealt again. */
export interface EntryMeanOptions {
  readonly meanBlock: number;
  readonly resamples: number;
  readonly random: () => number;
  readonly minimumEntries?: number;
}

/**
 * Between which bounds does the mean after an entry lie, given that entries cluster in time?
 *
 *     resample all rows in blocks (stationary bootstrap over calendar time), average the entries each resample holds,
 *     take the 2.5 % and 97.5 % quantiles
 *
 * Resampling the list of entries instead would treat two entries in one crash as two witnesses. Take a mean block of
 * about the horizon. With fewer than ten entries there is no interval, only the cases.
 *
 * @param outcomes For every row what followed it, for example a forward return in percent; `NaN` where unknown.
 * @param entryRows Rows at which an episode began.
 * @param options Mean block, number of resamples, random numbers, fewest entries (default 10).
 * @returns Lower and upper bound in the unit of the outcomes; both `NaN` with too few entries of known outcome.
 * @throws RangeError when the mean block is below 1.
 * @example entryMeanInterval([1, 2, 3], [1], { meanBlock: 1, resamples: 10, random: () => 0.5 }); // => [NaN, NaN]
 * @see ANALYTICS.md 6
 */
export function entryMeanInterval(
  outcomes: ArrayLike<number>,
  entryRows: readonly number[],
  options: EntryMeanOptions,
): readonly [low: number, high: number] {
  const entries = new Uint8Array(outcomes.length);
  for (const row of entryRows) if (!Number.isNaN(outcomes[row])) entries[row] = 1;
  const known = entries.reduce((sum, entry) => sum + entry, 0);
  if (known < (options.minimumEntries ?? 10)) return [NaN, NaN];
  const means: number[] = [];
  for (let resample = 0; resample < options.resamples; resample++) {
    const rows = stationaryBootstrapIndices(outcomes.length, options.meanBlock, options.random);
    const mean = meanOfEntries(outcomes, entries, rows);
    if (!Number.isNaN(mean)) means.push(mean);
  }
  return [quantile(means, 0.025), quantile(means, 0.975)];
}

function meanOfEntries(outcomes: ArrayLike<number>, entries: Uint8Array, rows: Int32Array): number {
  let sum = 0;
  let count = 0;
  for (const row of rows) {
    if (entries[row] !== 1) continue;
    sum += outcomes[row]!;
    count += 1;
  }
  return sum / count;
}
