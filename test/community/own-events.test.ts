import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOwnEvents, writeOwnEvents } from '../../src/community/events.ts';
import { dateOfEpochDay } from '../../src/market/calendar-days.ts';

const event = fc.record({
  date: fc.integer({ min: 18_000, max: 22_000 }).map(dateOfEpochDay),
  label: fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.replace(/[\s;]+/gu, ' ').trim() || 'x'),
});

it('dates of a community come back from a command line as they were', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 10 }), (events) => {
      const sorted = events.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
      expect(readOwnEvents(writeOwnEvents(events))).toEqual(sorted);
    }),
  );
});

it('a semicolon in the words of a date does not make two of it', () => {
  expect(readOwnEvents(writeOwnEvents([{ date: '2026-07-01', label: 'Vote; result' }]))).toEqual([
    { date: '2026-07-01', label: 'Vote, result' },
  ]);
});

it('at most ten dates are carried, the nearest ones', () => {
  const many = Array.from({ length: 12 }, (_, i) => ({ date: dateOfEpochDay(20_012 - i), label: `day ${i}` }));
  const kept = readOwnEvents(writeOwnEvents(many)).map(({ label }) => label);
  expect(kept).toHaveLength(10);
  expect(kept[0]).toBe('day 11');
});

it('a part that names no day is left out', () => {
  expect(readOwnEvents('tomorrow something; 2026-07-01')).toEqual([]);
});
