import type { ConvergenceSummary } from '../analytics/episodes.ts';
import { UserError } from '../errors.ts';
import { rowsText } from '../market/calendar-days.ts';
import type { SessionCalendar } from '../market/nyse-calendar.ts';
import type { MarketData, Pair, Request, Sampling } from '../market/ports.ts';
import { fmt, joined, listed, msg, type Text } from '../messages/text.ts';

/** What the random-walk benchmark of a pair is made with; equal questions have equal answers. */
export interface NullModelQuestion {
  /** ln(subject / benchmark), oldest first. */
  readonly logRatio: Float64Array;
  readonly windowSessions: number;
  readonly enter: number;
  readonly exit: number;
  readonly paths: number;
  /** Mean block of the resampling in sessions; 1 for independent days. */
  readonly meanBlock: number;
  readonly seed: number;
  /** Rows in a year, for rates: 252 where absent. */
  readonly rowsPerYear?: 252 | 365;
}

/** Asks pure noise the same question, away from the thread that answers people; remembers its answers. */
export interface NullModel {
  convergence(question: NullModelQuestion, request: Request): Promise<ConvergenceSummary>;
  close(): Promise<void>;
}

/** What a report on a pair is asked. */
export interface PairQuestion extends Request {
  readonly pair: Pair;
  /** Answer as it stood on this day, `YYYY-MM-DD`; the latest day where absent. */
  readonly asOf?: string | undefined;
  /** How to read a 24/7 leg; the best that covers the whole sample where absent. */
  readonly sampling?: Sampling | undefined;
}

/** Where a report gets its prices and its sessions. */
export interface ReportSources {
  readonly market: MarketData;
  readonly calendar: SessionCalendar;
}

/** The same, with pure noise to compare with. */
export interface SourcesWithNullModel extends ReportSources {
  readonly nullModel: NullModel;
}

/** More of a window missing than this, and its figures are of another thing than the window. */
const MOST_MISSING = 0.02;

const NAMED_DATES = 3;

/** Common rows, and the sessions among them that have none. */
export interface HoledRows {
  readonly dates: readonly string[];
  readonly missing: readonly string[];
  /** 252 where absent. */
  readonly rowsPerYear?: 252 | 365;
}

/**
 * Does the window that was asked for hold its sessions, but for 2 % of them?
 *
 *     sessions without a row between the ends of the window / windowSessions <= 0.02
 *
 * @param who The markets, as the subject of a sentence.
 * @param rows Common rows, and what is missing among them.
 * @param windowSessions Returns in the window, the last one included; at most one less than rows.
 * @throws UserError naming what is missing, and the nearest window or day that would do.
 * @see ANALYTICS.md 1.8
 */
export function requireFilledWindow(who: Text, rows: HoledRows, windowSessions: number): void {
  const last = rows.dates.length - 1;
  const holes = holesIn(rows, last, windowSessions);
  if (isFilled(holes, windowSessions)) return;
  throw new UserError(
    msg('refusals.windowHoled', {
      markets: who,
      rows: rowsText(holes.length, { rowsPerYear: rows.rowsPerYear ?? 252 }),
      window: windowSessions,
      some: holes.length > NAMED_DATES,
      days: joined(holes.slice(-NAMED_DATES).map(fmt.label), ', '),
      cure: cure(rows, windowSessions),
    }),
  );
}

function holesIn({ dates, missing }: HoledRows, endRow: number, windowSessions: number): string[] {
  const [from, to] = [dates[endRow - windowSessions] ?? '', dates[endRow] ?? ''];
  return missing.filter((date) => date > from && date < to);
}

const isFilled = (holes: readonly string[], windowSessions: number): boolean =>
  holes.length <= MOST_MISSING * windowSessions;

/** A longer window up to the same day, or the same window up to an earlier one, as the end of a sentence. */
function cure(rows: HoledRows, windowSessions: number): Text {
  const last = rows.dates.length - 1;
  const filled = (endRow: number, window: number): boolean => isFilled(holesIn(rows, endRow, window), window);
  const longer = rowsUpTo(last).find((window) => window > windowSessions && filled(last, window));
  const earlier = rowsUpTo(last).findLast((row) => row >= windowSessions && filled(row, windowSessions));
  const cures = [
    ...(longer === undefined ? [] : [msg('refusals.cureWindow', { window: longer })]),
    ...(earlier === undefined ? [] : [msg('refusals.cureDay', { day: fmt.label(rows.dates[earlier]!) })]),
  ];
  return cures.length === 0 ? '' : msg('refusals.cure', { cures: listed(cures, 'or') });
}

const rowsUpTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, row) => row);

/**
 * Do these markets share enough sessions for the window that was asked for?
 *
 * A window of N sessions needs N + 1 prices: a shorter history would answer another question, and so would one with
 * more than 2 % of it missing.
 *
 * @param who The markets, as the subject of a sentence.
 * @param rows Their common rows, and what is missing among them.
 * @throws UserError naming the longest window that can be had, or what is missing from this one.
 * @see ANALYTICS.md 1.8
 */
export function requireRows(who: Text, rows: HoledRows, windowSessions: number): void {
  const { dates, rowsPerYear = 252 } = rows;
  const longest = dates.length - 1;
  if (windowSessions <= longest) {
    requireFilledWindow(who, rows, windowSessions);
    return;
  }
  throw new UserError(
    msg('refusals.windowTooLong', {
      markets: who,
      rows: rowsText(dates.length, { rowsPerYear }),
      last: fmt.label(dates.at(-1)!),
      longest,
      window: windowSessions,
    }),
  );
}
