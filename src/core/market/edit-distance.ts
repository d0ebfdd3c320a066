/**
 * How many slips of the finger lie between two words?
 *
 * Optimal string alignment distance (Damerau–Levenshtein without repeated edits): insertions, deletions, substitutions
 * and swaps of two neighbouring characters each count one. Search stops once the limit is passed.
 *
 * @param a A word.
 * @param b Another.
 * @param limit The largest distance of interest.
 * @returns The distance, or `limit + 1` where it is larger than the limit.
 * @example editDistance('ehtereum', 'ethereum', 2); // => 1
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let twoAgo: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? twoAgo[j - 2]! + 1 : Infinity;
      row.push(Math.min(previous[j]! + 1, row[j - 1]! + 1, substituted, swapped));
    }
    if (Math.min(...row) > limit && Math.min(...previous) > limit) return limit + 1;
    [twoAgo, previous] = [previous, row];
  }
  return Math.min(previous[b.length]!, limit + 1);
}
