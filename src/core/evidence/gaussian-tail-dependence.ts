import { normalCdf } from '../measures/normal-cdf.ts';

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
