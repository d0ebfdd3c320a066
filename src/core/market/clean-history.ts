import { badTicks } from '../measures/bad-ticks.ts';
import { staleRuns } from '../measures/stale-runs.ts';
import type { DailyHistory, DataNote, SessionCloses } from './history.ts';
import type { MarketSymbol } from './symbol.ts';

/** A calm fund can leave and re-enter eight sigma on a real day: the dollar fund on 2020-03-13 did, by 3.7 %. */
const SMALLEST_LOG_MOVE = 0.05;
const STALE_SESSIONS = 3;
/** So long a standstill in the past is worth a remark; shorter ones happen in calm funds. */
const LONG_STANDSTILL_SESSIONS = 5;
const NOTED_DATES = 3;

type Prices = Pick<DailyHistory, 'symbol' | 'dates' | 'closes'>;

/** Yields and currencies are quoted in coarse steps and do stand still. */
const mayStandStill = (symbol: MarketSymbol): boolean => symbol.kind === 'rate' || symbol.kind === 'fx';

/**
 * Which rows of a history may be measured, and what should a reader know about the others?
 *
 * Drops single wrong ticks (never the newest row, never a move that stayed) and says so; remarks on a price that has
 * not moved for the last three sessions or stood still for five or more earlier. Nothing is repaired or filled.
 *
 * @param history Closes, daily or at sessions, as the source gave them.
 * @param symbol Whose they are.
 * @returns The history itself where nothing was found, else a shorter one with notes.
 * @see ANALYTICS.md 1.8
 */
export function cleanHistory<H extends DailyHistory | SessionCloses>(history: H, symbol: MarketSymbol): H {
  const wrong = new Set(wrongTicks(history.closes));
  const notes = [...badTickNotes(history, wrong), ...(mayStandStill(symbol) ? [] : staleNotes(history))];
  if (notes.length === 0) return history;
  return {
    ...history,
    dates: history.dates.filter((_, row) => !wrong.has(row)),
    closes: history.closes.filter((_, row) => !wrong.has(row)),
    notes: [...history.notes, ...notes],
  };
}

/** Misprints large enough that no real day explains them. */
function wrongTicks(closes: Float64Array): number[] {
  return badTicks(closes).filter((row) => Math.abs(Math.log(closes[row]! / closes[row - 1]!)) > SMALLEST_LOG_MOVE);
}

function badTickNotes({ symbol, dates, closes }: Prices, wrong: ReadonlySet<number>): DataNote[] {
  if (wrong.size === 0) return [];
  const named = [...wrong].slice(-NOTED_DATES).map((row) => `${dates[row]!} (${closes[row]!})`);
  const count = wrong.size === 1 ? 'one close' : `${wrong.size} closes`;
  return [{ code: 'bad-tick', sentence: `${count} of ${symbol} left out as wrong ticks: ${named.join(', ')}.` }];
}

function staleNotes({ symbol, dates, closes }: Prices): DataNote[] {
  const isRemarkable = (run: { firstRow: number; lastRow: number }): boolean =>
    run.lastRow === closes.length - 1 || run.lastRow - run.firstRow + 1 >= LONG_STANDSTILL_SESSIONS;
  const run = staleRuns(closes, STALE_SESSIONS).findLast(isRemarkable);
  if (!run) return [];
  const stretch = `from ${dates[run.firstRow]!} to ${dates[run.lastRow]!}`;
  return [
    { code: 'stale-run', sentence: `The price of ${symbol} did not move ${stretch}; its source may have stopped.` },
  ];
}
