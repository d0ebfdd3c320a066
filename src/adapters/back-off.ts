import type { PaceClock } from '../chat/pace.ts';

/** How long to wait before the next attempt: one second, doubling, at most a minute. */
export function backOffMs(failures: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.max(0, failures - 1));
}

/** Waits, or stops waiting at once when the signal is aborted. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal?.aborted === true) done();
    else signal?.addEventListener('abort', done);
  });
}

/** The machine's own clock. */
export const realClock: PaceClock = { now: () => performance.now(), wait: (ms) => pause(ms) };
