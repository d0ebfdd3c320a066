const words = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen twenty'
).split(' ');
const others: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  single: 1,
  couple: 2,
  half: 0.5,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  hundred: 100,
};

/** The words `numberOf` understands, as an alternative for a pattern. */
export const numberPattern = `(?:\\d+(?:\\.\\d+)?|${[...words, ...Object.keys(others)].join('|')})`;

/**
 * Which number does a word or a numeral stand for?
 *
 * @param written Lower case.
 * @returns The number, or `NaN` where it is none.
 * @example numberOf('five'); // => 5
 */
export function numberOf(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const index = words.indexOf(written);
  if (index >= 0) return index;
  return Object.hasOwn(others, written) ? others[written]! : NaN;
}
