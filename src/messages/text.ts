import english, { type Catalog } from './catalogs/en/index.ts';
import type { Language } from './catalogs/languages.ts';

export type { Catalog } from './catalogs/en/index.ts';
export type { Language } from './catalogs/languages.ts';

/**
 * What people read, before it is known who reads it: a key of the catalog with its arguments, a number, a date, a name.
 * Every room may make one; `speaker.ts` says it in the language of whoever reads it.
 */
export type Text = string | Value;

/** Everything but words that are the same in every language (names, symbols, command lines), which are plain strings. */
export type Value =
  | Message
  | NumberValue
  | DateValue
  | JoinedValue
  | ListValue
  | CapitalValue
  | SentenceValue
  | BeginningValue
  | FittingValue
  | RestValue
  | LanguageValue
  | InNumbersValue;

/** A sentence or a part of one, by its key in the catalog. */
export interface Message {
  readonly say: 'message';
  readonly key: MessageKey;
  readonly args: Readonly<Record<string, Text | number | boolean>>;
}

/** A number with a fixed count of decimals; per cents are numbers such as 12.3. */
export interface NumberValue {
  readonly say: 'number';
  readonly value: number;
  readonly decimals: number;
  /** Whether a positive one carries its sign too. */
  readonly signed?: true;
  readonly unit?: 'percent';
  /** Whether thousands stand apart in English too. */
  readonly grouped?: true;
  /** As it stands in a picture: millions and more are shortened, what is no number is a dash. */
  readonly drawn?: true;
}

/** A date `YYYY-MM-DD` by its day, its month, or a part of it. */
export interface DateValue {
  readonly say: 'date';
  readonly date: string;
  readonly as: DateForm;
}

/**
 * `25 Jun 2026`, `Jun 2026`, `25 Jun`, `Jun`. A label is `2026-06-25` in English and a day elsewhere; in full it is
 * `25 June 2026`, or `June` alone. Both show as much as the date has: a day, a month, or a year.
 */
export type DateForm = 'day' | 'month' | 'day of year' | 'month of year' | 'label' | 'in full' | 'full month of year';

/** Texts one after the other; sentences have a space between them. */
export interface JoinedValue {
  readonly say: 'joined';
  readonly texts: readonly Text[];
  readonly by: string;
}

/** `a, b and c`, `a, b or c`. */
export interface ListValue {
  readonly say: 'list';
  readonly items: readonly Text[];
  readonly word: 'and' | 'or';
}

/** A text whose first letter is a capital: a name at the beginning of a sentence. */
export interface CapitalValue {
  readonly say: 'capital';
  readonly text: Text;
}

/** The name of a language by its BCP 47 tag: `German (Germany)`. */
export interface LanguageValue {
  readonly say: 'language';
  readonly tag: string;
}

/** A text with other numbers and dates than the reader's: a BCP 47 tag, or `usual`. */
export interface InNumbersValue {
  readonly say: 'in numbers';
  readonly text: Text;
  readonly numbers: string;
}

/** A text as a sentence: a capital letter first, and a full stop where it has no end. */
export interface SentenceValue {
  readonly say: 'sentence';
  readonly text: Text;
}

/**
 * A text up to where it could end: before a colon, a bracket or a second sentence; a clause before a comma too, words at
 * nothing else. What is said before a colon or a bracket may hold several sentences.
 */
export interface BeginningValue {
  readonly say: 'beginning';
  readonly text: Text;
  readonly of: 'sentence' | 'clause' | 'words' | 'colon' | 'bracket';
}

/** The first of several texts that has so many words at most, and four numbers; the last where none has. */
export interface FittingValue {
  readonly say: 'fitting';
  readonly choices: readonly Text[];
  readonly mostWords: number;
}

/** A text that is said only where it is not part of another, which stands before it. */
export interface RestValue {
  readonly say: 'rest';
  readonly text: Text;
  readonly said: Text;
}

/** Every key there is: `divergence.apart`, the family before the point. */
export type MessageKey = {
  [Family in keyof Catalog]: `${Family}.${Extract<keyof Catalog[Family], string>}`;
}[keyof Catalog];

/** The English pattern behind a key. */
type PatternOf<Key extends MessageKey> = Key extends `${infer Family extends keyof Catalog}.${infer Name}`
  ? Name extends keyof Catalog[Family]
    ? Catalog[Family][Name] & string
    : never
  : never;

/** The next brace of a pattern and what follows it. */
type NextBrace<Pattern extends string> = Pattern extends `${infer Before}{${infer Rest}`
  ? Before extends `${string}}${infer Closed}`
    ? ['}', `${Closed}{${Rest}`]
    : ['{', Rest]
  : Pattern extends `${string}}${infer Rest}`
    ? ['}', Rest]
    : [];

/** Walks over the braces: `text` where words stand, `choice` between the branches of a plural or a select. */
type Scan<Pattern extends string, Open extends readonly ('text' | 'choice')[], Found> =
  NextBrace<Pattern> extends [infer Brace, infer Rest extends string]
    ? Open extends readonly [infer Top, ...infer Outer extends ('text' | 'choice')[]]
      ? Brace extends '}'
        ? Scan<Rest, Outer, Found>
        : Top extends 'choice'
          ? Scan<Rest, ['text', ...Open], Found>
          : ScanArgument<Rest, Open, Found>
      : Found
    : Found;

type ScanArgument<
  Rest extends string,
  Open extends readonly ('text' | 'choice')[],
  Found,
> = Rest extends `${infer Name}}${infer After}`
  ? Name extends `${infer Argument}, ${infer Kind}, ${string}`
    ? Rest extends `${string}, ${string}, ${infer Branches}`
      ? Scan<Branches, ['choice', ...Open], Found | [Argument, Kind extends 'select' ? string | boolean : number]>
      : never
    : Scan<After, Open, Found | [Name, Text | number]>
  : Found;

type ArgumentsOfPattern<Pattern extends string> = Scan<Pattern, ['text'], never>;

/** The arguments a message takes: a number where its pattern counts, a word where it selects, else any text. */
export type MessageArgs<Key extends MessageKey> = {
  readonly [Found in ArgumentsOfPattern<PatternOf<Key>> as Found[0] & string]: Found[1];
};

type ArgsList<Key extends MessageKey> = keyof MessageArgs<Key> extends never ? [] : [args: MessageArgs<Key>];

/**
 * A message of the catalog. A key that is not there, an argument that is missing or of the wrong kind does not compile.
 *
 * @example msg('verdict.unusual').key; // => 'verdict.unusual'
 */
export function msg<Key extends MessageKey>(key: Key, ...[args]: ArgsList<Key>): Message {
  return { say: 'message', key, args: args ?? {} };
}

/** So many digits `String` writes after the point. */
function decimalsOf(value: number): number {
  const [, digits = '', exponent = '0'] = /^[^.e]*\.?(\d*)(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.min(20, Math.max(0, digits.length - Number(exponent)));
}

/** Numbers and dates as values, to be written by whoever says them. */
export const fmt = {
  /** `−0.57` */
  number: (value: number, decimals: number): NumberValue => ({ say: 'number', value, decimals }),
  /** `+0.57` */
  signed: (value: number, decimals: number): NumberValue => ({ say: 'number', value, decimals, signed: true }),
  /** `0.5`, `60`: with as many decimals as it has */
  exact: (value: number): NumberValue => ({ say: 'number', value, decimals: decimalsOf(value) }),
  /** `2,166` */
  count: (value: number): NumberValue => ({ say: 'number', value: Math.round(value), decimals: 0, grouped: true }),
  /** `−12.3 %`, of a number that is already in per cent */
  percent: (value: number, decimals = 1): NumberValue => ({ say: 'number', value, decimals, unit: 'percent' }),
  /** `+12.3 %` */
  percentChange: (value: number, decimals = 1): NumberValue => ({
    ...fmt.percent(value, decimals),
    signed: true,
  }),
  /** `1,234.5`, `2.5B` in a picture */
  drawn: (value: number, decimals: number): NumberValue => ({ say: 'number', value, decimals, drawn: true }),
  /** `+1,234.5` in a picture */
  drawnSigned: (value: number, decimals: number): NumberValue => ({ ...fmt.drawn(value, decimals), signed: true }),
  /** `12 %` in a picture */
  drawnPercent: (value: number, decimals: number): NumberValue => ({ ...fmt.drawn(value, decimals), unit: 'percent' }),
  /** `+12.3 %` in a picture */
  drawnChange: (value: number, decimals: number): NumberValue => ({
    ...fmt.drawnSigned(value, decimals),
    unit: 'percent',
  }),
  /** `25 Jun 2026` */
  day: (date: string): DateValue => ({ say: 'date', date, as: 'day' }),
  /** `2026-06-25` in English, as it is typed and as data name it; a day elsewhere */
  label: (date: string): DateValue => ({ say: 'date', date, as: 'label' }),
  /** `Jun 2026` */
  month: (date: string): DateValue => ({ say: 'date', date, as: 'month' }),
  /** `25 Jun` */
  dayOfYear: (date: string): DateValue => ({ say: 'date', date, as: 'day of year' }),
  /** `Jun` */
  monthOfYear: (date: string): DateValue => ({ say: 'date', date, as: 'month of year' }),
  /** `25 June 2026`, `June 2026`, `2026`: as much as the date has */
  inFull: (date: string): DateValue => ({ say: 'date', date, as: 'in full' }),
  /** `June` */
  fullMonthOfYear: (date: string): DateValue => ({ say: 'date', date, as: 'full month of year' }),
} as const;

/** Texts one after the other, sentences with a space between them; what is absent is left out. */
export function joined(texts: readonly (Text | undefined)[], by = ' '): JoinedValue {
  const said = texts.filter((text): text is Text => text !== undefined && text !== '');
  return { say: 'joined', texts: said, by };
}

/** `a, b and c`. */
export function listed(items: readonly Text[], word: ListValue['word'] = 'and'): ListValue {
  return { say: 'list', items, word };
}

/** The text with a capital letter first. */
export function capital(text: Text): CapitalValue {
  return { say: 'capital', text };
}

/** Whether a key of another origin, such as the name of a choice, is one of the catalog. */
export function isInCatalog(key: string): key is MessageKey {
  const [family = '', name = ''] = key.split('.');
  const patterns: Readonly<Record<string, Readonly<Record<string, string>>>> = english;
  return patterns[family]?.[name] !== undefined;
}

/** A language by its name. */
export function languageName(tag: string): LanguageValue {
  return { say: 'language', tag };
}

/** The text with the numbers and dates of a style that is not the reader's. */
export function inNumbers(text: Text, numbers: string): InNumbersValue {
  return { say: 'in numbers', text, numbers };
}

/** The text as a sentence. */
export function sentence(text: Text): SentenceValue {
  return { say: 'sentence', text };
}

/** What the text begins with, as far as it could stand alone. */
export function beginning(text: Text, of: BeginningValue['of']): BeginningValue {
  return { say: 'beginning', text, of };
}

/** The most words a first line may hold. */
const MOST_WORDS = 25;

/** The first that can stand in a first line, or leaves as much room there as is asked for. */
export function firstFitting(choices: readonly [Text, ...Text[]], mostWords = MOST_WORDS): FittingValue {
  return { say: 'fitting', choices, mostWords };
}

/** The text where `said` does not hold it already. */
export function unlessIn(said: Text, text: Text): RestValue {
  return { say: 'rest', text, said };
}

/** Who reads: in which language, and with whose numbers and dates. */
export interface Reader {
  /** `en-XA` is English with an accent on every letter of the catalog: what has none was written outside of it. */
  readonly language: Language | 'en-XA';
  /** A BCP 47 tag, or `usual` for those of the language. */
  readonly numbers: string;
}

/** Whether something is a text that is still to be said. */
export function isValue(candidate: unknown): candidate is Value {
  return typeof candidate === 'object' && candidate !== null && 'say' in candidate;
}

/** A text as a table keeps it, until somebody reads it. */
export function storedText(text: Text): string {
  return typeof text === 'string' ? text : JSON.stringify(text);
}

/**
 * The text that was kept. Rows outlive versions: one in words of an earlier version stays as it is, one whose message is
 * gone says nothing. A message that is kept may get other words, but no other arguments under the same key.
 */
export function textOfStored(stored: string): Text {
  if (!stored.startsWith('{"say":')) return stored;
  const text = JSON.parse(stored) as Value;
  return isKnown(text) ? text : '';
}

function isKnown(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return true;
  const { say, key } = part as Partial<Message>;
  if (say === 'message' && key !== undefined && !isInCatalog(key)) return false;
  return Object.values(part).every(isKnown);
}

/** The same with every text in it said: what an adapter or a picture is given. */
export type Spoken<T> = T extends Value
  ? string
  : T extends string | number | boolean | null | undefined | ArrayBufferView | ((...args: never) => unknown)
    ? T
    : { readonly [Key in keyof T]: Spoken<T[Key]> };
