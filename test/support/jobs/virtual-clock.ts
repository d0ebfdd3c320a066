import type { JobClock } from '../../../src/jobs/jobs.ts';

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/**
 * A clock that jumps to the next instant anybody waits for, as soon as nothing else is to be done. Work that leaves the
 * process, to a database or over a socket, is seen only where it is done `during` it.
 */
export class VirtualClock implements JobClock {
  #nowMs: number;
  #busy = 0;
  readonly #sleepers: Sleeper[] = [];

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  now(): number {
    return this.#nowMs;
  }

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => {
      const atMs = this.#nowMs + Math.ceil(ms); // as timers and databases have it, in whole milliseconds
      const later = this.#sleepers.findIndex((sleeper) => sleeper.atMs > atMs);
      this.#sleepers.splice(later < 0 ? this.#sleepers.length : later, 0, { atMs, wake });
    });
  }

  /** Time stands still while this is done, save where it waits `within`. */
  async during<T>(work: () => T | Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#busy -= 1;
    }
  }

  /** Waits inside of something that is done `during`. */
  async within(ms: number): Promise<void> {
    this.#busy -= 1;
    await this.sleep(ms);
    this.#busy += 1;
  }

  /** The same object, with time standing still during every call of a method. */
  watching<T extends object>(object: T): T {
    return new Proxy(object, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => this.during(() => Reflect.apply(value, target, given) as unknown);
      },
    });
  }

  /** Lets time pass until this work is done. */
  async runUntil(work: Promise<unknown>): Promise<void> {
    const state = { done: false };
    const ended = work.finally(() => (state.done = true));
    while (!state.done) {
      await settled();
      if (this.#busy > 0) continue;
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
