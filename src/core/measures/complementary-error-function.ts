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
