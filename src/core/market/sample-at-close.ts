import { HOUR_MS } from './epoch-day.ts';
import type { Session } from './session.ts';
import type { Candles } from './tidy-candles.ts';

const OLDEST_MS = 2 * HOUR_MS;

/** A price that has not moved for so long was not traded: somebody goes on publishing the last one. */
const STALE_MS = 6 * HOUR_MS;

/** How far before a session's close candles matter: the oldest that may be taken, and what shows whether it is stale. */
export const SAMPLING_REACH_MS = OLDEST_MS + HOUR_MS + STALE_MS;

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
    if (stoodStill(candles, next - 1, candleMs)) {
      stale.push(date);
      continue;
    }
    dates.push(date);
    closes.push(candles.closes[next - 1]!);
  }
  return { dates, closes: Float64Array.from(closes), stale };
}

/** Whether the close of a candle has been the same for six hours, its own length included. */
function stoodStill({ openMs, closes }: Candles, at: number, candleMs: number): boolean {
  const sinceMs = openMs[at]! + candleMs - STALE_MS;
  let first = at;
  while (first > 0 && openMs[first]! > sinceMs && closes[first - 1] === closes[at]) first--;
  return openMs[first]! <= sinceMs;
}
