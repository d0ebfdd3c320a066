import { isRelativelyZero } from './is-relatively-zero.ts';

/**
 * Means and sums around them of all rows so far, updated one row at a time without ever holding a large total (Welford).
 *
 *     mean ← mean + d/n,   Σ(x−mean)² ← Σ(x−mean)² + d·(x − new mean)
 *
 * Rows with a value that is not finite are left out.
 */
export class RunningCoMoments {
  count = 0;
  meanX = 0;
  meanY = 0;
  squaresX = 0;
  squaresY = 0;
  products = 0;

  /** Takes one more row in; false where it was left out because a value is not finite. */
  add(x: number, y: number): boolean {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return false;
    this.count += 1;
    const dx = x - this.meanX;
    const dy = y - this.meanY;
    this.meanX += dx / this.count;
    this.meanY += dy / this.count;
    this.squaresX += dx * (x - this.meanX);
    this.squaresY += dy * (y - this.meanY);
    this.products += dx * (y - this.meanY);
    return true;
  }

  /** Whether every x so far is the same up to rounding. */
  get constantX(): boolean {
    return isRelativelyZero(this.squaresX, this.count, this.meanX);
  }
}
