/** Stamps at or above this are milliseconds: as seconds they would lie in the year 5138. */
const SMALLEST_MS_STAMP = 1e11;

/** Candles by the instant they open, oldest first, one per instant, every close positive and finite. */
export interface Candles {
  readonly openMs: Float64Array;
  readonly closes: Float64Array;
}

/** How many rows were left out, and why. */
export interface RejectedRows {
  /** A close or stamp that is no positive finite number. */
  readonly unusable: number;
  /** Opens after the present. */
  readonly future: number;
  /** The same instant and close once more. */
  readonly repeated: number;
  /** Rows of one instant that contradict each other; all of them are left out. */
  readonly contradicting: number;
}

/**
 * Which instant is this time stamp, whichever unit it came in?
 *
 * @param stamp Unix seconds or milliseconds, told apart row by row: one file may mix both.
 * @returns Epoch milliseconds.
 * @example epochMs(1502942400); // => 1502942400000
 * @see ANALYTICS.md 1.8; defects/eth_usdt_binance_1h_mixed_units.csv
 */
export function epochMs(stamp: number): number {
  return stamp < SMALLEST_MS_STAMP ? stamp * 1000 : stamp;
}

/**
 * Which candles remain once wrong stamps and prices, repetitions and contradictions are gone?
 *
 * Nothing is repaired: where two rows of one instant disagree there is no observation.
 *
 * @param rows Open stamps (seconds or milliseconds, mixed) and closes, in any order.
 * @param nowMs The present; a candle that opens later is rejected.
 * @returns The candles sorted by opening, and the count of what was left out.
 * @example tidyCandles([{ stamp: 1502942400, close: 300 }], Infinity).candles.closes.length; // => 1
 * @see ANALYTICS.md 1.8
 */
export function tidyCandles(
  rows: readonly { readonly stamp: number; readonly close: number }[],
  nowMs: number,
): { candles: Candles; rejected: RejectedRows } {
  const usable = rows.filter((row) => row.close > 0 && Number.isFinite(row.close) && row.stamp > 0);
  const past = usable.filter((row) => epochMs(row.stamp) <= nowMs);
  const byInstant = Map.groupBy(past, (row) => epochMs(row.stamp));
  const agreeing = [...byInstant].filter(([, same]) => same.every((row) => row.close === same[0]!.close));
  agreeing.sort(([a], [b]) => a - b);
  const contradicting = past.length - agreeing.reduce((sum, [, same]) => sum + same.length, 0);
  return {
    candles: {
      openMs: Float64Array.from(agreeing, ([ms]) => ms),
      closes: Float64Array.from(agreeing, ([, same]) => same[0]!.close),
    },
    rejected: {
      unusable: rows.length - usable.length,
      future: usable.length - past.length,
      repeated: past.length - contradicting - agreeing.length,
      contradicting,
    },
  };
}
