import { expect, test } from 'vitest';
import { type Change, ChangeBook } from '../support/chaos/changes-kept.ts';
import { chaosSummary } from '../support/chaos/run.ts';
import type { SideEnd } from '../support/chaos/tally.ts';

/** Everything as it was promised. */
const kept: SideEnd = {
  ...{ name: 'SQLite', due: 10, arrived: 10, asked: 9, answered: 9, confirmed: 3 },
  ...{ deaths: [], doubled: [], lost: {}, lostWithoutReason: [], changed: [], changesLost: [] },
  ...{ beyondBelief: [], leaks: [], stops: [{ ms: 300, code: 0 }] },
  longestSilenceMs: { discord: 1000, telegram: 1000 },
};

const judge = (end: Partial<SideEnd>): boolean => chaosSummary({ sides: [{ ...kept, ...end }], faults: {} }).isKept;

test('a trial in which everything was kept is passed', () => {
  expect(judge({ lost: { 'unknown: the connection to Telegram broke after sending': 2 } })).toBe(true);
});

test.each([
  ['a process that died', { deaths: ['SQLite ended'] }],
  ['a digest that came twice', { doubled: ['discord:1'] }],
  ['a digest that is lost and nobody knows why', { lostWithoutReason: ['discord:1 sent'] }],
  ['a digest that a stranger changed', { changed: ['discord:1'] }],
  ['no digest at all', { arrived: 0 }],
  ['a platform silent for minutes', { longestSilenceMs: { discord: 1000, telegram: 600_000 } }],
  ['people who are not answered', { answered: 2 }],
  ['a confirmed change that is gone', { changesLost: ['theme'] }],
  ['a move nobody can believe', { beyondBelief: ['ETH rose 7526 %'] }],
  ['a secret in the log', { leaks: ['token'] }],
  ['a process that does not stop', { stops: [{ ms: 11_000, code: 0 }] }],
  ['a process that stops with a fault', { stops: [{ ms: 100, code: 1 }] }],
] as const)('a trial with %s is failed', (_, end) => {
  expect(judge(end)).toBe(false);
});

const change = (value: string): Change => ({
  ...{ key: 'theme', value, platform: 'discord', command: 'settings', options: {}, place: 1 },
  confirmed: /Saved/,
});

const found = (value: string) => new Map([['theme', value]]);

test('a confirmed change that is not there is lost', () => {
  const book = new ChangeBook();
  book.begin(change('dark'))!('Saved: theme.');
  expect(book.lost(found('light'))).toEqual(['theme: dark was confirmed, light is there']);
});

test('a confirmed change in whose place is what somebody wanted afterwards without an answer is not lost', () => {
  const book = new ChangeBook();
  book.begin(change('dark'))!('Saved: theme.');
  book.begin(change('light'))!(undefined);
  expect(book.lost(found('light'))).toEqual([]);
});

test('nobody changes what is being changed', () => {
  const book = new ChangeBook();
  book.begin(change('dark'));
  expect(book.begin(change('light'))).toBeUndefined();
});
