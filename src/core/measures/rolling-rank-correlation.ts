import { correlationFromSums } from './correlation-from-sums.ts';
import { requireSameLength } from './require-same-length.ts';
import { RollingRanks } from './rolling-ranks.ts';
import { undefinedSeries } from './undefined-series.ts';

/**
 * How closely did two markets move together over each trailing window, if only the order of their returns counts?
 *
 *     Spearman: Pearson correlation of the average ranks inside rows t−W+1..t
 *
 * Returns are rounded to 12 decimals before ranking: ln(a/b) and ln a − ln b differ in the last bits, which would make or
 * break ties. One crash day cannot carry this figure as it can carry Pearson's.
 *
 * @param x Returns of one market, oldest first.
 * @param y Returns of the other on the same sessions.
 * @param rows W, returns in the window, at least 2.
 * @returns Series of the same length, −1 to 1; `NaN` before W returns, where the window holds a `NaN`, and where all ranks of
 *   a leg are equal.
 * @throws RangeError where `rows` is no whole number of at least 2 or the lengths differ.
 * @example rollingRankCorrelation([1, 2, 9], [1, 3, 2], 3); // => [NaN, NaN, 0.5]
 * @see ANALYTICS.md 2.1; oracle: eth_iwm_utc_rolling_correlation.json
 */
export function rollingRankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>, rows: number): Float64Array {
  const length = requireSameLength(x, y);
  const correlation = undefinedSeries(length);
  const ranksX = new RollingRanks(roundedTo12Decimals(x), rows);
  const ranksY = new RollingRanks(roundedTo12Decimals(y), rows);
  for (let row = 0; row < length; row++) {
    ranksX.advance(row);
    ranksY.advance(row);
    if (ranksX.undefinedCount + ranksY.undefinedCount > 0) continue;
    correlation[row] = correlationOfRanks(ranksX.twiceRanks, ranksY.twiceRanks);
  }
  return correlation;
}

/** Sums of doubled ranks are whole numbers below 2^53, so this is exact up to the last division. */
function correlationOfRanks(x: Int32Array, y: Int32Array): number {
  const centre = x.length * (x.length + 1) ** 2;
  let [squaresX, squaresY, products] = [-centre, -centre, -centre];
  for (let at = 0; at < x.length; at++) {
    squaresX += x[at]! * x[at]!;
    squaresY += y[at]! * y[at]!;
    products += x[at]! * y[at]!;
  }
  return correlationFromSums(products, squaresX, squaresY);
}

function roundedTo12Decimals(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value) => Math.round(value * 1e12));
}
