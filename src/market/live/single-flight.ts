import { raceAbort } from '../../clock.ts';
import type { Text } from '../../messages/text.ts';
import type { Progress, Request } from '../ports.ts';

/** Work going on, and who waits for it. */
interface Flight {
  readonly result: Promise<unknown>;
  readonly abort: AbortController;
  readonly listeners: Set<Progress<Text>>;
  waiting: number;
}

/** Runs the work of a key, or joins it where it is going on. */
export type SingleFlight = <T>(
  key: string,
  request: Request,
  work: (request: Required<Request>) => Promise<T>,
) => Promise<T>;

/**
 * Runs equal work once for everybody who asks for it at the same moment. Everyone hears the progress, and whoever gives
 * up leaves alone.
 *
 * @param endsWithLast Whether the work is aborted, and nobody joins it any more, when the last one has left. Otherwise
 *   it goes on to its end, and whoever asks meanwhile joins it.
 */
export function createSingleFlight({ endsWithLast }: { readonly endsWithLast: boolean }): SingleFlight {
  const flights = new Map<string, Flight>();
  return async <T>(key: string, { signal, progress }: Request, work: (request: Required<Request>) => Promise<T>) => {
    const flight = flights.get(key) ?? startFlight(flights, key, work);
    flight.waiting += 1;
    if (progress !== undefined) flight.listeners.add(progress);
    try {
      return await raceAbort(flight.result as Promise<T>, signal);
    } finally {
      if (progress !== undefined) flight.listeners.delete(progress);
      flight.waiting -= 1;
      if (flight.waiting === 0 && endsWithLast && flights.get(key) === flight) {
        forget(flights, key, flight);
        flight.abort.abort(signal?.reason);
      }
    }
  };
}

function startFlight(
  flights: Map<string, Flight>,
  key: string,
  work: (request: Required<Request>) => Promise<unknown>,
): Flight {
  const abort = new AbortController();
  const listeners = new Set<Progress<Text>>();
  const progress: Progress<Text> = (step) => listeners.forEach((listener) => listener(step));
  const result = Promise.resolve().then(() => work({ signal: abort.signal, progress }));
  const flight = { result, abort, listeners, waiting: 0 };
  const land = (): void => forget(flights, key, flight);
  flights.set(key, flight);
  result.then(land, land);
  return flight;
}

/** Nobody joins a flight that has landed or was given up. */
function forget(flights: Map<string, Flight>, key: string, flight: Flight): void {
  if (flights.get(key) === flight) flights.delete(key);
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
