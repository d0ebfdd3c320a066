import { percentileAmongEarlier } from '../measures/percentile-among-earlier.ts';
import { completeDays } from './complete-days.ts';
import { riseBaseRate } from './rise-base-rate.ts';
import { trailingSums } from './trailing-sums.ts';
import { weeklyChange } from './weekly-change.ts';

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
  const inflow = trailingSums(Float64Array.from(flows.inflow).subarray(0, days));
  const outflow = trailingSums(Float64Array.from(flows.outflow ?? flows.dates.map(() => NaN)).subarray(0, days));
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
