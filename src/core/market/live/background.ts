/** Work that goes on after an answer has been given. */
export interface Background {
  /** Aborted when the work is to end. */
  readonly signal: AbortSignal;
  add(work: Promise<void>): void;
  /** Resolves when no work is going on; rejects where some failed through a fault of ours. */
  settled(): Promise<void>;
  /** Ends all work as soon as it can be ended. */
  end(): Promise<void>;
}

/** Keeps track of work that nobody waits for. */
export function createBackground(): Background {
  const going = new Set<Promise<void>>();
  const ending = new AbortController();
  return {
    signal: ending.signal,
    add(work) {
      going.add(work);
      const forget = () => going.delete(work);
      work.then(forget, forget);
    },
    async settled() {
      while (going.size > 0) await Promise.all(going);
    },
    async end() {
      ending.abort(new Error('closed'));
      await Promise.allSettled(going);
    },
  };
}
