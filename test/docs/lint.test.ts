import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Only the two rules in question, without the types a snippet has no project for. */
const eslint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-syntax' || ruleId === 'no-restricted-globals',
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

async function complaints(code: string, file: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: resolve(root, file) });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const impure = [
  'export const now = Date.now();',
  'export const now = new Date();',
  'export const luck = Math.random();',
  'export const home = process.env;',
  "export const answer = fetch('http://127.0.0.1');",
  'setTimeout(() => undefined, 1);',
  'setInterval(() => undefined, 1);',
  'setImmediate(() => undefined);',
  "export const bytes = Buffer.from('a');",
  "export const fs = require('fs');",
  'export const now = performance.now();',
  'export const now = Date();',
  'export const luck = crypto.randomUUID();',
  'export const home = globalThis.process;',
  "console.log('here');",
];

describe('The linter', () => {
  it.each(impure)('refuses in a pure room: %s', async (code) => {
    expect(await complaints(code, 'src/analytics/series.ts')).toHaveLength(1);
  });

  it('lets a pure room make a date of an argument', async () => {
    expect(await complaints('export const day = new Date(0);', 'src/analytics/series.ts')).toEqual([]);
  });

  it('lets the rest of the house read the clock', async () => {
    expect(await complaints(impure.join('\n'), 'src/run-ask.ts')).toEqual([]);
  });
});
