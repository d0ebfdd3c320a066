/** At most `count` sends in any stretch of `perMs`. */
export interface Limit {
  readonly count: number;
  readonly perMs: number;
}

/** Says how long to wait before the next send, so that no limit is passed. */
export class Pace {
  readonly #limits: readonly Limit[];
  #sentMs: number[] = [];

  constructor(limits: readonly Limit[]) {
    this.#limits = limits;
  }

  /** Milliseconds until one more send is within every limit; 0 when it is now. */
  delayMs(nowMs: number): number {
    const waits = this.#limits.map(({ count, perMs }) => (this.#sentMs.at(-count) ?? -Infinity) + perMs - nowMs);
    return Math.max(0, ...waits);
  }

  note(nowMs: number): void {
    const longest = Math.max(...this.#limits.map(({ perMs }) => perMs));
    this.#sentMs = [...this.#sentMs.filter((at) => nowMs - at < longest), nowMs];
  }
}
