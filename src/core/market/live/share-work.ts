/**
 * Shares work: while work under a key is going on, everybody who asks for the same key gets the same promise.
 *
 * The work belongs to nobody in particular, so one caller who gives up does not end it for the others.
 *
 * @returns A function of a key and the work to do where none is going on.
 */
export function createWorkSharing(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
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
export function waitUnlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
