import { type Chance, chanceOf, verdictChances, verdictOf, type VerdictWord } from '../../src/analytics/verdict.ts';
import { tabledRows } from './columns.ts';
import type { NullModel } from './null-models.ts';
import { headlineWindows, PathReader, type PathStatistics } from './path-statistics.ts';
import { RandomSource } from './random.ts';

/** The window of a headline nobody chose another for. */
const WINDOW = 60;

const HEADLINE = headlineWindows.indexOf(WINDOW);

const STRETCH_ROWS = 63;

const VOLATILITY_ROWS = 252;

/** A share with the error of having drawn so many paths and no more; days of one path are as good as one. */
export interface Share {
  readonly value: number;
  readonly error: number;
}

/** A mean over paths, each with its own share of days. */
class Mean {
  private paths = 0;
  private sum = 0;
  private squares = 0;

  add(share: number): void {
    this.paths++;
    this.sum += share;
    this.squares += share * share;
  }

  share(): Share {
    const value = this.sum / this.paths;
    return { value, error: Math.sqrt(Math.max(0, this.squares / this.paths - value * value) / this.paths) };
  }
}

/** Rows on which histories of about one length are read; a short one only from the first day on that can have a word. */
export function daysOf(rows: number, window = WINDOW): number[] {
  const first = Math.max(VOLATILITY_ROWS, window) + Math.max(252, 5 * window);
  return daysFrom(Math.max(rows - STRETCH_ROWS, first));
}

function daysFrom(first: number): number[] {
  return Array.from({ length: STRETCH_ROWS / 3 }, (_, i) => first + 3 * i);
}

/** How often noise got each word, on histories of one length. */
export interface WordShares {
  /** Length on the first of the days that are read. */
  readonly rows: number;
  readonly window: number;
  /** Unusual or more, rare or more. */
  readonly unusual: Share;
  readonly rare: Share;
  readonly record: Share;
  /** The largest share of records that is no wonder: one in so many windows that share no day, and one. */
  readonly nominalRecord: number;
}

/** How often noise bore out a claim of a record, on histories of one length. */
export interface ClaimShares {
  readonly rows: number;
  readonly supported: Share;
  readonly partly: Share;
}

/** Which paths are drawn: no two lists share one. */
interface Drawn {
  readonly model: NullModel;
  readonly paths: number;
  readonly stream: number;
}

const seedOf = ({ name }: NullModel): number =>
  name.split(/(?=.)/u).reduce((seed, letter) => 31 * seed + letter.charCodeAt(0), 7);

/** The words of one gap, by window and length of history. Only the gaps are read, so many paths cost little. */
export function wordShares(
  model: NullModel,
  paths: number,
  { windows, lengths = tabledRows }: { readonly windows: readonly number[]; readonly lengths?: readonly number[] },
): WordShares[] {
  const cells = windows.flatMap((window, at) =>
    [...new Set(lengths.map((rows) => daysOf(rows, window)[0]!))].map((first) => new WordCell(first, window, at)),
  );
  const days = asked(cells.map(({ days }) => days));
  const reader = new PathReader(days.at(-1)! + 1, days, windows);
  const placeOf = new Map(days.map((row, place) => [row, place]));
  for (const random of draws({ model, paths, stream: 1 })) {
    const read = reader.readGaps(model, random);
    for (const cell of cells) cell.add(read, placeOf);
  }
  return cells.map((cell) => cell.shares());
}

function asked(days: readonly (readonly number[])[]): number[] {
  return [...new Set(days.flat())].sort((a, b) => a - b);
}

function* draws({ model, paths, stream }: Drawn): Generator<RandomSource> {
  for (let path = 0; path < paths; path++) yield new RandomSource(seedOf(model) + stream, path);
}

/** One window on one length of history. */
class WordCell {
  readonly days: readonly number[];
  private readonly window: number;
  private readonly at: number;
  private readonly means = { unusual: new Mean(), rare: new Mean(), record: new Mean() };
  private readonly nominal = new Mean();

  constructor(first: number, window: number, at: number) {
    [this.window, this.at] = [window, at];
    this.days = daysFrom(first);
  }

  add({ headline }: PathStatistics, placeOf: ReadonlyMap<number, number>): void {
    const { percentile, recordAbs, earlierValues } = headline[this.at]!;
    const words = this.days.map((row) => {
      const place = placeOf.get(row)!;
      this.nominal.add(1 / (Math.floor(earlierValues[place]! / this.window) + 1));
      return verdictOf({
        absPercentile: percentile[place]!,
        recordAbs: recordAbs[place] === 1,
        earlierValues: earlierValues[place]!,
        windowRows: this.window,
        rows: row + 1,
      });
    });
    const share = (...those: readonly (VerdictWord | null)[]): number =>
      words.filter((word) => those.includes(word)).length / words.length;
    this.means.unusual.add(share('unusual', 'rare', 'record'));
    this.means.rare.add(share('rare', 'record'));
    this.means.record.add(share('record'));
  }

  shares(): WordShares {
    const { unusual, rare, record } = this.means;
    return {
      rows: this.days[0]! + 1,
      window: this.window,
      unusual: unusual.share(),
      rare: rare.share(),
      record: record.share(),
      nominalRecord: this.nominal.share().value,
    };
  }
}

/** Earlier values it takes to call a record one. */
const RECORD_ROWS = 504;

/** Lengths of history on which that may be. */
const claimLengths = tabledRows.filter((rows) => rows > RECORD_ROWS);

function claimDaysOf(rows: number): number[] {
  return daysOf(Math.max(rows, VOLATILITY_ROWS + RECORD_ROWS + STRETCH_ROWS));
}

/** The verdict on "unprecedented" and on "furthest behind ever" (or ahead), whichever way the gap goes. */
export function claimShares(model: NullModel, paths: number, lengths: readonly number[] = claimLengths): ClaimShares[] {
  const days = asked(lengths.map(claimDaysOf));
  const reader = new PathReader(days.at(-1)! + 1, days);
  const means = lengths.map(() => ({ supported: new Mean(), partly: new Mean() }));
  const placeOf = new Map(days.map((row, place) => [row, place]));
  for (const random of draws({ model, paths, stream: 2 })) {
    const read = reader.readModel(model, random);
    for (const [at, rows] of lengths.entries()) {
      const verdicts = claimDaysOf(rows).flatMap((row) => claimVerdicts(read, placeOf.get(row)!, row + 1));
      means[at]!.supported.add(verdicts.filter((verdict) => verdict === 'supported').length / verdicts.length);
      means[at]!.partly.add(verdicts.filter((verdict) => verdict === 'partly').length / verdicts.length);
    }
  }
  return lengths.map((rows, at) => ({
    rows,
    supported: means[at]!.supported.share(),
    partly: means[at]!.partly.share(),
  }));
}

type ClaimVerdict = 'supported' | 'partly' | 'not supported';

/** A claim of a record: supported by both the gap and the many measures, partly by one of them. */
export function claimVerdicts(
  read: PathStatistics,
  place: number,
  rows: number,
): [either: ClaimVerdict, directed: ClaimVerdict] {
  const { recordAbs, recordSigned } = read.headline[HEADLINE]!;
  const verdict = (isRecord: boolean, chance: Chance | null): ClaimVerdict => {
    const isBeyond = chance !== null && chance.perDay <= verdictChances.record;
    if (isRecord && isBeyond) return 'supported';
    return isRecord || isBeyond ? 'partly' : 'not supported';
  };
  return [
    verdict(recordAbs[place] === 1, chanceOf('recordShareAbs', read.recordShareAbs[place]!, rows)),
    verdict(recordSigned[place] === 1, chanceOf('recordShareSigned', read.recordShareSigned[place]!, rows)),
  ];
}

/** Of paths that end in 60 days which drift apart by 8 usual 60-day gaps: how many are called a record by both rules? */
export function foundMoves(model: NullModel, paths: number, rows: number): { word: Share; claim: Share } {
  const reader = new PathReader(rows, [rows - 1]);
  const [word, claim] = [new Mean(), new Mean()];
  for (const random of draws({ model, paths, stream: 3 })) {
    model.draw(reader.returns, random);
    addMove(reader.returns.x, reader.returns.y);
    const read = reader.readReturns();
    word.add(Number(read.headline[HEADLINE]!.recordAbs[0] === 1));
    claim.add(Number(claimVerdicts(read, 0, rows)[0] === 'supported'));
  }
  return { word: word.share(), claim: claim.share() };
}

/** Spreads 8 · sd · √60 over the last 60 days of the first leg; sd of the daily change of the ratio over the whole path. */
function addMove(x: Float64Array, y: Float64Array): void {
  const changes = x.map((value, row) => value - y[row]!);
  const sd = Math.sqrt(changes.reduce((sum, change) => sum + change * change, 0) / changes.length);
  const perDay = (8 * sd * Math.sqrt(WINDOW)) / WINDOW;
  for (let row = x.length - WINDOW; row < x.length; row++) x[row]! += perDay;
}
