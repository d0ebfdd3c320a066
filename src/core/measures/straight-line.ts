import { isRelativelyZero } from './is-relatively-zero.ts';

/** Sums around the means of the rows a line is fitted to: x is the predictor, y the response. */
export interface LineSums {
  readonly count: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly squaresX: number;
  readonly squaresY: number;
  readonly products: number;
}

/** The rows themselves, first to last, read only where the sums leave too few digits. */
export interface LineRows {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly first: number;
  readonly last: number;
}

/** A fitted line through the point of means, and how far the rows lie from it. */
export interface StraightLine {
  readonly slope: number;
  /** √(SSE / (n − 2)); `NaN` where the rows lie on the line up to rounding, so that nothing can be measured in it. */
  readonly residualError: number;
}

/** Below this share of unexplained variation the difference of two sums has lost the digits and residuals are added up instead. */
const trustedRemainder = 1e-6;

/**
 * The least-squares line and the usual size of its residuals.
 *
 *     slope = Σ(x−meanX)(y−meanY) / Σ(x−meanX)²,   error = √(SSE / (n − 2))
 *
 * @param sums Sums of the rows; a constant predictor must have `squaresX` 0.
 * @param rows The rows behind the sums; rows with a value that is not finite are passed over.
 * @returns The line; both `NaN` where the predictor is constant or the sums are `NaN`.
 * @example straightLine({ count: 3, meanX: 1, meanY: 1, squaresX: 2, squaresY: 2, products: 1 }, { x: new Float64Array(), y: new Float64Array(), first: 0, last: -1 }).slope; // => 0.5
 * @see ANALYTICS.md 3
 */
export function straightLine(sums: LineSums, rows: LineRows): StraightLine {
  if (!(sums.squaresX > 0)) return { slope: NaN, residualError: NaN };
  const slope = sums.products / sums.squaresX;
  const remainder = sums.squaresY - slope * sums.products;
  const trusted = remainder > trustedRemainder * sums.squaresY;
  const squares = trusted ? remainder : squaredResiduals(sums, slope, rows);
  const onTheLine = squares <= 1e-24 * sums.squaresY || isRelativelyZero(squares, sums.count, sums.meanY);
  return { slope, residualError: onTheLine ? NaN : Math.sqrt(squares / (sums.count - 2)) };
}

function squaredResiduals(sums: LineSums, slope: number, { x, y, first, last }: LineRows): number {
  let squares = 0;
  for (let row = first; row <= last; row++) {
    const residual = y[row]! - sums.meanY - slope * (x[row]! - sums.meanX);
    if (Number.isFinite(residual)) squares += residual * residual;
  }
  return squares;
}
