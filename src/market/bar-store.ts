import type { DailyBar, FlowDay } from './provider.ts';

/** Daily bars, prices at session closes, or exchange flows. */
export type Timeframe = 'day' | 'close' | 'flow';

/** One market from one source at one timeframe: never mixed with another. */
export interface SeriesKey {
  readonly symbol: string;
  readonly source: string;
  readonly timeframe: Timeframe;
}

/** What is known of a stored series without reading its rows. */
export interface SeriesState extends SeriesKey {
  /** Rises when the whole history was replaced; a write must name the edition it was made for. */
  readonly edition: number;
  readonly firstDate: string | undefined;
  readonly lastDate: string | undefined;
  /** When the source was last asked with success. */
  readonly checkedAtMs: number;
  /** When the whole history was last fetched. */
  readonly fullRefreshAtMs: number;
  /** Everything before this instant has been looked at; a history that is still being fetched goes on from here. */
  readonly watermarkMs: number;
}

/** Rows for a series: `revise` adds and overwrites by date, `replace` leaves nothing of what was there. */
export interface SeriesWrite<T> {
  readonly key: SeriesKey;
  readonly mode: 'revise' | 'replace';
  /** The edition the rows were fetched for, 0 for a new series. */
  readonly edition: number;
  readonly rows: readonly T[];
  readonly checkedAtMs: number;
  readonly watermarkMs: number;
}

/** A past that changed, in words. */
export interface Revision {
  readonly symbol: string;
  readonly source: string;
  readonly atMs: number;
  readonly sentence: string;
}

/** How a request to a source ended. */
export interface SourceEvent {
  readonly source: string;
  readonly atMs: number;
  readonly kind: 'success' | 'failure' | 'limited';
  /** Why it failed, one sentence. */
  readonly reason?: string;
}

/** The last known of a source. */
export interface SourceRecord {
  readonly source: string;
  readonly lastSuccessMs: number | undefined;
  readonly lastFailureMs: number | undefined;
  readonly lastKind: SourceEvent['kind'];
  readonly reason: string;
}

/** What comparing two sources of one symbol gave; an empty sentence where they agree. */
export interface SourceComparison {
  readonly symbol: string;
  readonly atMs: number;
  readonly sentence: string;
}

/**
 * Keeps prices at home. Every write is whole or not at all, whatever happens to the process.
 * Writing rows answers false, and writes nothing, where the series is no longer in the edition named.
 */
export interface BarStore {
  series(symbol: string): Promise<readonly SeriesState[]>;
  writeBars(write: SeriesWrite<DailyBar>): Promise<boolean>;
  writeFlows(write: SeriesWrite<FlowDay>): Promise<boolean>;
  /** Dates and closes, oldest first, up to and including `until`. */
  closes(key: SeriesKey, until?: string): Promise<{ readonly dates: string[]; readonly closes: Float64Array }>;
  /** The newest rows, oldest first. */
  lastBars(key: SeriesKey, count: number): Promise<readonly DailyBar[]>;
  flows(key: SeriesKey): Promise<readonly FlowDay[]>;
  recordRevision(revision: Revision): Promise<void>;
  revisions(symbol: string, sinceMs: number): Promise<readonly Revision[]>;
  recordSourceEvent(event: SourceEvent): Promise<void>;
  sources(): Promise<readonly SourceRecord[]>;
  recordComparison(comparison: SourceComparison): Promise<void>;
  comparison(symbol: string): Promise<SourceComparison | undefined>;
}
