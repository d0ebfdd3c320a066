/** What kind of fact it is. `fomc`: the day of a scheduled interest-rate decision, 2 p.m. New York. */
export type EventKind = 'upgrade' | 'halving' | 'listing' | 'failure' | 'shock' | 'vote' | 'fomc';

/** A settled public fact with its date. */
export interface KnownEvent {
  /** `YYYY-MM-DD` in the place where it happened, or `YYYY-MM` or `YYYY` where no day can be named. */
  readonly date: string;
  /** Short enough for a chart. */
  readonly label: string;
  readonly kind: EventKind;
  /** Which markets it concerns: one chain, everything crypto, or every market. */
  readonly concerns: 'ETH' | 'BTC' | 'crypto' | 'all';
  /** How people name it in "since …", lower case, without a leading "the". */
  readonly names: readonly string[];
  /** What "since …" counts from, where that is the whole month instead of the day. */
  readonly countedFrom?: string;
}
