import type { JobClock } from '../../../src/jobs/job-parts.ts';

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** A clock that jumps to the next instant anybody waits for, as soon as nothing else is to be done. */
export class VirtualClock implements JobClock {
  #nowMs: number;
  readonly #sleepers: Sleeper[] = [];

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  wait(ms: number): Promise<void> {
    return new Promise((wake) => {
      const atMs = this.#nowMs + ms;
      const later = this.#sleepers.findIndex((sleeper) => sleeper.atMs > atMs);
      this.#sleepers.splice(later < 0 ? this.#sleepers.length : later, 0, { atMs, wake });
    });
  }

  /** Lets time pass until this work is done. */
  async runUntil(work: Promise<unknown>): Promise<void> {
    const state = { done: false };
    const ended = work.finally(() => (state.done = true));
    while (!state.done) {
      await settled();
      const next = this.#sleepers.shift();
      if (next === undefined) continue;
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.wake();
    }
    await ended;
  }
}

/** Several turns of the event loop: promises, and queries that answer in the next turn, have run. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}
