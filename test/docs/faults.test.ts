import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const rows = readFileSync(resolve(root, 'docs/faults.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!Fault |---)/.test(line))
  .map((line) => ({ fault: line.split('|')[1]!.trim(), shown: /`(test\/\S+)` › (.+?) \|$/.exec(line) }));

it('names a test for every fault', () => {
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter(({ shown }) => shown === null).map(({ fault }) => fault)).toEqual([]);
});

it.each(rows)('names a test that exists: $fault', ({ shown }) => {
  const [, file, name] = shown!;
  const path = resolve(root, file!);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : `there is no ${file}`;
  expect(text).toContain(`('${name}'`);
});
