import { correlationInterval } from './correlation-interval.ts';
import { requireSameLength } from './require-same-length.ts';
import { requireWindow } from './require-window.ts';
import { twoSidedP } from './two-sided-p.ts';

/** Two neighbouring windows compared; every figure may be `NaN`. */
export interface CorrelationChange {
  readonly previousPearson: number;
  readonly pearson: number;
  /** Change of atanh r in standard errors that allow for dependent days. */
  readonly zHac: number;
  readonly pHac: number;
  /** The same as if days were independent: a check, usually too sure. */
  readonly zIid: number;
  readonly pIid: number;
}

/**
 * Has the correlation really changed between the last window and the one before it?
 *
 *     z = (atanh r₂ − atanh r₁) / √(se₁² + se₂²)
 *
 * The windows do not overlap: neighbouring overlapping ones share their days and are not independent. The p belongs to a single
 * test; who looks every day must ask for |z| ≥ 2.6 before raising an alarm.
 *
 * @param x Returns of one market, oldest first; the last 2·W are used.
 * @param y Returns of the other on the same sessions.
 * @param rows W, returns in each window, at least 4.
 * @returns The comparison; all `NaN` with fewer than 2·W rows, and where either correlation has no interval.
 * @throws RangeError where `rows` is no whole number of at least 4 or the lengths differ.
 * @example correlationChange([1, 2, 3, 5, 1, 2, 3, 5], [1, 3, 2, 5, 5, 2, 3, 1], 4).zIid; // => -1.8280421474539943
 * @see ANALYTICS.md 2.3; oracle: eth_iwm_utc_correlation_ci.json (change_test)
 */
export function correlationChange(x: ArrayLike<number>, y: ArrayLike<number>, rows: number): CorrelationChange {
  requireWindow(rows, 4);
  const length = requireSameLength(x, y);
  const ended = (end: number) => correlationInterval(lastRows(x, end, rows), lastRows(y, end, rows));
  const previous = ended(length - rows);
  const current = ended(length);
  const change = Math.atanh(current.pearson) - Math.atanh(previous.pearson);
  const zHac = change / (Math.hypot(previous.hacErrorZ, current.hacErrorZ) || NaN);
  const zIid = change / Math.sqrt(2 / (rows - 3));
  return {
    previousPearson: previous.pearson,
    pearson: current.pearson,
    zHac,
    pHac: twoSidedP(zHac),
    zIid,
    pIid: twoSidedP(zIid),
  };
}

/** The `rows` values before row `end`; none where the series does not reach back that far. */
function lastRows(values: ArrayLike<number>, end: number, rows: number): number[] {
  return end < rows ? [] : Array.from({ length: rows }, (_, at) => values[end - rows + at]!);
}
