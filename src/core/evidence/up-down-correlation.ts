import { pearson } from '../measures/pearson.ts';
import { requireSameLength } from '../measures/require-same-length.ts';
import { conditionedNormalCorrelation } from './conditioned-normal-correlation.ts';
import { pairMoments } from './pair-moments.ts';

/** How the subject goes with the benchmark on one kind of session. */
export interface SideCorrelation {
  readonly sessions: number;
  readonly correlation: number;
  /** Subject's move per unit of the benchmark's. */
  readonly beta: number;
}

/** Sessions on which the benchmark rose, on which it fell, and what selection alone would leave. */
export interface UpDownCorrelation {
  readonly up: SideCorrelation;
  readonly down: SideCorrelation;
  /** Correlation expected on either side if the whole were a bivariate normal. */
  readonly expected: number;
}

/**
 * Do the two go together more when the benchmark falls than when it rises?
 *
 *     correlation and cov/var over sessions with ry > 0, and with ry < 0; expected from the full correlation
 *
 * Both sides are always below the full correlation, because each sees only half of the benchmark's range: compare them
 * with `expected` (Boyer, Gibson and Loretan 1999), never with the full one.
 *
 * @param subjectReturns Returns per session, finite.
 * @param benchmarkReturns The same sessions; sessions without a move belong to neither side.
 * @returns Both sides and the benchmark to compare with; `NaN` where a side has too few sessions or does not move.
 * @throws RangeError when lengths differ.
 * @example upDownCorrelation([1, 2, -1, -3], [1, 2, -1, -3]).down.sessions; // => 2
 * @see ANALYTICS.md 7; oracle: eth_iwm_utc_pair_structure.json
 */
export function upDownCorrelation(
  subjectReturns: ArrayLike<number>,
  benchmarkReturns: ArrayLike<number>,
): UpDownCorrelation {
  requireSameLength(subjectReturns, benchmarkReturns);
  const side = (sign: 1 | -1): SideCorrelation => {
    const rows = Array.from(benchmarkReturns, (value, row) => (sign * value > 0 ? row : -1)).filter((row) => row >= 0);
    const [x, y] = [rows.map((row) => subjectReturns[row]!), rows.map((row) => benchmarkReturns[row]!)];
    const { covariance, benchmarkVariance } = pairMoments(x, y);
    return { sessions: rows.length, correlation: pearson(x, y), beta: covariance / benchmarkVariance };
  };
  const expected = conditionedNormalCorrelation(pearson(subjectReturns, benchmarkReturns));
  return { up: side(1), down: side(-1), expected };
}
