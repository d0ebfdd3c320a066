/** At most `count` sends in any stretch of `perMs`. */
export interface Limit {
  readonly count: number;
  readonly perMs: number;
}

/** Messages that left evenly arrive a little unevenly: a second is kept so much longer. */
const UNEVEN_MS = 20;

/** What a platform allows in any second, kept so that it also holds where messages arrive. */
export function perSecond(count: number): Limit {
  return { count, perMs: 1000 + UNEVEN_MS };
}

/** Says how long to wait before the next send, so that no limit is passed. */
export class Pace {
  readonly #limits: readonly Limit[];
  readonly #longestMs: number;
  #sentMs: number[] = [];

  constructor(limits: readonly Limit[]) {
    this.#limits = limits;
    this.#longestMs = Math.max(...limits.map(({ perMs }) => perMs));
  }

  /** Milliseconds until one more send is within every limit; 0 when it is now. */
  delayMs(nowMs: number): number {
    const waits = this.#limits.map(({ count, perMs }) => (this.#sentMs.at(-count) ?? -Infinity) + perMs - nowMs);
    return Math.max(0, ...waits);
  }

  note(nowMs: number): void {
    this.#sentMs = [...this.#sentMs.filter((at) => nowMs - at < this.#longestMs), nowMs];
  }
}

/** The clock a pace is kept by. */
export interface PaceClock {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}
