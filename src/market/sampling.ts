import { pearson } from '../analytics/correlation.ts';
import { epochDay, HOUR_MS } from './calendar-days.ts';
import type { Candles } from './data-quality.ts';
import type { Session } from './nyse-calendar.ts';

const OLDEST_MS = 2 * HOUR_MS;

/** A price that has not moved for so long was not traded: somebody goes on publishing the last one. */
const STALE_MS = 6 * HOUR_MS;

/** How far before a session's close candles matter: the oldest that may be taken, and what shows whether it is stale. */
export const SAMPLING_LOOKBACK_MS = OLDEST_MS + HOUR_MS + STALE_MS;

/** One row per session that has a price, and the sessions whose price stood still. */
export interface SampledCloses {
  readonly dates: string[];
  readonly closes: Float64Array;
  readonly stale: string[];
}

/**
 * What did a 24/7 market cost at the official close of each session?
 *
 * The close of the candle that OPENS one candle length before the session ends; where it is absent, the latest candle
 * opening at most two hours earlier; else the session has no price and no row. Nothing is carried forward, by us or by
 * the source: a close that has been the same for six hours is no price either.
 *
 * @param candles Candles of one length, by the instant they open, oldest first.
 * @param sessions Sessions, oldest first.
 * @param candleMs The length of a candle in milliseconds, one hour where absent.
 * @returns One row per session that has a price; the sessions left out because the price stood still.
 * @example sampleAtClose({ openMs: Float64Array.of(), closes: Float64Array.of() }, []).dates.length; // => 0
 * @see ANALYTICS.md 1.1, 1.8; oracle: alignment.json
 */
export function sampleAtClose(candles: Candles, sessions: readonly Session[], candleMs = HOUR_MS): SampledCloses {
  const dates: string[] = [];
  const closes: number[] = [];
  const stale: string[] = [];
  let next = 0;
  for (const { date, closeMs } of sessions) {
    const wanted = closeMs - candleMs;
    while (next < candles.openMs.length && candles.openMs[next]! <= wanted) next++;
    if (next === 0 || candles.openMs[next - 1]! < wanted - OLDEST_MS) continue;
    if (isStalePrice(candles, next - 1, candleMs)) {
      stale.push(date);
      continue;
    }
    dates.push(date);
    closes.push(candles.closes[next - 1]!);
  }
  return { dates, closes: Float64Array.from(closes), stale };
}

/** Whether the close of a candle has been the same for six hours, its own length included. */
function isStalePrice({ openMs, closes }: Candles, at: number, candleMs: number): boolean {
  const sinceMs = openMs[at]! + candleMs - STALE_MS;
  let first = at;
  while (first > 0 && openMs[first]! > sinceMs && closes[first - 1] === closes[at]) first--;
  return openMs[first]! <= sinceMs;
}

/** Prices under date labels, oldest first. */
export interface LabelledPrices {
  readonly dates: readonly string[];
  readonly closes: ArrayLike<number>;
}

/** How well two sources agree when one's labels are moved by so many days. */
export interface LabelTest {
  /** Correlation of daily returns with the candidate's labels moved by -1, 0 and +1 days. */
  readonly correlations: readonly [number, number, number];
  /** The shift that agrees best, or undefined where none agrees (below 0.5) or too few days are common. */
  readonly bestShift: -1 | 0 | 1 | undefined;
}

const SHIFTS = [-1, 0, 1] as const;

const FEWEST_RETURNS = 60;

const AGREEMENT = 0.5;

const logPricesByDay = (prices: LabelledPrices): Map<number, number> =>
  new Map(prices.dates.map((date, row) => [epochDay(date), Math.log(prices.closes[row]!)]));

function correlationAtShift(candidate: Map<number, number>, reference: Map<number, number>, shift: number): number {
  const ours: number[] = [];
  const theirs: number[] = [];
  let previous: number | undefined;
  for (const day of reference.keys()) {
    const from = previous === undefined ? undefined : candidate.get(previous - shift);
    const to = candidate.get(day - shift);
    if (from !== undefined && to !== undefined) {
      ours.push(to - from);
      theirs.push(reference.get(day)! - reference.get(previous!)!);
    }
    previous = day;
  }
  return ours.length < FEWEST_RETURNS ? NaN : pearson(ours, theirs);
}

/**
 * Does this source label its days as the reference does, or a day too early or too late?
 *
 * Correlates the returns of both with the candidate's labels moved by -1, 0 and +1 days: a source that stamps the START
 * of the day agrees best when its labels are moved back by one. A mislabelled leg destroys a correlation with anything
 * else (0.01 instead of 0.31) and so manufactures "decoupling".
 *
 * @param candidate The prices under test, every day of a 24/7 market.
 * @param reference Prices of the same market whose labels are known to be right; days may be missing.
 * @returns The three correlations (`NaN` with fewer than 60 common returns) and the shift that agrees best.
 * @example testDayLabels({ dates: [], closes: [] }, { dates: [], closes: [] }).bestShift; // => undefined
 * @see ANALYTICS.md 1.3, 1.4
 */
export function testDayLabels(candidate: LabelledPrices, reference: LabelledPrices): LabelTest {
  const [ours, theirs] = [logPricesByDay(candidate), logPricesByDay(reference)];
  const correlations = SHIFTS.map((shift) => correlationAtShift(ours, theirs, shift)) as [number, number, number];
  const best = correlations.indexOf(Math.max(...correlations));
  return { correlations, bestShift: correlations[best]! >= AGREEMENT ? SHIFTS[best] : undefined };
}
