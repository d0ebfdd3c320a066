import { expect, test } from 'vitest';
import { sampledPages } from '../../../src/market/live/session-closes.ts';
import { nyseCalendar } from '../../../src/market/nyse-calendar.ts';
import type { HistoryPage, HourlyBar } from '../../../src/market/ports.ts';

const at = (instant: string): number => Date.parse(`${instant}:00Z`);

const bar = (instant: string, close: number): HourlyBar => ({
  openMs: at(instant),
  open: close,
  high: close,
  low: close,
  close,
  volume: 1,
});

async function closes(settled: string, pages: readonly (readonly [through: string, ...bars: HourlyBar[]])[]) {
  async function* served(): AsyncGenerator<HistoryPage<HourlyBar>> {
    for (const [through, ...rows] of pages) yield await Promise.resolve({ rows, watermarkMs: at(through) });
  }
  const found: [string, number][] = [];
  for await (const { rows } of sampledPages(served(), nyseCalendar, at(settled)))
    found.push(...rows.map(({ date, close }): [string, number] => [date, close]));
  return found;
}

test('A session is priced by the hour that ends at its close', async () => {
  const bars = [bar('2026-06-24T18:00', 1), bar('2026-06-24T19:00', 2), bar('2026-06-24T20:00', 3)];
  expect(await closes('2026-06-24T00:00', [['2026-06-24T21:00', ...bars]])).toEqual([['2026-06-24', 2]]);
});

test('A session that closes early is priced at one o’clock', async () => {
  const bars = [bar('2025-11-28T17:00', 1), bar('2025-11-28T20:00', 2)];
  expect(await closes('2025-11-28T00:00', [['2025-11-28T21:00', ...bars]])).toEqual([['2025-11-28', 1]]);
});

test('A session whose hour is missing is priced by an hour of the page before', async () => {
  const pages = [
    ['2026-06-24T19:00', bar('2026-06-24T18:00', 7)],
    ['2026-06-24T22:00', bar('2026-06-24T21:00', 8)],
  ] as const;
  expect(await closes('2026-06-24T00:00', pages)).toEqual([['2026-06-24', 7]]);
});

test('An hour that is too old prices nothing', async () => {
  const bars = [bar('2026-06-24T16:00', 7), bar('2026-06-24T20:00', 8)];
  expect(await closes('2026-06-24T00:00', [['2026-06-24T21:00', ...bars]])).toEqual([]);
});

test('A session is not priced before everything up to its close is known', async () => {
  expect(await closes('2026-06-24T00:00', [['2026-06-24T19:00', bar('2026-06-24T18:00', 7)]])).toEqual([]);
});

test('A session that is settled already is not priced again', async () => {
  const bars = [bar('2026-06-24T19:00', 2), bar('2026-06-25T19:00', 3)];
  expect(await closes('2026-06-24T20:00', [['2026-06-25T20:00', ...bars]])).toEqual([['2026-06-25', 3]]);
});

test('A session is priced once where its close lies on the edge of two pages', async () => {
  const pages = [
    ['2026-06-24T20:00', bar('2026-06-24T19:00', 2)],
    ['2026-06-24T21:00', bar('2026-06-24T20:00', 3)],
  ] as const;
  expect(await closes('2026-06-24T00:00', pages)).toEqual([['2026-06-24', 2]]);
});

test('A page without hours settles the sessions it spans', async () => {
  const pages = [
    ['2026-06-24T20:00', bar('2026-06-24T19:00', 2)],
    ['2026-06-26T00:00'],
    ['2026-06-26T20:00', bar('2026-06-26T19:00', 4)],
  ] as const;
  const found = await closes('2026-06-24T00:00', pages);
  expect(found.map(([date]) => date)).toEqual(['2026-06-24', '2026-06-26']);
});
