import { UserError } from '../errors.ts';
import { plural } from '../wording/numbers.ts';
import { requireFilledWindow, type HoledRows } from './require-filled-window.ts';

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
export function requireRows(who: string, rows: HoledRows, windowSessions: number): void {
  const { dates } = rows;
  const longest = dates.length - 1;
  if (windowSessions <= longest) {
    requireFilledWindow(who, rows, windowSessions);
    return;
  }
  throw new UserError(
    `${who} share ${plural(dates.length, 'session')} up to ${dates.at(-1)!}; ask for a window of at most ${longest} instead of ${windowSessions}.`,
  );
}
