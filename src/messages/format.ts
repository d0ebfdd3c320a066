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
 * A percentile for a sentence: cut, not rounded, so that it never reaches a level its verdict has not, and never 0 or
 * 100 while something was on the other side.
 *
 * @param percentile 0 to 100.
 * @returns Words such as `92`, `over 99`, `under 1`.
 */
export function percentileWords(percentile: number): string {
  if (percentile > 99 && percentile < 100) return 'over 99';
  if (percentile > 0 && percentile < 1) return 'under 1';
  return Math.floor(percentile).toString();
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
 * @returns `p = 0.14`, `p < 0.01` or `p > 0.99`; next to 0.05, where what is said of it turns, on which side it lies.
 * @example pWords(0.0498); // => 'p just below 0.05'
 */
export function pWords(p: number): string {
  if (p < 0.01) return 'p < 0.01';
  if (p > 0.99) return 'p > 0.99';
  const said = p.toFixed(2);
  if (said !== '0.05' || p === 0.05) return `p = ${said}`;
  return p < 0.05 ? 'p just below 0.05' : 'p just above 0.05';
}

/**
 * How often chance alone does something, as people count: `1 time in 20`.
 *
 * @param p From 0 to 1.
 * @returns `2 times in 3` for the common, `1 time in 20` for the rarer, never a probability of 0 or 1.
 * @example oddsWords(0.22); // => '1 time in 5'
 */
export function oddsWords(p: number): string {
  if (p >= 0.95) return 'nearly always';
  if (p > 0.4) return `${Math.round(10 * p)} times in 10`;
  return p < 0.001 ? 'less than 1 time in 1,000' : `1 time in ${formatCount(1 / p)}`;
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
