/** At most so many in any stretch of time, of each thing it is asked about. What is refused is not counted. */
export class SlidingWindow {
  readonly #count: number;
  readonly #perMs: number;
  readonly #taken = new Map<string, number[]>();

  constructor(count: number, perMs: number) {
    this.#count = count;
    this.#perMs = perMs;
  }

  /** Takes one place, or says in how many milliseconds there is one. */
  take(nowMs: number, key = ''): number {
    const recent = this.#recent(nowMs, key);
    if (recent.length >= this.#count) return recent[0]! + this.#perMs - nowMs;
    this.#taken.set(key, [...recent, nowMs]);
    return 0;
  }

  /** Places that are left now, and in how many milliseconds all of them are. */
  left(nowMs: number, key = ''): { readonly count: number; readonly allInMs: number } {
    const recent = this.#recent(nowMs, key);
    return {
      count: this.#count - recent.length,
      allInMs: (recent.at(-1) ?? nowMs - this.#perMs) + this.#perMs - nowMs,
    };
  }

  #recent(nowMs: number, key: string): number[] {
    return (this.#taken.get(key) ?? []).filter((at) => nowMs - at < this.#perMs);
  }
}
