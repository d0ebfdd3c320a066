import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeLeftovers } from '../support/run-folder.ts';

const folder = join(tmpdir(), 'rift-leftovers');

beforeEach(() => mkdirSync(folder));

afterEach(() => rmSync(folder, { recursive: true }));

it('deletes what runs that have ended left behind, and nothing of a run that goes on or of anybody else', () => {
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  const kept = [`rift-tests-${process.pid}-abc`, 'rift-abc', 'rift-tests-notes'];
  for (const name of [...kept, `rift-tests-${ended}-abc`]) mkdirSync(join(folder, name));
  removeLeftovers(folder);
  expect(readdirSync(folder).toSorted()).toEqual(kept.toSorted());
});
