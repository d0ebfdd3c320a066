import { type Column, columns } from './columns.ts';
import { headlineWindows, type PathStatistics } from './path-statistics.ts';

/** Bins of one hundredth of a percentile, rounded up: what is counted is never less than what was seen. */
const PERCENTILE_BINS = 10_001;

/** Bins of one of 36 measures, rounded up. */
const SHARE_BINS = 37;

/** How often each value of one statistic came up, on single days and as the largest of a year. */
export interface Counters {
  readonly day: Float64Array;
  readonly year: Float64Array;
}

type Binned = (value: number) => number;

const binOfPercentile: Binned = (value) => Math.ceil(value * 100 - 1e-6);

const binOfShare: Binned = (value) => Math.ceil(value * 36 - 1e-6);

type Series = (path: PathStatistics) => Float64Array;

/** One statistic as it is counted. */
interface Counted {
  readonly bins: number;
  readonly bin: Binned;
  readonly series: Series;
  /** One measure alone has its own first days. */
  readonly alone: boolean;
}

const ofMany = (bins: number, bin: Binned, series: Series): Counted => ({ bins, bin, series, alone: false });

/** M, R and D, in the order of the table. */
export const manyStatistics: readonly Counted[] = [
  ofMany(PERCENTILE_BINS, binOfPercentile, (path) => path.percentileMedian),
  ofMany(SHARE_BINS, binOfShare, (path) => path.recordShareAbs),
  ofMany(SHARE_BINS, binOfShare, (path) => path.recordShareSigned),
];

/** The percentile of the gap alone, one for each window. */
export const gapStatistics: readonly Counted[] = headlineWindows.map((_, at) => ({
  bins: PERCENTILE_BINS,
  bin: binOfPercentile,
  series: (path) => path.headline[at]!.percentile,
  alone: true,
}));

/** What the paths of one model said so far. */
export class NullTally {
  paths = 0;
  /** By statistic, then by column. */
  readonly tallies: readonly (readonly Counters[])[];
  private readonly placeOfRow: ReadonlyMap<number, number>;
  private readonly statistics: readonly Counted[];

  constructor(days: readonly number[], statistics: readonly Counted[]) {
    this.statistics = statistics;
    this.placeOfRow = new Map(days.map((row, place) => [row, place]));
    this.tallies = statistics.map(({ bins }) =>
      columns.map(() => ({ day: new Float64Array(bins), year: new Float64Array(bins) })),
    );
  }

  add(path: PathStatistics): void {
    this.paths++;
    for (const [at, statistic] of this.statistics.entries()) {
      const values = statistic.series(path);
      for (const [column, where] of columns.entries()) {
        this.addColumn(this.tallies[at]![column]!, values, statistic.bin, {
          ...where,
          year: statistic.alone ? where.headlineYear : where.year,
        });
      }
    }
  }

  /** Everything counted, as bytes; {@link restore} reads them. */
  serialise(): Uint8Array {
    const counts = this.tallies.flat().flatMap(({ day, year }) => [day, year]);
    const all = new Float64Array(1 + counts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    all[at++] = this.paths;
    for (const count of counts) {
      all.set(count, at);
      at += count.length;
    }
    return new Uint8Array(all.buffer);
  }

  restore(bytes: Uint8Array): void {
    const all = new Float64Array(bytes.slice().buffer);
    this.paths = all[0]!;
    let at = 1;
    for (const { day, year } of this.tallies.flat()) {
      for (const count of [day, year]) {
        count.set(all.subarray(at, at + count.length));
        at += count.length;
      }
    }
  }

  private addColumn({ day, year }: Counters, values: Float64Array, bin: Binned, where: Column): void {
    for (const value of this.between(values, where.day)) if (!Number.isNaN(value)) day[bin(value)]! += 1;
    let largest = NaN;
    for (const value of this.between(values, where.year))
      if (!(value <= largest) && !Number.isNaN(value)) largest = value;
    if (!Number.isNaN(largest)) year[bin(largest)]! += 1;
  }

  private between(values: Float64Array, [from, to]: readonly [number, number]): Float64Array {
    return values.subarray(this.placeOfRow.get(from), this.placeOfRow.get(to)! + 1);
  }
}

/** The smallest bin that is reached, or passed, with at most this chance; `undefined` where nothing was counted. */
export function upperQuantile(counts: Float64Array, chance: number): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  let reached = 0;
  for (let bin = counts.length - 1; bin >= 0; bin--) {
    reached += counts[bin]!;
    if (reached > chance * total) return bin + 1;
  }
  return 0;
}
