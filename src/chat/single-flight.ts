import { raceAbort } from '../market/live/single-flight.ts';
import type { Progress, Request } from '../market/ports.ts';

interface InFlight<T> {
  readonly result: Promise<T>;
  readonly abort: AbortController;
  readonly listeners: Set<Progress>;
  waiting: number;
}

/**
 * Runs equal work once for everybody who asks for it at the same moment. Everyone hears the progress; whoever gives up
 * leaves alone, and the work stops when the last one has left.
 */
export function createRequestSingleFlight<T>(): (
  key: string,
  request: Request,
  work: (request: Required<Request>) => Promise<T>,
) => Promise<T> {
  const flights = new Map<string, InFlight<T>>();
  return (key, request, work) => {
    const flight = flights.get(key) ?? startFlight(flights, key, work);
    return joinFlight(flights, key, flight, request);
  };
}

function startFlight<T>(
  flights: Map<string, InFlight<T>>,
  key: string,
  work: (request: Required<Request>) => Promise<T>,
): InFlight<T> {
  const abort = new AbortController();
  const listeners = new Set<Progress>();
  const progress: Progress = (step) => listeners.forEach((listener) => listener(step));
  const result = Promise.resolve().then(() => work({ signal: abort.signal, progress }));
  const flight = { result, abort, listeners, waiting: 0 };
  const land = (): void => forget(flights, key, flight);
  flights.set(key, flight);
  result.then(land, land);
  return flight;
}

/** Nobody joins a flight that has landed or was given up. */
function forget<T>(flights: Map<string, InFlight<T>>, key: string, flight: InFlight<T>): void {
  if (flights.get(key) === flight) flights.delete(key);
}

async function joinFlight<T>(
  flights: Map<string, InFlight<T>>,
  key: string,
  flight: InFlight<T>,
  { signal, progress }: Request,
): Promise<T> {
  flight.waiting += 1;
  if (progress !== undefined) flight.listeners.add(progress);
  try {
    return await raceAbort(flight.result, signal);
  } finally {
    if (progress !== undefined) flight.listeners.delete(progress);
    flight.waiting -= 1;
    if (flight.waiting === 0) {
      forget(flights, key, flight);
      flight.abort.abort(signal?.reason);
    }
  }
}
