/**
 * What is each player's fair part of what all reach together?
 *
 *     φ_i = Σ over sets S without i of  |S|! (m − |S| − 1)! / m! · (worth(S ∪ i) − worth(S))
 *
 * Shapley (1953); with R² as the worth it is the LMG share of Lindeman, Merenda and Gold (1980). The average over every
 * order of entry, so no factor profits from coming first. The parts add up to worth(all) − worth(none).
 *
 * @param playerCount Number of players m, 1 to 16.
 * @param worth What a set reaches; the set is a bit mask, bit i set when player i is in it. Called once per set.
 * @returns The part of each player, in the unit of the worth.
 * @throws RangeError when the number of players is outside 1 to 16.
 * @example shapleyValues(2, (set) => [0, 1, 2, 4][set]); // => [1.5, 2.5]
 * @see ANALYTICS.md 7; oracle: eth_factor_r2.json
 */
export function shapleyValues(playerCount: number, worth: (set: number) => number): number[] {
  if (!(playerCount >= 1 && playerCount <= 16)) throw new RangeError('There must be 1 to 16 players.');
  const worths = Float64Array.from({ length: 1 << playerCount }, (_, set) => worth(set));
  const weights = orderWeights(playerCount);
  return Array.from({ length: playerCount }, (_, player) => {
    const own = 1 << player;
    let part = 0;
    for (let set = 0; set < worths.length; set++) {
      if ((set & own) === 0) part += weights[sizeOf(set)]! * (worths[set | own]! - worths[set]!);
    }
    return part;
  });
}

/** |S|! (m − |S| − 1)! / m! for every size of S. */
function orderWeights(playerCount: number): number[] {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return Array.from({ length: playerCount }, (_, size) => {
    return (factorial(size) * factorial(playerCount - size - 1)) / factorial(playerCount);
  });
}

function sizeOf(set: number): number {
  let size = 0;
  for (let rest = set; rest > 0; rest >>= 1) size += rest & 1;
  return size;
}
