import { pearson } from './correlation.ts';
import { pairMoments } from './hedge.ts';
import { normalCdf } from './normal-distribution.ts';
import { quantile } from './rank.ts';
import { requireSameLength } from './series.ts';

/** How often both legs have an extreme day together, of the benchmark's extreme days. */
export interface TailDependence {
  /** Of the benchmark's worst days, the share that was among the subject's worst too. */
  readonly lower: number;
  readonly lowerTogether: number;
  readonly lowerDays: number;
  /** The same for best days. */
  readonly upper: number;
}

function together(
  subject: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  extreme: (value: number, leg: 0 | 1) => boolean,
): { days: number; both: number } {
  let days = 0;
  let both = 0;
  for (let i = 0; i < benchmark.length; i++) {
    if (!extreme(benchmark[i]!, 1)) continue;
    days += 1;
    if (extreme(subject[i]!, 0)) both += 1;
  }
  return { days, both };
}

/**
 * When the benchmark has one of its worst days, how often does the subject have one of its own?
 *
 *     share of rows with ry ≤ its q-quantile on which rx ≤ its q-quantile too; upper: 1 − q and ≥
 *
 * Independent markets give q. Compare with the share a bivariate normal of the same correlation gives
 * (gaussianTailDependence); a handful of days decides, so show the counts.
 *
 * @param subject Returns, finite.
 * @param benchmark Returns of the same rows.
 * @param tail q, the share of days called extreme, above 0, below 0.5.
 * @returns Shares and counts; `NaN` without rows.
 * @throws RangeError when lengths differ.
 * @example tailDependence([1, 2, 3, 4], [1, 2, 3, 4], 0.25).lower; // => 1
 * @see ANALYTICS.md 7; oracle: eth_iwm_utc_pair_structure.json
 */
export function tailDependence(subject: ArrayLike<number>, benchmark: ArrayLike<number>, tail: number): TailDependence {
  requireSameLength(subject, benchmark);
  const floors = [quantile(subject, tail), quantile(benchmark, tail)] as const;
  const ceilings = [quantile(subject, 1 - tail), quantile(benchmark, 1 - tail)] as const;
  const low = together(subject, benchmark, (value, leg) => value <= floors[leg]);
  const high = together(subject, benchmark, (value, leg) => value >= ceilings[leg]);
  return {
    lower: low.both / low.days,
    lowerTogether: low.both,
    lowerDays: low.days,
    upper: high.both / high.days,
  };
}

const steps = 200;

const bisections = 80;

/** The value below which a share of a standard normal lies. */
function normalQuantile(share: number): number {
  let [low, high] = [-10, 10];
  for (let step = 0; step < bisections; step++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Simpson's rule on an even number of steps. */
function integrate(height: (at: number) => number, from: number, to: number): number {
  const width = (to - from) / steps;
  let sum = height(from) + height(to);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * height(from + i * width);
  return (sum * width) / 3;
}

/**
 * How often would two normals of this correlation share their worst days?
 *
 *     Φ₂(h, h; ρ) / q with h = Φ⁻¹(q);   Φ₂ = q² + 1/(2π) ∫ exp(−h² / (1 + sin θ)) dθ over θ from 0 to asin ρ
 *
 * The yardstick for observed tail dependence: only what exceeds it is a habit of falling together.
 *
 * @param correlation ρ, −1 to 1.
 * @param tail q, the share of days called extreme, above 0 and below 1.
 * @returns A share of the extreme days, 0 to 1.
 * @example gaussianTailDependence(0.323895649641, 0.05).toFixed(9); // => '0.152874042'
 * @see ANALYTICS.md 7; Plackett (1954); oracle: eth_iwm_pitfalls.json
 */
export function gaussianTailDependence(correlation: number, tail: number): number {
  const bound = normalQuantile(tail);
  const height = (angle: number): number => Math.exp((-bound * bound) / (1 + Math.sin(angle)));
  const extra = integrate(height, 0, Math.asin(correlation)) / (2 * Math.PI);
  return (tail * tail + extra) / tail;
}

/**
 * What correlation would remain in up-markets (or down-markets) alone, if nothing but the selection changed it?
 *
 *     ρ_half = ρ / √(ρ² + (1 − ρ²) · σ² / σ²_half),   σ²_half / σ² = 1 − 2/π for one half of a normal
 *
 * Looking only at days on which one market rose narrows its range and lowers the correlation of a perfectly steady
 * bivariate normal: 0.32 becomes 0.20 (Boyer, Gibson and Loretan 1999). A half-sample correlation means something only
 * beside this number, never beside the full one.
 *
 * @param correlation Full-sample correlation, −1 to 1.
 * @returns The correlation expected in either half.
 * @example conditionedNormalCorrelation(0.323895649641).toFixed(9); // => '0.202113496'
 * @see ANALYTICS.md 7; oracle: eth_iwm_pitfalls.json
 */
export function conditionedNormalCorrelation(correlation: number): number {
  const halfVarianceShare = 1 - 2 / Math.PI;
  return correlation / Math.sqrt(correlation ** 2 + (1 - correlation ** 2) / halfVarianceShare);
}

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
