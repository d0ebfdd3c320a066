import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { openCsvFolder } from '../../src/providers/csv.ts';

let root: string;

let folder: string;

const NOW_MS = Date.parse('2026-11-22T12:00Z');

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'strange-'));
  folder = join(root, 'data');
  await mkdir(folder);
});

afterEach(() => rm(root, { recursive: true }));

const eth = { name: 'Ethereum', kind: 'crypto', currency: 'USD', daily: 'eth.csv', dailyLabel: 'utc-day-end' };

const rows = 'date,close\n2026-11-20,2000\n2026-11-21,2100\n';

const manifest = (symbols: object) => writeFile(join(folder, 'symbols.json'), JSON.stringify({ symbols }));

/** The one sentence with which a folder is refused, when it is opened or when ETH is asked for. */
async function refusal(): Promise<string> {
  try {
    const market = await openCsvFolder(folder, () => NOW_MS);
    await market.daily(market.catalogue()[0]!, {});
    return 'answered';
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}

describe('A folder from a stranger', () => {
  it('whose file is a pipe nobody writes to is refused at once', async () => {
    await manifest({ ETH: eth });
    execFileSync('mkfifo', [join(folder, 'eth.csv')]);
    expect(await refusal()).toBe('eth.csv: it is no ordinary file; a text file has to stand there.');
  });

  it('whose list of symbols is a pipe is refused at once', async () => {
    execFileSync('mkfifo', [join(folder, 'symbols.json')]);
    expect(await refusal()).toBe('symbols.json: it is no ordinary file; a text file has to stand there.');
  });

  it.each(['/dev/zero', '/etc/passwd'])('with a link to %s is refused', async (target) => {
    await manifest({ ETH: eth });
    await symlink(target, join(folder, 'eth.csv'));
    expect(await refusal()).toBe(
      'eth.csv: it lies outside the folder; put it inside, without "..", and no link may lead out.',
    );
  });

  it('that names a file above itself is refused', async () => {
    await writeFile(join(root, 'secret.csv'), rows);
    await manifest({ ETH: { ...eth, daily: '../secret.csv' } });
    expect(await refusal()).toBe(
      '../secret.csv: it lies outside the folder; put it inside, without "..", and no link may lead out.',
    );
  });

  it('beside one whose name begins alike cannot reach into that', async () => {
    await mkdir(join(root, 'data2'));
    await writeFile(join(root, 'data2', 'eth.csv'), rows);
    await manifest({ ETH: { ...eth, daily: '../data2/eth.csv' } });
    expect(await refusal()).toContain('lies outside the folder');
  });

  it('may link within itself, and be a link', async () => {
    await manifest({ ETH: eth });
    await writeFile(join(folder, 'real.csv'), rows);
    await symlink('real.csv', join(folder, 'eth.csv'));
    await symlink(folder, join(root, 'linked'));
    folder = join(root, 'linked');
    expect(await refusal()).toBe('answered');
  });

  it('with a file of a gigabyte is refused without reading it', async () => {
    await manifest({ ETH: eth });
    await writeFile(join(folder, 'eth.csv'), rows);
    await truncate(join(folder, 'eth.csv'), 1_073_741_824);
    expect(await refusal()).toBe('eth.csv: it is larger than 256 MB; keep files of prices smaller.');
  });

  it('with one line of megabytes is refused by its number', async () => {
    await manifest({ ETH: eth });
    await writeFile(join(folder, 'eth.csv'), `date,close\n"${'9'.repeat(8_000_000)}"\n`);
    expect(await refusal()).toBe(
      'eth.csv line 2: the line is longer than 64 KB; every row has to stand on a line of its own.',
    );
  });

  it('with a price of kilobytes is refused in a short sentence', async () => {
    await manifest({ ETH: eth });
    await writeFile(join(folder, 'eth.csv'), `date,close\n2026-11-20,${'9'.repeat(30_000)}\n`);
    expect((await refusal()).length).toBeLessThan(300);
  });

  it('with twenty thousand symbols is refused before any file is read', async () => {
    await manifest(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`S${i}`, eth])));
    expect(await refusal()).toBe(
      'symbols.json: symbols names more than 1000 markets; split them over several folders.',
    );
  });

  it.each(['1e308', '1e-300', '2e15'])('with a close of %s is refused', async (close) => {
    await manifest({ ETH: eth });
    await writeFile(join(folder, 'eth.csv'), `date,close\n2026-11-20,${close}\n`);
    expect(await refusal()).toBe(
      `eth.csv line 2: "${close}" is no price of any market; it has to lie between 1e-15 and 1e15.`,
    );
  });
});
