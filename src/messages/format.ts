import { fmt, languageName, msg, type Text } from './text.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A date as people say it: `25 Jun 2026`. */
export function dayMonthYear(date: string): string {
  return `${Number(date.slice(8, 10))} ${monthOf(date)} ${date.slice(0, 4)}`;
}

function monthOf(date: string): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? date.slice(5, 7);
}

/** A whole number with thousands apart: `2,166`. */
export function formatCount(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `1 session`, `2 sessions`. */
export function plural(amount: number, one: string, many = `${one}s`): string {
  return `${formatCount(amount)} ${amount === 1 ? one : many}`;
}

/**
 * Shares in whole per cent that add up to what they add up to, each rounded as little as possible.
 *
 *     largest remainder: all are cut, the units still missing go to the largest remainders
 *
 * @param shares Fractions of one whole.
 * @returns Whole per cents; their sum is the rounded sum of the shares.
 * @example roundedShares([0.333, 0.333, 0.334]); // => [33, 33, 34]
 */
export function roundedShares(shares: readonly number[]): number[] {
  const exact = shares.map((share) => 100 * share);
  const cut = exact.map(Math.floor);
  const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const missing = Math.round(total(exact)) - total(cut);
  const byRemainder = exact.map((_, i) => i).sort((a, b) => exact[b]! - cut[b]! - (exact[a]! - cut[a]!));
  const lucky = new Set(byRemainder.slice(0, missing));
  return cut.map((value, i) => value + Number(lucky.has(i)));
}

/**
 * Parts of a share in whole per cent that add up to the whole per cent the share is shown as.
 *
 * @param whole The share as it is shown, whole per cent.
 * @param parts Its parts, in any unit, none below 0.
 * @example roundedWithin(15, [0.1449, 0.0001]); // => [15, 0]
 */
export function roundedWithin(whole: number, parts: readonly number[]): number[] {
  const sum = parts.reduce((total, part) => total + part, 0);
  return roundedShares(parts.map((part) => (sum === 0 ? 0 : ((part / sum) * whole) / 100)));
}

/**
 * How many decimals two moves are shown with, so that they still differ by what is said to lie between them: none where
 * whole numbers do, else one. The sentence and the picture ask the same.
 *
 * @param one A move, per cent.
 * @param other The other one.
 * @example decimalsThatAdd(-23.7, 19.6); // => 1
 */
export function decimalsThatAdd(one: number, other: number): 0 | 1 {
  const apart = Math.abs(one - other);
  const isFine = [one, other, apart].every((value) => Math.abs(value) >= 2);
  return isFine && Math.abs(Math.round(one) - Math.round(other)) === Math.round(apart) ? 0 : 1;
}

/**
 * A minute of the day as a clock shows it.
 *
 * @param minuteOfDay 0 to 1439.
 * @returns Hours and minutes, two digits each.
 * @example clockTime(485); // => '08:05'
 */
export function clockTime(minuteOfDay: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}

/** One column of a table to take away: a heading and one value per row; `NaN` becomes an empty field. */
export interface CsvColumn {
  readonly head: string;
  readonly values: ArrayLike<string | number>;
}

/**
 * A table as CSV (RFC 4180: CRLF, quotes only where needed), numbers with a point and at most 10 significant digits.
 *
 * @param columns All of the same length.
 * @example csvOf([{ head: 'date', values: ['2026-06-25'] }, { head: 'gap', values: [NaN] }]); // => 'date,gap\r\n2026-06-25,\r\n'
 */
export function csvOf(columns: readonly CsvColumn[]): string {
  const rows = columns[0]?.values.length ?? 0;
  const lines = [columns.map(({ head }) => field(head)).join(',')];
  for (let row = 0; row < rows; row++) lines.push(columns.map(({ values }) => field(values[row]!)).join(','));
  return lines.map((line) => `${line}\r\n`).join('');
}

function field(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(Number(value.toPrecision(10))) : '';
  const quoted = /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  return /^[=+@\t]/.test(quoted) ? `'${quoted}` : quoted; // a spreadsheet must not run a symbol as a formula
}

const month = `(${MONTHS.join('|')})`;

/** Leaves numbers and dates as they are worded everywhere: `1,234.5` and `25 Jun 2026`. */
export const DEFAULT_NUMBER_STYLE = 'usual';

/** What somebody else said stands in these quotes and is not touched. */
const quoted = /(“[^”]*”)/u;

const dates = new RegExp(`(?<![\\p{L}\\p{N}])(?:(\\d{1,2}) )?${month}(?: (\\d{4}))?(?![\\p{L}\\p{N}])`, 'gu');

/** A number with thousands apart or with decimals; command lines (`enter:2.5`), versions and addresses are none. */
const numbers = /(?<![\p{L}\p{N}_.,:/^-])(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?![\p{N}]|[.,]\d)/gu;

/**
 * How does a text read with the numbers and dates of another language?
 *
 * The decimal sign, the grouping and the order of a date change; the words stay English, and so do the digits 0 to 9. In
 * other languages than English a month becomes its number, because an English month in their order would read oddly.
 * It works on the finished text, so one answer serves communities of every style; text in “ ” is a quotation and stays.
 *
 * @param text Any text of a reply or a picture.
 * @param style A BCP 47 tag such as `de-DE`, or `usual`.
 * @returns The text; unchanged where the style is `usual`.
 * @throws RangeError where the style is no BCP 47 tag.
 * @example inNumberStyle('fell 1,234.5 % since 25 Jun 2026', 'de-DE'); // => 'fell 1.234,5 % since 25.06.2026'
 */
export function inNumberStyle(text: string, style: string): string {
  if (style === DEFAULT_NUMBER_STYLE) return text;
  const pieces = text.split(quoted);
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : restyled(piece, style))).join('');
}

function restyled(text: string, style: string): string {
  return text
    .replace(numbers, (whole: string, integer: string, decimals: string | undefined) =>
      decimals === undefined && !integer.includes(',') ? whole : numberIn(style, integer.replaceAll(',', ''), decimals),
    )
    .replace(dates, (whole: string, day: string | undefined, name: string, year: string | undefined) =>
      day === undefined && year === undefined ? whole : dateIn(style, { day, name, year }),
    );
}

const numberFormats = new Map<string, Intl.NumberFormat>();

function numberIn(style: string, integer: string, decimals = ''): string {
  const key = `${style} ${decimals.length}`;
  const known = numberFormats.get(key);
  const digits = { minimumFractionDigits: decimals.length, maximumFractionDigits: decimals.length };
  const format = known ?? new Intl.NumberFormat(style, { ...digits, numberingSystem: 'latn' });
  numberFormats.set(key, format);
  return format.format(`${integer}.${decimals || '0'}` as Intl.StringNumericLiteral);
}

interface DateWords {
  readonly day: string | undefined;
  readonly name: string;
  readonly year: string | undefined;
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(style: string, { day, year }: DateWords): Intl.DateTimeFormat {
  const key = `${style} ${day === undefined ? '' : 'd'}${year === undefined ? '' : 'y'}`;
  const known = dateFormats.get(key);
  const format =
    known ?? dateFormatOf(style, { inWords: isEnglish(style), hasDay: day !== undefined, hasYear: year !== undefined });
  dateFormats.set(key, format);
  return format;
}

function isEnglish(style: string): boolean {
  return style.toLowerCase() === 'en' || style.toLowerCase().startsWith('en-');
}

/** The parts in the order of the style; an English month keeps the spelling it has everywhere. */
function dateIn(style: string, words: DateWords): string {
  const { day = '1', name, year = '2000' } = words;
  const atMs = Date.UTC(
    Number(year),
    MONTHS.findIndex((known) => known === name),
    Number(day),
  );
  const parts = dateFormat(style, words).formatToParts(atMs);
  const spoken = parts.map(({ type, value }) => (type === 'month' && isEnglish(style) ? name : value)).join('');
  return spoken.replaceAll(/[\u200e\u200f]|[.\s]+$/gu, ''); // marks of direction, and a stop the sentence has itself
}

/** Languages with their regions that are offered by name; every other tag is accepted as it is. */
const offered = [
  ...['en-US', 'en-GB', 'en-AU', 'en-CA', 'en-IN', 'en-IE', 'en-NZ', 'en-ZA', 'en-SG'],
  ...['de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CA', 'fr-CH', 'fr-BE', 'it-IT', 'it-CH', 'es-ES', 'es-MX', 'es-AR'],
  ...['pt-PT', 'pt-BR', 'nl-NL', 'nl-BE', 'sv-SE', 'da-DK', 'nb-NO', 'fi-FI', 'is-IS', 'pl-PL', 'cs-CZ', 'sk-SK'],
  ...['hu-HU', 'ro-RO', 'bg-BG', 'hr-HR', 'sr-RS', 'sl-SI', 'el-GR', 'tr-TR', 'ru-RU', 'uk-UA', 'et-EE', 'lv-LV'],
  ...['lt-LT', 'he-IL', 'ar-EG', 'ar-AE', 'fa-IR', 'hi-IN', 'bn-BD', 'ur-PK', 'th-TH', 'vi-VN', 'id-ID', 'ms-MY'],
  ...['fil-PH', 'ja-JP', 'ko-KR', 'zh-CN', 'zh-TW', 'zh-HK'],
] as const;

const english = new Intl.DisplayNames(['en'], { type: 'language' });

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** What a style of numbers is called: `German (Germany)`; a BCP 47 tag, or `usual`. */
export function numberStyleText(style: string): Text {
  return style === DEFAULT_NUMBER_STYLE ? msg('settings.usualNumbers') : languageName(style);
}

/**
 * Which styles of numbers may a person mean?
 *
 * @param typed A BCP 47 tag, or a language or country in English or in its own language; accents do not matter.
 * @param most How many to offer.
 * @returns Tags in their proper spelling, best first; `usual` for that word; empty where nothing fits.
 * @example findNumberStyles('german', 2); // => ['de-DE', 'de-AT']
 */
export function findNumberStyles(typed: string, most = 10): string[] {
  const wanted = plain(typed);
  if (wanted === '') return [];
  if (wanted === DEFAULT_NUMBER_STYLE) return [DEFAULT_NUMBER_STYLE];
  const tag = supportedTag(typed.trim());
  if (tag !== undefined) return [tag];
  const ranked = offered.map((style) => ({ style, far: distance(style, wanted) })).filter(({ far }) => far < Infinity);
  return ranked
    .toSorted((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ style }) => style);
}

/**
 * The tag in its proper spelling where the platform has data for it; a word of a name is no tag. A calendar or digits of
 * its own (`-u-ca-buddhist-nu-thai`) are left out: years and digits are those of everywhere.
 */
function supportedTag(typed: string): string | undefined {
  if (!/^[a-z]{2,3}(-[a-z\d]{1,8})*$/iu.test(typed)) return undefined;
  try {
    const [tag] = Intl.NumberFormat.supportedLocalesOf([typed]);
    return tag === undefined ? undefined : new Intl.Locale(tag).baseName;
  } catch {
    return undefined;
  }
}

/** Lower is better: a name in which a word begins so, then one that has it anywhere. */
function distance(style: string, wanted: string): number {
  const own = new Intl.DisplayNames([style], { type: 'language' });
  const names = [english.of(style), own.of(style)].map((name) => plain(name ?? ''));
  if (names.some((name) => ` ${name}`.replaceAll('(', ' ').includes(` ${wanted}`))) return 0;
  return names.some((name) => name.includes(wanted)) ? 1 : Infinity;
}

/** `92 of 100`, rounded down; the ends are never said to be reached. */
export function daysOf100(percentile: number): Text {
  if (percentile > 99) return msg('verdict.overDaysOf100');
  if (percentile < 1) return msg('verdict.hardlyDaysOf100');
  return msg('verdict.daysOf100', { days: Math.floor(percentile) });
}

/**
 * A percentile for a sentence: cut, not rounded, so that it never reaches a level its verdict has not, and never 0 or
 * 100 while something was on the other side.
 *
 * @param percentile 0 to 100.
 * @returns Words such as `92`, `over 99`, `under 1`.
 */
export function percentileText(percentile: number): Text {
  if (percentile > 99 && percentile < 100) return msg('multiverse.over99');
  if (percentile > 0 && percentile < 1) return msg('multiverse.under1');
  return fmt.number(Math.floor(percentile), 0);
}

/** Which parts of a date are written. */
interface DateParts {
  /** A month in words where they are those of the sentence around it, else its number: `25 juin` in English reads oddly. */
  readonly inWords: boolean;
  readonly hasDay: boolean;
  readonly hasYear: boolean;
  /** Whether a month in words is written out. */
  readonly isLong?: boolean;
}

/** How a date of UTC is written in a style, always with a month. */
export function dateFormatOf(style: string, { inWords, hasDay, hasYear, isLong }: DateParts): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(style, {
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
    month: inWords ? (isLong === true ? 'long' : 'short') : '2-digit',
    ...(hasDay ? { day: inWords ? 'numeric' : '2-digit' } : {}),
    ...(hasYear ? { year: 'numeric' } : {}),
  });
}

/** Names with numbers in them count as words: the Russell 2000, the S&P 500, the Nasdaq-100. */
const numberedNames = /(?:Russell |S&P |Nasdaq-?)\d+|20\+ Year|10-year/g;

const anyNumber = /\d[\d.,]*/g;

/**
 * How many words and numbers does a sentence ask a reader to take in? "98 of 100" is one number, "March 2024" too.
 *
 * @example lengthOf('52 points apart: wider than on 98 of 100 days'); // => { words: 10, numbers: 2 }
 */
export function lengthOf(sentence: string): { readonly words: number; readonly numbers: number } {
  const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const counted = sentence.replace(numberedNames, 'name').replace(/(\d+) (?:of|von|de(?: cada)?) (\d+)/g, '$1');
  const days = counted.replace(/(?<!\p{L})\d{1,2}\.? (?:de )?(?=\p{L}+ (?:de )?\d{4}(?!\d))/gu, '');
  return { words, numbers: days.match(anyNumber)?.length ?? 0 };
}

/** The most numbers a first line may hold. */
const MOST_NUMBERS = 4;

/** Whether a sentence has so many words at most, and no more numbers than a first line may hold. */
export function fitsIn(sentence: string, mostWords: number): boolean {
  const { words, numbers: count } = lengthOf(sentence);
  return words <= mostWords && count <= MOST_NUMBERS;
}
