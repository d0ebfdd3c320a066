import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

const train = (...args: string[]): string =>
  execFileSync(process.execPath, ['test/calibration/train-relevance.ts', ...args], { cwd: root, encoding: 'utf8' });

it('the weights are those that the labelled texts give', { timeout: 240_000 }, () => {
  const out = join(mkdtempSync(join(tmpdir(), 'rift-weights-')), 'weights.json');
  train('--out', out);
  expect(readFileSync(out, 'utf8')).toBe(readFileSync(join(root, 'src/claims/lexicon/relevance-weights.json'), 'utf8'));
});

it('texts of writers it has not seen are told apart', { timeout: 240_000 }, () => {
  const said = train('--apart', 'w40,w41,w42,w43');
  const [all] = /told apart: (\S+) of all/.exec(said)!.slice(1).map(Number);
  expect(all).toBeGreaterThan(0.9);
});
