import type { MeasureSeries } from './multiverse-measures.ts';

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
interface Standing {
  readonly earlierValues: number;
  /** Twice the values that were less extreme, ties once: either way, and in the direction of the last value. */
  readonly twiceBelow: number;
  readonly twiceBelowSigned: number;
  /** Latest earlier row at least as extreme either way; undefined for a record. */
  readonly sinceRow: number | undefined;
}

/** Standings from each of these rows on, gathered in one walk back from the last value, which must be defined. */
function standingsFrom(values: Float64Array, rows: readonly number[]): Map<number, Standing> {
  const last = values.length - 1;
  const [value, direction] = [values[last]!, values[last]! < 0 ? -1 : 1];
  const [wide, far] = [Math.abs(value), direction * value];
  const standings = new Map<number, Standing>();
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
  const standings = standingsFrom(
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
function rowOf(dates: readonly string[], start: string): number {
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
  const rows = starts.map((start) => ({ start, row: rowOf(dates, start) }));
  const cells = measures.flatMap((series) => cellsOf(series, dates, rows));
  const grid = cells.filter((cell) => cell !== undefined);
  return { grid, skipped: cells.length - grid.length };
}
