import { duration, type Found, made, pointsAt, unitOf, vagueDuration } from './durations.ts';
import { pattern } from './lexicon/furniture.ts';
import type { Comparator, SaidSize } from './claim.ts';
import type { Clause } from './clauses.ts';
import type { Item, Span } from './text.ts';

const small =
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );

const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const percentWords = new Set(['%', 'pct', 'pc', 'prct']);

const fractions: Readonly<Record<string, number>> = {
  half: 50, third: 100 / 3, quarter: 25, fifth: 20, sixth: 100 / 6, seventh: 100 / 7, eighth: 12.5, ninth: 100 / 9, tenth: 10,
}; // prettier-ignore

/** The same of one whole, and finer ones. */
const pieces: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Object.entries(fractions).map(([word, pct]) => [word, pct / 100])), hundredth: 0.01, thousandth: 0.001,
}; // prettier-ignore

const multiples: Readonly<Record<string, number>> = {
  twice: 2, thrice: 3, double: 2, doubles: 2, doubled: 2, doubling: 2, triple: 3, triples: 3, tripled: 3, tripling: 3,
  quintuple: 5, quintuples: 5, quintupled: 5, sextuple: 6, sextuples: 6, sextupled: 6, septupled: 7, octupled: 8,
  quadrupled: 4, quadruples: 4, quadruple: 4, quadrupling: 4, quintupling: 5,
  halved: 0.5, halves: 0.5, halving: 0.5,
  ...Object.fromEntries(small.slice(2, 11).map((word, i) => [`${word}fold`, i + 2])),
}; // prettier-ignore

/**
 * Which numbers, sizes with a unit, and lengths of time does a sentence name?
 *
 * A week is 5 sessions, a month 21, a quarter 63, a year 252. "22 %" is a size in `%`, "3 sigma" in `sigma`, "27 points"
 * in `pp`, "twice" and "3x" in `times`; a number with a currency sign is a price.
 *
 * @param items Words of the sentence, with its markets.
 * @param sentence The sentence, for signs that touch their number.
 * @returns The items with each quantity as one.
 */
export function findQuantities(items: readonly Item[], sentence: string): Item[] {
  const found: Item[] = [];
  for (let at = 0; at < items.length;) {
    const [item, length] = quantityAt(items, at, sentence) ?? [items[at]!, 1];
    found.push(item);
    at += length;
  }
  return found;
}

function quantityAt(items: readonly Item[], at: number, sentence: string): Found {
  const item = items[at]!;
  if (item.kind !== 'word' || /^\d{4}-\d\d/.test(item.word)) return undefined;
  return coefficientsAt(items, at) ?? vagueDuration(items, at) ?? numberAt(items, at, sentence);
}

/** "A correlation between 0.1 and 0.2", "0.4-0.5": about the middle. */
function coefficientsAt(items: readonly Item[], at: number): Found {
  const from = items[at]!.word === 'between' ? at + 1 : at;
  const second = from + (items[from + 1]?.glued ? 1 : 2); // "0.4-0.5"
  const [least, most] = [from, second].map((i) =>
    /^0?\.\d+$/.test(items[i]?.word ?? '') ? Number(items[i]!.word) : NaN,
  ) as [number, number];
  const [link, before] = [items[from + 1]?.word ?? '', items[at - 1]?.word ?? ''];
  const isLinked =
    from > at
      ? link === 'and'
      : /^(?:-|to|0?\.\d+)$/.test(link) && /^(?:of|at|is|around|about|near|in|the|:)$/.test(before);
  const isNarrow = most > least && most - least < 0.21 && items.some(({ word }) => word.startsWith('correlat'));
  return isLinked && isNarrow
    ? made(items, at, second + 1, { kind: 'number', amount: (least + most) / 2, signed: false })
    : undefined;
}

function numberAt(items: readonly Item[], at: number, sentence: string): Found {
  const sign = /^[$€£+-]$/.test(items[at]!.word) ? 1 : 0;
  if (at + sign >= items.length) return undefined; // "still 0.8+"
  const [amount, length] = valueAt(items, at + sign);
  if (length === 0) return shareOfOne(items, at) ?? multipleAt(items, at) ?? fractionAt(items, at);
  if (isPronoun(items, at)) return undefined;
  const parts = shareOfOne(items, at) ?? partsOfOther(items, at) ?? fractionsAt(items, at, amount, length);
  if (parts) return parts;
  const range = sign === 0 ? rangeAt(items, at, at + length, amount) : undefined;
  if (range) return range;
  const end = at + sign + length;
  const money = moneyAt(items, at, end, amount);
  if (money) return money;
  const negative = items[at]!.word === '-' && isSign(items, at, sentence);
  if (sign === 1 && !negative && items[at]!.word !== '+') return undefined;
  const signed = { amount: negative ? -amount : amount, signed: sign === 1 };
  return duration(items, at, end, amount) ?? sized(items, at, end, signed) ?? plain(items, at, end, signed);
}

/** "Five to six points", "5-6 %", "between 35 and 40 points": about the middle. */
function rangeAt(items: readonly Item[], at: number, end: number, least: number): Found {
  const [link, before] = [items[end]?.word ?? '', items[at - 1]];
  const isLinked = /^(?:-|to|or)$/.test(link) || (link === 'and' && before?.word === 'between');
  const second = items[end]?.glued ? end : isLinked ? end + 1 : items.length;
  const [most, length] = valueAt(items, second);
  // "trailed bitcoin 9 to 11 %"
  const isNarrow =
    length > 0 && most > least && most <= WIDEST_RANGE * least && !(link === 'to' && before?.kind === 'market');
  return isNarrow ? sized(items, at, second + length, { amount: (least + most) / 2, signed: false }) : undefined;
}

/** Beyond this many times its low end the middle of a range says too little. */
const WIDEST_RANGE = 1.5;

/** "Which one", "one of the two", "no one asked". */
function isPronoun(items: readonly Item[], at: number): boolean {
  const next = items[at + 1];
  const isCounted =
    next !== undefined && (next.kind === 'market' || /^(?:%|in|to|half|hundred|third|fifth|tenth)$/.test(next.word));
  const isValue =
    /^(?:to|near|above|below|at)$/.test(items[at - 1]?.word ?? '') && items.some(({ word }) => /^correlat/.test(word));
  const isAndHalf = next?.word === 'and' && /^(?:half|quarter)$/.test(items[at + 3]?.word ?? '');
  if (
    items[at]!.word !== 'one' ||
    isAndHalf ||
    isCounted ||
    isValue ||
    /^(?:even|managed|mustered|gained|lost|added|eked|returned|up|down)$/.test(items[at - 1]?.word ?? '')
  )
    return false;
  return (
    /^(?:which|the|this|that|no|any|each|every|other|another|first|second|last|only|good|bad|big|quick|latter|former)$/.test(
      items[at - 1]?.word ?? '',
    ) || /^(?:of|is|was|has|you|i|we|they|could|would|can|more|and|or|,|\.|\?|!)$/.test(next?.word ?? '.')
  );
}

/** "Two thirds", "three-quarters". */
function fractionsAt(items: readonly Item[], at: number, amount: number, length: number): Found {
  const word = items[at + length]?.word ?? '';
  const part = word.endsWith('s') ? fractions[word.slice(0, -1)] : undefined;
  const isTime =
    word === 'quarters' &&
    (/^(?:all|last|past|previous|next|first|final|prior|these|of|for|in|by)$/.test(items[at - 1]?.word ?? '') ||
      /^(?:running|straight|in|on|into)$/.test(items[at + length + 1]?.word ?? ''));
  if (part === undefined || isTime || amount < 2 || amount * part >= 100) return undefined;
  return made(items, at, at + length + 1, { kind: 'size', unit: '%', amount: amount * part, signed: false });
}

function isSign(items: readonly Item[], at: number, sentence: string): boolean {
  return items[at + 1]?.from === items[at]!.to && !/[\p{L}\d%)]/u.test(sentence[items[at]!.from - 1] ?? ' ');
}

const scales: Readonly<Record<string, number>> = {
  k: 1e3, thousand: 1e3, grand: 1e3, m: 1e6, million: 1e6, bn: 1e9, b: 1e9, billion: 1e9, tn: 1e12, trillion: 1e12,
}; // prettier-ignore

/** "$10,000", "$7.8k", "10 grand", "a thousand bucks". */
function moneyAt(items: readonly Item[], at: number, end: number, amount: number): Found {
  const scale = scales[items[end]?.word ?? ''];
  const after = end + (scale === undefined ? 0 : 1);
  const isNamed = /^(?:bucks|dollars|quid|usd|euros)$/.test(items[after]?.word ?? '');
  if (!/^[$€£]$/.test(items[at]!.word) && !isNamed && items[end]?.word !== 'grand') return undefined;
  return made(items, at, after + (isNamed ? 1 : 0), { kind: 'price', amount: amount * (scale ?? 1) });
}

/** A number in digits or words, and how many words it took: "two dozen", "two and a half times", "three point five". */
function valueAt(items: readonly Item[], at: number): [number, number] {
  const [value, length] = wholeAt(items, at);
  const word = items[at]?.word;
  const [first, second, third] = [0, 1, 2].map((i) => items[at + length + i]?.word ?? '') as [string, string, string];
  if (length > 0 && first === 'dozen') return [12 * value, length + 1];
  if (length > 0 && first === 'and' && /^(?:a|one)$/.test(second) && /^(?:half|quarter)$/.test(third)) {
    const isUnit = unitOf[items[at + length + 3]?.word ?? ''] !== undefined;
    if (!isUnit) return [value + (third === 'half' ? 0.5 : 0.25), length + 3];
  }
  const isBare =
    length === 0 &&
    (word === 'point' || (word === 'zero' && items[at + 1]?.word === 'point')) &&
    /^(?::|of|at|to|from|by|near|around|about|roughly|just|only|is|was|above|below|under|over)$/.test(
      items[at - 1]?.word ?? '',
    );
  const point = at + length + (isBare && word === 'zero' ? 1 : 0); // "a correlation of point five"
  const tenths = small.indexOf(items[point + 1]?.word ?? '');
  if ((length > 0 || isBare) && items[point]?.word === 'point' && tenths > 0 && tenths < 10)
    return [value + tenths / 10, point + 2 - at];
  const isDozen = /^(?:a|one)$/.test(items[at]?.word ?? '') && items[at + 1]?.word === 'dozen';
  return isDozen && /^(?:%|points?|pp|percentage|per)$/.test(items[at + 2]?.word ?? '') ? [12, 2] : [value, length];
}

function wholeAt(items: readonly Item[], at: number): [number, number] {
  const word = items[at]?.word ?? '';
  const some = /^(?:an?|percentage)$/.test(word) ? pointsAt(items, at) : null;
  if (some) return some;
  if (/^[\d,]*\.?\d+$/.test(word)) return [Number(word.replaceAll(',', '')), 1];
  if (/^(?:a|an)$/.test(word) && /^(?:thousand|grand)$/.test(items[at + 1]?.word ?? '')) return [1, 1];
  if (/^(?:a|one|two|three|four|five)$/.test(word) && items[at + 1]?.word === 'hundred')
    return [Math.max(1, small.indexOf(word)) * 100 + restAt(items, at + 2)[0], 2 + restAt(items, at + 2)[1]];
  return restAt(items, at);
}

function restAt(items: readonly Item[], at: number): [number, number] {
  const and = items[at]?.word === 'and' && restAt(items, at + 1)[1] > 0 && items[at - 1]?.word === 'hundred' ? 1 : 0;
  const ten = tens.indexOf(items[at + and]?.word ?? '');
  const unit = small.indexOf(items[at + and + (ten >= 0 ? 1 : 0)]?.word ?? '');
  if (ten >= 0) return unit > 0 && unit < 10 ? [20 + ten * 10 + unit, 2 + and] : [20 + ten * 10, 1 + and];
  return unit > 0 ? [unit, 1 + and] : [0, 0];
}

function sized(items: readonly Item[], at: number, end: number, signed: Partial<Item>): Found {
  const [word, next] = [items[end]?.word ?? '', items[end + 1]?.word ?? ''];
  if (percentWords.has(word) || (word === 'per' && next === 'cent')) {
    const length = word === 'per' ? 2 : 1;
    const points = /^points?$/.test(items[end + length]?.word ?? '') ? 1 : 0;
    return made(items, at, end + length + points, { kind: 'size', unit: points ? 'pp' : '%', ...signed });
  }
  if (/^percentage$/.test(word) && /^points?$/.test(next))
    return made(items, at, end + 2, { kind: 'size', unit: 'pp', ...signed });
  if (word === 'point' && items[at - 1]?.word === 'at') return undefined; // "at one point"
  if (/^(?:ppt?s?|points?|pts?)$/.test(word)) return made(items, at, end + 1, { kind: 'size', unit: 'pp', ...signed });
  const basis = /^(?:bps?|bp)$/.test(word) ? 1 : word === 'basis' && /^points?$/.test(next) ? 2 : 0;
  if (basis > 0)
    return made(items, at, end + basis, { kind: 'size', unit: 'pp', ...signed, amount: signed.amount! / 100 });
  if (/^(?:sigma)$/.test(word)) return made(items, at, end + 1, { kind: 'size', unit: 'sigma', ...signed });
  if (word === 'standard' && /^deviations?$/.test(next))
    return made(items, at, end + 2, { kind: 'size', unit: 'sigma', ...signed });
  return /^(?:x|times|fold)$/.test(word)
    ? made(items, at, end + 1, { kind: 'size', unit: 'times', ...signed })
    : undefined;
}

/** "Twice", "doubled" and their kin. */
function multipleAt(items: readonly Item[], at: number): Found {
  const isNoun = items[at]!.word === 'halves' && items[at + 1]?.word === 'of'; // "both halves of …"
  const part = partAt(items, at);
  const amount = isNoun ? undefined : (multiples[items[at]!.word] ?? part?.[0]);
  return amount === undefined
    ? undefined
    : made(items, at, at + (part?.[1] ?? 1), { kind: 'size', unit: 'times', amount, signed: false });
}

/** "Six tenths of a share of the S&P fund", "two hundredths of a bitcoin", "half an ounce of gold": so much of one of it. */
function shareOfOne(items: readonly Item[], at: number): Found {
  const [count, length] = valueAt(items, at);
  const part = at + Math.max(length, /^an?$/.test(items[at]!.word) ? 1 : 0);
  const share = pieces[(items[part]?.word ?? '').replace(/s$/, '')];
  const of = part + (items[part + 1]?.word === 'of' ? 2 : 1);
  const isOne = /^(?:an?|one|1)$/.test(items[of]?.word ?? '') && (of > part + 1 || items[part]!.word === 'half');
  const unit = items.slice(of + 1, of + 4).find(({ word }) => !/^(?:whole|single|full)$/.test(word));
  const isUnit = unit?.kind === 'market' || /^(?:shares?|ounces?|coins?)$/.test(unit?.word ?? '');
  if (share === undefined || !isOne || !isUnit) return undefined;
  const amount = Number((Math.max(1, count) * share).toFixed(6));
  return made(items, at, part + 1, { kind: 'number', amount, signed: false });
}

/** "Two thirds of what gold did", "two thirds of the S&P's gain": parts of the other's. */
function partsOfOther(items: readonly Item[], at: number): Found {
  const part = fractions[(items[at + 1]?.word ?? '').replace(/s$/, '')];
  const count = small.indexOf(items[at]!.word);
  const named = items[at + (items[at + 3]?.word === 'the' ? 4 : 3)];
  const isOther =
    items[at + 2]?.word === 'of' && (/^(?:that|what)$/.test(items[at + 3]?.word ?? '') || named?.kind === 'market');
  if (part === undefined || count < 2 || !isOther) return undefined;
  return made(items, at, at + 2, { kind: 'size', unit: 'times', amount: (count * part) / 100, signed: false });
}

/** "Half as much", "a third of that", "half what gold did": part of the other's. */
function partAt(items: readonly Item[], at: number): [amount: number, length: number] | undefined {
  const article = /^(?:a|one)$/.test(items[at]!.word) ? 1 : 0;
  const [word, next, third] = [0, 1, 2].map((i) => items[at + article + i]?.word ?? '') as [string, string, string];
  const named = items[at + article + (third === 'the' ? 3 : 2)];
  const isOther =
    (next === 'as' && /^(?:much|many|hard|fast|far|big|large|steep|deep|high)$/.test(third)) ||
    (next === 'of' && (/^(?:that|what)$/.test(third) || named?.kind === 'market')) ||
    (next === 'the' && /^(?:size|gain|gains|rise|return|loss|drop|rate|pace)$/.test(third)) ||
    /^(?:that|what)$/.test(next) ||
    (word === 'half' && items[at + article + (next === 'the' ? 2 : 1)]?.kind === 'market'); // "half bitcoin's"
  const isAgain = items[at + article + 3]?.word === 'again'; // "half as much again" is more, not less
  const share = (article === 1 || word === 'half') && !isAgain ? fractions[word] : undefined;
  return share === undefined || !isOther ? undefined : [share / 100, article + 1];
}

/** What "half" and "a third" stand before and are no part of a market: "half time", "half as much". */
const neverHalved = pattern('')`
  ^(?:time|straight|consecutive|of|that|the|what|an?|%|points?|pp)$|^as (?:much|many|hard|fast|far|big|large|steep|deep
  |high|wide|good|bad|well)$`;

/** "A third of its value", "half". */
function fractionAt(items: readonly Item[], at: number): Found {
  const article = /^(?:a|one|by)$/.test(items[at]!.word) ? 1 : 0;
  const word = items[at + article]?.word ?? '';
  const next = items[at + article + 1]?.word ?? '';
  const isShare =
    Object.hasOwn(fractions, word) &&
    (article === 1 || (word === 'half' && items[at - 1]?.word !== 'the')) &&
    !neverHalved.test(next === 'as' ? `as ${items[at + article + 2]?.word}` : next);
  const isOfValue =
    next === 'of' &&
    /^(?:its|their|the)$/.test(items[at + article + 2]?.word ?? '') &&
    /^(?:value|worth|price|prices|market)$/.test(items[at + article + 3]?.word ?? ''); // "half of its gain" is no move
  if (!Object.hasOwn(fractions, word) || !(isShare || isOfValue)) return undefined;
  if (unitOf[next] && !/^(?:on|over)$/.test(items[at + article + 2]?.word ?? '')) return undefined; // "half week on week" is half
  return made(items, at, at + article + 1, { kind: 'size', unit: '%', amount: fractions[word]!, signed: false });
}

function plain(items: readonly Item[], at: number, end: number, signed: Partial<Item>): Found {
  if (items[at]!.word === 'two' && /^(?:the|these|those|other|both)$/.test(items[at - 1]?.word ?? '')) return undefined;
  return made(items, at, end, { kind: 'number', ...signed });
}

/** A number the clause gives, how it is meant, and whether it is where something came from. */
export interface Quantity {
  readonly span: Span;
  readonly item: Item;
  readonly comparator: Comparator;
  readonly role: 'from' | 'to' | 'plain';
  readonly within?: number;
}

/**
 * Which numbers does the clause give, with their comparators?
 *
 * @param clause Nothing is marked as used.
 * @returns In order of appearance.
 */
export function quantitiesOf(clause: Clause): Quantity[] {
  return clause.spans
    .filter((span) => !clause.isUsed(span) && /^(?:sized|size|number|from-size|to-size)$/.test(span.kind))
    .flatMap((span) => {
      const item = span.slots.find(({ kind }) => kind === 'size' || kind === 'number');
      return item ? [{ span, item, comparator: comparatorOf(clause, span), role: roleOf(span) }] : [];
    });
}

function roleOf({ kind }: Span): Quantity['role'] {
  if (kind === 'from-size') return 'from';
  return kind === 'to-size' ? 'to' : 'plain';
}

const meant = /^(?:at-least|more-than|just-over|at-most|less-than|almost|about)$/;

function comparatorOf(clause: Clause, span: Span): Comparator {
  if (span.kind === 'sized' || meant.test(span.value)) return span.value as Comparator;
  const before = clause.spans[clause.spans.indexOf(span) - 1];
  if (before?.kind === 'almost') clause.use(before);
  return before?.kind === 'almost' ? 'almost' : 'about';
}

/**
 * A quantity as the contract wants it.
 *
 * @param quantity As said.
 * @param of What it is a size of.
 * @param value The value to give, where it is not the number itself.
 * @returns The size, with its comparator.
 */
export function sizeOf({ item, comparator, within }: Quantity, of: SaidSize['of'], value = item.amount!): SaidSize {
  return { value: Number(value.toFixed(4)), comparator, of, ...(within === undefined ? {} : { within }) };
}

/** "In almost three years" is met a little short of three. */
export function yearsSaid({ text, slots }: Span): number {
  const isShort = /\b(?:almost|nearly|close to|just under|about|around|roughly|some)\b/i.test(text);
  return slots[0]!.years! * (isShort ? 0.9 : 1);
}
