import type { DataNote, Sampling } from './history.ts';
import type { MarketSymbol } from './symbol.ts';

/** Any number of markets on common rows: `prices[k][i]` is the price of market k in session `dates[i]`. */
export interface AlignedMarkets {
  readonly symbols: readonly MarketSymbol[];
  readonly sampling: Sampling;
  readonly dates: readonly string[];
  readonly prices: readonly Float64Array[];
  /** Where each market's prices come from. */
  readonly sources: readonly string[];
  /** The last date each market had a price on, before they were joined. */
  readonly lastDates: readonly string[];
  /** Rows per year for annualising: 252, or 365 where all trade every day. */
  readonly rowsPerYear: 252 | 365;
  /** Sessions between the first and the last row without a price of one of the markets; the next return spans them. */
  readonly missing: readonly string[];
  readonly simulated: boolean;
  readonly notes: readonly DataNote[];
}
