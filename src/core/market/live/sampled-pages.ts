import type { DailyBar, HourlyBar, Page } from '../../ports.ts';
import { DAY_MS, dateOfEpochDay } from '../epoch-day.ts';
import { SAMPLING_REACH_MS, sampleAtClose } from '../sample-at-close.ts';
import type { SessionCalendar } from '../session.ts';

/**
 * Which prices at session closes does each page of hourly bars settle?
 *
 * A session is settled by the page after which everything before its close is known, once and for all; the last hours of
 * a page are carried over, since the next page may begin between a session's candles. Only prices at closes come out:
 * hours need not be kept.
 *
 * @param pages Hourly bars, oldest first, beginning at least `SAMPLING_REACH_MS` before `settledMs`.
 * @param calendar The sessions.
 * @param settledMs Sessions that closed up to this instant are settled already.
 * @returns Pages of rows that hold a close and nothing else, one per session that has a price.
 * @see ANALYTICS.md 1.1; oracle: alignment.json
 */
export async function* sampledPages(
  pages: AsyncIterable<Page<HourlyBar>>,
  calendar: SessionCalendar,
  settledMs: number,
): AsyncGenerator<Page<DailyBar>> {
  let carried: readonly HourlyBar[] = [];
  let afterMs = settledMs;
  for await (const { rows, throughMs } of pages) {
    const bars = [...carried, ...rows];
    yield { rows: settledCloses(bars, calendar, afterMs, throughMs), throughMs };
    carried = bars.filter((bar) => bar.openMs >= throughMs - SAMPLING_REACH_MS);
    afterMs = Math.max(afterMs, throughMs);
  }
}

function settledCloses(
  bars: readonly HourlyBar[],
  calendar: SessionCalendar,
  afterMs: number,
  throughMs: number,
): DailyBar[] {
  const sessions = calendar.between(dateOfEpochDay(afterMs / DAY_MS), dateOfEpochDay(throughMs / DAY_MS));
  const settled = sessions.filter(({ closeMs }) => closeMs > afterMs && closeMs <= throughMs);
  const candles = {
    openMs: Float64Array.from(bars, (bar) => bar.openMs),
    closes: Float64Array.from(bars, (bar) => bar.close),
  };
  const { dates, closes } = sampleAtClose(candles, settled);
  return dates.map((date, i) => ({ date, open: NaN, high: NaN, low: NaN, close: closes[i]!, volume: NaN }));
}
