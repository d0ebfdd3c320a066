import { legScaledGap, logGap, simpleGap, volScaledChanges, volScaledGap } from './gap.ts';
import { quantile, recordFlags } from './rank.ts';
import { expandingZ, olsExpandingResidualZ, olsResidualZ, rollingZ } from './rolling.ts';
import { logPrices, logRatio, subtract } from './series.ts';

/** One definition of divergence, computed on the whole pair. */
export interface MeasureSeries {
  /** Name as published, for example `gap_volscaled_60`. */
  readonly measure: string;
  /** The name without its window. */
  readonly family: string;
  /** One value per session. */
  readonly values: Float64Array;
}

const gapWindows = [20, 60, 90, 120, 180, 252];

const scoreWindows = [60, 90, 120, 180, 252];

/** Rows of a window for a measure that has none: it is taken to forget no sooner than the longest. */
const LONGEST_WINDOW = 252;

/**
 * How many rows does a published measure look back?
 *
 * @example windowOfMeasure('gap_volscaled_60'); // => 60
 */
export function windowOfMeasure(measure: string): number {
  return Number(/_(\d+)$/u.exec(measure)?.[1] ?? LONGEST_WINDOW);
}

/** The leg-scaled gap over every window, each leg's volatility measured once. */
function scaledLegs(x: Float64Array, y: Float64Array): Float64Array[] {
  const benchmark = volScaledChanges(y, gapWindows);
  return volScaledChanges(x, gapWindows).map((subject, at) => subtract(subject, benchmark[at]!));
}

function inWindows(family: string, series: readonly Float64Array[]): MeasureSeries[] {
  return series.map((values, at) => ({ measure: `${family}_${gapWindows[at]!}`, family, values }));
}

/**
 * In how many reasonable ways can "how far apart" be measured, and what does each say on every day?
 *
 *     four gaps × six windows, two trailing scores × five windows, two scores against all history: 36
 *
 * Every value uses the whole pair up to its day; an index start only limits what it is ranked against.
 *
 * @param subject Prices of the subject, oldest first, positive.
 * @param benchmark Prices of the benchmark on the same sessions.
 * @returns 36 series, each one value per session, `NaN` where too little history.
 * @throws RangeError when the lengths differ.
 * @example multiverseMeasures([1, 2], [1, 1]).length; // => 36
 * @see ANALYTICS.md 4; oracle: eth_iwm_claim_multiverse.json
 */
export function multiverseMeasures(subject: ArrayLike<number>, benchmark: ArrayLike<number>): MeasureSeries[] {
  const [x, y, ratio] = [logPrices(subject), logPrices(benchmark), logRatio(subject, benchmark)];
  const windowed = (family: string, windows: readonly number[], series: (rows: number) => Float64Array) =>
    windows.map((rows) => ({ measure: `${family}_${rows}`, family, values: series(rows) }));
  return [
    ...windowed('gap_simple', gapWindows, (rows) => simpleGap(subject, benchmark, rows)),
    ...windowed('gap_log', gapWindows, (rows) => logGap(ratio, rows)),
    ...inWindows('gap_volscaled', volScaledChanges(ratio, gapWindows)),
    ...inWindows('gap_legscaled', scaledLegs(x, y)),
    ...windowed('z_trail', scoreWindows, (rows) => rollingZ(ratio, rows)),
    ...windowed('ols_resid_z', scoreWindows, (rows) => olsResidualZ(x, y, rows).z),
    { measure: 'z_expanding', family: 'z_expanding', values: expandingZ(ratio) },
    { measure: 'ols_expanding_z', family: 'ols_expanding_z', values: olsExpandingResidualZ(x, y).z },
  ];
}

/** A trailing score over fewer rows than this says little. */
const FEWEST_SCORE_ROWS = 60;

/**
 * What do the definitions say that look back over exactly this window?
 *
 * The four gaps, and from 60 sessions on the two trailing scores; for the windows of the multiverse these are its own
 * series of that window. A claim that names 30 sessions is asked over 30, not over the nearest usual window.
 *
 * @param subject Prices of the subject, oldest first, positive.
 * @param benchmark Prices of the benchmark on the same sessions.
 * @param rows Sessions in the window.
 * @returns 4 or 6 series, one value per session, `NaN` where too little history.
 * @throws RangeError when the lengths differ.
 * @example windowMeasures([1, 2, 4], [1, 1, 1], 2).map(({ measure }) => measure)[0]; // => 'gap_simple_2'
 * @see ANALYTICS.md 3 and 4
 */
export function windowMeasures(
  subject: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  rows: number,
): MeasureSeries[] {
  const [x, y, ratio] = [logPrices(subject), logPrices(benchmark), logRatio(subject, benchmark)];
  const series = (family: string, values: Float64Array): MeasureSeries => ({
    measure: `${family}_${rows}`,
    family,
    values,
  });
  const gaps = [
    series('gap_simple', simpleGap(subject, benchmark, rows)),
    series('gap_log', logGap(ratio, rows)),
    series('gap_volscaled', volScaledGap(ratio, rows)),
    series('gap_legscaled', legScaledGap(x, y, rows)),
  ];
  if (rows < FEWEST_SCORE_ROWS) return gaps;
  return [...gaps, series('z_trail', rollingZ(ratio, rows)), series('ols_resid_z', olsResidualZ(x, y, rows).z)];
}

/** Today's value of one measure, ranked among the earlier ones since one index start. */
export interface MultiverseCell {
  readonly measure: string;
  readonly family: string;
  readonly start: string;
  readonly value: number;
  /** Percentile of the absolute value, 0 to 100. */
  readonly pctAbs: number;
  /** Percentile in the direction of the value. */
  readonly pctSigned: number;
  readonly recordAbs: boolean;
  readonly recordSigned: boolean;
  /** Latest earlier session with an absolute value at least as large; undefined for a record. */
  readonly largestSince: string | undefined;
  readonly earlierValues: number;
}

/** Every definition times every index start. */
export interface Multiverse {
  readonly grid: readonly MultiverseCell[];
  /** Cells left out because they hold fewer than 252 values. */
  readonly skipped: number;
}

const fewestValues = 252;

/** How the last value of a series compares with the earlier ones from some row on. */
interface RunningRank {
  readonly earlierValues: number;
  /** Twice the values that were less extreme, ties once: either way, and in the direction of the last value. */
  readonly twiceBelow: number;
  readonly twiceBelowSigned: number;
  /** Latest earlier row at least as extreme either way; undefined for a record. */
  readonly sinceRow: number | undefined;
}

/** Standings from each of these rows on, gathered in one walk back from the last value, which must be defined. */
function runningRanksFrom(values: Float64Array, rows: readonly number[]): Map<number, RunningRank> {
  const last = values.length - 1;
  const [value, direction] = [values[last]!, values[last]! < 0 ? -1 : 1];
  const [wide, far] = [Math.abs(value), direction * value];
  const standings = new Map<number, RunningRank>();
  let [before, earlierValues, twiceBelow, twiceBelowSigned] = [last, 0, 0, 0];
  let sinceRow: number | undefined;
  for (const row of rows.toSorted((a, b) => b - a)) {
    for (; before > row; before--) {
      const earlier = values[before - 1]!;
      if (Number.isNaN(earlier)) continue;
      earlierValues += 1;
      twiceBelow += twiceIfBelow(Math.abs(earlier), wide);
      twiceBelowSigned += twiceIfBelow(direction * earlier, far);
      if (sinceRow === undefined && Math.abs(earlier) >= wide) sinceRow = before - 1;
    }
    standings.set(row, { earlierValues, twiceBelow, twiceBelowSigned, sinceRow });
  }
  return standings;
}

function twiceIfBelow(value: number, bar: number): number {
  if (value < bar) return 2;
  return value === bar ? 1 : 0;
}

function cellsOf(
  { measure, family, values }: MeasureSeries,
  dates: readonly string[],
  starts: readonly { readonly start: string; readonly row: number }[],
): (MultiverseCell | undefined)[] {
  const value = values.at(-1) ?? NaN;
  if (Number.isNaN(value)) return starts.map(() => undefined);
  const standings = runningRanksFrom(
    values,
    starts.map(({ row }) => row),
  );
  return starts.map(({ start, row }) => {
    const { earlierValues, twiceBelow, twiceBelowSigned, sinceRow } = standings.get(row)!;
    if (earlierValues + 1 < fewestValues) return undefined;
    return {
      measure,
      family,
      start,
      value,
      pctAbs: (50 * twiceBelow) / earlierValues,
      pctSigned: (50 * twiceBelowSigned) / earlierValues,
      recordAbs: sinceRow === undefined,
      recordSigned: twiceBelowSigned === 2 * earlierValues, // a tie counts half and is no record
      largestSince: sinceRow === undefined ? undefined : dates[sinceRow],
      earlierValues,
    };
  });
}

/** Row of the first session on or after a start; the number of rows when there is none. */
function firstRowFrom(dates: readonly string[], start: string): number {
  const row = dates.findIndex((date) => date >= start);
  return row === -1 ? dates.length : row;
}

/**
 * Is today extreme under this definition, and under that one, and since when?
 *
 *     one cell per measure × index start: the last value ranked among the earlier values since the start
 *
 * Earlier values use data before the start for their windows: the start limits only the ranking. A claim that holds in
 * one cell and fails in the others is a choice of definition, not a fact (Steegen and others 2016).
 *
 * @param measures The definitions, each one value per session; the last row is judged.
 * @param dates Sessions `YYYY-MM-DD`, ascending, one per row.
 * @param starts Index starts `YYYY-MM-DD`; a start without a session means the next session.
 * @returns Cells, measures first, and how many were skipped with fewer than 252 values or no value today.
 * @example multiverse([], [], ['2020-01-02']).grid; // => []
 * @see ANALYTICS.md 4; oracle: eth_iwm_claim_multiverse.json
 */
export function multiverse(
  measures: readonly MeasureSeries[],
  dates: readonly string[],
  starts: readonly string[],
): Multiverse {
  const rows = starts.map((start) => ({ start, row: firstRowFrom(dates, start) }));
  const cells = measures.flatMap((series) => cellsOf(series, dates, rows));
  const grid = cells.filter((cell) => cell !== undefined);
  return { grid, skipped: cells.length - grid.length };
}

/** Some cells together. */
export interface CellGroup {
  readonly cells: number;
  readonly recordAbs: number;
  readonly recordSigned: number;
  readonly percentileMedian: number;
}

/** The whole multiverse in one line. */
export interface MultiverseSummary extends CellGroup {
  readonly skipped: number;
  readonly percentileQ25: number;
  readonly percentileQ75: number;
  readonly byFamily: Readonly<Record<string, CellGroup>>;
  readonly byStart: Readonly<Record<string, CellGroup>>;
}

function percentile(cells: readonly MultiverseCell[], share: number): number {
  return quantile(
    cells.map((cell) => cell.pctAbs),
    share,
  );
}

/**
 * In how many of some cells is today a record, and how extreme is it in the middle one?
 *
 * @returns Counts and the median percentile, which is `NaN` without any cell.
 * @example groupCells([]).recordAbs; // => 0
 */
export function groupCells(cells: readonly MultiverseCell[]): CellGroup {
  return {
    cells: cells.length,
    recordAbs: cells.filter((cell) => cell.recordAbs).length,
    recordSigned: cells.filter((cell) => cell.recordSigned).length,
    percentileMedian: percentile(cells, 0.5),
  };
}

function groupsBy(cells: readonly MultiverseCell[], key: 'family' | 'start'): Record<string, CellGroup> {
  const names = [...new Set(cells.map((cell) => cell[key]))];
  return Object.fromEntries(names.map((name) => [name, groupCells(cells.filter((cell) => cell[key] === name))]));
}

/**
 * In how many definitions is today a record, and how extreme is it in the typical one?
 *
 *     counts of record cells; median and quartiles (type 7) of the percentile of the absolute value
 *
 * The share of record cells is what "unprecedented" is measured by; the middle half shows how much depends on the
 * definition chosen.
 *
 * @param whole All cells.
 * @returns Counts and percentiles over all cells, by family of measures and by index start; percentiles are `NaN`
 *   without cells.
 * @example summariseMultiverse({ grid: [], skipped: 144 }).skipped; // => 144
 * @see ANALYTICS.md 4; oracle: eth_iwm_claim_multiverse.json
 */
export function summariseMultiverse({ grid, skipped }: Multiverse): MultiverseSummary {
  return {
    ...groupCells(grid),
    skipped,
    percentileQ25: percentile(grid, 0.25),
    percentileQ75: percentile(grid, 0.75),
    byFamily: groupsBy(grid, 'family'),
    byStart: groupsBy(grid, 'start'),
  };
}

const fewestEarlier = 252;

/**
 * On each day, in what share of the definitions could somebody have announced a record?
 *
 *     record cells / cells with at least 252 earlier values, per session, every cell as known on that day
 *
 * The base rate behind the word: at least one record cell is found on about one day in ten.
 *
 * @param measures The definitions, each one value per session.
 * @param startRows Rows of the index starts.
 * @returns One share per session, 0 to 1; `NaN` where no cell can be ranked yet.
 * @example recordCellShares([], [0]).length; // => 0
 * @see ANALYTICS.md 4; oracle: eth_iwm_claim_multiverse.json
 */
export function recordCellShares(measures: readonly MeasureSeries[], startRows: readonly number[]): Float64Array {
  const length = measures[0]?.values.length ?? 0;
  const records = new Float64Array(length);
  const cells = new Float64Array(length);
  for (const { values } of measures) for (const row of startRows) countCell(values, row, records, cells);
  return records.map((count, row) => (cells[row]! > 0 ? count / cells[row]! : NaN));
}

function countCell(values: Float64Array, startRow: number, records: Float64Array, cells: Float64Array): void {
  const flags = recordFlags(values.subarray(startRow), 'absolute');
  let earlier = -1;
  for (let row = startRow; row < values.length; row++) {
    if (Number.isNaN(values[row])) continue;
    earlier += 1;
    if (earlier < fewestEarlier) continue;
    cells[row]! += 1;
    records[row]! += flags[row - startRow]!;
  }
}

/** The word a reply may use. */
export type Judgement = 'ordinary' | 'unusual' | 'rare' | 'unprecedented';

/** The word, and whether "in this direction" may be added to record. */
export interface MultiverseJudgement {
  readonly judgement: Judgement;
  /** A record in its own direction in at least a quarter of the definitions. */
  readonly directionRecord: boolean;
}

/**
 * Which word do all definitions together allow?
 *
 *     unprecedented: at least half of the cells are records; rare: median percentile ≥ 95; unusual: ≥ 80; else ordinary
 *
 * A record under some definition happens on one day in ten: one such cell proves nothing. Half of all cells has not
 * happened once in the reference data.
 *
 * @param cells Counts and median percentile over all cells.
 * @returns The word; `undefined` when no cell could be ranked.
 * @example judgeMultiverse({ cells: 144, recordAbs: 10, recordSigned: 22, percentileMedian: 86 }).judgement; // => 'unusual'
 * @see ANALYTICS.md 4; oracle: eth_iwm_claim_multiverse.json
 */
export function judgeMultiverse(cells: CellGroup): MultiverseJudgement | undefined {
  if (cells.cells === 0) return undefined;
  return { judgement: wordFor(cells), directionRecord: cells.recordSigned >= cells.cells / 4 };
}

function wordFor({ cells, recordAbs, percentileMedian }: CellGroup): Judgement {
  if (recordAbs >= cells / 2) return 'unprecedented';
  if (percentileMedian >= 95) return 'rare';
  return percentileMedian >= 80 ? 'unusual' : 'ordinary';
}
