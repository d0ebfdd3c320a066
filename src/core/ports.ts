import type { Drawing } from './drawings.ts';
import type { DailyHistory, FlowHistory, SessionCloses } from './market/history.ts';
import type { Session } from './market/session.ts';
import type { MarketSymbol } from './market/symbol.ts';

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
