import { pearson } from './correlation.ts';
import { twoSidedPValue } from './normal-distribution.ts';
import { zscore } from './rolling.ts';
import { requireSameLength, requireWindow } from './series.ts';

/**
 * How much does a series resemble itself some rows earlier?
 *
 *     γ_k = Σ v_t · v_{t−k} / n      (1/n, no mean taken off)
 *
 * Take the mean off first where the series has one.
 *
 * @param values Oldest first, mean 0.
 * @param lag k, at least 0.
 * @returns In the square of the unit; `NaN` where a value is.
 * @example autocovariance([1, -1, 1, -1], 1); // => -0.75
 * @see ANALYTICS.md 2.2
 */
export function autocovariance(values: Float64Array, lag: number): number {
  let sum = 0;
  for (let row = lag; row < values.length; row++) sum += values[row]! * values[row - lag]!;
  return sum / values.length;
}

/**
 * Up to which lag may neighbouring observations depend on each other in a standard error?
 *
 *     L = ⌊4 · (n/100)^(2/9)⌋
 *
 * @param count n, observations, at least 1.
 * @returns A whole number of lags.
 * @example neweyWestLag(90); // => 3
 * @see ANALYTICS.md 2.2; Newey and West (1994)
 */
export function neweyWestLag(count: number): number {
  return Math.floor(4 * (count / 100) ** (2 / 9));
}

/** A correlation and its standard error; both may be `NaN`. */
export interface CorrelationStdErr {
  readonly pearson: number;
  /** Standard error of atanh(pearson) that allows for dependent days. */
  readonly hacErrorZ: number;
  /** The returns standardised with 1/n moments. */
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/**
 * What is the correlation of a window, and how far may it be off?
 *
 *     se from ψ = u·v − r·(u² + v²)/2 with Bartlett weights up to L = ⌊4(n/100)^(2/9)⌋, over 1 − r²
 *
 * @param x Returns of one market in the window.
 * @param y Returns of the other on the same sessions.
 * @returns Both `NaN` where the correlation is undefined (fewer than 4 returns, a constant leg, a return that is not
 *   finite) or within 1e-12 of ±1, where no error exists.
 * @throws RangeError where the lengths differ.
 * @example hacStdErr([1, 2, 3, 4, 5], [1, 3, 2, 5, 4]).pearson; // => 0.7999999999999998
 * @see ANALYTICS.md 2.2; oracle: eth_iwm_utc_correlation_ci.json
 */
export function hacStdErr(x: ArrayLike<number>, y: ArrayLike<number>): CorrelationStdErr {
  const count = requireSameLength(x, y);
  const u = zscore(x);
  const v = zscore(y);
  const pearson = sumOfProducts(u, v) / count;
  if (count < 4 || !(Math.abs(pearson) < 1 - 1e-12)) return { pearson: NaN, hacErrorZ: NaN, u, v };
  return { pearson, hacErrorZ: influenceStdErr(u, v, pearson) / (1 - pearson * pearson), u, v };
}

/** Standard error of r from its influence function; Bartlett weights keep the variance from turning negative. */
function influenceStdErr(u: Float64Array, v: Float64Array, pearson: number): number {
  const influence = new Float64Array(u.length);
  for (let row = 0; row < u.length; row++) {
    influence[row] = u[row]! * v[row]! - (pearson * (u[row]! * u[row]! + v[row]! * v[row]!)) / 2;
  }
  const lag = neweyWestLag(u.length);
  let variance = autocovariance(influence, 0);
  for (let k = 1; k <= lag; k++) variance += 2 * (1 - k / (lag + 1)) * autocovariance(influence, k);
  return Math.sqrt(Math.max(variance, 0) / u.length);
}

function sumOfProducts(u: Float64Array, v: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < u.length; row++) sum += u[row]! * v[row]!;
  return sum;
}

/** Kiefer and Vogelsang (2005), table 1: 97.5 % point of the t statistic with Bartlett weights, as a cubic in b. */
const BARTLETT_975 = [1.959963984540054, 2.9694, 0.416, -0.5324] as const;

/** From so many observations on the normal point serves. */
const ENOUGH_ROWS = 60;

/**
 * How many HAC standard errors make a two-sided 95 % interval?
 *
 *     1.96 + 2.9694 b + 0.4160 b² − 0.5324 b³,   b = (L + 1) / n   below 60 observations;   1.96 from there on
 *
 * In a short window the HAC error is itself uncertain: with 1.96 of them a 95 % interval covers 85 to 88 %. Fixed-b
 * asymptotics keep the share of lags in the limit and give the wider point.
 *
 * @param count n, observations.
 * @param lag L, lags in the Bartlett sum.
 * @returns Standard errors on either side.
 * @example fixedBCriticalValue(30, 3).toFixed(3); // => '2.362'
 * @see Kiefer and Vogelsang (2005); ANALYTICS.md 4c
 */
export function fixedBCriticalValue(count: number, lag: number): number {
  const [normal, linear, square, cube] = BARTLETT_975;
  if (count >= ENOUGH_ROWS) return normal;
  const b = (lag + 1) / count;
  return normal + linear * b + square * b ** 2 + cube * b ** 3;
}

/** A correlation with what is known about its uncertainty; every figure but `count` and `lag` may be `NaN`. */
export interface CorrelationInterval {
  /** Returns in the window. */
  readonly count: number;
  readonly pearson: number;
  /** 95 % interval that takes volatility clusters and dependence between days into account. */
  readonly hacLow: number;
  readonly hacHigh: number;
  /** Standard error of atanh(pearson) behind it. */
  readonly hacErrorZ: number;
  /** Lags in that standard error. */
  readonly lag: number;
  /** 95 % interval as if the days were independent and normal: a check, usually too narrow. */
  readonly fisherLow: number;
  readonly fisherHigh: number;
  /** How many independent days the window is worth for this correlation. */
  readonly bartlettCount: number;
}

/** The two-sided 95 % point of the normal distribution. */
const z975 = 1.959963984540054;

/**
 * How sure are we of this correlation?
 *
 *     tanh(atanh r ± c · se),  c = 1.96 from 60 returns on, the wider fixed-b point below;  se from ψ = u·v − r·(u² + v²)/2 with Bartlett weights up to L = ⌊4(n/100)^(2/9)⌋
 *     n_eff = n / (1 + 2 Σ (1 − k/n) a_x(k) a_y(k)),  k up to ⌊10 log₁₀ n⌋
 *
 * u and v are the returns standardised with 1/n moments. An interval that holds 0.2 and 0.6 says that a change from one to the
 * other has not been shown.
 *
 * @param x Returns of one market in the window.
 * @param y Returns of the other on the same sessions.
 * @returns The interval; everything but `count` and `lag` is `NaN` where the correlation is undefined (fewer than 4 returns, a
 *   constant leg, a return that is not finite) or within 1e-12 of ±1, where no interval exists.
 * @throws RangeError where the lengths differ.
 * @example correlationInterval([1, 2, 3, 4, 5], [1, 3, 2, 5, 4]).fisherLow; // => -0.27964004196935544
 * @see ANALYTICS.md 2.2; Bartlett (1935), Pyper and Peterman (1998); oracle: eth_iwm_utc_correlation_ci.json
 */
export function correlationInterval(x: ArrayLike<number>, y: ArrayLike<number>): CorrelationInterval {
  const { pearson, hacErrorZ, u, v } = hacStdErr(x, y);
  const count = u.length;
  if (Number.isNaN(pearson)) return undefinedInterval(count);
  const lag = neweyWestLag(count);
  const hac = around(pearson, fixedBCriticalValue(count, lag) * hacErrorZ);
  const fisher = around(pearson, z975 / Math.sqrt(count - 3));
  return {
    count,
    pearson,
    hacLow: hac.low,
    hacHigh: hac.high,
    hacErrorZ,
    lag,
    fisherLow: fisher.low,
    fisherHigh: fisher.high,
    bartlettCount: bartlettCount(u, v),
  };
}

function undefinedInterval(count: number): CorrelationInterval {
  const undefinedFigures = { pearson: NaN, hacLow: NaN, hacHigh: NaN, hacErrorZ: NaN };
  return {
    count,
    lag: neweyWestLag(count),
    ...undefinedFigures,
    fisherLow: NaN,
    fisherHigh: NaN,
    bartlettCount: NaN,
  };
}

function around(pearson: number, halfWidthZ: number): { low: number; high: number } {
  const z = Math.atanh(pearson);
  return { low: Math.tanh(z - halfWidthZ), high: Math.tanh(z + halfWidthZ) };
}

/** Never below a billionth of a day in the denominator: strongly negative dependence would turn the count negative. */
function bartlettCount(u: Float64Array, v: Float64Array): number {
  const count = u.length;
  const lags = Math.min(count - 1, Math.floor(10 * Math.log10(count)));
  let inflation = 1;
  for (let k = 1; k <= lags; k++) inflation += 2 * (1 - k / count) * autocovariance(u, k) * autocovariance(v, k);
  return count / Math.max(inflation, 1e-9);
}

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
 * test; who looks every day must ask for |z| ≥ 3.3 before raising an alarm: 2.6 is crossed
 * within a year on a third of pairs whose correlation never changes.
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
    pHac: twoSidedPValue(zHac),
    zIid,
    pIid: twoSidedPValue(zIid),
  };
}

/** The `rows` values before row `end`; none where the series does not reach back that far. */
function lastRows(values: ArrayLike<number>, end: number, rows: number): number[] {
  return end < rows ? [] : Array.from({ length: rows }, (_, at) => values[end - rows + at]!);
}

/** One window's correlation, as far as two of them are compared. */
interface WindowCorrelation {
  readonly pearson: number;
  readonly hacErrorZ: number;
}

/**
 * By how many standard errors has the correlation changed, session by session?
 *
 *     (atanh r_now − atanh r_before) / hypot(error_now, error_before), two neighbouring windows of W returns
 *
 * The last value is `correlationChange(...).zHac`; each window is measured once for the two comparisons it is part of.
 *
 * @param x Returns of one market, oldest first.
 * @param y Returns of the other on the same sessions.
 * @param rows W, returns in each window, at least 4.
 * @returns Series of the same length; `NaN` before 2 W returns and where either window has no correlation.
 * @throws RangeError where `rows` is impossible or the lengths differ.
 * @example correlationChangeSeries(Float64Array.of(1, 2, 3, 4, 5, 1, 2, 4, 3, 9), Float64Array.of(1, 3, 2, 5, 4, 2, 3, 1, 4, 7), 5)[9]; // => -0.1130787788950473
 * @see ANALYTICS.md 2.3; `correlationChange`
 */
export function correlationChangeSeries(x: Float64Array, y: Float64Array, rows: number): Float64Array {
  requireWindow(rows, 4);
  const length = requireSameLength(x, y);
  const ended: (WindowCorrelation | undefined)[] = [];
  for (let row = 0; row < length; row++) {
    const from = row + 1 - rows;
    ended.push(from < 0 ? undefined : hacStdErr(x.subarray(from, row + 1), y.subarray(from, row + 1)));
  }
  return x.map((_, row) => changeBetween(ended[row - rows], ended[row]));
}

function changeBetween(previous: WindowCorrelation | undefined, current: WindowCorrelation | undefined): number {
  if (previous === undefined || current === undefined) return NaN;
  const change = Math.atanh(current.pearson) - Math.atanh(previous.pearson);
  return change / (Math.hypot(previous.hacErrorZ, current.hacErrorZ) || NaN);
}

/** Correlation of the subject today with the benchmark some sessions earlier. */
export interface LeadLag {
  /** k: positive when the benchmark comes first, negative when the subject does, 0 on the same session. */
  readonly benchmarkLeadSessions: number;
  readonly correlation: number;
  /** HAC 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/**
 * Does one market move before the other?
 *
 *     corr(rx_t, ry_{t−k}) for k = −5..5, with HAC intervals
 *
 * Eleven looks: one interval in two charts leaves 0 out by chance alone, and bars that end at different hours make
 * leads that are not there. Read it as "none usable" unless a lead is large, wide of 0 and survives the New York close.
 *
 * @param subjectReturns Returns per session, finite.
 * @param benchmarkReturns The same sessions.
 * @param farthestSessions Largest |k|.
 * @returns One entry per k, ascending; `NaN` where a leg does not move or has too few rows, and no interval for ±1.
 * @throws RangeError when lengths differ.
 * @example leadLag([1, 2, 1, 3, 2, 4], [1, 2, 1, 3, 2, 4], 1).map((one) => one.benchmarkLeadSessions); // => [-1, 0, 1]
 * @see ANALYTICS.md 7; oracle: eth_iwm_utc_pair_structure.json
 */
export function leadLag(
  subjectReturns: ArrayLike<number>,
  benchmarkReturns: ArrayLike<number>,
  farthestSessions = 5,
): LeadLag[] {
  const length = requireSameLength(subjectReturns, benchmarkReturns);
  const [x, y] = [Float64Array.from(subjectReturns), Float64Array.from(benchmarkReturns)];
  return Array.from({ length: 2 * farthestSessions + 1 }, (_, i) => {
    const lead = i - farthestSessions;
    const rows = Math.max(0, length - Math.abs(lead));
    const [fromX, fromY] = [Math.max(0, lead), Math.max(0, -lead)];
    const [left, right] = [x.subarray(fromX, fromX + rows), y.subarray(fromY, fromY + rows)];
    const { hacLow, hacHigh } = correlationInterval(left, right);
    return { benchmarkLeadSessions: lead, correlation: pearson(left, right), low: hacLow, high: hacHigh };
  });
}
