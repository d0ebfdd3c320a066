import { absoluteValues } from '../measures/absolute-values.ts';
import { largestSince } from '../measures/largest-since.ts';
import { percentileAmongEarlier } from '../measures/percentile-among-earlier.ts';
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

/** A measure with the views that ranking needs, made once for all starts. */
interface RankedSeries extends MeasureSeries {
  readonly absolute: Float64Array;
  /** Turned so that today's direction is upwards. */
  readonly turned: Float64Array;
}

function prepare(series: MeasureSeries): RankedSeries {
  const direction = (series.values.at(-1) ?? NaN) < 0 ? -1 : 1;
  return {
    ...series,
    absolute: absoluteValues(series.values),
    turned: series.values.map((value) => direction * value),
  };
}

function cellFrom(
  series: RankedSeries,
  dates: readonly string[],
  start: string,
  row: number,
): MultiverseCell | undefined {
  const absolute = series.absolute.subarray(row);
  if (Number.isNaN(absolute.at(-1) ?? NaN)) return undefined;
  const standing = largestSince(absolute, 'signed');
  if (standing.earlierValues + 1 < fewestValues) return undefined;
  const pctSigned = percentileAmongEarlier(series.turned.subarray(row));
  return {
    measure: series.measure,
    family: series.family,
    start,
    value: series.values.at(-1)!,
    pctAbs: percentileAmongEarlier(absolute),
    pctSigned,
    recordAbs: standing.record,
    recordSigned: pctSigned === 100, // every earlier value is below: a tie would count half
    largestSince: standing.sinceRow === undefined ? undefined : dates[row + standing.sinceRow],
    earlierValues: standing.earlierValues,
  };
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
  const cells = measures
    .map(prepare)
    .flatMap((series) => rows.map(({ start, row }) => cellFrom(series, dates, start, row)));
  const grid = cells.filter((cell) => cell !== undefined);
  return { grid, skipped: cells.length - grid.length };
}
