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
  seventy: 70,
  eighty: 80,
  hundred: 100,
};

const tens = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';

const units = `(?:${words.slice(1, 10).join('|')})`;

/** The numbers `parseNumber` understands, as an alternative for a pattern. */
export const numberPattern = `(?:\\d+(?:\\.\\d+)?|(?:a|${units}) hundred(?: and)?(?: ${tens})?(?: ${units})?|${tens} ${units}|${[...words, ...Object.keys(others)].join('|')})`;

/**
 * Which number do words or a numeral stand for?
 *
 * @param written Lower case, at most a few words.
 * @returns The number, or `NaN` where it is none.
 * @example parseNumber('one hundred and eighty'); // => 180
 */
export function numberOf(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const parts = written.split(' ').filter((part) => part !== 'and');
  return parts.reduce((sum, part) => (part === 'hundred' ? Math.max(1, sum) * 100 : sum + valueOf(part)), 0);
}

function valueOf(word: string): number {
  const index = words.indexOf(word);
  if (index >= 0) return index;
  return Object.hasOwn(others, word) ? others[word]! : NaN;
}
