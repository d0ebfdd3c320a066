/**
 * Shares work: while work under a key is going on, everybody who asks for the same key gets the same promise.
 *
 * The work belongs to nobody in particular, so one caller who gives up does not end it for the others.
 *
 * @returns A function of a key and the work to do where none is going on.
 */
export function createSingleFlight(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const flights = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const going = flights.get(key);
    if (going) return going as Promise<T>;
    const flight = work().finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
}

/**
 * Waits for shared work, but no longer than the signal allows.
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

/** Work that goes on after an answer has been given. */
export interface BackgroundTasks {
  /** Aborted when the work is to end. */
  readonly signal: AbortSignal;
  add(work: Promise<void>): void;
  /** Resolves when no work is going on; rejects where some failed through a fault of ours. */
  settled(): Promise<void>;
  /** Ends all work as soon as it can be ended. */
  end(): Promise<void>;
}

/** Keeps track of work that nobody waits for. */
export function createBackgroundTasks(): BackgroundTasks {
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
