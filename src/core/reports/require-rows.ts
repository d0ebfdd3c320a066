import { UserError } from '../errors.ts';
import type { AlignedPair } from '../market/aligned-pair.ts';
import { plural } from '../wording/numbers.ts';

/**
 * Do two markets share enough sessions for the window that was asked for?
 *
 * A window of N sessions needs N + 1 prices: a shorter history would answer another question.
 *
 * @throws UserError naming the longest window that can be had.
 */
export function requireRows({ dates, pair }: AlignedPair, windowSessions: number): void {
  const longest = dates.length - 1;
  if (windowSessions <= longest) return;
  const legs = `${pair.subject.symbol} and ${pair.benchmark.symbol}`;
  throw new UserError(
    `${legs} share ${plural(dates.length, 'session')} up to ${dates.at(-1)!}; ask for a window of at most ${longest} instead of ${windowSessions}.`,
  );
}
