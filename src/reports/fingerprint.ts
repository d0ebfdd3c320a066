import { createHash } from 'node:crypto';

/** The rows a verdict was said on: `columns[k][i]` belongs to `dates[i]`. */
export interface InputRows {
  readonly dates: readonly string[];
  readonly columns: readonly ArrayLike<number>[];
}

/** Digits and letters without those that look alike (Crockford's base 32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const ID_LENGTH = 8;

/**
 * Do two verdicts rest on exactly the same question and the same numbers?
 *
 *     SHA-256 of the question as JSON with sorted keys, a line break, every date, every number as eight bytes
 *
 * One price that is revised in its last bit gives another fingerprint.
 *
 * @param asked Anything JSON can carry.
 * @param rows The data; null where none were needed.
 * @returns 64 hexadecimal digits.
 * @example fingerprint({ a: 1, b: 2 }, null) === fingerprint({ b: 2, a: 1 }, null); // => true
 */
export function fingerprint(asked: unknown, rows: InputRows | null): string {
  const words = new TextEncoder().encode(`${JSON.stringify(sorted(asked))}\n${rows?.dates.join('\n') ?? ''}\n`);
  const numbers = rows?.columns.reduce((count, column) => count + column.length, 0) ?? 0;
  const bytes = new Uint8Array(words.length + 8 * numbers);
  bytes.set(words);
  const view = new DataView(bytes.buffer);
  let at = words.length;
  for (const column of rows?.columns ?? []) {
    for (let i = 0; i < column.length; i++, at += 8) view.setFloat64(at, column[i]!);
  }
  return createHash('sha256').update(bytes).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  );
}

/**
 * Under which short ids may a receipt be kept, the first choice first?
 *
 * Eight characters of base 32 taken from different parts of the fingerprint: a community with ten thousand receipts meets
 * a taken id about once in twenty thousand communities, and then the next one is free.
 *
 * @param hash 64 hexadecimal digits.
 * @example receiptIds(fingerprint('x', null)).length; // => 6
 */
export function receiptIds(hash: string): string[] {
  return [0, 10, 20, 30, 40, 50].map((from) => base32(hash.slice(from, from + 10)));
}

/** Ten hexadecimal digits, 40 bits, as eight characters. */
function base32(hex: string): string {
  let value = parseInt(hex, 16);
  let id = '';
  for (let i = 0; i < ID_LENGTH; i++) {
    id = ALPHABET[value % 32]! + id;
    value = Math.floor(value / 32);
  }
  return id;
}

/**
 * The id a person may have meant, as it is kept: lower case, without spaces, and with the letters that look like digits
 * read as those.
 *
 * @example readReceiptId(' O1L-8ABC '); // => '0118abc'
 */
export function readReceiptId(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[\s#-]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}
