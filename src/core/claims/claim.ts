/** What is claimed about the subject; `none` where nothing testable was said. */
export type Relation =
  | 'divergence'
  | 'ahead'
  | 'behind'
  | 'low-correlation'
  | 'high-correlation'
  | 'inflow-rise'
  | 'inflow-fall'
  | 'forecast-converge'
  | 'forecast-diverge'
  | 'none';

/** How far back the claim says this has no equal: all history, since a date, a number of years, or it does not say. */
export type Superlative = 'record' | 'since' | 'years' | 'none';

/** One market and the ways people write it. The symbol itself always counts as one of them. */
export interface MarketName {
  readonly symbol: string;
  readonly names: readonly string[];
}

/** A dated fact people count from: "since the merge". */
export interface NamedEvent {
  /** `YYYY-MM-DD`, or `YYYY-MM` where the fact has a month but no day. */
  readonly date: string;
  readonly names: readonly string[];
  /** Only where this market is spoken of: "the ETF launch" of ether is not that of bitcoin. */
  readonly of?: string;
}

/** One testable sentence, read. Everything that was not said is null. */
export interface Claim {
  /** The sentence it was read from, cleaned of control characters and links. */
  readonly text: string;
  readonly subject: string | null;
  readonly benchmark: string | null;
  readonly relation: Relation;
  /** True where the sentence denies the relation, or denies that it is the record it is called. */
  readonly negated: boolean;
  readonly superlative: Superlative;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: the reach of the superlative `since`, or without one the start of the period spoken of. */
  readonly since: string | null;
  readonly years: number | null;
  readonly windowSessions: number | null;
  /** The day the sentence speaks of, `YYYY-MM-DD`. */
  readonly asOf: string | null;
  /** The size that was said, always positive: 22 for "surged by 22 %" and for "fell 22 %". Per cent or percentage points. */
  readonly amountPct: number | null;
  /** What the subject is said to have done by itself, signed per cent: −50 for "ETH fell 50 % while …". */
  readonly subjectMovePct: number | null;
  /** The same for the benchmark. */
  readonly benchmarkMovePct: number | null;
  /** True where a correlation is said to be below zero, not only low: "inversely correlated". */
  readonly inverse: boolean;
  /** Where one market is said to move first: by how many sessions the subject leads, negative where it lags; 0 where it is not said. */
  readonly leadSessions: number | null;
  /** Markets that have no single price, as they were named ("altcoins"), where the subject is one. */
  readonly subjectAltGroup: string | null;
  /** The same for the benchmark. */
  readonly benchmarkAltGroup: string | null;
  /** What would be right, where `relation` is `none` or a leg is missing; else null. */
  readonly hint: string | null;
}

/** A sentence that gave no claim, and why. */
export interface SkippedSentence {
  readonly text: string;
  readonly reason: string;
  /** The language it seems to be in, where that is the reason. */
  readonly language: string | null;
}

/** What a text says: at least one claim (with relation `none` if nothing testable was said), at most five. */
export interface ClaimReading {
  readonly claims: readonly Claim[];
  readonly skipped: readonly SkippedSentence[];
  /** One plain sentence per text: "Read as: ETH against RUT, divergence, record, all history." */
  readonly readAs: string;
}
