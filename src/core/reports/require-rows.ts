import { UserError } from '../errors.ts';
import { plural } from '../wording/numbers.ts';

/**
 * Do these markets share enough sessions for the window that was asked for?
 *
 * A window of N sessions needs N + 1 prices: a shorter history would answer another question.
 *
 * @param who The markets, as the subject of a sentence.
 * @param dates Their common rows.
 * @throws UserError naming the longest window that can be had.
 */
export function requireRows(who: string, dates: readonly string[], windowSessions: number): void {
  const longest = dates.length - 1;
  if (windowSessions <= longest) return;
  throw new UserError(
    `${who} share ${plural(dates.length, 'session')} up to ${dates.at(-1)!}; ask for a window of at most ${longest} instead of ${windowSessions}.`,
  );
}
