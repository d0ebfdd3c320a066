import type { Sampling } from '../market/history.ts';
import type { SessionCalendar } from '../market/session.ts';
import type { Pair } from '../market/symbol.ts';
import type { MarketData, NoiseBenchmark, Request } from '../ports.ts';

/** What a report on a pair is asked. */
export interface PairQuestion extends Request {
  readonly pair: Pair;
  /** Answer as it stood on this day, `YYYY-MM-DD`; the latest day where absent. */
  readonly asOf?: string | undefined;
  /** How to read a 24/7 leg; the best that covers the whole sample where absent. */
  readonly sampling?: Sampling | undefined;
}

/** Where a report gets its prices and its sessions. */
export interface Sources {
  readonly market: MarketData;
  readonly calendar: SessionCalendar;
}

/** The same, with pure noise to compare with. */
export interface SourcesWithNoise extends Sources {
  readonly noise: NoiseBenchmark;
}
