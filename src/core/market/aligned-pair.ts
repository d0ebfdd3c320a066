import type { DataNote, Sampling } from './history.ts';
import type { Pair } from './symbol.ts';

/**
 * Two legs on common rows: row i holds both prices of session `dates[i]`. Nothing is filled, nothing later than
 * the as-of date is present, and both legs come from one sampling. Everything measured is measured on this.
 */
export interface AlignedPair {
  readonly pair: Pair;
  readonly sampling: Sampling;
  readonly dates: readonly string[];
  /** Subject prices. */
  readonly x: Float64Array;
  /** Benchmark prices. */
  readonly y: Float64Array;
  readonly sources: { readonly subject: string; readonly benchmark: string };
  /** The last date each leg had a price on, before they were joined. */
  readonly lastDates: { readonly subject: string; readonly benchmark: string };
  /** Rows per year for annualising: 252, or 365 where both legs trade every day. */
  readonly rowsPerYear: 252 | 365;
  /** Sessions between the first and the last row without a price of one of the markets; the next return spans them. */
  readonly missing: readonly string[];
  readonly simulated: boolean;
  readonly notes: readonly DataNote[];
}
