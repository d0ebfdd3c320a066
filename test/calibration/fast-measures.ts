/** Where the value of one measure stands: written for every day asked about. */
export interface RankedDays {
  /** Percentile of the absolute value among the earlier ones, 0 to 100. */
  readonly percentile: Float64Array;
  /** 1 where no earlier absolute value was as large; the same in the direction of the value itself. */
  readonly recordAbs: Uint8Array;
  readonly recordSigned: Uint8Array;
}

/** Is handed each measure in turn; `values` is only good until the next one and undefined before row `first`. */
export type MeasureVisitor = (values: Float64Array, first: number, measure: number) => void;

const gapWindows = [20, 60, 90, 120, 180, 252] as const;

const scoreWindows = [60, 90, 120, 180, 252] as const;

const VOLATILITY_ROWS = 252;

const FEWEST_EXPANDING = 252;

const ROWS_BETWEEN_FRESH_SUMS = 256;

/** How many measures {@link FastMeasures.visit} hands over. */
export const MEASURES = 4 * gapWindows.length + 2 * scoreWindows.length + 2;

/**
 * The 36 measures of divergence on one path after another without allocating: the same definitions as the product's,
 * in running sums that begin anew every 256 rows. A test holds both to each other.
 */
export class FastMeasures {
  private readonly rows: number;
  private readonly ratio: Float64Array;
  private readonly prices: readonly [Float64Array, Float64Array];
  private readonly sds: readonly [Float64Array, Float64Array, Float64Array];
  private readonly values: Float64Array;

  constructor(rows: number) {
    const series = (): Float64Array => new Float64Array(rows);
    this.rows = rows;
    this.ratio = series();
    this.prices = [series(), series()];
    this.sds = [series(), series(), series()];
    this.values = series();
  }

  /** Hands every measure of a path to the visitor, in the order of the product's list. */
  visit(x: Float64Array, y: Float64Array, visitor: MeasureVisitor): void {
    this.prepare(x, y);
    let measure = 0;
    const hand = (first: number): void => visitor(this.values, first, measure++);
    for (const rows of gapWindows) hand(this.simpleGap(rows));
    for (const rows of gapWindows) hand(this.logGap(rows));
    for (const rows of gapWindows) hand(this.volScaledGap(rows));
    for (const rows of gapWindows) hand(this.legScaledGap(x, y, rows));
    for (const rows of scoreWindows) hand(this.trailingScore(rows));
    for (const rows of scoreWindows) hand(this.residualScore(x, y, rows));
    hand(this.expandingScore());
    hand(this.expandingResidual(x, y));
  }

  /** The volatility-scaled gap over any window of the path visited or prepared last. */
  visitVolScaled(rows: number, visitor: MeasureVisitor): void {
    visitor(this.values, this.volScaledGap(rows), 0);
  }

  /** Reads a path of which {@link visitVolScaled} is asked only. */
  prepare(x: Float64Array, y: Float64Array): void {
    const [priceX, priceY] = this.prices;
    for (let row = 0; row < this.rows; row++) {
      this.ratio[row] = x[row]! - y[row]!;
      priceX[row] = Math.exp(x[row]!);
      priceY[row] = Math.exp(y[row]!);
    }
    rollingSdOfChanges(this.ratio, this.sds[0]);
    rollingSdOfChanges(x, this.sds[1]);
    rollingSdOfChanges(y, this.sds[2]);
  }

  private simpleGap(rows: number): number {
    const [x, y] = this.prices;
    for (let row = rows; row < this.rows; row++) {
      this.values[row] = 100 * (x[row]! / x[row - rows]! - y[row]! / y[row - rows]!);
    }
    return rows;
  }

  private logGap(rows: number): number {
    for (let row = rows; row < this.rows; row++) this.values[row] = 100 * (this.ratio[row]! - this.ratio[row - rows]!);
    return rows;
  }

  private volScaledGap(rows: number): number {
    const [sd, root, first] = [this.sds[0], Math.sqrt(rows), Math.max(rows, VOLATILITY_ROWS)];
    for (let row = first; row < this.rows; row++) {
      this.values[row] = (this.ratio[row]! - this.ratio[row - rows]!) / (sd[row]! * root);
    }
    return first;
  }

  private legScaledGap(x: Float64Array, y: Float64Array, rows: number): number {
    const [, sdX, sdY] = this.sds;
    const [root, first] = [Math.sqrt(rows), Math.max(rows, VOLATILITY_ROWS)];
    for (let row = first; row < this.rows; row++) {
      const [moveX, moveY] = [x[row]! - x[row - rows]!, y[row]! - y[row - rows]!];
      this.values[row] = (moveX / sdX[row]! - moveY / sdY[row]!) / root;
    }
    return first;
  }

  private trailingScore(rows: number): number {
    const ratio = this.ratio;
    let [sum, squares] = [0, 0];
    for (let row = 0; row < this.rows; row++) {
      const entering = ratio[row]!;
      const leaving = row < rows ? 0 : ratio[row - rows]!;
      sum += entering - leaving;
      squares += entering * entering - leaving * leaving;
      if (row % ROWS_BETWEEN_FRESH_SUMS === 0) [sum, squares] = freshSums(ratio, row, rows);
      const mean = sum / rows;
      this.values[row] = (entering - mean) / Math.sqrt((squares - sum * mean) / (rows - 1));
    }
    return rows - 1;
  }

  private residualScore(x: Float64Array, y: Float64Array, rows: number): number {
    let sums: Sums = noSums;
    for (let row = 0; row < this.rows; row++) {
      if (row % ROWS_BETWEEN_FRESH_SUMS === 0) sums = freshCoSums(x, y, row, rows);
      else moveSums(sums, x[row]!, y[row]!, row < rows ? 0 : x[row - rows]!, row < rows ? 0 : y[row - rows]!);
      this.values[row] = residualOf(sums, x[row]!, y[row]!, rows);
    }
    return rows - 1;
  }

  private expandingScore(): number {
    const ratio = this.ratio;
    let [mean, squares] = [0, 0];
    for (let row = 0; row < this.rows; row++) {
      const distance = ratio[row]! - mean;
      mean += distance / (row + 1);
      squares += distance * (ratio[row]! - mean);
      this.values[row] = (ratio[row]! - mean) / Math.sqrt(squares / row);
    }
    return FEWEST_EXPANDING - 1;
  }

  private expandingResidual(x: Float64Array, y: Float64Array): number {
    const sums: Sums = { ...noSums };
    for (let row = 0; row < this.rows; row++) {
      moveSums(sums, x[row]!, y[row]!, 0, 0);
      this.values[row] = residualOf(sums, x[row]!, y[row]!, row + 1);
    }
    return FEWEST_EXPANDING - 1;
  }
}

interface Sums {
  x: number;
  y: number;
  xx: number;
  yy: number;
  xy: number;
}

const noSums: Sums = { x: 0, y: 0, xx: 0, yy: 0, xy: 0 };

function moveSums(sums: Sums, x: number, y: number, oldX: number, oldY: number): void {
  sums.x += x - oldX;
  sums.y += y - oldY;
  sums.xx += x * x - oldX * oldX;
  sums.yy += y * y - oldY * oldY;
  sums.xy += x * y - oldX * oldY;
}

/** Residual of the last row from the line of x on y, in standard errors of that fit. */
function residualOf({ x: sumX, y: sumY, xx, yy, xy }: Sums, x: number, y: number, rows: number): number {
  const [meanX, meanY] = [sumX / rows, sumY / rows];
  const products = xy - sumX * meanY;
  const slope = products / (yy - sumY * meanY);
  const unexplained = xx - sumX * meanX - slope * products;
  return (x - meanX - slope * (y - meanY)) / Math.sqrt(unexplained / (rows - 2));
}

function freshSums(values: Float64Array, last: number, rows: number): [number, number] {
  let [sum, squares] = [0, 0];
  for (let row = Math.max(0, last - rows + 1); row <= last; row++) {
    sum += values[row]!;
    squares += values[row]! * values[row]!;
  }
  return [sum, squares];
}

function freshCoSums(x: Float64Array, y: Float64Array, last: number, rows: number): Sums {
  const sums = { ...noSums };
  for (let row = Math.max(0, last - rows + 1); row <= last; row++) moveSums(sums, x[row]!, y[row]!, 0, 0);
  return sums;
}

/** Standard deviation, n − 1, of the last 252 changes up to each row. */
function rollingSdOfChanges(levels: Float64Array, into: Float64Array): void {
  let [sum, squares] = [0, 0];
  for (let row = 1; row < levels.length; row++) {
    const entering = levels[row]! - levels[row - 1]!;
    const old = row - VOLATILITY_ROWS;
    const leaving = old < 1 ? 0 : levels[old]! - levels[old - 1]!;
    sum += entering - leaving;
    squares += entering * entering - leaving * leaving;
    if (row % ROWS_BETWEEN_FRESH_SUMS === 0) {
      [sum, squares] = [0, 0];
      for (let at = Math.max(1, old + 1); at <= row; at++) {
        const change = levels[at]! - levels[at - 1]!;
        sum += change;
        squares += change * change;
      }
    }
    into[row] = Math.sqrt((squares - (sum * sum) / VOLATILITY_ROWS) / (VOLATILITY_ROWS - 1));
  }
}
