import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopbackOnly } from '../support/cli/spawn-ask.ts';

const project = resolve(import.meta.dirname, '../..');

const [, terminal = ''] = /\nIn the terminal,([\s\S]*?)\n## /.exec(readFileSync(join(project, 'README.md'), 'utf8'))!;

const blocks = [...terminal.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block!);

/** A fresh clone as far as a question in the terminal needs one: nothing of what the examples make is there. */
const clone = mkdtempSync(join(tmpdir(), 'rift-clone-'));

afterAll(() => {
  rmSync(clone, { recursive: true });
});

const env = { PATH: `${join(project, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`, ...loopbackOnly };

/** Types a block as it stands, without a network; a command that fails ends it. */
const type = (block: string) => promisify(execFile)('sh', ['-ec', block], { cwd: clone, env });

describe('The examples for the terminal in the README, typed in a clone without a network', () => {
  const said: string[] = [];

  beforeAll(async () => {
    cpSync(join(project, 'package.json'), join(clone, 'package.json'));
    for (const name of ['src', 'commands', 'node_modules']) symlinkSync(join(project, name), join(clone, name));
    for (const block of blocks) said.push((await type(block)).stdout);
  }, 120_000);

  it('are answered, the first ones by the simulation', () => {
    expect(said).toHaveLength(2);
    expect(said[0]!.match(/^SIMULATED · /gm)).toHaveLength(4);
    expect(existsSync(join(clone, 'out/compare.png'))).toBe(true);
  });

  it('print one object for every question of a file', () => {
    const told = said[0]!.trim().split('\n').slice(-2).map((line) => JSON.parse(line) as unknown); // prettier-ignore
    expect(told).toMatchObject([
      { line: 'divergence ETH RUT', exit: 0, answer: { simulated: true } },
      { line: 'correlation BTC GOLD', exit: 0, answer: { simulated: true } },
    ]);
  });

  it('end with a verdict on prices of one’s own', () => {
    expect(said[1]).toMatch(/^(?:Ordinary|Unusual|Rare|Record)\. Ethereum .* Acme /);
    expect(said[1]).toContain('ETH: eth.csv · ACME: acme.csv');
  });
});
