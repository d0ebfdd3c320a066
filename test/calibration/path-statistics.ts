import { DayRanks, emptyRanks } from './day-ranks.ts';
import { FastMeasures, MEASURES, type RankedDays } from './fast-measures.ts';
import type { NullModel, Returns } from './null-models.ts';
import type { RandomSource } from './random.ts';

/** Windows of the volatility-scaled gap whose own chance is tabled, rows. */
export const headlineWindows = [5, 10, 20, 60, 120, 252, 365] as const;

const FEWEST_VALUES = 252;

/** Fewer measures than this cannot stand for 36. */
const FEWEST_MEASURES = MEASURES / 2;

/** What a path says on each day asked about; `NaN` where too little of it had passed. */
export interface PathStatistics {
  /** M: median over the measures of the percentile of the absolute value. */
  readonly percentileMedian: Float64Array;
  /** R and D: share of the measures that are records, either way and each in its own direction. */
  readonly recordShareAbs: Float64Array;
  readonly recordShareSigned: Float64Array;
  /** The same of the volatility-scaled gap alone, by window. */
  readonly headline: readonly HeadlineDays[];
}

/** One measure alone. */
export interface HeadlineDays extends RankedDays {
  readonly window: number;
  readonly earlierValues: Int32Array;
}

/** Walks one path after another through all measures, from the first row, on chosen days. */
export class PathReader {
  readonly statistics: PathStatistics;
  readonly returns: Returns;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly days: ArrayLike<number>;
  private readonly measures: FastMeasures;
  private readonly ranks: DayRanks;
  private readonly rankOf: RankedDays;
  private readonly percentiles: Float64Array;
  private readonly counts: { readonly ranked: Uint8Array; readonly abs: Uint8Array; readonly signed: Uint8Array };
  private readonly sorted = new Float64Array(MEASURES);

  /** @param windows Windows of the volatility-scaled gap that is read alone. */
  constructor(rows: number, days: ArrayLike<number>, windows: readonly number[] = headlineWindows) {
    const perRow = (): Float64Array => new Float64Array(rows);
    const perDay = (): Float64Array => new Float64Array(days.length);
    const counted = (): Uint8Array => new Uint8Array(days.length);
    this.days = days;
    this.returns = { x: perRow(), y: perRow() };
    [this.x, this.y] = [perRow(), perRow()];
    this.measures = new FastMeasures(rows);
    this.ranks = new DayRanks(rows, days);
    this.rankOf = emptyRanks(days.length);
    this.percentiles = new Float64Array(days.length * MEASURES);
    this.counts = { ranked: counted(), abs: counted(), signed: counted() };
    this.statistics = {
      percentileMedian: perDay(),
      recordShareAbs: perDay(),
      recordShareSigned: perDay(),
      headline: windows.map((window) => ({
        window,
        ...emptyRanks(days.length),
        earlierValues: new Int32Array(days.length),
      })),
    };
  }

  /** Draws a path and reads it; the answer is overwritten by the next path. */
  readModel(model: NullModel, random: RandomSource): PathStatistics {
    model.draw(this.returns, random);
    return this.readReturns();
  }

  /** Draws a path and reads nothing of it but the volatility-scaled gaps: a quarter of the time. */
  readGaps(model: NullModel, random: RandomSource): PathStatistics {
    model.draw(this.returns, random);
    cumulate(this.returns.x, this.x);
    cumulate(this.returns.y, this.y);
    this.measures.prepare(this.x, this.y);
    for (const headline of this.statistics.headline) this.readHeadline(headline);
    return this.statistics;
  }

  /** Reads whatever stands in `returns`. */
  readReturns(): PathStatistics {
    cumulate(this.returns.x, this.x);
    cumulate(this.returns.y, this.y);
    this.counts.ranked.fill(0);
    this.counts.abs.fill(0);
    this.counts.signed.fill(0);
    this.measures.visit(this.x, this.y, (values, first) => {
      this.ranks.rank(values, first, this.rankOf);
      this.gather(first);
    });
    for (let place = 0; place < this.days.length; place++) this.summarise(place);
    for (const headline of this.statistics.headline) this.readHeadline(headline);
    return this.statistics;
  }

  /** Adds one measure to the days on which it has enough values. */
  private gather(first: number): void {
    const { ranked, abs, signed } = this.counts;
    for (let place = 0; place < this.days.length; place++) {
      if (this.days[place]! - first + 1 < FEWEST_VALUES) continue;
      this.percentiles[place * MEASURES + ranked[place]!] = this.rankOf.percentile[place]!;
      ranked[place] = ranked[place]! + 1;
      abs[place] = abs[place]! + this.rankOf.recordAbs[place]!;
      signed[place] = signed[place]! + this.rankOf.recordSigned[place]!;
    }
  }

  private summarise(place: number): void {
    const { percentileMedian, recordShareAbs, recordShareSigned } = this.statistics;
    const ranked = this.counts.ranked[place]!;
    const enough = ranked >= FEWEST_MEASURES;
    percentileMedian[place] = enough ? this.medianOf(place, ranked) : NaN;
    recordShareAbs[place] = enough ? this.counts.abs[place]! / ranked : NaN;
    recordShareSigned[place] = enough ? this.counts.signed[place]! / ranked : NaN;
  }

  private medianOf(place: number, ranked: number): number {
    const sorted = this.sorted.subarray(0, ranked);
    sorted.set(this.percentiles.subarray(place * MEASURES, place * MEASURES + ranked));
    for (let at = 1; at < ranked; at++) {
      const value = sorted[at]!;
      let to = at;
      for (; to > 0 && sorted[to - 1]! > value; to--) sorted[to] = sorted[to - 1]!;
      sorted[to] = value;
    }
    return (sorted[(ranked - 1) >> 1]! + sorted[ranked >> 1]!) / 2;
  }

  private readHeadline(headline: HeadlineDays): void {
    this.measures.visitVolScaled(headline.window, (values, first) => {
      this.ranks.rank(values, first, headline);
      for (let place = 0; place < this.days.length; place++) {
        const earlier = Math.max(0, this.days[place]! - first);
        headline.earlierValues[place] = earlier;
        if (earlier < FEWEST_VALUES) headline.percentile[place] = NaN;
      }
    });
  }
}

/** Log prices from returns, the first row at 0 plus its own return. */
function cumulate(returns: Float64Array, into: Float64Array): void {
  let level = 0;
  for (let row = 0; row < returns.length; row++) into[row] = level += returns[row]!;
}
