import { findEpisodes } from './episodes.ts';
import { percentileAmongEarlier } from './rank.ts';
import { requireSameLength } from './series.ts';

/**
 * Which days of a flow series are finished, so that sums may use them?
 *
 *     a day counts when it has a value and the next calendar day is present in the data
 *
 * The newest day is still being counted by the vendor: taking it makes every inflow look like a collapse. The next
 * day's presence, even empty, shows that this one is over.
 *
 * @param dates Days `YYYY-MM-DD`, ascending, one per row.
 * @param values Flow per day; `NaN` for an empty field.
 * @returns Number of leading rows to use: up to and with the last complete day; 0 when there is none.
 * @throws RangeError when the two lists differ in length.
 * @example completeDays(['2025-12-19', '2025-12-20', '2025-12-21'], [5, 6, NaN]); // => 2
 * @see ANALYTICS.md 9; oracle: eth_netflow_2025_tail.json
 */
export function completeDays(dates: readonly string[], values: ArrayLike<number>): number {
  requireSameLength(dates, values);
  for (let row = dates.length - 2; row >= 0; row--) {
    if (!Number.isNaN(values[row]) && dates[row + 1] === dayAfter(dates[row]!)) return row + 1;
  }
  return 0;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/**
 * How much flowed in the last week, on every day?
 *
 *     f_t = Σ of rows t − d + 1 to t
 *
 * Seven calendar days hold every weekday once: weekends have only 0.7 of the mean, so day-on-day changes are mostly
 * the calendar. Each sum is made afresh, so one huge day leaves no rounding behind.
 *
 * @param values Flow per calendar day in native units, one row per day; `NaN` where empty.
 * @param days d, at least 1.
 * @returns Same length; `NaN` on the first d − 1 rows and wherever a day of the window is `NaN`.
 * @throws RangeError when `days` is below 1.
 * @example Array.from(rollingSum([1, 2, 3], 2)); // => [NaN, 3, 5]
 * @see ANALYTICS.md 9; oracle: eth_exchange_inflow.json
 */
export function rollingSum(values: ArrayLike<number>, days = 7): Float64Array {
  if (!(days >= 1)) throw new RangeError('A sum needs at least one day.');
  return Float64Array.from(values, (_, row) => {
    if (row < days - 1) return NaN;
    let sum = 0;
    for (let i = row - days + 1; i <= row; i++) sum += values[i]!;
    return sum;
  });
}

/**
 * By how much did the weekly flow change against the week before?
 *
 *     100 · (f_t / f_{t−7} − 1)
 *
 * Two weeks that do not overlap. A rise of 22 % sounds like news and happens about 19 separate times a year.
 *
 * @param weeklySums Seven-day sums, one row per calendar day.
 * @returns Percent, same length; `NaN` on the first 7 rows, where a sum is undefined, and where the earlier week is not positive.
 * @example weeklyChange([50, 0, 0, 0, 0, 0, 0, 61])[7].toFixed(6); // => '22.000000'
 * @see ANALYTICS.md 9; oracle: eth_exchange_inflow.json
 */
export function weeklyChange(weeklySums: ArrayLike<number>): Float64Array {
  return Float64Array.from(weeklySums, (sum, row) => {
    const before = row < 7 ? NaN : weeklySums[row - 7]!;
    return before > 0 ? 100 * (sum / before - 1) : NaN;
  });
}

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

/** Flows per calendar day in native units, oldest first; `NaN` for an empty field. */
export interface DailyFlows {
  readonly dates: readonly string[];
  readonly inflow: ArrayLike<number>;
  readonly outflow?: ArrayLike<number>;
}

/** The last complete week of exchange flows, and how ordinary it is. */
export interface WeeklyFlow {
  /** The last complete day. */
  readonly date: string;
  readonly inflow7d: number;
  readonly change7dPct: number;
  /** Percentile of the change, and of the level, among the previous 365 days. */
  readonly changePercentile365: number;
  readonly levelPercentile365: number;
  /** How often a change at least this large in this direction happens: occasions a year, and share of days. */
  readonly timesPerYear: number;
  readonly shareOfDays: number;
  /** In less out over the week; negative = coins left the exchanges. `NaN` without outflow. */
  readonly netflow7d: number;
  readonly netflowOfInflowPct: number;
}

const yearDays = 365;

const fewestDays = 180;

function percentileInYear(series: Float64Array): number {
  return percentileAmongEarlier(series.subarray(Math.max(0, series.length - 1 - yearDays)), fewestDays);
}

/** Base rate of a change this large in its own direction. */
function baseRate(changes: Float64Array, change: number): { timesPerYear: number; shareOfDays: number } {
  if (!(Math.abs(change) > 0)) return { timesPerYear: NaN, shareOfDays: NaN };
  const { timesPerYear, shareOfDays } = riseBaseRate(
    changes.map((one) => Math.sign(change) * one),
    Math.abs(change),
  );
  return { timesPerYear, shareOfDays };
}

/**
 * How much flowed into the exchanges in the last week, and is that news?
 *
 *     f = Σ of 7 complete days;   change against the 7 days before;   net = in − out
 *
 * In native units: a sum in dollars moves with the price. "Inflow up 22 %" is bigger than 77 % of days and happens
 * about 19 separate times a year, differs between vendors and has not foretold returns.
 *
 * @param flows Days with inflow and, where known, outflow.
 * @returns The week up to the last complete day; figures are `NaN` where too little is known.
 * @throws RangeError when there is no complete day.
 * @example weeklyFlow({ dates: ['2025-01-01', '2025-01-02'], inflow: [5, NaN] }).date; // => '2025-01-01'
 * @see ANALYTICS.md 9; oracle: eth_exchange_inflow.json, eth_netflow_2025_tail.json
 */
export function weeklyFlow(flows: DailyFlows): WeeklyFlow {
  const days = completeDays(flows.dates, flows.inflow);
  if (days === 0) throw new RangeError('There is no complete day of flows.');
  const inflow = rollingSum(Float64Array.from(flows.inflow).subarray(0, days));
  const outflow = rollingSum(Float64Array.from(flows.outflow ?? flows.dates.map(() => NaN)).subarray(0, days));
  const changes = weeklyChange(inflow);
  const [inflow7d, change7dPct] = [inflow[days - 1]!, changes[days - 1]!];
  const netflow7d = inflow7d - outflow[days - 1]!;
  return {
    date: flows.dates[days - 1]!,
    inflow7d,
    change7dPct,
    changePercentile365: percentileInYear(changes),
    levelPercentile365: percentileInYear(inflow),
    ...baseRate(changes, change7dPct),
    netflow7d,
    netflowOfInflowPct: (100 * netflow7d) / inflow7d,
  };
}
