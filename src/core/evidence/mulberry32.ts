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
