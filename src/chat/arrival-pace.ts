import type { Limit, PaceClock } from './pace.ts';

/** How quickly the usual time of a send follows the times seen: down at once, up slowly, since delays are the exception. */
const FALLS_BY = 1 / 4;
const RISES_BY = 1 / 32;

/** A send, and when its answer was there. */
interface Sending {
  readonly startMs: number;
  endMs?: number;
}

/**
 * Keeps a limit where messages arrive, which is not where they leave: one whose answer is late was itself late, and
 * counts from then. So a line that stutters, or a process that was busy, passes no limit, and a steady one loses nothing.
 */
export class ArrivalPace {
  readonly #limit: Limit;
  readonly #clock: PaceClock;
  #sendings: Sending[] = [];
  #usualMs: number | undefined;
  #heldUntilMs = -Infinity;

  constructor(limit: Limit, clock: PaceClock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Sends when its turn has come. */
  async run<T>(send: () => Promise<T>): Promise<T> {
    const { now, wait } = this.#clock;
    for (let ms = this.#delayMs(now()); ms > 0; ms = this.#delayMs(now())) await wait(ms);
    const sending: Sending = { startMs: now() };
    this.#sendings.push(sending);
    try {
      return await send();
    } finally {
      sending.endMs = now();
      this.#learn(sending.endMs - sending.startMs);
    }
  }

  /** Nothing more is sent before this instant. */
  hold(untilMs: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, untilMs);
  }

  #delayMs(nowMs: number): number {
    const { count, perMs } = this.#limit;
    const arrived = (one: Sending): number => this.#arrivedMs(one, nowMs);
    this.#sendings = this.#sendings.filter((one) => one.endMs === undefined || arrived(one) + perMs > nowMs);
    const latest = this.#sendings.map(arrived).toSorted((a, b) => a - b);
    return Math.max(0, this.#heldUntilMs - nowMs, (latest.at(-count) ?? -Infinity) + perMs - nowMs);
  }

  /** The latest it can have arrived, as far as its answer tells. */
  #arrivedMs({ startMs, endMs }: Sending, nowMs: number): number {
    return Math.max(startMs, (endMs ?? nowMs) - (this.#usualMs ?? 0));
  }

  #learn(tookMs: number): void {
    const usualMs = (this.#usualMs ??= tookMs);
    const difference = tookMs - usualMs;
    this.#usualMs = usualMs + (difference < 0 ? FALLS_BY * difference : RISES_BY * Math.min(difference, usualMs));
  }
}
