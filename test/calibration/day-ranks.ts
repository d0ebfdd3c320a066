import type { RankedDays } from './fast-measures.ts';

/** Somewhere to write the ranks of one measure. */
export function emptyRanks(days: number): RankedDays {
  return { percentile: new Float64Array(days), recordAbs: new Uint8Array(days), recordSigned: new Uint8Array(days) };
}

/**
 * Ranks a series among its own past on chosen days, all in one walk: a Fenwick tree over the places in order counts
 * the smaller absolute values, running extremes tell records. Values without ties are assumed, as simulated ones are.
 */
export class DayRanks {
  private readonly rows: number;
  private readonly width: Float64Array;
  private readonly bucketOf: Int32Array;
  private readonly ends: Int32Array;
  private readonly order: Int32Array;
  private readonly rankOf: Int32Array;
  private readonly tree: Int32Array;
  /** 1 + the place of each row among the days asked about; 0 for a row nobody asks about. */
  private readonly placeOfRow: Int32Array;

  /** @param days Rows asked about, ascending. */
  constructor(rows: number, days: ArrayLike<number>) {
    this.rows = rows;
    this.width = new Float64Array(rows);
    this.bucketOf = new Int32Array(rows);
    this.ends = new Int32Array(2 * rows + 1);
    this.order = new Int32Array(rows);
    this.rankOf = new Int32Array(rows);
    this.tree = new Int32Array(rows + 1);
    this.placeOfRow = new Int32Array(rows);
    for (let place = 0; place < days.length; place++) this.placeOfRow[days[place]!] = place + 1;
  }

  /** Percentile is `NaN` on a day without 60 earlier values. */
  rank(values: Float64Array, first: number, into: RankedDays): void {
    this.sortRows(values, first);
    this.tree.fill(0);
    let [widest, highest, lowest] = [-1, -Infinity, Infinity];
    for (let row = 0; row < this.rows; row++) {
      const place = this.placeOfRow[row]! - 1;
      if (row < first) {
        if (place >= 0) into.percentile[place] = NaN;
        continue;
      }
      const [value, wide, rank] = [values[row]!, this.width[row]!, this.rankOf[row]!];
      if (place >= 0) {
        const earlier = row - first;
        into.percentile[place] = earlier < 60 ? NaN : (100 * this.countBelow(rank)) / earlier;
        into.recordAbs[place] = wide > widest ? 1 : 0;
        into.recordSigned[place] = (value < 0 ? value < lowest : value > highest) ? 1 : 0;
      }
      this.count(rank, this.rows - first);
      if (wide > widest) widest = wide;
      if (value > highest) highest = value;
      if (value < lowest) lowest = value;
    }
  }

  /** Sets the place in order of every row's absolute value: buckets of equal width, each sorted by insertion. */
  private sortRows(values: Float64Array, first: number): void {
    const { rows, width, bucketOf, ends, order, rankOf } = this;
    let widest = 0;
    for (let row = first; row < rows; row++) {
      width[row] = Math.abs(values[row]!);
      if (width[row]! > widest) widest = width[row]!;
    }
    const scale = (ends.length - 1) / widest / (1 + 1e-9);
    ends.fill(0);
    for (let row = first; row < rows; row++) {
      const bucket = (width[row]! * scale) | 0;
      bucketOf[row] = bucket;
      ends[bucket] = ends[bucket]! + 1;
    }
    for (let bucket = 1; bucket < ends.length; bucket++) ends[bucket] = ends[bucket]! + ends[bucket - 1]!;
    for (let row = first; row < rows; row++) order[(ends[bucketOf[row]!] = ends[bucketOf[row]!]! - 1)] = row;
    for (let at = 0; at < rows - first; at++) {
      const row = order[at]!;
      let to = at;
      for (; to > 0 && width[order[to - 1]!]! > width[row]!; to--) order[to] = order[to - 1]!;
      order[to] = row;
    }
    for (let at = 0; at < rows - first; at++) rankOf[order[at]!] = at;
  }

  private countBelow(rank: number): number {
    let counted = 0;
    for (let node = rank; node > 0; node &= node - 1) counted += this.tree[node]!;
    return counted;
  }

  private count(rank: number, length: number): void {
    for (let node = rank + 1; node <= length; node += node & -node) this.tree[node] = this.tree[node]! + 1;
  }
}
