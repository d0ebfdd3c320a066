/**
 * How large does a sentence say the relation is?
 *
 * The first percentage or number of percentage points after the relation, else the last one before it. "90 % of days"
 * and "90 % correlated" are not sizes.
 *
 * @param sentence Expanded slotted sentence.
 * @param at Where the relation ends in it.
 * @returns A positive number, or null.
 * @example readAmount('@0 lags @1 by 30%', 7); // => 30
 */
export function readAmount(sentence: string, at: number): number | null {
  const sizes = [
    ...sentence.matchAll(
      /(?<![\w.@])(\d+(?:\.\d+)?)(?:%|pp| points?\b| percentage points?\b)(?! (?:of|correlat|chance|probab|sure|certain|confiden))/g,
    ),
  ];
  const size = sizes.find(({ index }) => index >= at) ?? sizes.at(-1);
  return size ? Number(size[1]) : null;
}
