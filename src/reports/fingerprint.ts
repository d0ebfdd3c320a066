/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));

/** The same of the square roots of the first eight. */
const START = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

/**
 * What is the SHA-256 digest of these bytes?
 *
 * FIPS 180-4. The core uses no platform module, and a receipt must have the same fingerprint wherever it is computed.
 * For fingerprints of a few kilobytes; not meant for secrets.
 *
 * @param bytes Any number of bytes.
 * @returns 64 lower-case hexadecimal digits.
 * @example sha256(new Uint8Array()).slice(0, 16); // => 'e3b0c44298fc1c14'
 * @see FIPS 180-4, section 6.2
 */
export function sha256(bytes: Uint8Array): string {
  const message = padded(bytes);
  const state = START.slice();
  const schedule = new Uint32Array(64);
  for (let block = 0; block < message.byteLength; block += 64) {
    for (let i = 0; i < 16; i++) schedule[i] = message.getUint32(block + 4 * i);
    extend(schedule);
    compress(state, schedule);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

/** The message, one bit, zeros, and its length in bits, to a multiple of 64 bytes. */
function padded(bytes: Uint8Array): DataView {
  const length = 64 * Math.ceil((bytes.length + 9) / 64);
  const view = new DataView(new ArrayBuffer(length));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, bytes.length * 8);
  return view;
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function extend(schedule: Uint32Array): void {
  for (let i = 16; i < 64; i++) {
    const [early, late] = [schedule[i - 15]!, schedule[i - 2]!];
    const small = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const large = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[i] = schedule[i - 16]! + small + schedule[i - 7]! + large;
  }
}

function compress(state: Uint32Array, schedule: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const chosen = (e & f) ^ (~e & g);
    const added = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + chosen + ROUND[i]! + schedule[i]!) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const turned = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + added) | 0, c, b, a, (added + turned) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i]! += word));
}

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
  return sha256(bytes);
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
