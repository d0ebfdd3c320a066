import type { Session } from './nyse-calendar.ts';
import type { DailyHistory, FlowHistory, MarketSymbol, SessionCloses } from './symbol.ts';

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
  pendingLoad?(symbol: MarketSymbol): ((request: Request) => Promise<void>) | undefined;
  /**
   * Does a source beside the one that is answered from have this close? An alert that hangs on one bar may ask before it
   * tells anybody. Absent where there is one source only.
   */
  confirm?(
    symbol: MarketSymbol,
    bar: { readonly date: string; readonly close: number },
    request: Request,
  ): Promise<Confirmation>;
  /** One line per source: how it is doing. */
  health(): Promise<readonly SourceHealth[]>;
}

/** Whether another source has the same price: `unknown` where none could say. */
export type Confirmation = 'agreed' | 'differs' | 'unknown';

/** How a source has been doing lately. */
export interface SourceHealth {
  readonly source: string;
  readonly state: 'up' | 'limited' | 'down' | 'unknown';
  readonly lastSuccessMs?: number;
  readonly lastFailureMs?: number;
  readonly sentence: string;
}
