/** Something read off a sentence: a word, a sign, or what a word or several stand for. */
export interface Item {
  readonly kind:
    'word' | 'punct' | 'market' | 'group' | 'unfollowed' | 'duration' | 'date' | 'size' | 'number' | 'price';
  /** Lower case; what patterns compare. */
  readonly word: string;
  /** Offsets in the sentence. */
  readonly from: number;
  readonly to: number;
  /** True where nothing but a hyphen or a slash stands before it: "ETH-IWM". */
  readonly glued: boolean;
  /** The symbol of a market, the name of a group. */
  readonly name?: string;
  /** A number, a size or a count. */
  readonly amount?: number;
  /** `%`, `pp`, `sigma`, `times`, or the unit of a duration. */
  readonly unit?: string;
  /** True where a sign was written before the number. */
  readonly signed?: boolean;
  readonly sessions?: number;
  readonly years?: number;
  /** A period as its first day in the form it was named (`2025`, `2025-03`, `2025-03-05`) and its last day. */
  readonly since?: string;
  readonly until?: string;
  /** Where a period counts from, if not from `since` itself ("the end of March"), and what "the lowest since" it leaves free. */
  readonly start?: string;
  readonly reach?: string;
  /** Plural without a count: "for months". */
  readonly vague?: boolean;
}

const pattern = new RegExp(
  [
    String.raw`\d{4}-\d{2}(?:-\d{2})?(?![\d-])`,
    String.raw`\d+(?:st|nd|rd|th)\b`,
    String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+`,
    String.raw`(?:[a-z]\.){2,}|(?:[a-z]\.)+[a-z]\b`,
    String.raw`[a-z]+&[a-z]+\d*`,
    String.raw`'s\b|\p{L}[\p{L}\p{M}]*(?:'(?!s\b)\p{L}+)?(?:\d+[a-z]*)?`,
    String.raw`>+|<+|≥|≤|≈|=|[^\s\p{L}\d]`,
  ].join('|'),
  'giu',
);

const split = new Map(
  `won't will not|wont will not|can't can not|cant can not|cannot can not|ain't is not|aint is not|shan't will not|gonna going to|i'm i am
  isnt is not|isn't is not|hasnt has not|havent have not|wasnt was not|doesnt does not|dont do not|didnt did not|arent are not|werent were not`
    .split(/\||\n/)
    .map((line) => line.trim().split(' '))
    .map(([written, ...meant]) => [written!, meant] as const),
);

const endings: readonly (readonly [RegExp, string])[] = [
  [/n't$/, 'not'], [/'ve$/, 'have'], [/'re$/, 'are'], [/'ll$/, 'will'], [/'d$/, 'would'], [/'m$/, 'am'],
]; // prettier-ignore

// prettier-ignore

// prettier-ignore
const same = new Map(
  `vs. vs|versus vs|v vs|v. vs|btw between|pct %|percent %|& and|yrs years|yr year|mths months|mth month|corr correlation|corrs correlation
  correl correlation|correlations correlation|ppts pp|ppt pp|sd sigma|σ sigma|sigmas sigma|ath all-time-high|aths all-time-high|atl all-time-low`
    .split(/\||\n/)
    .map((line) => line.trim().split(' '))
    .map(([written, meant]) => [written!, meant!] as const),
);

/** After these "'s" is "is". */
const isAfter = new Set(['it', 'that', 'this', 'there', 'here', 'what', 'who', 'he', 'she', 'where', 'how']);

/**
 * Into which words and signs does a sentence fall?
 *
 * Contractions are written out ("hasn't" is "has" and "not"), hyphens inside words part them, a minus before a number
 * stays with it, and shorthand gets its long form.
 *
 * @param sentence Clean text.
 * @returns In order, each with its place in the sentence.
 * @example tokenise("ETH hasn't lagged").map(({ word }) => word); // => ['eth', 'has', 'not', 'lagged']
 */
export function tokenise(sentence: string): Item[] {
  const items: Item[] = [];
  for (const { 0: raw, index } of sentence.matchAll(pattern)) {
    const before = sentence[index - 1] ?? ' ';
    if (raw === '-' && isInside(sentence, index)) continue;
    const glued = before === '-' && /[\p{L}\d%)]/u.test(sentence[index - 2] ?? ' ');
    const last = items.at(-1)?.word ?? '';
    for (const word of wordsOf(raw.toLowerCase(), last)) items.push(itemOf(word, index, index + raw.length, glued));
  }
  return items;
}

function itemOf(word: string, from: number, to: number, glued: boolean): Item {
  return { kind: /[\p{L}\d]|^['%$~<>=≥≤≈+-]|^'s$/u.test(word) ? 'word' : 'punct', word, from, to, glued };
}

/** A hyphen joins a word to the next one, or stands before a number as its sign (which `sizes.ts` sees from the text). */
function isInside(sentence: string, at: number): boolean {
  const [before, after] = [sentence[at - 1] ?? ' ', sentence[at + 1] ?? ' '];
  return /[\p{L}\d%).]/u.test(before) && /[\p{L}\d(]/u.test(after);
}

function wordsOf(written: string, last: string): string[] {
  const word = written.replace(/\.$/, '') || written;
  if (word === "'s") return [isAfter.has(last) ? 'is' : "'s"];
  const whole = split.get(word);
  if (whole) return whole;
  for (const [ending, meant] of endings)
    if (ending.test(word)) return [...wordsOf(word.replace(ending, ''), last), meant];
  return [same.get(word) ?? word];
}

/**
 * One row of a lexicon: a kind of span, its value, and the wordings that stand for it, separated by `|`.
 *
 * A wording is words in lower case. `lag~` is every form of the verb, `a/b` is either word, `?` after a word makes it
 * optional, and a slot takes one item found before: `<m>` a market, `<d>` a duration, `<t>` a date or period, `<s>` a
 * size with its unit, `<n>` a bare number, `<w>` any one word.
 */
export type Row = readonly [kind: string, value: string, wordings: string];

/** A stretch of a sentence that means one thing. */
export interface Span {
  /** A kind of the lexicons, a kind of item, or `word` for harmless furniture and `unknown` for what nobody knows. */
  readonly kind: string;
  readonly value: string;
  /** As written in the sentence. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What the slots of its wording took: durations, dates, sizes. */
  readonly slots: readonly Item[];
  readonly glued: boolean;
}
