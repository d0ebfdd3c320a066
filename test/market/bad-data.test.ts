import { describe, expect, test } from 'vitest';
import { dateOfEpochDay } from '../../src/market/calendar-days.ts';
import { cleanHistory, epochMs, findAdjustmentSplices, normalizeCandles } from '../../src/market/data-quality.ts';
import { findLabelStretches, testDayLabels } from '../../src/market/sampling.ts';
import { openCsvFolder } from '../../src/providers/csv.ts';
import { history, market } from '../support/markets.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { referenceFolder, referenceRows } from '../support/reference-folder.ts';

/** A quiet path: about one per cent a day, up and down in a fixed pattern. */
const quiet = (count: number): number[] => {
  let price = 100;
  return Array.from({ length: count }, (_, i) => (price *= Math.exp(0.01 * Math.sin(i * 2.3))));
};

const dates = (count: number): string[] => Array.from({ length: count }, (_, i) => dateOfEpochDay(19_000 + i));

const changed = (prices: readonly number[], at: number, factor: number): number[] =>
  prices.map((price, i) => (i === at ? price * factor : price));

describe('cleaning a history', () => {
  test('gives the very same history back where nothing is wrong', () => {
    const clean = history('IWM', dates(100), quiet(100));
    expect(cleanHistory(clean, market('IWM'))).toBe(clean);
  });

  test('drops a bad tick and names its date', () => {
    const cleaned = cleanHistory(history('IWM', dates(100), changed(quiet(100), 80, 1.5)), market('IWM'));
    expect(cleaned.dates).toHaveLength(99);
    expect(cleaned.closes).toHaveLength(99);
    expect(cleaned.dates).not.toContain(dates(100)[80]);
    expect(cleaned.notes[0]).toMatchObject({ code: 'bad-tick' });
    expect(cleaned.notes[0]!.sentence).toContain(dates(100)[80]);
  });

  test.each([
    [100, 2],
    [0.01, 2],
    [100, 5],
  ])('drops rows off by %f times, %i in a row', (factor, count) => {
    const prices = quiet(100).map((price, row) => (row >= 70 && row < 70 + count ? price * factor : price));
    const cleaned = cleanHistory(history('IWM', dates(100), prices), market('IWM'));
    expect(cleaned.dates).toHaveLength(100 - count);
    expect(cleaned.dates).not.toContain(dates(100)[71]);
    expect(cleaned.notes.map(({ code }) => code)).toEqual(['bad-tick']);
  });

  test('keeps a change of scale that stays', () => {
    const prices = quiet(100).map((price, row) => (row >= 70 ? price * 100 : price));
    expect(cleanHistory(history('IWM', dates(100), prices), market('IWM')).dates).toHaveLength(100);
  });

  test('drops no move below five per cent, however calm the market', () => {
    const calm = history(
      'UUP',
      dates(100),
      changed(
        quiet(100).map((_, i) => 25 + 0.01 * (i % 2)),
        80,
        1.045,
      ),
    );
    expect(cleanHistory(calm, market('UUP'))).toBe(calm);
  });

  test('remarks on a price that has stopped, and keeps every row', () => {
    const stopped = quiet(100).map((p, i, all) => (i >= 97 ? all[97]! : p));
    const cleaned = cleanHistory(history('IWM', dates(100), stopped), market('IWM'));
    expect(cleaned.notes.map((n) => n.code)).toEqual(['stale-run']);
    expect(cleaned.dates).toHaveLength(100);
  });

  test('says nothing about three equal closes long ago, but about five', () => {
    const still = (rows: number) => quiet(100).map((p, i, all) => (i >= 50 && i < 50 + rows ? all[50]! : p));
    expect(cleanHistory(history('IWM', dates(100), still(4)), market('IWM')).notes).toEqual([]);
    expect(cleanHistory(history('IWM', dates(100), still(5)), market('IWM')).notes).toHaveLength(1);
  });

  test('says nothing about a yield that stands still', () => {
    const still = history('US10Y', dates(100), Array<number>(100).fill(4.2));
    expect(cleanHistory(still, market('US10Y')).notes).toEqual([]);
  });
});

describe('adjustment splices', () => {
  const days = ['2026-06-03', '2026-06-04', '2026-06-05', '2026-06-08'];

  test('a factor that rises is a dividend', () => {
    expect(findAdjustmentSplices(days, [99, 99, 100, 100], [100, 100, 100, 100])).toEqual([]);
  });

  test('a factor that falls is a splice, also over a missing price', () => {
    expect(findAdjustmentSplices(days, [99, 100, 99.7, 99.7], [100, 100, NaN, 100])).toEqual(['2026-06-08']);
  });

  test('rounding is none', () => {
    expect(findAdjustmentSplices(days, [100, 99.9999, 100, 99.9999], [100, 100, 100, 100])).toEqual([]);
  });
});

describe('tidying candles', () => {
  const hour = 1_502_942_400;
  const tidy = (rows: [number, number][], nowMs = Infinity) =>
    normalizeCandles(
      rows.map(([stamp, close]) => ({ stamp, close })),
      nowMs,
    );

  test('tells seconds from milliseconds row by row', () => {
    expect(epochMs(hour)).toBe(hour * 1000);
    expect(epochMs(hour * 1000)).toBe(hour * 1000);
    const { candles, rejected } = tidy([
      [hour + 3600, 2],
      [hour * 1000, 1],
      [hour, 1],
    ]);
    expect([...candles.closes]).toEqual([1, 2]);
    expect(rejected).toEqual({ unusable: 0, future: 0, repeated: 1, contradicting: 0 });
  });

  test('leaves out both of two rows that contradict each other', () => {
    const { candles, rejected } = tidy([
      [hour, 1],
      [hour, 2],
      [hour + 3600, 3],
    ]);
    expect([...candles.openMs]).toEqual([(hour + 3600) * 1000]);
    expect(rejected.contradicting).toBe(2);
  });

  test('rejects prices and stamps that are none, and the future', () => {
    const rows: [number, number][] = [
      [hour, 0],
      [hour, NaN],
      [hour, Infinity],
      [NaN, 1],
      [hour + 7200, 1],
      [hour, 5],
    ];
    const { candles, rejected } = tidy(rows, (hour + 3600) * 1000);
    expect([...candles.closes]).toEqual([5]);
    expect(rejected).toEqual({ unusable: 4, future: 1, repeated: 0, contradicting: 0 });
  });
});

describe('day labels', () => {
  const reference = { dates: dates(400), closes: quiet(400) };
  const moved = (by: number) => ({
    dates: dates(400).map((_, i) => dateOfEpochDay(19_000 + i + by)),
    closes: quiet(400),
  });

  test.each([
    [0, 0],
    [1, -1],
    [-1, 1],
  ] as const)('a source that labels %i days late has to move by %i', (late, shift) => {
    expect(testDayLabels(moved(late), reference).bestShift).toBe(shift);
  });

  test('nothing is said about prices of something else, or too few', () => {
    const other = { dates: dates(400), closes: quiet(400).map((_, i) => 50 * Math.exp(0.02 * Math.sin(i * i))) };
    expect(testDayLabels(other, reference).bestShift).toBeUndefined();
    const few = { dates: dates(50), closes: quiet(50) };
    expect(testDayLabels(few, reference).bestShift).toBeUndefined();
  });

  test('a source that changes its label on a day is found out to the day', () => {
    const broken = {
      dates: [...dates(200), ...Array.from({ length: 199 }, (_, i) => dateOfEpochDay(19_201 + i))],
      closes: [...quiet(200), ...quiet(400).slice(200, 399)],
    };
    expect(findLabelStretches(broken, reference)).toEqual([
      { from: dates(1)[0], shift: 0 },
      { from: dateOfEpochDay(19_201), shift: -1 },
    ]);
  });
});

describe.skipIf(!referenceDataIsHere)(
  'real data beside the project (skipped without the reference data folder)',
  () => {
    const column = (file: string, at: number) => ({
      dates: referenceRows(file).map((row) => row[0]!),
      closes: referenceRows(file).map((row) => Number(row[at])),
    });

    test('nothing is dropped from any clean file: crashes and spikes stay', async () => {
      const source = await openCsvFolder(referenceFolder);
      for (const symbol of source.catalogue()) {
        const raw = await source.daily(symbol, {});
        expect(cleanHistory(raw, symbol)).toBe(raw);
      }
    });

    test('the adjusted splice is found on its day, and none in a proper adjusted history', () => {
      const prices = new Map(referenceRows('daily/iwm_usd.csv').map((row) => [row[0]!, Number(row[4])]));
      const splicesOf = (file: string, at: number) => {
        const adjusted = column(file, at);
        const plain = adjusted.dates.map((date) => prices.get(date) ?? NaN);
        return findAdjustmentSplices(adjusted.dates, adjusted.closes, plain);
      };
      expect(splicesOf('defects/iwm_adjusted_splice.csv', 1)).toEqual(['2026-06-05']);
      expect(splicesOf('daily/iwm_adjusted.csv', 2)).toEqual([]);
    });

    test('mixed units and doubled hours become one candle an hour', () => {
      const rows = referenceRows('defects/eth_usdt_binance_1h_mixed_units.csv');
      const { candles, rejected } = normalizeCandles(
        rows.map((row) => ({ stamp: Number(row[0]), close: Number(row[6]) })),
        Infinity,
      );
      expect(candles.openMs.length + rejected.repeated).toBe(rows.length);
      expect(rejected).toMatchObject({ unusable: 0, future: 0, contradicting: 0 });
      const real = new Map(
        referenceRows('hourly/eth_usdt_binance_1h.csv').map((row) => [Date.parse(row[0]!), Number(row[4])]),
      );
      const off = [...candles.openMs].filter((ms, i) => Math.abs(candles.closes[i]! / real.get(ms)! - 1) > 0.01);
      expect(off).toEqual([Date.parse('2017-08-17T19:00Z')]); // the two files differ in this one hour of the first day
    });

    test('the source that moved its label in January 2018 is found out', () => {
      const stretches = findLabelStretches(
        column('daily/eth_usd_coingecko_start_of_day.csv', 1),
        column('daily/eth_usd_long.csv', 1),
      );
      expect(stretches.map((s) => s.shift)).toEqual([0, -1]);
      expect(stretches[1]!.from >= '2018-01-26' && stretches[1]!.from <= '2018-02-05').toBe(true);
    });

    test('a start-of-day source agrees once moved back by a day', () => {
      const recent = (file: string, at: number) => {
        const { dates: all, closes } = column(file, at);
        const from = all.findIndex((date) => date >= '2019-01-01');
        return { dates: all.slice(from), closes: closes.slice(from) };
      };
      const test = testDayLabels(recent('daily/eth_usd_coingecko_start_of_day.csv', 1), recent('daily/eth_usd.csv', 4));
      expect(test.bestShift).toBe(-1);
      expect(test.correlations[0]).toBeGreaterThan(0.99);
    });
  },
);
