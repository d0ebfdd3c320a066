import { rollingMoments } from '../analytics/rolling.ts';
import { logPrices, logReturns, requireSameLength } from '../analytics/series.ts';
import { epochDay } from './calendar-days.ts';
import type { DailyHistory, DataNote, MarketSymbol, SessionCloses } from './ports.ts';
import { fmt, joined, msg } from '../messages/text.ts';

/**
 * Which prices are misprints?
 *
 *     |r_t| > 8 · sd of the 60 returns before it,   and the next return takes back more than 80 % of it
 *
 * A real crash stays down and is kept. Because the next price decides, the last price can never be judged: look again tomorrow.
 *
 * @param prices Oldest first.
 * @returns Rows of the misprints, ascending; rows with fewer than 60 defined returns directly before them are never among them.
 * @example badTicks([100, 101, 100, 101]); // => []
 * @see ANALYTICS.md 1.8
 */
export function badTicks(prices: ArrayLike<number>): number[] {
  const returns = logReturns(prices);
  const { sd } = rollingMoments(returns, 60);
  const rows: number[] = [];
  for (let row = 1; row + 1 < returns.length; row++) {
    const jumped = Math.abs(returns[row]!) > 8 * sd[row - 1]!;
    const takenBack = -returns[row + 1]! / returns[row]!;
    if (jumped && takenBack > 0.8) rows.push(row);
  }
  return rows;
}

/** A stretch of equal closes, both ends included. */
export interface StaleRun {
  readonly firstRow: number;
  readonly lastRow: number;
}

/**
 * Where did a price stop moving because nobody updated it?
 *
 *     the same close for at least `minimumRows` rows in a row
 *
 * Stale rows pull correlations towards 0 and make the other leg look like the driver.
 *
 * @param closes Oldest first; 3 sessions is the limit for equities, 6 hours for hourly crypto.
 * @param minimumRows Fewest equal closes that count.
 * @returns The runs, oldest first; `NaN` belongs to none.
 * @example staleRuns([1, 2, 2, 2, 3]); // => [{ firstRow: 1, lastRow: 3 }]
 * @see ANALYTICS.md 1.8
 */
export function staleRuns(closes: ArrayLike<number>, minimumRows = 3): StaleRun[] {
  const runs: StaleRun[] = [];
  let firstRow = 0;
  for (let row = 1; row <= closes.length; row++) {
    if (row < closes.length && closes[row] === closes[firstRow]) continue;
    if (row - firstRow >= minimumRows) runs.push({ firstRow, lastRow: row - 1 });
    firstRow = row;
  }
  return runs;
}

/**
 * Which bars of a market that never closes were stored before their day was over?
 *
 *     |ln(open_{d+1} / close_d)| > 1 %
 *
 * Only for markets open around the clock: everywhere else the next open may lie anywhere.
 *
 * @param opens Opens of the bars, oldest first.
 * @param closes Closes of the same bars.
 * @param limit Largest believable jump, in logarithms.
 * @returns Rows of the bars whose close does not meet the next open, ascending; a price that is not finite and positive is not
 *   judged, nor is the last bar.
 * @throws RangeError where the lengths differ.
 * @example brokenBars([100, 104, 105], [102, 105, 106]); // => [0]
 * @see ANALYTICS.md 1.8; oracle: eth_iwm_pitfalls.json (partial_bars)
 */
export function brokenBars(opens: ArrayLike<number>, closes: ArrayLike<number>, limit = 0.01): number[] {
  const [logOpens, logCloses] = [logPrices(opens), logPrices(closes)];
  const rows = requireSameLength(logOpens, logCloses);
  return Array.from({ length: Math.max(0, rows - 1) }, (_, row) => row).filter(
    (row) => Math.abs(logOpens[row + 1]! - logCloses[row]!) > limit,
  );
}

/** A calm fund can leave and re-enter eight sigma on a real day: the dollar fund on 2020-03-13 did, by 3.7 %. */
const SMALLEST_LOG_MOVE = 0.05;

/** A step of ten times or more in one row is a change of scale. */
const SCALE_LOG_STEP = Math.log(10);

const MOST_ROWS_AT_ANOTHER_SCALE = 5;

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
 * Drops single wrong ticks and up to five rows at another scale (never the newest row, never a move that stayed) and says so; remarks on a price that has
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

/** Misprints large enough that no real day explains them: single ones, and a few rows in a row at another scale. */
function wrongTicks(closes: Float64Array): number[] {
  const single = badTicks(closes).filter(
    (row) => Math.abs(Math.log(closes[row]! / closes[row - 1]!)) > SMALLEST_LOG_MOVE,
  );
  return [...single, ...rowsAtAnotherScale(closes)];
}

/**
 * Rows that stand ten times or more away from the row before and from the row after them, both on one side, at most five
 * together: pence for pounds, or another coin under the same ticker.
 */
function rowsAtAnotherScale(closes: Float64Array): number[] {
  const rows: number[] = [];
  for (let row = 1; row < closes.length; row++) {
    const step = Math.log(closes[row]! / closes[row - 1]!);
    const back = Math.abs(step) < SCALE_LOG_STEP ? -1 : returnRow(closes, row, step);
    if (back < 0) continue;
    for (let wrong = row; wrong < back; wrong++) rows.push(wrong);
    row = back;
  }
  return rows;
}

/** The first of the next few rows that is back at the scale of the row before `row`, or -1. */
function returnRow(closes: Float64Array, row: number, step: number): number {
  const next = closes.subarray(row + 1, row + 1 + MOST_ROWS_AT_ANOTHER_SCALE);
  const back = next.findIndex((close) => Math.abs(Math.log(close / closes[row - 1]!)) < Math.abs(step) / 4);
  return back < 0 ? -1 : row + 1 + back;
}

function badTickNotes({ symbol, dates, closes }: Prices, wrong: ReadonlySet<number>): DataNote[] {
  if (wrong.size === 0) return [];
  const named = [...wrong]
    .slice(-NOTED_DATES)
    .map((row) => msg('notes.badTick', { day: fmt.label(dates[row]!), close: fmt.exact(closes[row]!) }));
  const sentence = msg('notes.badTicks', { count: wrong.size, symbol, closes: joined(named, ', ') });
  return [{ code: 'bad-tick', sentence, about: { symbol, dates: [...wrong].map((row) => dates[row]!) } }];
}

function staleNotes({ symbol, dates, closes }: Prices): DataNote[] {
  const isRemarkable = (run: { firstRow: number; lastRow: number }): boolean =>
    run.lastRow === closes.length - 1 || run.lastRow - run.firstRow + 1 >= LONG_STANDSTILL_SESSIONS;
  const run = staleRuns(closes, STALE_SESSIONS).findLast(isRemarkable);
  if (!run) return [];
  const [from, to] = [fmt.label(dates[run.firstRow]!), fmt.label(dates[run.lastRow]!)];
  const sentence = msg('notes.stoodStill', { symbol, from, to });
  return [{ code: 'stale-run', sentence, about: { symbol, dates: dates.slice(run.firstRow, run.lastRow + 1) } }];
}

/** Stamps at or above this are milliseconds: as seconds they would lie in the year 5138. */
const SMALLEST_MS_STAMP = 1e11;

/** Candles by the instant they open, oldest first, one per instant, every close positive and finite. */
export interface Candles {
  readonly openMs: Float64Array;
  readonly closes: Float64Array;
}

/**
 * Which instant is this time stamp, whichever unit it came in?
 *
 * @param stamp Unix seconds or milliseconds, told apart row by row: one file may mix both.
 * @returns Epoch milliseconds.
 * @example epochMs(1502942400); // => 1502942400000
 * @see ANALYTICS.md 1.8; defects/eth_usdt_binance_1h_mixed_units.csv
 */
export function epochMs(stamp: number): number {
  return stamp < SMALLEST_MS_STAMP ? stamp * 1000 : stamp;
}

/** More seams than this between one day's close and the next open are no accident. */
const NOTICEABLE_PARTIAL_BARS = 0.05;

/**
 * The remark on bars that were stored before their day was over.
 *
 * @param symbol A market that never closes.
 * @param dates Days whose close does not meet the next open.
 * @param days Days among which they were found.
 * @returns None where they are few enough to be an accident.
 * @see ANALYTICS.md 1.8
 */
export function partialBarNotes(symbol: string, dates: readonly string[], days: number): DataNote[] {
  const share = dates.length / days;
  if (!(share > NOTICEABLE_PARTIAL_BARS)) return [];
  const sentence = msg('notes.partialBars', { share: Math.round(100 * share), symbol });
  return [{ code: 'partial-bars', sentence, about: { symbol, dates } }];
}

/**
 * Which remarks are about the rows that are shown, and what do they say of those?
 *
 * A remark that names no days is about all of them. One whose days all lie outside is dropped; the share of broken bars
 * is counted again among the days shown.
 *
 * @param notes Remarks on whole histories.
 * @param dates First and last of the rows shown are what counts; none where there are no rows.
 * @returns The remarks that are left.
 * @example scopeNotes([{ code: 'bad-tick', sentence: '…', about: { symbol: 'ETH', dates: ['2016-01-05'] } }], ['2020-01-02']); // => []
 */
export function scopeNotes(notes: readonly DataNote[], dates: readonly string[]): DataNote[] {
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return [...notes];
  return notes.flatMap((note) => {
    if (note.about === undefined) return [note];
    const { symbol } = note.about;
    const within = note.about.dates.filter((date) => date >= from && date <= to);
    if (note.code === 'partial-bars') return partialBarNotes(symbol, within, epochDay(to) - epochDay(from) + 1);
    return within.length === 0 ? [] : [note];
  });
}

/** Remarks as the stable JSON carries them: without the days they are about, which may be hundreds. */
export function saidNotes(notes: readonly DataNote[]): DataNote[] {
  return notes.map(({ code, sentence }) => ({ code, sentence }));
}
