import { chanceOf, verdictChances, verdictOf, type VerdictWord } from '../../src/analytics/verdict.ts';
import { tabledRows } from './columns.ts';
import type { NullModel } from './null-models.ts';
import { headlineWindows, PathReader, type PathStatistics } from './path-statistics.ts';
import { RandomSource } from './random.ts';

const WINDOW = 60;

const HEADLINE = headlineWindows.indexOf(WINDOW);

const STRETCH_ROWS = 63;

/** Rows of one length of history; the first length has a word only from its 253rd gap on, so its days come after it. */
export function daysOf(rows: number): { readonly from: number; readonly to: number } {
  return rows === 504 ? { from: 556, to: 556 + STRETCH_ROWS - 1 } : { from: rows - STRETCH_ROWS, to: rows - 1 };
}

/** How often noise got each word, and each verdict on a claim of a record, on histories of one length. */
export interface Shares {
  readonly rows: number;
  /** Days with a word of one measure. */
  readonly days: number;
  readonly unusual: number;
  readonly rare: number;
  readonly record: number;
  /** The largest share of records that is no wonder: one in so many windows that share no day, and one. */
  readonly nominalRecord: number;
  readonly supported: number;
  readonly partly: number;
}

interface Count {
  days: number;
  unusual: number;
  rare: number;
  record: number;
  nominal: number;
  claims: number;
  supported: number;
  partly: number;
}

/** Reads many paths of one model and counts, by length of history. */
export function heldOutShares(model: NullModel, paths: number, lengths: readonly number[] = tabledRows): Shares[] {
  const days = [...new Set(lengths.flatMap(daysIn))].sort((a, b) => a - b);
  const reader = new PathReader(days.at(-1)! + 1, days);
  const counts = lengths.map((): Count => ({ days: 0, unusual: 0, rare: 0, record: 0, nominal: 0, claims: 0, supported: 0, partly: 0 })); // prettier-ignore
  const placeOf = new Map(days.map((row, place) => [row, place]));
  for (let path = 0; path < paths; path++) {
    const read = reader.readModel(model, new RandomSource(1000 + model.name.length, path));
    for (const [at, rows] of lengths.entries()) {
      for (const row of daysIn(rows)) countDay(counts[at]!, read, placeOf.get(row)!, row + 1);
    }
  }
  return counts.map((count, at) => sharesOf(count, lengths[at]!));
}

function daysIn(rows: number): number[] {
  const { from, to } = daysOf(rows);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function countDay(count: Count, read: PathStatistics, place: number, rows: number): void {
  const { percentile, recordAbs, recordSigned, earlierValues } = read.headline[HEADLINE]!;
  const earlier = earlierValues[place]!;
  const windows = Math.floor(earlier / WINDOW);
  const rank = { absPercentile: percentile[place]!, earlierValues: earlier, independentWindows: windows };
  const word = verdictOf({ ...rank, recordAbs: recordAbs[place] === 1 });
  countWord(count, word, windows);
  if (earlier < 504) return;
  const beyond = (statistic: 'recordShareAbs' | 'recordShareSigned') =>
    chanceOf(statistic, read[statistic][place]!, rows)!.perDay <= verdictChances.record;
  countClaim(count, recordAbs[place] === 1, beyond('recordShareAbs'));
  countClaim(count, recordSigned[place] === 1, beyond('recordShareSigned'));
}

function countWord(count: Count, word: VerdictWord | null, windows: number): void {
  if (word === null) return;
  count.days++;
  count.nominal += 1 / (windows + 1);
  if (word !== 'ordinary') count.unusual++;
  if (word === 'rare' || word === 'record') count.rare++;
  if (word === 'record') count.record++;
}

/** A claim of a record: supported by both the measure claimed and the many, partly by one of them. */
function countClaim(count: Count, headline: boolean, many: boolean): void {
  count.claims++;
  if (headline && many) count.supported++;
  else if (headline || many) count.partly++;
}

function sharesOf(count: Count, rows: number): Shares {
  const { days, claims } = count;
  return {
    rows,
    days,
    unusual: count.unusual / days,
    rare: count.rare / days,
    record: count.record / days,
    nominalRecord: count.nominal / days,
    supported: claims === 0 ? 0 : count.supported / claims,
    partly: claims === 0 ? 0 : count.partly / claims,
  };
}

/** Of paths that end in 60 days which drift apart by 8 usual 60-day gaps: how many are called a record by both rules? */
export function foundMoves(model: NullModel, paths: number, rows: number): { word: number; claim: number } {
  const reader = new PathReader(rows, [rows - 1]);
  let [word, claim] = [0, 0];
  for (let path = 0; path < paths; path++) {
    const random = new RandomSource(77, path);
    model.draw(reader.returns, random);
    addMove(reader.returns.x, reader.returns.y);
    const read = reader.readReturns();
    const { recordAbs } = read.headline[HEADLINE]!;
    const isRecord = recordAbs[0] === 1;
    word += Number(isRecord);
    claim += Number(
      isRecord && chanceOf('recordShareAbs', read.recordShareAbs[0]!, rows)!.perDay <= verdictChances.record,
    );
  }
  return { word: word / paths, claim: claim / paths };
}

/** Spreads 8 · sd · √60 over the last 60 days of the first leg; sd of the daily change of the ratio over the whole path. */
function addMove(x: Float64Array, y: Float64Array): void {
  const changes = x.map((value, row) => value - y[row]!);
  const sd = Math.sqrt(changes.reduce((sum, change) => sum + change * change, 0) / changes.length);
  const perDay = (8 * sd * Math.sqrt(WINDOW)) / WINDOW;
  for (let row = x.length - WINDOW; row < x.length; row++) x[row]! += perDay;
}
