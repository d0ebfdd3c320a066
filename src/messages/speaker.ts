import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import { catalogs, languageOf } from './catalogs/languages.ts';
import type { Catalog } from './catalogs/en/index.ts';
import { dateFormatOf, dayMonthYear, DEFAULT_NUMBER_STYLE, fitsIn, formatCount, inNumberStyle } from './format.ts';
import {
  type DateForm,
  type DateValue,
  isValue,
  type Message,
  type NumberValue,
  type Reader,
  type Spoken,
  type Text,
  type Value,
} from './text.ts';

/** Says texts as one reader reads them. */
export interface Speaker {
  readonly reader: Reader;
  readonly say: (text: Text) => string;
  /** Everything a value holds with each text in it said; functions and figures stay as they are. */
  spoken<T>(holder: T): Spoken<T>;
}

const PSEUDO = 'en-XA';

/** Who reads until something is known of them. */
export const englishReader: Reader = { language: 'en', numbers: DEFAULT_NUMBER_STYLE };

const MOST_SPEAKERS = 100;

const speakers = new Map<string, Speaker>();

/** The speaker for a reader; the same one for equal readers. */
export function speakerOf(reader: Reader): Speaker {
  const key = `${reader.language} ${reader.numbers}`;
  const known = speakers.get(key);
  if (known !== undefined) return known;
  if (speakers.size >= MOST_SPEAKERS) speakers.clear(); // any tag may be a style of numbers
  const speaker = new CatalogSpeaker(reader);
  speakers.set(key, speaker);
  return speaker;
}

/**
 * Who reads where this was chosen, or nothing.
 *
 * @param chosen What the community or the person set; `usual` where it is left to the device.
 * @param locale What the device of the asker says of its language, a BCP 47 tag.
 * @example readerOf({ language: 'usual', numbers: 'usual' }, 'de-AT').language; // => 'de'
 */
export function readerOf(
  chosen: { readonly language: Reader['language'] | 'usual'; readonly numbers: string } | undefined,
  locale?: string,
): Reader {
  const { language = 'usual', numbers = DEFAULT_NUMBER_STYLE } = chosen ?? {};
  const own = locale === PSEUDO ? PSEUDO : languageOf([locale]);
  return { language: language === 'usual' ? (own ?? 'en') : language, numbers };
}

/** English as it is said everywhere: for logs, errors and machines. */
export function inEnglish(text: Text): string {
  return typeof text === 'string' ? text : speakerOf(englishReader).say(text);
}

/** A part of a parsed pattern; `type` 0 is plain words. */
type PatternPart = ReturnType<IntlMessageFormat['getAst']>[number];

class CatalogSpeaker implements Speaker {
  readonly reader: Reader;
  readonly #catalog: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly #numbers: ReaderNumbers;
  readonly #formats = new Map<string, IntlMessageFormat>();

  constructor(reader: Reader) {
    this.reader = reader;
    this.#catalog = catalogs[reader.language === PSEUDO ? 'en' : reader.language] satisfies Record<
      keyof Catalog,
      object
    >;
    this.#numbers = new ReaderNumbers(reader);
  }

  // words that have not come to the catalog yet still get the reader's numbers
  readonly say = (text: Text): string =>
    typeof text === 'string' ? inNumberStyle(text, this.reader.numbers) : this.#value(text);

  spoken<T>(holder: T): Spoken<T> {
    return spokenWith(holder, this.say) as Spoken<T>;
  }

  #value(value: Value): string {
    switch (value.say) {
      case 'message':
        return this.#message(value);
      case 'number':
        return this.#numbers.number(value);
      case 'date':
        return this.#numbers.date(value);
      case 'joined':
        return value.texts.map(this.say).join(value.by);
      case 'list':
        return this.#numbers.list(value.items.map(this.say), value.word);
      case 'capital':
        return capitalised(this.say(value.text), this.reader.language);
      case 'language':
        return this.#numbers.language(value.tag);
      case 'in numbers':
        return speakerOf({ ...this.reader, numbers: value.numbers }).say(value.text);
      case 'sentence':
        return asSentence(capitalised(this.say(value.text), this.reader.language));
      case 'beginning':
        return beginningOf(this.say(value.text), value.of);
      case 'fitting':
        return firstThatFits(value.choices.map(this.say), value.mostWords);
      case 'rest':
        return this.#rest(value.text, value.said);
    }
  }

  #rest(text: Text, said: Text): string {
    const rest = this.say(text);
    return this.say(said).includes(rest) ? '' : rest;
  }

  #message({ key, args }: Message): string {
    const said = Object.entries(args).map(([name, arg]) => [name, this.#argument(arg)]);
    return String(this.#formatOf(key).format(Object.fromEntries(said) as Record<string, string | number>));
  }

  /** A number stays one: a plural counts it. Strings are names and words of a select, as they are. */
  #argument(arg: Text | number | boolean): string | number {
    if (typeof arg === 'number' || typeof arg === 'string') return arg;
    return typeof arg === 'boolean' ? String(arg) : this.#value(arg);
  }

  #formatOf(key: string): IntlMessageFormat {
    const known = this.#formats.get(key);
    if (known !== undefined) return known;
    const { language } = this.reader;
    const [family, name] = key.split('.') as [string, string];
    const pattern = this.#catalog[family]?.[name];
    if (pattern === undefined) throw new Error(`there is no message ${key} in ${language}`);
    const parsed = new IntlMessageFormat(pattern, language, undefined, {
      ignoreTag: true,
      formatters: this.#numbers.formatters,
    });
    const format =
      language === PSEUDO
        ? new IntlMessageFormat(accented(parsed.getAst()), 'en', undefined, { formatters: this.#numbers.formatters })
        : parsed;
    this.#formats.set(key, format);
    return format;
  }
}

function capitalised(text: string, language: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase(language) + text.slice(first.length);
}

function asSentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** A stop behind a figure or an initial (`5. Juni`, `EE. UU.`) ends no sentence, nor does a symbol in brackets. */
const ends = {
  sentence: /[:;](?=\s|$)| \((?![A-Z]{2,5}\))|(?<![\d\p{Lu}])\. (?!\d)/u,
  clause: /[:;,](?=\s|$)| \((?![A-Z]{2,5}\))|(?<![\d\p{Lu}])\. (?!\d)/u,
  words: /[,;:] /u,
  colon: /[:;](?=\s|$)| \((?![A-Z]{2,5}\))/u,
  bracket: /;(?=\s|$)| \((?![A-Z]{2,5}\))/u,
} as const;

function beginningOf(text: string, of: keyof typeof ends): string {
  return text.replace(/\.$/, '').split(ends[of])[0]!;
}

function firstThatFits(choices: readonly string[], mostWords: number): string {
  return choices.find((choice) => fitsIn(choice, mostWords)) ?? choices.at(-1)!;
}

function spokenWith(holder: unknown, say: (value: Value) => string): unknown {
  if (typeof holder !== 'object' || holder === null || ArrayBuffer.isView(holder)) return holder;
  if (isValue(holder)) return say(holder);
  if (Array.isArray(holder)) return holder.map((one) => spokenWith(one, say));
  return Object.fromEntries(Object.entries(holder).map(([key, one]) => [key, spokenWith(one, say)]));
}

const ACCENTED = 'áƀçđéƒǵĥíĵķłɱñóþɋŕšťúṽŵẋýžÁƁÇĐÉƑǴĤÍĴĶŁṀÑÓÞɊŔŠŤÚṼŴẊÝŽ';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The pattern with an accent on every letter of its words; what is put in is not its own and stays. */
function accented(parts: readonly PatternPart[]): PatternPart[] {
  return parts.map((part): PatternPart => {
    if ('options' in part) {
      const options = Object.entries(part.options).map(([key, one]) => [key, { value: accented(one.value) }] as const);
      return { ...part, options: Object.fromEntries(options) };
    }
    return isWords(part) ? { ...part, value: withAccents(part.value) } : part;
  });
}

const WORDS: number = 0;

/** Whether a part is plain words of the pattern itself. */
function isWords(part: PatternPart): part is Extract<PatternPart, { value: string }> {
  return (part.type as number) === WORDS;
}

function withAccents(words: string): string {
  return words.replaceAll(/[a-z]/giu, (letter) => ACCENTED.charAt(PLAIN.indexOf(letter)));
}

/** What is made from options alone, made once for each: a formatter costs many times what formatting does. */
function onePerOptions<Options, Made>(make: (options?: Options) => Made): (_: unknown, options?: Options) => Made {
  const made = new Map<string, Made>();
  return (_, options) => {
    const key = JSON.stringify(options ?? null);
    const known = made.get(key) ?? make(options);
    made.set(key, known);
    return known;
  };
}

/** Numbers, dates and lists as a reader writes them. */
class ReaderNumbers {
  readonly #language: string;
  /** Whose numbers: undefined for English as Rift writes it. */
  readonly #style: string | undefined;
  readonly #isOwn: boolean;
  readonly #numberFormats = new Map<string, Intl.NumberFormat>();
  readonly #dateFormats = new Map<string, Intl.DateTimeFormat>();
  readonly #lists = new Map<string, Intl.ListFormat>();
  /** What ICU patterns count with. */
  readonly formatters: Formatters;

  constructor({ language, numbers }: Reader) {
    this.#language = language;
    const usual = language === 'en' || language === PSEUDO ? undefined : language;
    this.#style = numbers === DEFAULT_NUMBER_STYLE ? usual : numbers;
    this.#isOwn = this.#style === undefined || primary(this.#style) === primary(language);
    this.formatters = {
      getNumberFormat: onePerOptions(
        (options?: Intl.NumberFormatOptions) =>
          new Intl.NumberFormat(this.#style ?? 'en', { ...options, numberingSystem: 'latn' }),
      ),
      getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
      getPluralRules: onePerOptions((options?: Intl.PluralRulesOptions) => new Intl.PluralRules(language, options)),
    };
  }

  number({ value, decimals, signed, unit, grouped, drawn }: NumberValue): string {
    const magnitude = Math.abs(value);
    const size =
      drawn === true ? this.#drawnSize(magnitude, decimals) : this.#size(magnitude, decimals, grouped === true);
    const isZero = !/[1-9]/u.test(size);
    const sign = isZero ? '' : value < 0 ? '−' : signed === true ? '+' : '';
    return `${sign}${size}${unit === undefined ? '' : ' %'}`;
  }

  date({ date, as }: DateValue): string {
    if (this.#language === PSEUDO) return date;
    if (this.#style === undefined) return englishDate(date, as);
    if (date.length === 4) return date;
    const format = this.#dateFormat(partsOf(date, as), this.#style);
    const text = format.format(
      Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10) || 1)),
    );
    return text.replaceAll(/[\u200e\u200f]|[.\s]+$/gu, ''); // marks of direction, and a stop the sentence has itself
  }

  list(items: readonly string[], word: 'and' | 'or'): string {
    const locale = primary(this.#language) === 'en' ? 'en-GB' : this.#language; // without a comma before the last word
    const known = this.#lists.get(word);
    const format = known ?? new Intl.ListFormat(locale, { type: word === 'and' ? 'conjunction' : 'disjunction' });
    this.#lists.set(word, format);
    const isPseudo = this.#language === PSEUDO;
    const parts = format.formatToParts(items);
    return parts.map(({ type, value }) => (isPseudo && type === 'literal' ? withAccents(value) : value)).join('');
  }

  /** What a language is called, with its country where the tag has one. */
  language(tag: string): string {
    const locale = this.#language === PSEUDO ? 'en' : this.#language;
    const name = new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
    return this.#language === PSEUDO ? withAccents(name) : name;
  }

  #size(size: number, decimals: number, grouped: boolean): string {
    if (this.#style === undefined) return grouped ? formatCount(size) : size.toFixed(decimals);
    const known = this.#numberFormats.get(String(decimals));
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    const format = known ?? new Intl.NumberFormat(this.#style, { ...digits, numberingSystem: 'latn' });
    this.#numberFormats.set(String(decimals), format);
    return format.format(size.toFixed(decimals) as Intl.StringNumericLiteral);
  }

  #drawnSize(size: number, decimals: number): string {
    if (!Number.isFinite(size)) return '–';
    if (size >= 1e15) return size.toExponential(1).replace('e+', '×10^');
    const digits =
      size >= 1e7
        ? { notation: 'compact' as const, maximumFractionDigits: 1 }
        : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return this.formatters.getNumberFormat(undefined, digits).format(size);
  }

  #dateFormat(parts: ReturnType<typeof partsOf>, style: string): Intl.DateTimeFormat {
    const key = Object.values(parts).join();
    const format = this.#dateFormats.get(key) ?? dateFormatOf(style, { inWords: this.#isOwn, ...parts });
    this.#dateFormats.set(key, format);
    return format;
  }
}

function primary(tag: string): string {
  return tag.toLowerCase().split('-')[0]!;
}

/** Which parts of a date a form shows; in full it shows as much as there is. */
function partsOf(date: string, as: DateForm) {
  const isWhole = as === 'in full' || as === 'label';
  return {
    hasDay: isWhole ? date.length === 10 : as === 'day' || as === 'day of year',
    hasYear: isWhole || as === 'day' || as === 'month',
    isLong: as === 'in full' || as === 'full month of year',
  };
}

function englishDate(date: string, as: DateForm): string {
  if (as === 'label' || date.length === 4) return date;
  const [day, short, year] = dayMonthYear(date).split(' ') as [string, string, string];
  const { hasDay, hasYear, isLong } = partsOf(date, as);
  const month = isLong ? (LONG_MONTHS[Number(date.slice(5, 7)) - 1] ?? short) : short;
  return [...(hasDay ? [day] : []), month, ...(hasYear ? [year] : [])].join(' ');
}

const LONG_MONTHS = 'January February March April May June July August September October November December'.split(' ');
