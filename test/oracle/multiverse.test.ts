import { expect, it } from 'vitest';
import {
  judgeMultiverse,
  multiverse,
  multiverseMeasures,
  recordCellShares,
  summariseMultiverse,
} from '../../src/analytics/multiverse.ts';
import { describeEach, invented, readAnswers, readPair, singleSources, utc } from './sources.ts';

interface StoredGroup {
  cells: number;
  records_abs: number;
  records_signed?: number;
  median_pct: number;
}

interface StoredDay {
  summary: {
    cells: number;
    skipped?: number;
    records_abs: number;
    records_signed: number;
    pct_abs_median: number;
    pct_abs_q25: number;
    pct_abs_q75: number;
    by_family: Record<string, StoredGroup>;
    by_start: Record<string, StoredGroup>;
  };
  cells: {
    measure: string;
    start: string;
    value: number;
    pct_abs: number;
    record_abs: boolean;
    largest_since: string | null;
    pct_signed: number;
    record_signed: boolean;
    n_prior: number;
  }[];
}

interface StoredExtreme {
  all_time_max_abs: number;
  date: string;
  most_negative: number;
  most_negative_date: string;
}

interface StoredMultiverse {
  parameters: { starts: string[]; as_of: string[] };
  values: Record<string, StoredDay>;
  ever: Record<string, StoredExtreme>;
  any_record_share_since_2018_12: number;
  any_record_by_year: Record<string, number>;
}

const words: Record<string, string> = {
  '2025-08-22': 'ordinary',
  '2025-12-31': 'ordinary',
  '2026-02-05': 'rare',
  '2026-06-05': 'unusual',
  '2026-06-25': 'unusual',
  '2026-06-30': 'unusual',
};

describeEach(singleSources, 'the multiverse', (source) => {
  const load = () => ({
    ...readPair(source, 'longPair'),
    oracle: readAnswers(source, 'multiverse') as StoredMultiverse,
  });
  const judged = (asOf: string) => {
    const { dates, subject, benchmark, oracle } = load();
    const rows = dates.indexOf(asOf) + 1;
    const measures = multiverseMeasures(subject.subarray(0, rows), benchmark.subarray(0, rows));
    return { oracle, whole: multiverse(measures, dates.slice(0, rows), oracle.parameters.starts) };
  };
  const days = source === invented ? ['2020-10-20', '2021-05-17'] : [...Object.keys(words), '2026-06-10'];

  it('every day that has figures is compared', () => {
    expect(load().oracle.parameters.as_of).toEqual(days.toSorted());
  });

  it.each(days)('every cell agrees as of %s', (asOf) => {
    const { oracle, whole } = judged(asOf);
    const expected = oracle.values[asOf]!.cells;
    expect(whole.grid).toHaveLength(expected.length);
    expect(whole.skipped).toBe(36 * oracle.parameters.starts.length - expected.length);
    for (const one of expected) {
      const cell = whole.grid.find(({ measure, start }) => measure === one.measure && start === one.start)!;
      expect(cell.value).toBeCloseTo(one.value, 7);
      expect(cell.pctAbs).toBeCloseTo(one.pct_abs, 9);
      expect(cell.pctSigned).toBeCloseTo(one.pct_signed, 9);
      expect(cell.recordAbs).toBe(one.record_abs);
      expect(cell.recordSigned).toBe(one.record_signed);
      expect(cell.largestSince ?? null).toBe(one.largest_since);
      expect(cell.earlierValues).toBe(one.n_prior);
    }
  });

  it.each(days)('the summary agrees as of %s', (asOf) => {
    const { oracle, whole } = judged(asOf);
    const expected = oracle.values[asOf]!.summary;
    const actual = summariseMultiverse(whole);
    expect(actual).toMatchObject({
      cells: expected.cells,
      skipped: expected.skipped ?? 0,
      recordAbs: expected.records_abs,
      recordSigned: expected.records_signed,
    });
    expect(actual.percentileMedian).toBeCloseTo(expected.pct_abs_median, 9);
    expect(actual.percentileQ25).toBeCloseTo(expected.pct_abs_q25, 9);
    expect(actual.percentileQ75).toBeCloseTo(expected.pct_abs_q75, 9);
    for (const [kind, groups] of [
      ['byFamily', expected.by_family],
      ['byStart', expected.by_start],
    ] as const) {
      expect(Object.keys(actual[kind]).sort()).toEqual(Object.keys(groups).sort());
      for (const [name, group] of Object.entries(groups)) {
        expect(actual[kind][name]).toMatchObject({ cells: group.cells, recordAbs: group.records_abs });
        expect(actual[kind][name]!.percentileMedian).toBeCloseTo(group.median_pct, 9);
        const signed = group.records_signed ?? actual[kind][name]!.recordSigned;
        expect(actual[kind][name]!.recordSigned).toBe(signed);
      }
    }
  });
});

describeEach([utc], 'the claim about ETH and IWM', (source) => {
  const load = () => ({
    ...readPair(source, 'longPair'),
    oracle: readAnswers(source, 'multiverse') as StoredMultiverse,
  });

  it.each(Object.entries(words))('as of %s the word is %s', (asOf, word) => {
    const { dates, subject, benchmark, oracle } = load();
    const rows = dates.indexOf(asOf) + 1;
    const measures = multiverseMeasures(subject.subarray(0, rows), benchmark.subarray(0, rows));
    const whole = multiverse(measures, dates.slice(0, rows), oracle.parameters.starts);
    expect(judgeMultiverse(summariseMultiverse(whole))!.judgement).toBe(word);
  });

  it('every measure has its stored extremes on the stored days', () => {
    const { dates, subject, benchmark, oracle } = load();
    for (const { measure, values } of multiverseMeasures(subject, benchmark)) {
      const expected = oracle.ever[measure]!;
      const widest = values.reduce((max, value) => (Math.abs(value) > max ? Math.abs(value) : max), 0);
      const lowest = values.reduce((min, value) => (value < min ? value : min), Infinity);
      expect(widest / expected.all_time_max_abs).toBeCloseTo(1, 9);
      expect(dates[values.findIndex((value) => Math.abs(value) === widest)]).toBe(expected.date);
      expect(lowest).toBeCloseTo(expected.most_negative, 6);
      expect(dates[values.indexOf(lowest)]).toBe(expected.most_negative_date);
    }
  });

  it('the share of days with a record somewhere agrees, over all and by year', () => {
    const { dates, subject, benchmark, oracle } = load();
    const starts = oracle.parameters.starts.map((start) => dates.findIndex((date) => date >= start));
    const shares = recordCellShares(multiverseMeasures(subject, benchmark), starts);
    const found = dates.map((date, row) => ({ date, record: shares[row]! > 0 ? 1 : 0 }));
    const share = (days: typeof found) => days.reduce((sum, day) => sum + day.record, 0) / days.length;
    const since = found.filter(({ date }) => date >= '2018-12-01');
    expect(share(since)).toBeCloseTo(oracle.any_record_share_since_2018_12, 9);
    for (const [year, expected] of Object.entries(oracle.any_record_by_year)) {
      expect(share(since.filter(({ date }) => date.startsWith(year)))).toBeCloseTo(expected, 9);
    }
    expect(dates[shares.indexOf(Math.max(...shares.subarray(dates.indexOf('2018-12-03'))))]).toBe('2021-01-04');
  });
});
