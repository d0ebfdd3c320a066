import { HOUR_MS } from './epoch-day.ts';
import type { Session } from './session.ts';
import type { Candles } from './tidy-candles.ts';

const OLDEST_MS = 2 * HOUR_MS;

/**
 * What did a 24/7 market cost at the official close of each session?
 *
 * The close of the candle that OPENS one candle length before the session ends; where it is absent, the latest candle
 * opening at most two hours earlier; else the session has no price and no row. Nothing is carried forward.
 *
 * @param candles Candles of one length, by the instant they open, oldest first.
 * @param sessions Sessions, oldest first.
 * @param candleMs The length of a candle in milliseconds, one hour where absent.
 * @returns One row per session that has a price.
 * @example sampleAtClose({ openMs: Float64Array.of(), closes: Float64Array.of() }, []).dates.length; // => 0
 * @see ANALYTICS.md 1.1; oracle: alignment.json
 */
export function sampleAtClose(
  candles: Candles,
  sessions: readonly Session[],
  candleMs = HOUR_MS,
): { dates: string[]; closes: Float64Array } {
  const dates: string[] = [];
  const closes: number[] = [];
  let next = 0;
  for (const { date, closeMs } of sessions) {
    const wanted = closeMs - candleMs;
    while (next < candles.openMs.length && candles.openMs[next]! <= wanted) next++;
    if (next === 0 || candles.openMs[next - 1]! < wanted - OLDEST_MS) continue;
    dates.push(date);
    closes.push(candles.closes[next - 1]!);
  }
  return { dates, closes: Float64Array.from(closes) };
}
