import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { DataBroken, type UserError } from '../../errors.ts';
import { DAY_MS, epochDay } from '../../market/calendar-days.ts';
import { type Candles, epochMs } from '../../market/data-quality.ts';
import { listed, type Message, msg } from '../../messages/text.ts';

/** The operator's file cannot be used: one sentence with its name and, where there is one, the line. */
function brokenFileError(file: string, problem: Message, line?: number): DataBroken {
  const text =
    line === undefined
      ? msg('files.inFile', { file, problem })
      : msg('files.inLine', { file, line: String(line), problem });
  return new DataBroken(text);
}

const LONGEST_QUOTE = 100;

/** A cell as a sentence shows it: short, and in small letters where somebody would take its words for ours. */
function quoted(cell: string): string {
  const short =
    cell.length > LONGEST_QUOTE ? `${cell.slice(0, LONGEST_QUOTE / 2)}…${cell.slice(-LONGEST_QUOTE / 2)}` : cell;
  return short.replaceAll(/\b(?:NaN|Infinity)\b/g, (word) => word.toLowerCase());
}

/** Ten years of minutes are a fifth of this; whatever is larger is no file of prices. */
const LARGEST_MB = 256;

const LONGEST_LINE_KB = 64;

/**
 * Reads a text file of the folder; a file that cannot be read is named with the reason. The folder is named by whoever
 * opens it alone: in a chat its path is nobody's business.
 *
 * Folders come from strangers: nothing outside the folder is read, whether by `../` or by a link, and nothing but an
 * ordinary file of bearable size, so that a pipe or a device cannot keep the program waiting.
 *
 * @throws DataBroken in one sentence.
 */
export async function readFolderFile(folder: string, file: string, opening = false): Promise<string> {
  try {
    const text = await readOrdinary(file, await insideFolder(folder, file));
    if (!file.endsWith('.json')) assertLines(file, text);
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw brokenFileError(file, unreadProblem(file, code, opening ? folder : undefined));
  }
}

/** A line of megabytes is no row, and patterns that read it would exhaust the stack. */
function assertLines(file: string, text: string): void {
  let line = 1;
  for (let at = 0; at < text.length; line++) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    if (end - at > LONGEST_LINE_KB * 1024)
      throw brokenFileError(file, msg('files.lineTooLong', { most: LONGEST_LINE_KB }), line);
    at = end + 1;
  }
}

function unreadProblem(file: string, code: string, folder: string | undefined): Message {
  if (code !== 'ENOENT') return msg('files.unreadable', { code });
  if (folder === undefined) return msg('files.notHere', { manifest: MANIFEST });
  return file === MANIFEST
    ? msg('files.noManifest', { folder })
    : msg('files.notInFolder', { manifest: MANIFEST, folder });
}

/** The path of a file with every link followed. */
async function insideFolder(folder: string, file: string): Promise<string> {
  const [home, path] = await Promise.all([realpath(folder), realpath(join(folder, file))]);
  if (path.startsWith(home.endsWith(sep) ? home : home + sep)) return path;
  throw brokenFileError(file, msg('files.outside'));
}

/** Opens without waiting, as a pipe has no end and may have no writer. */
async function readOrdinary(file: string, path: string): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = await handle.stat();
    const problem = problemOf(file, stat.isFile(), stat.isDirectory(), stat.size);
    if (problem) throw problem;
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

function problemOf(file: string, isFile: boolean, isFolder: boolean, bytes: number): UserError | undefined {
  if (isFolder) return brokenFileError(file, msg('files.unreadable', { code: 'EISDIR' }));
  if (!isFile) return brokenFileError(file, msg('files.notOrdinary'));
  return bytes > LARGEST_MB * 1_048_576
    ? brokenFileError(file, msg('files.tooLarge', { most: LARGEST_MB }))
    : undefined;
}

const MANIFEST = 'symbols.json';

/** Every daily file is read when the folder is opened. */
const MOST_SYMBOLS = 1_000;

const market = z
  .object({
    name: z.string().min(1),
    kind: z.enum(['crypto', 'etf', 'index', 'stock', 'fx', 'commodity', 'rate']),
    currency: z.string().min(1),
    daily: z.string().min(1),
    dailyLabel: z.enum(['utc-day-end']).optional(),
    calendar: z.enum(['NYSE', 'US-BOND']).optional(),
    hourly: z.string().min(1).optional(),
    hourlyQuote: z.string().min(1).optional(),
    aliases: z.array(z.string()).default([]),
    fund: z.string().min(1).optional(),
  })
  .refine((m) => (m.dailyLabel === undefined) !== (m.calendar === undefined), {
    params: {
      problem: msg('files.neitherDays', {
        always: '"dailyLabel": "utc-day-end"',
        sessions: listed(['"calendar": "NYSE"', '"calendar": "US-BOND"'], 'or'),
      }),
    },
  })
  .refine((m) => m.hourly === undefined || m.hourlyQuote !== undefined, {
    params: { problem: msg('files.noQuote', { hourly: '"hourly"' }) },
    path: ['hourlyQuote'],
  });

const flow = z.object({
  inflow: z.string().min(1),
  outflow: z.string().min(1).optional(),
  inflowColumn: z.string().min(1).optional(),
  outflowColumn: z.string().min(1).optional(),
});

const manifest = z.object({
  symbols: z
    .record(z.string().min(1), market)
    .refine((symbols) => Object.keys(symbols).length > 0, {
      params: { problem: msg('files.noMarket') },
    })
    .refine((symbols) => Object.keys(symbols).length <= MOST_SYMBOLS, {
      params: { problem: msg('files.manyMarkets', { most: MOST_SYMBOLS }) },
    }),
  flows: z.record(z.string(), flow).default({}),
});

/** What the folder's `symbols.json` says. */
export type Manifest = z.infer<typeof manifest>;

export type ManifestMarket = Manifest['symbols'][string];

export type ManifestFlow = Manifest['flows'][string];

/** Reads the manifest; the first thing wrong with it is named with its line or its path inside the file. */
export function parseManifest(text: string): Manifest {
  const read = manifest.safeParse(parseJson(text), { reportInput: true });
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  const problem = entryProblem(issue);
  if (issue.path.length === 0) throw brokenFileError(MANIFEST, msg('files.whole', { problem }));
  throw new DataBroken(msg('files.inEntry', { file: MANIFEST, entry: issue.path.join('.'), problem }));
}

/** What is wrong with an entry of the manifest. */
function entryProblem(issue: z.core.$ZodIssue): Message {
  const { code } = issue;
  if (code === 'custom') return issue.params!.problem as Message;
  if (code === 'too_small') return msg('files.emptyEntry');
  if (code === 'invalid_value') {
    return msg('files.otherEntry', {
      choices: listed(
        issue.values.map((value) => JSON.stringify(value)),
        'or',
      ),
    });
  }
  if (code !== 'invalid_type') return msg('files.unusable');
  return issue.input === undefined ? msg('files.missingEntry') : msg('files.wrongEntry', { expected: issue.expected });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = (error as Error).message;
    const position = /position (\d+)/.exec(reason)?.[1];
    const line = text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
    throw brokenFileError(MANIFEST, msg('files.notJson'), line);
  }
}

/** Digits, a point, an exponent: what a spreadsheet writes. Hexadecimal, thousands apart and currencies are none. */
const written = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** The number in a cell; `NaN` where it is not one written plainly. */
export function parseNumber(cell: string): number {
  return written.test(cell) ? Number(cell) : NaN;
}

/** No market has been quoted outside of these; numbers beyond them overflow once they are multiplied. */
const SMALLEST_PRICE = 1e-15;

const LARGEST_PRICE = 1e15;

/** What is wrong with a cell that should hold a price; undefined where nothing is. */
function priceProblem(cell: string): Message | undefined {
  const price = parseNumber(cell);
  if (!(price > 0 && price < Infinity)) return msg('files.notPrice', { cell: quoted(cell), example: '1041.68' });
  if (price >= SMALLEST_PRICE && price <= LARGEST_PRICE) return undefined;
  return msg('files.strangePrice', { cell: quoted(cell), least: String(SMALLEST_PRICE), most: '1e15' });
}

/** Which columns of a file are wanted: each is named by the first of its spellings that the header has. */
export type WantedColumns = Readonly<Record<string, { readonly names: readonly string[]; readonly optional?: true }>>;

/** Rows under strictly rising dates; `columns` holds the cells as text, absent for an optional column. */
export interface DatedTable {
  readonly dates: string[];
  readonly columns: Readonly<Record<string, readonly string[] | undefined>>;
  readonly lineOf: (row: number) => number;
}

/** A file of the folder as it was read, and the day on which it was. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
  /** The present UTC day. */
  readonly today: string;
}

const newColumn = (): string[] => [];

const cellsOf = (line: string): string[] =>
  line.includes('"') ? quotedCells(line.trim()) : line.trim().split(/\s*,\s*/);

/** Cells of a line in which some stand in quotes; a doubled quote inside is one. */
function quotedCells(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)\s*(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(cells, ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare!.trim());
}

/** Where each wanted column stands in the header; -1 for an optional one that is absent. */
function positions(file: string, header: readonly string[], wanted: WantedColumns): Map<string, number> {
  const separator = /[;\t]/.exec(header[0] ?? '')?.[0];
  if (separator !== undefined) {
    throw brokenFileError(file, msg('files.separator', { found: separator === ';' ? 'semicolons' : 'tabs' }), 1);
  }
  const at = new Map<string, number>();
  for (const [key, { names, optional }] of Object.entries(wanted)) {
    const found = names.find((name) => header.includes(name));
    if (found === undefined && !optional) {
      throw noColumnError(file, names);
    }
    if (found !== undefined && header.indexOf(found) !== header.lastIndexOf(found)) {
      throw brokenFileError(file, msg('files.twoColumns', { name: `"${found}"` }), 1);
    }
    at.set(key, found === undefined ? -1 : header.indexOf(found));
  }
  return at;
}

function noColumnError(file: string, names: readonly string[]): DataBroken {
  const either = listed(
    names.map((name) => `"${name}"`),
    'or',
  );
  return brokenFileError(file, msg('files.noColumn', { names: either }), 1);
}

/** What the next row of a file is held against. */
interface Before {
  readonly previous: string | undefined;
  /** No row may be dated later. */
  readonly today: string;
}

function assertDated(file: string, line: number, date: string, { previous, today }: Before): void {
  if (date.length !== 10 || Number.isNaN(epochDay(date))) {
    throw brokenFileError(file, msg('files.notDate', { cell: quoted(date), example: '2026-06-25' }), line);
  }
  if (date > today) throw brokenFileError(file, msg('files.laterThanToday', { day: date, today }), line);
  if (previous !== undefined && date <= previous) throw brokenFileError(file, orderProblem(date, previous), line);
}

/** A row that is not later than the one before it. */
function orderProblem(day: string, previous: string): Message {
  return day === previous ? msg('files.twice', { day }) : msg('files.unordered', { day, previous });
}

/**
 * Splits a file into dated rows; the first row that is not one, or is dated after today, is named by its line.
 *
 * A row is a line here and in `readHourly`, whatever stands in it. A CSV library that lets a quote span lines names the
 * end of the file for a stray one, and csv-parse takes 240 ms of processor time for 76,000 candles where this takes 50.
 */
export function readDatedTable(file: CsvFile, wanted: WantedColumns): DatedTable {
  const { name, text, today } = file;
  const lines = text.split(/\r\n|\n|\r/);
  while (lines.length > 0 && lines.at(-1)!.trim() === '') lines.pop();
  const header = cellsOf((lines[0] ?? '').toLowerCase());
  const at = positions(name, header, { date: { names: ['date'] }, ...wanted });
  const dates: string[] = [];
  const columns = Object.fromEntries(Object.keys(wanted).map((k) => [k, at.get(k)! < 0 ? undefined : newColumn()]));
  for (let i = 1; i < lines.length; i++) {
    const cells = cellsOf(lines[i]!);
    if (cells.length < header.length || cells.slice(header.length).some((cell) => cell !== '')) {
      const isEmpty = lines[i]!.trim() === '';
      throw brokenFileError(name, isEmpty ? msg('files.emptyLine') : cellsProblem(cells.length, header.length), i + 1);
    }
    const date = cells[at.get('date')!]!;
    assertDated(name, i + 1, date, { previous: dates.at(-1), today });
    dates.push(date);
    for (const key of Object.keys(wanted)) columns[key]?.push(cells[at.get(key)!]!);
  }
  if (dates.length === 0) throw brokenFileError(name, msg('files.noRow'));
  return { dates, columns, lineOf: (row) => row + 2 };
}

function cellsProblem(cells: number, columns: number): Message {
  return msg('files.cells', { cells, columns });
}

/** The daily closes of a file, and its opens where it has them. */
export interface DailyFile {
  readonly dates: readonly string[];
  readonly closes: Float64Array;
  readonly opens: Float64Array | undefined;
}

/** Reads a daily file: `date` and one of `close`, `value`, `adj_close`, `adj`; `open` is read where it is there. */
export function readDaily(file: CsvFile): DailyFile {
  const table = readDatedTable(file, {
    close: { names: ['close', 'value', 'adj_close', 'adj'] },
    open: { names: ['open'], optional: true },
  });
  const closes = Float64Array.from(table.columns.close!, (cell, row) => {
    const problem = priceProblem(cell);
    if (problem === undefined) return parseNumber(cell);
    throw brokenFileError(file.name, problem, table.lineOf(row));
  });
  const opens = table.columns.open && Float64Array.from(table.columns.open, parseNumber);
  return { dates: table.dates, closes, opens };
}

/** More coins than there are of any; beyond it sums overflow. */
const LARGEST_AMOUNT = 1e18;

/** One direction of flow by date; `NaN` where nothing was published. */
export type FlowByDate = ReadonlyMap<string, number>;

/**
 * Reads one direction of exchange flow in native units. The column is the named one, else `flow_in_native`,
 * `flow_in_eth`, `inflow_eth` or `inflow` (and likewise `out`).
 *
 * @returns Undefined where the column is optional and absent.
 */
export function readFlowColumn(
  file: CsvFile,
  flow: { readonly symbol: string; readonly direction: 'in' | 'out'; readonly column?: string | undefined },
  optional?: true,
): FlowByDate | undefined {
  const coin = flow.symbol.toLowerCase();
  const { direction } = flow;
  const usual = [
    `flow_${direction}_native`,
    `flow_${direction}_${coin}`,
    `${direction}flow_${coin}`,
    `${direction}flow`,
  ];
  const names = flow.column === undefined ? usual : [flow.column.toLowerCase()];
  const table = readDatedTable(file, { amount: optional ? { names, optional } : { names } });
  if (!table.columns.amount) return undefined;
  const amounts = table.columns.amount.map((cell, row) => amountOf(file.name, cell, table.lineOf(row)));
  return new Map(table.dates.map((date, row) => [date, amounts[row]!]));
}

function amountOf(file: string, cell: string, line: number): number {
  if (cell === '') return NaN;
  const amount = parseNumber(cell);
  if (amount >= 0 && amount <= LARGEST_AMOUNT) return amount;
  throw brokenFileError(file, msg('files.notAmount', { cell: quoted(cell), example: '1250.5' }), line);
}

const STAMP_NAMES = ['open_time_utc', 'unix'];

/** An instant to the minute, `2017-08-17T04:00Z`: read by position, because eighty thousand of them have to be. */
const MINUTE_STAMP_LENGTH = 17;

const CARRIAGE_RETURN = 13;

/** Two digits below a limit; `NaN` where there are none. */
function twoDigits(text: string, at: number, below: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  const value = tens * 10 + ones;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && value < below ? value : NaN;
}

/** The instant of a stamp. One without a zone is UTC, as the column says, whatever zone this machine is in. */
function instantOf(stamp: string): number {
  if (stamp.length === MINUTE_STAMP_LENGTH && stamp.endsWith('Z') && stamp[13] === ':') {
    return epochDay(stamp) * DAY_MS + (twoDigits(stamp, 11, 24) * 60 + twoDigits(stamp, 14, 60)) * 60_000;
  }
  if (!stamp.includes('-')) return epochMs(parseNumber(stamp));
  const withoutZone = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)$/.exec(stamp);
  return Date.parse(withoutZone ? `${withoutZone[1]!}T${withoutZone[2]!}Z` : stamp);
}

/** The text between the n-th comma of a line and the next. */
function cell(text: string, start: number, end: number, column: number): string {
  let from = start;
  for (let i = 0; i < column; i++) {
    const comma = text.indexOf(',', from);
    if (comma < 0 || comma >= end) return '';
    from = comma + 1;
  }
  const comma = text.indexOf(',', from);
  return text.slice(from, comma < 0 || comma > end ? end : comma).trim();
}

/** How many cells a line has. */
function cellCount(text: string, start: number, end: number): number {
  let count = 1;
  for (let comma = text.indexOf(',', start); comma >= 0 && comma < end; comma = text.indexOf(',', comma + 1)) count++;
  return count;
}

/** Cells without the quotes around them; a comma inside quotes stays where it is and is found out by the count of cells. */
const unquoted = (text: string): string => (text.includes('"') ? text.replaceAll(/"([^",\n]*)"/g, '$1') : text);

/** Where the two columns stand that are read, and how many there are. */
interface Columns {
  readonly stamp: number;
  readonly close: number;
  readonly count: number;
}

function columnsOf(file: string, header: string): Columns {
  const names = header
    .trim()
    .toLowerCase()
    .split(/\s*,\s*/);
  const stamp = names.findIndex((name) => STAMP_NAMES.includes(name));
  if (stamp < 0) throw noColumnError(file, STAMP_NAMES);
  if (!names.includes('close')) throw noColumnError(file, ['close']);
  return { stamp, close: names.indexOf('close'), count: names.length };
}

/**
 * Reads intraday candles by the instant they open. Stamps are UTC (`2017-08-17T04:00Z`), Unix seconds or milliseconds;
 * the first row that is broken, repeated or out of order is named by its line.
 */
export function readHourly(file: string, written: string, nowMs: number): Candles {
  const text = unquoted(written);
  const headerEnd = text.includes('\n') ? text.indexOf('\n') : text.length;
  const at = columnsOf(file, text.slice(0, headerEnd));
  const openMs: number[] = [];
  const closes: number[] = [];
  let start = headerEnd + 1;
  for (let line = 2; start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline;
    const end = text.charCodeAt(next - 1) === CARRIAGE_RETURN ? next - 1 : next;
    const count = cellCount(text, start, end);
    if (count !== at.count) throw brokenFileError(file, cellsProblem(count, at.count), line);
    const stamp = cell(text, start, end, at.stamp);
    const ms = instantOf(stamp);
    const close = cell(text, start, end, at.close);
    const problem = timeProblem(ms, stamp, nowMs) ?? priceProblem(close) ?? candleOrderProblem(ms, openMs.at(-1));
    if (problem !== undefined) throw brokenFileError(file, problem, line);
    openMs.push(ms);
    closes.push(Number(close));
    start = next + 1;
  }
  if (openMs.length === 0) throw brokenFileError(file, msg('files.noRow'));
  return { openMs: Float64Array.from(openMs), closes: Float64Array.from(closes) };
}

const minuteOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

function timeProblem(ms: number, stamp: string, nowMs: number): Message | undefined {
  if (!Number.isFinite(ms)) return msg('files.notTime', { cell: quoted(stamp), example: '2017-08-17T04:00Z' });
  return ms > nowMs ? msg('files.later', { time: minuteOf(ms) }) : undefined;
}

function candleOrderProblem(ms: number, previousMs: number | undefined): Message | undefined {
  return previousMs === undefined || ms > previousMs ? undefined : orderProblem(minuteOf(ms), minuteOf(previousMs));
}
