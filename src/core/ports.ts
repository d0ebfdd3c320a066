import type { WatchedRule } from './alerts/alert-rule.ts';
import type { FalseAlarms, PairMoves } from './alerts/false-alarms.ts';
import type { Drawing } from './drawings.ts';
import type { ReconvergenceSummary } from './evidence/summarise-reconvergence.ts';
import type { DailyHistory, FlowHistory, SessionCloses } from './market/history.ts';
import type { Session } from './market/session.ts';
import type { MarketKind, MarketSymbol } from './market/symbol.ts';

/** Told while something long is going on, so that a person can see it move. `done` of `total` in the same unit. */
export type Progress = (step: { readonly what: string; readonly done: number; readonly total: number }) => void;

/** What accompanies every request: when to give up, and whom to tell how far it is. */
export interface Request {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: Progress | undefined;
}

/**
 * Where prices come from, as the analytics sees it: the files of a folder, a simulation, or live sources behind a store.
 * Asking for a symbol it does not carry throws `UserError`; no answer from any source throws `NoSourceAnswered`.
 */
export interface MarketData {
  /** `csv`, `sample` or `live`. */
  readonly label: string;
  /** True where no price is real; every reply must then say so. */
  readonly simulated: boolean;
  /** What can be asked, from memory. */
  catalogue(): readonly MarketSymbol[];
  /** The latest date to judge on when nobody names one: today for live prices, the end of the data for an archive. */
  today(): string;
  /** Daily closes up to and including `until` (all where absent), oldest first. */
  daily(symbol: MarketSymbol, request: Request & { readonly until?: string }): Promise<DailyHistory>;
  /** Prices at the closes of these sessions, or undefined where the source has no intraday history of this symbol. */
  atCloses(symbol: MarketSymbol, sessions: readonly Session[], request: Request): Promise<SessionCloses | undefined>;
  /** Exchange flows, or undefined where no open source publishes them. */
  flows(symbol: MarketSymbol, request: Request): Promise<FlowHistory | undefined>;
  /**
   * Waits for what is being loaded for this symbol just now, telling how far it is; undefined where nothing is. Absent
   * where nothing ever loads after an answer has been given.
   */
  settling?(symbol: MarketSymbol): ((request: Request) => Promise<void>) | undefined;
  /** One line per source: how it is doing. */
  health(): Promise<readonly SourceHealth[]>;
}

/** How a source has been doing lately. */
export interface SourceHealth {
  readonly source: string;
  readonly state: 'up' | 'limited' | 'down' | 'unknown';
  readonly lastSuccessMs?: number;
  readonly lastFailureMs?: number;
  readonly sentence: string;
}

/** How a picture should look: colours and size. */
export interface Look {
  readonly theme: 'dark' | 'light';
  readonly width: number;
  readonly height: number;
}

/** A finished picture. */
export interface Image {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Turns a drawing into a picture, off the main thread. Rejects with the signal's reason when it is aborted. */
export interface Painter {
  paint(drawing: Drawing, look: Look, request: Request): Promise<Image>;
  close(): Promise<void>;
}

/**
 * Keeps command lines that are too long for a button's own data, under a short key that survives a restart.
 * The same line gives the same key.
 */
export interface Shelf {
  keep(line: string): Promise<string>;
  find(key: string): Promise<string | undefined>;
}

/** One finished bar. `NaN` where the source does not publish a part; the close is always positive and finite. */
export interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** A finished daily bar under its session date; for a 24/7 market the UTC day it covers. */
export interface DailyBar extends Bar {
  readonly date: string;
}

/** A finished hourly bar under the instant it opened. */
export interface HourlyBar extends Bar {
  readonly openMs: number;
}

/** What moved onto and off exchanges on one complete UTC day, native units. `NaN` where not published. */
export interface FlowDay {
  readonly date: string;
  readonly inflow: number;
  readonly outflow: number;
}

/** What a source says of itself, as data: nothing about it is known anywhere else. */
export interface ProviderFacts {
  /** Lower case, as kept in the database, for example `coinbaseexchange`. */
  readonly name: string;
  /** As people write it, for example `Coinbase Exchange`. */
  readonly title: string;
  /** The currency its prices are in. */
  readonly quote: string;
  readonly kinds: readonly MarketKind[];
  /** Lower is asked first. */
  readonly preference: number;
  /** Bars in one answer, by timeframe; absent where one answer holds the whole history. */
  readonly pageBars: { readonly day?: number; readonly hour?: number };
  /** Only this many of the newest bars can be had at all. Such a source is asked after all others. */
  readonly reachBars?: number;
  readonly requestsPerSecond: number;
  /** How long after its end a bar may still change. */
  readonly settlesAfterMs: number;
}

/** From which instant on; the newest finished bar is always the end. */
export interface Since {
  readonly fromMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Some of a history, and how far it is now known: everything before `throughMs` has been served. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly throughMs: number;
}

/**
 * One price or flow source. Pages come oldest first, rows in order, one per stamp, finished only.
 * A capability that is absent is one the source does not have.
 * @throws ProviderLacksSymbol, ProviderUnreachable, ProviderRateLimited, ProviderAnswerRejected
 */
export interface Provider {
  readonly facts: ProviderFacts;
  /** The source's own spelling, or undefined where it cannot carry the symbol. From memory. */
  readonly ticker: (symbol: MarketSymbol) => string | undefined;
  readonly dailyBars?: (symbol: MarketSymbol, since: Since) => AsyncIterable<Page<DailyBar>>;
  readonly hourlyBars?: (symbol: MarketSymbol, since: Since) => AsyncIterable<Page<HourlyBar>>;
  /** Daily prices at 16:00 New York, sessions with another close left out. */
  readonly newYorkCloses?: (symbol: MarketSymbol, since: Since) => AsyncIterable<Page<DailyBar>>;
  readonly flows?: (symbol: MarketSymbol, since: Since) => AsyncIterable<Page<FlowDay>>;
  /** Symbols the source knows under these words, best first. */
  readonly search?: (words: string, request: Request) => Promise<readonly MarketSymbol[]>;
}

/** How the outside world is reached; a stand-in replaces any part of it. */
export interface ProviderSettings {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly timeoutMs: number;
  readonly ccxtVenues: readonly string[];
  /** Replaces scheme and host of every address of that library. Requests to it are not paced: it paces itself by 429. */
  readonly ccxtUrl?: string | undefined;
  readonly yahooUrl?: string | undefined;
  readonly coinmetricsUrl?: string | undefined;
  /** Dividends included where the source publishes it. Off: what a chart shows. */
  readonly totalReturn?: boolean;
}

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
  readonly wholeAtMs: number;
  /** Everything before this instant has been looked at; a history that is still being fetched goes on from here. */
  readonly throughMs: number;
}

/** Rows for a series: `revise` adds and overwrites by date, `replace` leaves nothing of what was there. */
export interface SeriesWrite<T> {
  readonly key: SeriesKey;
  readonly mode: 'revise' | 'replace';
  /** The edition the rows were fetched for, 0 for a new series. */
  readonly edition: number;
  readonly rows: readonly T[];
  readonly checkedAtMs: number;
  readonly throughMs: number;
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
  noteRevision(revision: Revision): Promise<void>;
  revisions(symbol: string, sinceMs: number): Promise<readonly Revision[]>;
  noteSource(event: SourceEvent): Promise<void>;
  sources(): Promise<readonly SourceRecord[]>;
  noteComparison(comparison: SourceComparison): Promise<void>;
  comparison(symbol: string): Promise<SourceComparison | undefined>;
}

/** What the random-walk benchmark of a pair is made with; equal questions have equal answers. */
export interface NoiseQuestion {
  /** ln(subject / benchmark), oldest first. */
  readonly logRatio: Float64Array;
  readonly windowSessions: number;
  readonly enter: number;
  readonly exit: number;
  readonly paths: number;
  /** Mean block of the resampling in sessions; 1 for independent days. */
  readonly meanBlock: number;
  readonly seed: number;
}

/** What the noise benchmark is asked about an alert: the rule, the returns it is made of, how often, from which seed. */
export interface FalseAlarmQuestion {
  readonly rule: WatchedRule;
  readonly moves: PairMoves;
  readonly paths: number;
  readonly seed: number;
}

/** Asks pure noise the same question, away from the thread that answers people; remembers its answers. */
export interface NoiseBenchmark {
  reconvergence(question: NoiseQuestion, request: Request): Promise<ReconvergenceSummary>;
  /** How often the same alert would fire on noise made of this pair's own days. */
  falseAlarms(question: FalseAlarmQuestion, request: Request): Promise<FalseAlarms>;
  close(): Promise<void>;
}

/** A dated fact that a community added for itself. */
export interface CommunityEvent {
  readonly date: string;
  readonly label: string;
}

/** The events communities added; nobody sees those of another one. */
export interface CommunityEvents {
  /** Oldest first. */
  list(community: string): Promise<readonly CommunityEvent[]>;
  /** Adding the same label on the same day again changes nothing. */
  add(community: string, event: CommunityEvent): Promise<void>;
  /** Takes away everything added on this day; answers how many there were. */
  remove(community: string, date: string): Promise<number>;
}

/** What a claim was checked with, so that it can be checked again. Symbols as text. */
export interface ReceiptQuestion {
  readonly text: string;
  readonly subject: string | null;
  readonly benchmark: string | null;
  readonly relation: string | null;
  readonly windowSessions: number | null;
  readonly starts: readonly string[] | null;
}

/** One judged claim as it was said. Everything is null that was not known then. */
export interface ReceiptClaim {
  readonly text: string;
  readonly relation: string;
  readonly subject: string | null;
  readonly benchmark: string | null;
  readonly windowSessions: number | null;
  readonly verdict: string;
  readonly reason: string;
  readonly asOf: string | null;
  readonly sampling: 'close' | 'utc' | null;
  /** Prices of both legs on that day. */
  readonly closes: { readonly subject: number; readonly benchmark: number } | null;
  /** Fingerprint of the claim and of every row it was judged on. */
  readonly inputHash: string;
}

/** A verdict about to be kept. */
export interface SaidReceipt {
  readonly community: string;
  /** Fingerprint of all of it; the same claim on the same data has the same one. */
  readonly hash: string;
  /** The answer as it was said. */
  readonly said: string;
  readonly simulated: boolean;
  readonly question: ReceiptQuestion;
  readonly claims: readonly ReceiptClaim[];
}

/** A kept verdict. */
export interface Receipt extends SaidReceipt {
  /** Eight characters, unique within the community. */
  readonly id: string;
  readonly atMs: number;
}

/** Keeps what was said. Nothing is ever changed; nobody sees the receipts of another community. */
export interface ReceiptBook {
  /** Keeps a verdict; one with the same fingerprint is kept once, as it was said first. */
  save(receipt: SaidReceipt): Promise<Receipt>;
  find(community: string, id: string): Promise<Receipt | undefined>;
  /** The newest first. */
  list(community: string, most: number): Promise<readonly Receipt[]>;
}
