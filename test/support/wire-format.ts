import type { MarketSymbol } from '../../src/market/ports.ts';

/** A candle as it is to be written on the wire; `null` as a service writes a value it does not have. */
export interface WireRow {
  readonly stampMs: number;
  readonly close: number | null;
}

export interface WireRequest {
  readonly path: string;
  readonly query: URLSearchParams;
}

export interface WireAnswer {
  readonly status?: number;
  readonly body: unknown;
}

/** How one service writes things. A file of `test/fixtures/wire/` named like the provider exports one as `wire`. */
export interface WireFormat {
  /** A symbol the service carries in these tests. */
  readonly symbol: MarketSymbol;
  /** The answer to a request for the list of markets, where the service has one. */
  markets?(request: WireRequest, names: readonly string[]): WireAnswer | undefined;
  /** The service's spelling in a request for prices or flows; undefined for any other request. */
  asked(request: WireRequest): string | undefined;
  /** Prices in the service's own format and order, cut to its page. `stampScale` 1 is the service's own unit. */
  answer(request: WireRequest, rows: readonly WireRow[], stampScale?: number): WireAnswer;
  /** What the service says of a symbol it does not have. */
  readonly unknown: WireAnswer;
}

/** The other parts of a candle around its close, in a way that keeps high above low. */
export const around = (close: number) => ({ open: close - 0.5, high: close + 1, low: close - 1, volume: 12.5 });
