const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** A date as people say it, to the month: `Nov 2017`. */
export function monthAndYear(date: string): string {
  return `${monthOf(date)} ${date.slice(0, 4)}`;
}

/** A date as people say it: `25 Jun 2026`. */
export function dayMonthYear(date: string): string {
  return `${Number(date.slice(8, 10))} ${monthOf(date)} ${date.slice(0, 4)}`;
}

function monthOf(date: string): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? date.slice(5, 7);
}

/** A number with a true minus sign and a fixed count of decimals: `−0.57`. */
export function formatNumber(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** The same with a plus sign on positive values: `+0.57`. */
export function formatSigned(value: number, decimals: number): string {
  return value > 0 && Number(value.toFixed(decimals)) !== 0
    ? `+${formatNumber(value, decimals)}`
    : formatNumber(value, decimals);
}

/** A percentage that is already in percent: `−12.3 %`. */
export function formatPercent(value: number, decimals = 1): string {
  return `${formatNumber(value, decimals)} %`;
}

/** A percentage with its sign: `+12.3 %`. */
export function formatPercentChange(value: number, decimals = 1): string {
  return `${formatSigned(value, decimals)} %`;
}

/** A whole number with thousands apart: `2,166`. */
export function formatCount(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/**
 * A percentile for a sentence: never rounded up to 100 nor down to 0 while something was on the other side.
 *
 * @param percentile 0 to 100.
 * @returns Words such as `92`, `over 99`, `under 1`.
 */
export function percentileWords(percentile: number): string {
  if (percentile > 99 && percentile < 100) return 'over 99';
  if (percentile > 0 && percentile < 1) return 'under 1';
  return Math.round(percentile).toString();
}

/** `1 session`, `2 sessions`. */
export function plural(amount: number, one: string, many = `${one}s`): string {
  return `${formatCount(amount)} ${amount === 1 ? one : many}`;
}

/** The first letter in upper case: `Unusual`. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * How is a p-value said?
 *
 * A p that rounds to nothing would read as certainty, so it is said to be below the last place shown.
 *
 * @param p From 0 to 1.
 * @returns `p = 0.14`, or `p < 0.01`.
 * @example pWords(0.004); // => 'p < 0.01'
 */
export function pWords(p: number): string {
  return p < 0.01 ? 'p < 0.01' : `p = ${p.toFixed(2)}`;
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
