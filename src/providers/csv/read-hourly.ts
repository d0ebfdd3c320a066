import { DAY_MS, epochDay } from '../../core/market/epoch-day.ts';
import { epochMs, type Candles } from '../../core/market/tidy-candles.ts';
import { plural } from '../../core/wording/numbers.ts';
import { brokenFile } from './broken-file.ts';
import { numberOf } from './number-of.ts';

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
  if (!stamp.includes('-')) return epochMs(numberOf(stamp));
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
  if (stamp < 0) throw brokenFile(file, `there is no column "${STAMP_NAMES.join('" or "')}"`, 1);
  if (!names.includes('close')) throw brokenFile(file, 'there is no column "close"', 1);
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
    if (count !== at.count) throw brokenFile(file, `${plural(count, 'cell')} under ${at.count} columns`, line);
    const ms = instantOf(cell(text, start, end, at.stamp));
    const close = cell(text, start, end, at.close);
    if (ms > nowMs) throw brokenFile(file, `${minuteOf(ms)} is in the future`, line);
    assertCandle(file, line, ms, close, openMs.at(-1));
    openMs.push(ms);
    closes.push(Number(close));
    start = next + 1;
  }
  if (openMs.length === 0) throw brokenFile(file, 'there is no row');
  return { openMs: Float64Array.from(openMs), closes: Float64Array.from(closes) };
}

const minuteOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

function assertCandle(file: string, line: number, ms: number, close: string, previousMs: number | undefined): void {
  if (!Number.isFinite(ms)) throw brokenFile(file, 'the time is not written like 2017-08-17T04:00Z', line);
  if (!(numberOf(close) > 0 && numberOf(close) < Infinity)) {
    throw brokenFile(file, `"${close}" is not a price above zero`, line);
  }
  if (previousMs === undefined || ms > previousMs) return;
  throw brokenFile(
    file,
    ms === previousMs ? `${minuteOf(ms)} stands there twice` : `${minuteOf(ms)} is out of order`,
    line,
  );
}
