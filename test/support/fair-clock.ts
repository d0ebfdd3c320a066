import type { Clock } from '../../src/clock.ts';

/** How often time is looked at, and how much of it may have passed since the last look. */
const tickMs = 5;

let livedMs = 0;

let lookedMs: number | undefined;

function look(): void {
  const nowMs = performance.now();
  livedMs += Math.min(nowMs - (lookedMs ?? nowMs), 2 * tickMs);
  lookedMs = nowMs;
}

/** Looks while somebody wants to know; nobody is kept waiting by it. */
const begin = (): void => {
  if (lookedMs !== undefined) return;
  look();
  setInterval(look, tickMs).unref();
};

/**
 * The time a process has lived: while it is kept from its core next to none passes. Between two looks everything that
 * has arrived is seen to, so that what a healthy side answers in a few turns never comes too late on a busy machine.
 */
export const fairClock: Clock = {
  now() {
    begin();
    return livedMs;
  },
  sleep(ms, signal) {
    const untilMs = fairClock.now() + ms;
    return new Promise((resolve, reject) => {
      const end = (then: () => void): void => {
        clearInterval(waiting);
        then();
      };
      const waiting = setInterval(() => {
        if (livedMs >= untilMs) end(resolve);
      }, tickMs);
      const giveUp = (): void => end(() => reject(signal!.reason as Error));
      if (signal?.aborted === true) giveUp();
      else signal?.addEventListener('abort', giveUp, { once: true });
    });
  },
};
