/**
 * Which random numbers, exactly, so that anyone can repeat a simulation from its seed?
 *
 *     Mulberry32: a 32-bit counter stepped by 0x6D2B79F5, scrambled twice, divided by 2^32
 *
 * The same seed gives the same numbers on every machine. Good enough to resample returns; never for secrets.
 *
 * @param seed Any integer; only its lowest 32 bits count.
 * @returns A function giving the next number, at least 0 and below 1, at every call.
 * @example mulberry32(20260630)(); // => 0.6132425933610648
 * @see ANALYTICS.md 11; oracle: eth_iwm_pitfalls.json
 */
export function mulberry32(seed: number): () => number {
  let counter = seed >>> 0;
  return () => {
    counter = (counter + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(counter ^ (counter >>> 15), counter | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Which rows, in which order, make one resample of a series that keeps its short memory?
 *
 *     first row uniform; then with probability 1 / meanBlock a new uniform row, else the following row (wrapping round)
 *
 * Politis and Romano (1994). Blocks have a geometric length, so the resample is stationary; with a mean block of 1
 * it is the plain bootstrap. The continuation is drawn before the new row: the order fixes the result of a seed.
 *
 * @param length Rows of the series and of the resample, at least 1.
 * @param meanBlock Mean block length in rows, at least 1.
 * @param random Uniform numbers in [0, 1).
 * @returns `length` row indices, each from 0 to `length - 1`.
 * @throws RangeError when `length` or `meanBlock` is below 1.
 * @example Array.from(stationaryBootstrapIndices(4, 2, () => 0.5)); // => [2, 3, 0, 1]
 * @see ANALYTICS.md 11; oracle: eth_iwm_pitfalls.json
 */
export function stationaryBootstrapIndices(length: number, meanBlock: number, random: () => number): Int32Array {
  if (!(length >= 1) || !(meanBlock >= 1)) throw new RangeError('Length and mean block must be at least 1.');
  const indices = new Int32Array(length);
  let row = Math.floor(random() * length);
  indices[0] = row;
  for (let k = 1; k < length; k++) {
    row = random() < 1 / meanBlock ? Math.floor(random() * length) : (row + 1) % length;
    indices[k] = row;
  }
  return indices;
}
