import { UserError } from '../errors.ts';
import { plural } from '../wording/numbers.ts';

/** More of a window missing than this, and its figures are of another thing than the window. */
const MOST_MISSING = 0.02;
const NAMED_DATES = 3;

/** Common rows, and the sessions among them that have none. */
export interface HoledRows {
  readonly dates: readonly string[];
  readonly missing: readonly string[];
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
export function requireFilledWindow(who: string, rows: HoledRows, windowSessions: number): void {
  const last = rows.dates.length - 1;
  const holes = holesIn(rows, last, windowSessions);
  if (isFilled(holes, windowSessions)) return;
  const named = holes.slice(-NAMED_DATES).join(', ');
  const without = `${who} have no common price on ${plural(holes.length, 'session')} of this window of ${windowSessions} (${holes.length > NAMED_DATES ? 'the last: ' : ''}${named})`;
  throw new UserError(`${without}, and at most 2 % may be missing${cure(rows, windowSessions)}.`);
}

function holesIn({ dates, missing }: HoledRows, endRow: number, windowSessions: number): string[] {
  const [from, to] = [dates[endRow - windowSessions] ?? '', dates[endRow] ?? ''];
  return missing.filter((date) => date > from && date < to);
}

const isFilled = (holes: readonly string[], windowSessions: number): boolean =>
  holes.length <= MOST_MISSING * windowSessions;

/** A longer window up to the same day, or the same window up to an earlier one, as the end of a sentence. */
function cure(rows: HoledRows, windowSessions: number): string {
  const last = rows.dates.length - 1;
  const filled = (endRow: number, window: number): boolean => isFilled(holesIn(rows, endRow, window), window);
  const longer = rowsUpTo(last).find((window) => window > windowSessions && filled(last, window));
  const earlier = rowsUpTo(last).findLast((row) => row >= windowSessions && filled(row, windowSessions));
  const cures = [
    ...(longer === undefined ? [] : [`for a window of ${longer}`]),
    ...(earlier === undefined ? [] : [`as of ${rows.dates[earlier]!}`]),
  ];
  return cures.length === 0 ? '' : `: ask ${cures.join(' or ')}`;
}

const rowsUpTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, row) => row);
