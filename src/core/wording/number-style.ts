const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const month = `(${MONTHS.join('|')})`;

/** Leaves numbers and dates as they are worded everywhere: `1,234.5` and `25 Jun 2026`. */
export const USUAL_NUMBERS = 'usual';

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
  if (style === USUAL_NUMBERS) return text;
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
