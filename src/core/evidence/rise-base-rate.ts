import { findEpisodes } from './find-episodes.ts';

/** How ordinary a rise of some size is. */
export interface RiseBaseRate {
  /** Share of days with a change at least that large. */
  readonly shareOfDays: number;
  /** Separate occasions per 365 days. */
  readonly timesPerYear: number;
  readonly days: number;
}

/**
 * How often does a rise at least this large happen?
 *
 *     share of days with change ≥ size;   occasions · 365 / days: one opens at the size and closes at half of it
 *
 * Seven-day changes overlap, so one busy week is seen on several days: separate occasions are what a person means by
 * "how many times".
 *
 * @param changesPct Changes in percent, one per day; `NaN` days are not counted.
 * @param sizePct The size asked about, percent, above 0.
 * @returns Share, occasions per year and days counted; `NaN` without any day.
 * @throws RangeError when the size is not above 0.
 * @example riseBaseRate([30, 30, 0, 30, 0], 22).timesPerYear; // => 146
 * @see ANALYTICS.md 9; oracle: eth_exchange_inflow.json
 */
export function riseBaseRate(changesPct: ArrayLike<number>, sizePct: number): RiseBaseRate {
  if (!(sizePct > 0)) throw new RangeError('The size of a rise must be above 0.');
  const known = Array.from(changesPct).filter((change) => !Number.isNaN(change));
  const rises = known.map((change) => Math.max(0, change));
  const occasions = findEpisodes(rises, { enter: sizePct, exit: sizePct / 2 });
  return {
    shareOfDays: known.filter((change) => change >= sizePct).length / known.length,
    timesPerYear: (occasions.length * 365) / known.length,
    days: known.length,
  };
}
