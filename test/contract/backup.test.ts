import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { acquireBotLock, type Database, openDatabase } from '../../src/storage/database.ts';
import { loopbackOnly } from '../support/cli/spawn-ask.ts';

let folder: string;

let database: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rift-backup-'));
  database = await openDatabase(`sqlite:${at('data/rift.db')}`);
});

afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(folder, name);

interface Ended {
  readonly code: unknown;
  readonly said: string;
  readonly written: Buffer;
}

/** Runs a command as an operator does, whose files anybody may read unless something is done about it. */
async function run(argv: readonly string[], input: Buffer = Buffer.alloc(0), env = {}): Promise<Ended> {
  const main = resolve(import.meta.dirname, '../../src/main.ts');
  const settings = { PATH: process.env['PATH'] ?? '', ...loopbackOnly, DATABASE_URL: database.url, ...env };
  const child = spawn(process.execPath, [main, ...argv], { env: settings });
  const written: Buffer[] = [];
  let said = '';
  child.stdout.on('data', (data: Buffer) => written.push(data));
  child.stderr.on('data', (data) => (said += String(data)));
  child.stdin.on('error', () => undefined); // it may not care for what is given
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [unknown];
  return { code, said, written: Buffer.concat(written) };
}

const keep = (word: string): Promise<unknown> =>
  database.run((db) => sql`insert into community_events values ('c', '2026-01-01', ${word})`.execute(db));

async function wordsIn(path: string): Promise<string[]> {
  const copy = await openDatabase(`sqlite:${path}`);
  const { rows } = await copy.read((db) =>
    sql<{ label: string }>`select label from community_events order by label`.execute(db),
  );
  await copy.close();
  return rows.map(({ label }) => label);
}

it('the folder of a new database is its owner’s alone', () => {
  expect(statSync(at('data')).mode & 0o777).toBe(0o700);
});

describe('a copy', () => {
  it('is made while bots run, of everything confirmed until then, and is its owner’s alone', async () => {
    const lock = await acquireBotLock(database);
    await keep('confirmed');
    const { code, said } = await run(['backup', '--to', at('copy.db')]);
    await keep('later');
    expect([code, said]).toEqual([0, expect.stringContaining('it is whole')]);
    expect(statSync(at('copy.db')).mode & 0o777).toBe(0o600);
    expect(await wordsIn(at('copy.db'))).toEqual(['confirmed']);
    await lock.release();
  }, 60_000);

  it('goes out through a pipe', async () => {
    await keep('confirmed');
    const { code, written } = await run(['backup', '--to', '-']);
    writeFileSync(at('piped.db'), written);
    expect([code, existsSync(at('data/rift.db.copy'))]).toEqual([0, false]);
    expect(await wordsIn(at('piped.db'))).toEqual(['confirmed']);
  }, 60_000);

  it('takes the place of no file that is there', async () => {
    writeFileSync(at('copy.db'), 'mine');
    const { code, said } = await run(['backup', '--to', at('copy.db')]);
    expect([code, said]).toEqual([2, expect.stringContaining('is there already')]);
    expect(readFileSync(at('copy.db'), 'utf8')).toBe('mine');
  }, 60_000);

  it.each([
    ['nowhere', ['backup'], {}, 'npm run backup -- --to FILE'],
    ['of PostgreSQL', ['backup', '--to', 'x.db'], { DATABASE_URL: 'postgres://u:hidden@127.0.0.1:1/x' }, 'pg_dump'],
    ['of nothing', ['backup', '--to', 'x.db'], { DATABASE_URL: 'sqlite:/nowhere/rift.db' }, 'There is no file'],
    ['into no folder', ['backup', '--to', '/nowhere/x.db'], {}, 'No copy was made: '],
  ])(
    '%s is refused in a sentence',
    async (_, argv, env, sentence) => {
      const { code, said } = await run(argv, undefined, env);
      expect([code, said.trimEnd().split('\n')]).toEqual([2, [expect.stringContaining(sentence)]]);
      expect(said).not.toContain('hidden');
    },
    60_000,
  );
});

describe('a copy that is put back', () => {
  let copy: string;
  beforeEach(async () => {
    copy = at('copy.db');
    await keep('earlier');
    await run(['backup', '--to', copy]);
    await keep('later');
  }, 60_000);

  it('stands in the place of the file, and what stood there beside it', async () => {
    chmodSync(at('data/rift.db'), 0o640);
    await database.close();
    const { code, written } = await run(['restore', '--from', copy]);
    expect([code, String(written)]).toEqual([0, expect.stringContaining('Now start Rift')]);
    expect(statSync(at('data/rift.db')).mode & 0o777).toBe(0o640);
    expect(await wordsIn(at('data/rift.db'))).toEqual(['earlier']);
    expect(await wordsIn(at('data/rift.db.old'))).toEqual(['earlier', 'later']);
  }, 60_000);

  it('takes along the log of a process that was killed', async () => {
    const { code } = await run(['restore', '--from', copy]);
    expect([code, existsSync(at('data/rift.db-wal')), existsSync(at('data/rift.db.old-wal'))]).toEqual([
      0,
      false,
      true,
    ]);
  }, 60_000);

  it('comes in through a pipe, also where there is nothing', async () => {
    const bytes = readFileSync(copy);
    const there = at('new/rift.db');
    const { code } = await run(['restore', '--from', '-'], bytes, { DATABASE_URL: `sqlite:${there}` });
    expect(code).toBe(0);
    expect(await wordsIn(there)).toEqual(['earlier']);
  }, 60_000);

  it('waits until bots that run on the file are stopped', async () => {
    const lock = await acquireBotLock(database);
    const { code, said } = await run(['restore', '--from', copy]);
    await lock.release();
    expect([code, said]).toEqual([2, expect.stringContaining('already running its bots')]);
    expect(existsSync(at('data/rift.db.old'))).toBe(false);
  }, 60_000);

  it('replaces nothing that was kept beside it the last time', async () => {
    writeFileSync(at('data/rift.db.old'), 'kept');
    const { code, said } = await run(['restore', '--from', copy]);
    expect([code, said]).toEqual([2, expect.stringContaining('Nothing was put back')]);
    expect(await wordsIn(at('data/rift.db'))).toEqual(['earlier', 'later']);
  }, 60_000);

  it.each([
    ['damaged', () => Buffer.concat([readFileSync(copy).subarray(0, 8192), Buffer.alloc(40_960, 0xa5)]), 'damaged'],
    ['cut off', () => readFileSync(copy).subarray(0, 20_000), 'damaged'],
    ['no database', () => Buffer.from('hello'.repeat(1000)), 'damaged'],
    ['empty', () => Buffer.alloc(0), 'no database of Rift'],
  ])(
    'is refused where it is %s, and the file stays',
    async (_, bytes, reason) => {
      const { code, said } = await run(['restore', '--from', '-'], bytes());
      expect([code, said]).toEqual([2, expect.stringContaining(reason)]);
      expect(await wordsIn(at('data/rift.db'))).toEqual(['earlier', 'later']);
      expect(existsSync(at('data/rift.db.new'))).toBe(false);
    },
    60_000,
  );

  it('is refused where a newer Rift made it', async () => {
    const newer = await openDatabase(`sqlite:${copy}`);
    await newer.run((db) => sql`insert into migrations values ('0099-later.ts')`.execute(db));
    await newer.close();
    const { code, said } = await run(['restore', '--from', copy]);
    expect([code, said]).toEqual([2, expect.stringContaining('newer Rift (0099-later.ts)')]);
  }, 60_000);
});
