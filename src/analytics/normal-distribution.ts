import { requireSameLength } from './series.ts';

/**
 * Complementary error function, the base of every normal probability.
 *
 *     erfc(x) = 2/√π · ∫ₓ^∞ e^(−u²) du
 *
 * Below 2 from the all-positive series of erf, from 2 on from its continued fraction, so that far tails keep their digits.
 *
 * @param x Any number.
 * @returns 0 to 2, to about 1e-13 of its size; `NaN` for `NaN`.
 * @example complementaryErrorFunction(0); // => 1
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 7.1.6 and 7.1.14
 */
export function complementaryErrorFunction(x: number): number {
  if (x < 0) return 2 - complementaryErrorFunction(-x);
  return x < 2 ? 1 - seriesOfErf(x) : continuedFractionOfErfc(x);
}

/** 2/√π · e^(−x²) · Σ 2^k x^(2k+1) / (1·3·…·(2k+1)); 60 terms leave nothing below x = 2. */
function seriesOfErf(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; k < 60; k++) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + …)))), from the inside out. */
function continuedFractionOfErfc(x: number): number {
  let fraction = x;
  for (let k = 120; k >= 1; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/**
 * How likely is a standard normal value up to z?
 *
 *     Φ(z) = erfc(−z/√2) / 2
 *
 * For the upper tail ask for `normalCdf(-z)`: `1 - normalCdf(z)` loses every digit beyond z = 8.
 *
 * @param z Any number.
 * @returns 0 to 1; `NaN` for `NaN`.
 * @example normalCdf(0); // => 0.5
 * @see ANALYTICS.md 2.3
 */
export function normalCdf(z: number): number {
  return complementaryErrorFunction(-z / Math.SQRT2) / 2;
}

/**
 * How often would chance alone give a z at least this far from 0, either way?
 *
 *     p = 2 · Φ(−|z|)
 *
 * The p of a single test: whoever looks every day will see a small one sooner or later.
 *
 * @param z A statistic that is standard normal if nothing is going on.
 * @returns 0 to 1; `NaN` for `NaN`.
 * @example twoSidedPValue(1.959963984540054); // => 0.05
 * @see ANALYTICS.md 2.3; oracle: eth_iwm_utc_correlation_ci.json (change_test)
 */
export function twoSidedPValue(z: number): number {
  return 2 * normalCdf(-Math.abs(z));
}

/**
 * Of the finds at least this striking, how large a share would chance alone have produced?
 *
 *     p = 1 − percentile/100;   share_(i) = min over j ≥ i of  m · p_(j) / j,  at most 1;  p sorted, m = number looked at
 *
 * Benjamini and Hochberg (1995). Looking at 45 pairs and showing the three oddest always finds three odd pairs; a
 * share of 0.6 says that more than half of such finds are expected from chance. Honest limits: a percentile among
 * overlapping windows is only roughly a p-value, pairs with a common leg move together, and a record (percentile 100)
 * says no more than "beyond 1 / (n + 1)": the number of earlier values must be given, and p is never below that.
 *
 * @param percentiles Percentile of today's value for every pair looked at, 0 to 100; `NaN` entries were not looked at.
 * @param earlierValues How many independent earlier values each percentile rests on; one number per entry.
 * @returns For every entry the expected share of false finds at its level, 0 to 1; `NaN` where the entry is.
 * @throws RangeError when the lists differ in length.
 * @example falseDiscoveryRates([99, 50, 20, 75], [999, 999, 999, 999])[0].toFixed(3); // => '0.040'
 * @see ANALYTICS.md 2.3, 4
 */
export function falseDiscoveryRates(percentiles: ArrayLike<number>, earlierValues: ArrayLike<number>): number[] {
  requireSameLength(percentiles, earlierValues);
  const shares = new Array<number>(percentiles.length).fill(NaN);
  const found = Array.from(percentiles, (percentile, index) => {
    return { index, p: Math.max(1 - percentile / 100, 1 / (earlierValues[index]! + 1)) };
  }).filter(({ p }) => !Number.isNaN(p));
  found.sort((a, b) => b.p - a.p);
  let lowest = 1;
  found.forEach(({ index, p }, place) => {
    lowest = Math.min(lowest, (found.length * p) / (found.length - place));
    shares[index] = lowest;
  });
  return shares;
}

/** Outcomes whose probabilities differ by less than this, relatively, count as equally likely. */
const SAME = 1 + 1e-7;

/**
 * If each case came out this way with the probability it has in noise, how often would so odd a count come about?
 *
 *     p = Σ P(j) over all counts j that are no more likely than the one seen;   P(j) = C(n, j) · q^j · (1 − q)^(n − j)
 *
 * The exact two-sided test, by small probabilities, valid from one case on: few cases make p large by themselves, so no
 * head count has to stand for a test. Cases must not share days.
 *
 * @param successes Cases that came out this way, 0 to `cases`.
 * @param cases Cases whose outcome is known.
 * @param chance q, the same share in noise, 0 to 1.
 * @returns p from 0 to 1; `NaN` without a case or without a known chance.
 * @throws RangeError where the counts are no whole numbers in order.
 * @example binomialTest(5, 6, 0.5); // => 0.21875
 * @see Clopper and Pearson (1934); the definition of R's binom.test
 */
export function binomialTest(successes: number, cases: number, chance: number): number {
  if (!Number.isInteger(successes) || !Number.isInteger(cases) || successes < 0 || successes > cases)
    throw new RangeError('Counts must be whole numbers, and successes at most the cases.');
  if (cases === 0 || !(chance >= 0 && chance <= 1)) return NaN;
  const likelihoods = probabilities(cases, chance);
  const seen = likelihoods[successes]! * SAME;
  return Math.min(
    1,
    likelihoods.filter((one) => one <= seen).reduce((sum, one) => sum + one, 0),
  );
}

/** P(0) to P(n), from logarithms so that many cases do not underflow. */
function probabilities(cases: number, chance: number): number[] {
  let ways = 0;
  return Array.from({ length: cases + 1 }, (_, count) => {
    if (count > 0) ways += Math.log((cases - count + 1) / count);
    return Math.exp(ways + powerLog(chance, count) + powerLog(1 - chance, cases - count));
  });
}

/** ln(base^exponent), where 0^0 is 1. */
function powerLog(base: number, exponent: number): number {
  return exponent === 0 ? 0 : exponent * Math.log(base);
}
