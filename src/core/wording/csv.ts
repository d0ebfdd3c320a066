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
