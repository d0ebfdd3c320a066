import { setImmediate as loopTurn } from 'node:timers/promises';

/** The present, and waiting. */
export interface Clock {
  /** Milliseconds: since 1970 by a clock on the wall, since whenever by one that goes on evenly. */
  now(): number;
  /** Resolves after this time; rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * Waits for work, but no longer than the signal allows. The work itself goes on.
 *
 * @throws The signal's reason as soon as it is aborted.
 */
export function raceAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/**
 * Waits by the machine's own timers.
 *
 * @throws The signal's reason as soon as it is aborted.
 */
async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, Math.max(ms, 0))));
  try {
    await raceAbort(over, signal);
  } finally {
    clearTimeout(timer);
  }
}

/** The clock on the machine's wall. */
export const wallClock: Clock = { now: () => Date.now(), sleep };

/** The machine's clock that nobody can set. */
export const steadyClock: Clock = { now: () => performance.now(), sleep };

/** Waits, or stops waiting at once and without a word when the signal is aborted. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return sleep(ms, signal).catch(() => undefined);
}

/**
 * Lets callers go on one after another, each in a turn of its own of the event loop, so that what comes in meanwhile is
 * seen between two of them. Whoever comes when nobody waits goes on at once.
 *
 * @example await nextTurn(); // of `const nextTurn = takeTurns()`
 */
export function takeTurns(): () => Promise<void> {
  let before: Promise<void> | undefined;
  return () => {
    const own = before ?? Promise.resolve();
    const after = own.then(() => loopTurn());
    before = after;
    void after.then(() => {
      if (before === after) before = undefined;
    });
    return own;
  };
}

/** One reason for all: an abort without one makes an error with a stack each time. */
const inTime = new Error('it was done in time');

/**
 * Waits for work for at most `ms`. It may go on after that; its signal is aborted then, for work that can be ended.
 *
 * @param late What it comes to where the work was not done in time: undefined by itself; it may throw.
 * @param clock Where the time is not the machine's.
 * @throws What the work threw, where that was in time.
 * @example await withDeadline(2_000, () => server.close());
 */
export async function withDeadline<T, L = undefined>(
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
  { late, clock = wallClock }: { readonly late?: () => L; readonly clock?: Pick<Clock, 'sleep'> } = {},
): Promise<T | L> {
  const [done, over] = [new AbortController(), new AbortController()];
  const state = { isLate: false };
  const end = clock.sleep(ms, done.signal).then(() => {
    state.isLate = true;
    return late?.() as L;
  });
  try {
    return await Promise.race([work(over.signal), end]);
  } finally {
    done.abort(inTime);
    if (state.isLate) over.abort();
  }
}
