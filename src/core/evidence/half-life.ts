import { centred } from './centred.ts';

/** How fast a level forgets, with its uncertainty; all lengths in rows (sessions). */
export interface HalfLife {
  readonly slope: number;
  readonly standardError: number;
  readonly tStatistic: number;
  readonly halfLifeSessions: number;
  readonly lowSessions: number;
  /** `Infinity` when the data do not exclude a random walk. */
  readonly highSessions: number;
  readonly slopeBiasCorrected: number;
  readonly halfLifeBiasCorrectedSessions: number;
}

const z975 = 1.959963984540054;

function sessionsFor(slope: number): number {
  if (Number.isNaN(slope)) return NaN;
  if (slope >= 0) return Infinity;
  return slope <= -1 ? 0 : -Math.LN2 / Math.log1p(slope);
}

function slopeWithError(levels: Float64Array, changes: Float64Array): [slope: number, standardError: number] {
  const [x, y] = [centred(levels), centred(changes)];
  const spread = x.reduce((sum, value) => sum + value * value, 0);
  const slope = x.reduce((sum, value, i) => sum + value * y[i]!, 0) / spread;
  const error = y.reduce((sum, value, i) => sum + (value - slope * x[i]!) ** 2, 0);
  return [slope, Math.sqrt(error / (x.length - 2) / spread)];
}

/**
 * How many sessions until half of a deviation is gone, if it goes at all?
 *
 *     ΔL_t = a + b·L_{t−1} + e;   half-life = −ln 2 / ln(1 + b);   interval from b ∓ 1.96 se;   bias: b + (1 + 3(1 + b)) / n
 *
 * The slope is estimated too steep on short samples (Kendall 1954), so the uncorrected half-life is too short. Show it
 * only with its interval, and not at all where the upper end is infinite: then it is not measurable.
 *
 * @param values A level, for example a log ratio, oldest first, finite.
 * @returns Sessions with the 95 % interval; `Infinity` where a random walk is not excluded, `NaN` for a constant series.
 * @throws RangeError with fewer than four values.
 * @example halfLife([8, 4, 2, 1]).halfLifeSessions.toFixed(6); // => '1.000000'
 * @see ANALYTICS.md 5; oracle: eth_iwm_utc_stationarity.json
 */
export function halfLife(values: ArrayLike<number>): HalfLife {
  if (values.length < 4) throw new RangeError('A half-life needs at least four values.');
  const levels = Float64Array.from(values).subarray(0, -1);
  const changes = levels.map((value, i) => values[i + 1]! - value);
  const [slope, standardError] = slopeWithError(levels, changes);
  const slopeBiasCorrected = slope + (1 + 3 * (1 + slope)) / levels.length;
  return {
    slope,
    standardError,
    tStatistic: slope / standardError,
    halfLifeSessions: sessionsFor(slope),
    lowSessions: sessionsFor(slope - z975 * standardError),
    highSessions: sessionsFor(slope + z975 * standardError),
    slopeBiasCorrected,
    halfLifeBiasCorrectedSessions: sessionsFor(slopeBiasCorrected),
  };
}
