import { numberOf, numberPattern } from './number-words.ts';

const size = new RegExp(
  String.raw`(?<![\w.@]|\b(?:bottom|top|lowest|highest) )(?:(?<digits>\d+(?:\.\d+)?)(?:%|pp| points?\b| percentage points?\b)|(?<words>${numberPattern}) (?:per ?cent|percentage points?|points?)\b)(?! (?:of|correlat|chance|probab|sure|certain|confiden))`,
  'g',
);

/** "Doubled", "halved", "fell by a third": sizes without a figure. */
const inWords: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:halved|halves|(?:by|down|up|lost|shed) (?:nearly |almost |about |around |roughly |over )?(?:a |one )?half)\b/,
    50,
  ],
  [/\b(?:by|down|up|lost|shed|gained) (?:nearly |almost |about |around |roughly |over )?(?:a|one) third\b/, 33],
  [/\b(?:by|down|up|lost|shed|gained) (?:nearly |almost |about |around |roughly |over )?two thirds\b/, 67],
  [/\b(?:by|down|up|lost|shed|gained) (?:nearly |almost |about |around |roughly |over )?(?:a|one) quarter\b/, 25],
  [/\b(?:by|down|up|lost|shed|gained) (?:nearly |almost |about |around |roughly |over )?three quarters\b/, 75],
  [/\b(?:by|down|up|lost|shed|gained) (?:nearly |almost |about |around |roughly |over )?(?:a|one) fifth\b/, 20],
  [/\b(?:by|down|up|lost|shed|gained) (?:nearly |almost |about |around |roughly |over )?(?:a|one) tenth\b/, 10],
  [/\b(?:doubl(?:ed|es|ing)|twice as (?:much|many))\b/, 100],
  [/\b(?:tripl(?:ed|es|ing)|three times as (?:much|many))\b/, 200],
  [/\bquadrupl(?:ed|es|ing)\b/, 300],
];

/**
 * How large does a sentence say the relation is?
 *
 * The first percentage or number of percentage points after the relation, else the last one before it; then what only
 * words say: "doubled" is 100. "90 % of days" and "90 % correlated" are not sizes.
 *
 * @param sentence Expanded slotted sentence.
 * @param at Where the relation ends in it.
 * @returns A positive number, or null.
 * @example readAmount('@0 lags @1 by 30%', 7); // => 30
 */
export function readAmount(sentence: string, at: number): number | null {
  const sizes = [...sentence.matchAll(size)];
  const found = sizes.find(({ index }) => index >= at) ?? sizes.at(-1);
  if (!found) return inWords.find(([words]) => words.test(sentence))?.[1] ?? null;
  const { digits, words } = found.groups!;
  return digits === undefined ? numberOf(words!) : Number(digits);
}
