import { expect, test } from 'vitest';
import { parseLine } from '../../../src/chat/parser/parse-line.ts';
import { commands } from '../../support/command-chat.ts';

const read = (line: string) => parseLine(line, { commands, catalogue: [] });

test.each([
  'eventadd 2026-05-01 Our token listed',
  'eventadd Our token listed 2026-05-01',
  'eventadd Our 2026-05-01 token listed',
  'eventadd date:2026-05-01 Our token listed',
  'eventadd 2026-05-01 label:Our token listed',
  'eventadd 2026-05-01 "Our token listed"',
])('%s names a day and what happened, with quotes or without', (line) => {
  expect(read(line).options).toEqual({ date: '2026-05-01', label: 'Our token listed' });
});

test('a second date is part of what happened', () => {
  expect(read('eventadd 2026-05-01 Vesting until 2027-05-01').options['label']).toBe('Vesting until 2027-05-01');
});

test('a date in quotes is what happened', () => {
  expect(() => read('eventadd "2026-05-01"')).toThrow('eventadd needs date');
});

test('a day alone does not say what happened', () => {
  expect(() => read('eventadd 2026-05-01')).toThrow('eventadd needs label');
});

test('a day that does not exist is refused as such', () => {
  expect(() => read('eventadd 2026-02-30 Our token listed')).toThrow('2026-02-30');
});
