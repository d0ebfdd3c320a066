import { pairMoments } from './hedge.ts';
import { normalCdf } from './normal-distribution.ts';
import { quantile, ranks } from './rank.ts';
import { rollingCoMoments } from './rolling.ts';
import { isoWeekEnds, logReturns, nanSeries, requireSameLength, requireWindow } from './series.ts';

/**
 * Pearson correlation from sums around the means.
 *
 *     r = Σ(x − meanX)(y − meanY) / √(Σ(x − meanX)² · Σ(y − meanY)²)
 *
 * Rounding may push a perfect correlation past 1 by some 1e-16 and is cut off; anything further past 1 is a fault in the sums.
 *
 * @param products Sum of products of deviations.
 * @param squaresX Sum of squared deviations of the first series, 0 where it is constant.
 * @param squaresY Sum of squared deviations of the second series, 0 where it is constant.
 * @returns −1 to 1; `NaN` where a series is constant or a sum is `NaN`.
 * @throws RangeError where the result lies outside −1 to 1 by more than 1e-12.
 * @example correlationFromSums(1, 4, 1); // => 0.5
 * @see ANALYTICS.md 2.2 and 11
 */
export function correlationFromSums(products: number, squaresX: number, squaresY: number): number {
  if (!(squaresX > 0 && squaresY > 0)) return NaN;
  const correlation = products / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
  if (Math.abs(correlation) > 1 + 1e-12) throw new RangeError(`These sums give a correlation of ${correlation}.`);
  return Math.max(-1, Math.min(1, correlation));
}

/**
 * How closely did two markets move together over each trailing window?
 *
 *     Pearson correlation of the returns in rows t−W+1..t
 *
 * Give it returns, never prices: prices that drift correlate without moving together. Neighbouring windows share almost all
 * their rows, so 2,000 values of a 90-session correlation carry some twenty independent ones.
 *
 * @param x Returns of one market, oldest first.
 * @param y Returns of the other on the same sessions.
 * @param rows W, returns in the window, at least 2.
 * @returns Series of the same length, −1 to 1; `NaN` before W returns, where the window holds a return that is not finite,
 *   and where either leg is constant in the window.
 * @throws RangeError where `rows` is no whole number of at least 2 or the lengths differ.
 * @example rollingCorrelation([1, 2, 4], [1, 2, 3], 3); // => [NaN, NaN, 0.9819805060619656]
 * @see ANALYTICS.md 2.1; oracle: eth_iwm_utc_rolling_correlation.json
 */
export function rollingCorrelation(x: ArrayLike<number>, y: ArrayLike<number>, rows: number): Float64Array {
  const { products, squaresX, squaresY } = rollingCoMoments(x, y, rows);
  return products.map((product, row) => correlationFromSums(product, squaresX[row]!, squaresY[row]!));
}

/**
 * How closely did two series move together over all rows given?
 *
 *     Σ(x − meanX)(y − meanY) / √(Σ(x − meanX)² · Σ(y − meanY)²)
 *
 * One number hides that the relation changes: show it beside the rolling correlation, never instead.
 *
 * @param x Returns of one market.
 * @param y Returns of the other on the same sessions.
 * @returns −1 to 1; `NaN` with fewer than 2 rows, with a value that is not finite, and where either series is constant.
 * @throws RangeError where the lengths differ.
 * @example pearson([1, 2, 4], [1, 2, 3]); // => 0.9819805060619656
 * @see ANALYTICS.md 2.1; oracle: eth_iwm_utc_rolling_correlation.json (full_sample)
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const rows = requireSameLength(x, y);
  return rows < 2 ? NaN : rollingCorrelation(x, y, rows)[rows - 1]!;
}

/**
 * How closely have two markets moved together lately, recent days counting more?
 *
 *     S_ab = Σ λ^i a_{t−i} b_{t−i},   correlation = S_xy / √(S_xx · S_yy)      (means taken as 0)
 *
 * The RiskMetrics estimator, equal to pandas `ewm(alpha=1-λ, adjust=True).mean()` of the products; `ewm().corr()` is another,
 * demeaned one. λ = 0.97 looks back some 66 sessions, 0.94 some 32. The first values rest on few returns: show none below 60.
 *
 * @param x Returns of one market, oldest first.
 * @param y Returns of the other on the same sessions.
 * @param decay λ, above 0 and below 1.
 * @returns Series of the same length, −1 to 1; `NaN` in rows where a return is not finite (such rows are left out of the sums)
 *   and until each leg has moved.
 * @throws RangeError where λ is out of range or the lengths differ.
 * @example ewmaCorrelation([1, 1], [1, -1], 0.5); // => [1, -0.3333333333333333]
 * @see ANALYTICS.md 2.1; J. P. Morgan/Reuters, RiskMetrics Technical Document (1996); oracle: eth_iwm_utc_ewma_correlation.json
 */
export function ewmaCorrelation(x: ArrayLike<number>, y: ArrayLike<number>, decay = 0.97): Float64Array {
  if (!(decay > 0 && decay < 1)) throw new RangeError(`The decay must lie between 0 and 1, not ${decay}.`);
  const length = requireSameLength(x, y);
  const correlation = nanSeries(length);
  let [squaresX, squaresY, products] = [0, 0, 0];
  for (let row = 0; row < length; row++) {
    const a = x[row]!;
    const b = y[row]!;
    if (!Number.isFinite(a * b)) continue;
    squaresX = decay * squaresX + a * a;
    squaresY = decay * squaresY + b * b;
    products = decay * products + a * b;
    correlation[row] = correlationFromSums(products, squaresX, squaresY);
  }
  return correlation;
}

/** Weekly returns of two markets and their rolling correlation; entry k belongs to session `rows[k]`. */
export interface WeeklyCorrelation {
  /** Row of the last session of each ISO week. */
  readonly rows: readonly number[];
  readonly subjectReturns: Float64Array;
  readonly benchmarkReturns: Float64Array;
  readonly correlation: Float64Array;
}

/**
 * Do two markets move together from week to week, where hours of trading hardly matter?
 *
 *     Pearson correlation of the last W weekly log returns, each from the last session of one ISO week to that of the next
 *
 * The cross-check that survives wrong time stamps: if daily and weekly correlations disagree widely, look at the alignment
 * first. The last week may still be under way.
 *
 * @param dates Session dates `YYYY-MM-DD`, ascending.
 * @param subject Prices of the subject on those dates.
 * @param benchmark Prices of the benchmark on those dates.
 * @param weeks W, weekly returns in the window, at least 2.
 * @returns Series with one entry per week; returns are `NaN` in the first, the correlation before W returns.
 * @throws RangeError where lengths differ, a text is no date or `weeks` is no whole number of at least 2.
 * @example weeklyCorrelation(['2025-01-03', '2025-01-10'], [1, 2], [1, 1], 2).rows; // => [0, 1]
 * @see ANALYTICS.md 1.4; oracle: eth_iwm_utc_weekly_correlation.json
 */
export function weeklyCorrelation(
  dates: readonly string[],
  subject: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  weeks: number,
): WeeklyCorrelation {
  requireSameLength(dates, subject);
  requireSameLength(dates, benchmark);
  const rows = isoWeekEnds(dates);
  const subjectReturns = logReturns(rows.map((row) => subject[row]!));
  const benchmarkReturns = logReturns(rows.map((row) => benchmark[row]!));
  const correlation = rollingCorrelation(subjectReturns, benchmarkReturns, weeks);
  return { rows, subjectReturns, benchmarkReturns, correlation };
}

/**
 * Ranks of a window of values while the window moves on, kept in whole numbers so that nothing drifts.
 *
 *     twiceRank = 2 · less + equal + 1      (the average rank of ties, doubled)
 *
 * A `NaN` and a row not yet filled stand behind everything; while the window holds one its ranks mean nothing.
 */
export class RollingRanks {
  /** Doubled average ranks of the values held, in the order of their slots (row modulo window). */
  readonly twiceRanks: Int32Array;
  /** How many values held are `NaN` or not yet filled. */
  undefinedCount: number;
  readonly #places: Int32Array;
  readonly #held: Int32Array;

  constructor(values: ArrayLike<number>, rows: number) {
    requireWindow(rows, 2);
    this.#places = ranks(values);
    this.#held = new Int32Array(rows).fill(values.length);
    this.twiceRanks = new Int32Array(rows).fill(rows + 1);
    this.undefinedCount = rows;
  }

  /** Lets row `row` in and the row that is now too old out. Rows must come in order from 0. */
  advance(row: number): void {
    const slot = row % this.#held.length;
    const entering = this.#places[row]!;
    const leaving = this.#held[slot]!;
    const behindAll = this.#places.length;
    this.undefinedCount += Number(entering === behindAll) - Number(leaving === behindAll);
    this.#held[slot] = entering;
    this.twiceRanks[slot] = replaceOne(this.#held, this.twiceRanks, entering, leaving);
  }
}

/**
 * Moves every rank for one value gained and one lost, and returns the doubled rank of the value gained.
 * `(a - b) >>> 31` is 1 where a < b: without a branch the processor has nothing to guess.
 */
function replaceOne(held: Int32Array, twiceRanks: Int32Array, entering: number, leaving: number): number {
  let twiceRank = held.length + 1;
  for (let at = 0; at < held.length; at++) {
    const place = held[at]!;
    const aboveEntering = ((entering - place) >>> 31) - ((place - entering) >>> 31);
    const aboveLeaving = ((leaving - place) >>> 31) - ((place - leaving) >>> 31);
    twiceRanks[at] = twiceRanks[at]! + aboveEntering - aboveLeaving;
    twiceRank -= aboveEntering;
  }
  return twiceRank;
}

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
  const correlation = nanSeries(length);
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

/**
 * How closely did two series move together over all rows given, if only their order counts?
 *
 *     Spearman: Pearson correlation of average ranks, values rounded to 12 decimals first
 *
 * The time it takes grows with the square of the rows: meant for one window or one history, not for a loop.
 *
 * @param x Returns of one market.
 * @param y Returns of the other on the same sessions.
 * @returns −1 to 1; `NaN` with fewer than 2 rows, with a `NaN`, and where all values of a series are equal.
 * @throws RangeError where the lengths differ.
 * @example rankCorrelation([1, 2, 9], [1, 3, 2]); // => 0.5
 * @see ANALYTICS.md 2.1; oracle: eth_iwm_utc_rolling_correlation.json (full_sample)
 */
export function rankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const rows = requireSameLength(x, y);
  return rows < 2 ? NaN : rollingRankCorrelation(x, y, rows)[rows - 1]!;
}

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
