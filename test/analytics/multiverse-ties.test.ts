import { describe, expect, it } from 'vitest';
import { multiverse } from '../../src/analytics/multiverse.ts';

const dates = Array.from({ length: 300 }, (_, row) => new Date(Date.UTC(2020, 0, 1 + row)).toISOString().slice(0, 10));

/** The cell of a series that lies at 1 but for these rows, and ends at `last`. */
function cellOf(last: number, rows: Readonly<Record<number, number>>) {
  const values = Float64Array.from(dates, (_, row) => rows[row] ?? (row === 299 ? last : 1));
  return multiverse([{ measure: 'gap_log_60', family: 'gap_log', values }], dates, ['2020-01-01']).grid[0]!;
}

describe('A value that equals an earlier one', () => {
  const cell = cellOf(5, { 150: 5 });

  it('is no record', () => {
    expect([cell.recordAbs, cell.recordSigned, cell.largestSince]).toEqual([false, false, dates[150]]);
  });

  it('counts half in both percentiles', () => {
    expect([cell.pctAbs, cell.pctSigned]).toEqual([(100 * 298.5) / 299, (100 * 298.5) / 299]);
  });
});

describe('A value that equals an earlier one of the other sign', () => {
  const cell = cellOf(5, { 150: -5 });

  it('is a record in its own direction only', () => {
    expect([cell.recordAbs, cell.recordSigned]).toEqual([false, true]);
  });
});
