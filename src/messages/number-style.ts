const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

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
  const english = isEnglish(style);
  const known = dateFormats.get(key);
  const format =
    known ??
    new Intl.DateTimeFormat(style, {
      calendar: 'gregory',
      numberingSystem: 'latn',
      timeZone: 'UTC',
      month: english ? 'short' : '2-digit',
      ...(day === undefined ? {} : { day: english ? 'numeric' : '2-digit' }),
      ...(year === undefined ? {} : { year: 'numeric' }),
    });
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

/**
 * What is a style of numbers called?
 *
 * @param style A BCP 47 tag, or `usual`.
 * @returns Its English name.
 * @throws RangeError where the tag has no valid form.
 * @example numberStyleName('de-DE'); // => 'German (Germany)'
 */
export function numberStyleName(style: string): string {
  return style === DEFAULT_NUMBER_STYLE ? 'as usual' : (english.of(style) ?? style);
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
