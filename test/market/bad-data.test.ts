import { describe, expect, test } from 'vitest';
import { inEnglish } from '../../src/messages/speaker.ts';
import { testDayLabels } from '../../src/market/alignment.ts';
import { dateOfEpochDay } from '../../src/market/calendar-days.ts';
import { cleanHistory } from '../../src/market/data-quality.ts';
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
    expect(inEnglish(cleaned.notes[0]!.sentence)).toContain(dates(100)[80]);
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
