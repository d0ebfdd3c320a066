import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopbackOnly, spawnAsk } from '../../support/cli/spawn-ask.ts';

const script = join(import.meta.dirname, '../../support/cli/small-ask.ts');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'batch-'));
});

afterAll(() => rm(folder, { recursive: true }));

interface Answered {
  readonly line: string;
  readonly exit: number;
  readonly answer?: unknown;
  readonly error?: string;
}

const parsed = (out: string): Answered[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answered);

const start = (...args: string[]) =>
  spawn(process.execPath, [script, ...args], { env: { ...process.env, ...loopbackOnly } });

/** Asks the small commands everything in this text, over standard input. */
async function batch(text: string, ...args: string[]): Promise<{ code: number; told: Answered[]; err: string }> {
  const child = start('--batch', '-', ...args);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  child.stdin.end(text);
  const [code] = (await once(child, 'close')) as [number];
  return { code, told: parsed(said.out), err: said.err };
}

describe('a batch of questions', () => {
  it('answers every line in order, one object a line, and ends with 0', async () => {
    const { code, told } = await batch('gap eth btc 90\ngap eth btc 30\n');
    expect([code, told]).toEqual([
      0,
      [
        { line: 'gap eth btc 90', exit: 0, answer: { command: 'gap', window: 90 } },
        { line: 'gap eth btc 30', exit: 0, answer: { command: 'gap', window: 30 } },
      ],
    ]);
  });

  it('goes on after a line that fails, and gives each failure its own exit code', async () => {
    const { code, told } = await batch('gpa\ndry\nbroken\ngap eth btc\n');
    expect([code, told.map(({ exit }) => exit)]).toEqual([0, [2, 3, 1, 0]]);
  });

  it('says in one sentence what is wrong with a line, and what would be right', async () => {
    const { told } = await batch('gap eth btc 500\n');
    expect(told[0]).toEqual({
      line: 'gap eth btc 500',
      exit: 2,
      error: 'window takes a whole number from 20 to 365; 500 is too large. Try: gap eth btc window:365',
    });
  });

  it('skips blank lines and reads a last line without an end, and lines of Windows', async () => {
    const { told } = await batch('\ufeffgap eth btc\r\n\r\n   \ngap btc eth');
    expect(told.map(({ line }) => line)).toEqual(['gap eth btc', 'gap btc eth']);
  });

  it('keeps a quoted sentence together', async () => {
    const { told } = await batch('check "ETH has never, ever been this far"\n');
    expect(told[0]!.exit).toBe(0);
  });

  it('answers as of a day every line that names none itself', async () => {
    const { told } = await batch('gap eth btc as_of:2026-02-31\ngap eth btc\n', '--as-of', '2026-02-30');
    expect(told.map(({ error }) => error?.slice(0, 10))).toEqual(['2026-02-31', '2026-02-30']);
  });

  it('leaves the day out where a command answers for none', async () => {
    const { told } = await batch('drawn\n/drawn\n', '--as-of', '2026-02-05');
    expect(told.map(({ exit }) => exit)).toEqual([0, 0]);
  });

  it('refuses a line longer than 16 KB and answers the next', async () => {
    const { told } = await batch(`gap ${'x'.repeat(20_000)}\ngap eth btc\n`);
    expect(told.map(({ exit }) => exit)).toEqual([2, 0]);
    expect(told[0]!.error).toContain('longer than 16 KB');
  });

  it('answers a line as soon as it is there, so that a program may ask and read in turn', async () => {
    const child = start('--batch', '-');
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    child.stdin.write('gap eth btc 90\n');
    const first = (await lines.next()).value as string;
    child.stdin.end('gap eth btc 30\n');
    const second = (await lines.next()).value as string;
    expect([first, second].map((line) => (JSON.parse(line) as Answered).line)).toEqual([
      'gap eth btc 90',
      'gap eth btc 30',
    ]);
  });

  it('shows no progress where nobody watches', async () => {
    expect((await batch('gap eth btc\n')).err).toBe('');
  });

  it('says that it was stopped, with 2, when it is interrupted', async () => {
    const child = start('--batch', '-');
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdin.write('gap eth btc\n');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    expect([code, err]).toEqual([2, 'The batch was stopped after 1 line.\n']);
  });

  it.each([
    ['there is no file', ['--batch', '/nowhere/at/all.txt'], /^\/nowhere\/at\/all\.txt cannot be read \(ENOENT\)/],
    ['it is a folder', ['--batch', '/tmp'], /^\/tmp cannot be read \(EISDIR\)/],
    ['it has no end of a line', ['--batch', '/dev/zero'], /^A line goes on for more than 16 MB/],
    ['a question stands beside it', ['gap', '--batch', '-'], /^--batch reads the questions from its file/],
    ['a picture is wanted', ['--batch', '-', '--png', 'a.png'], /^--batch draws no pictures/],
    ['jobs are no number', ['--batch', '-', '--jobs', 'many'], /^--jobs takes a whole number from 1 to 64/],
    ['jobs are nought', ['--batch', '-', '--jobs', '0'], /^--jobs takes a whole number from 1 to 64/],
    ['jobs come without a batch', ['gap', '--jobs', '2'], /^--jobs goes with --batch/],
  ])('ends with 2 and one sentence where %s', async (_, args, sentence) => {
    const child = start(...args);
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdin.end();
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(err.trimEnd()).not.toContain('\n');
  });
});

describe('a batch in the real program', () => {
  const questions = [20, 30, 45, 60, 90].map((window) => `divergence ETH RUT window:${window}`);
  const asked = async (...args: string[]): Promise<string> => {
    const file = join(folder, 'questions.txt');
    await writeFile(
      file,
      `${[...questions, 'nonsense', 'check "ETH has decoupled from the Russell 2000"'].join('\n')}\n`,
    );
    const { stdout } = await spawnAsk(['--batch', file, '--data', 'sample', '--as-of', '2026-06-24', ...args]);
    return stdout;
  };

  let one: string;
  beforeAll(async () => {
    one = await asked();
  });

  it('answers with the same object as a question asked alone', async () => {
    const alone = await spawnAsk([questions[2]!, '--json', '--data', 'sample', '--as-of', '2026-06-24']);
    const together = parsed(one);
    expect(together.map(({ exit }) => exit)).toEqual([0, 0, 0, 0, 0, 2, 0]);
    expect(together[2]!.answer).toEqual(JSON.parse(alone.stdout));
  });

  it('answers the same, in the same order, with several jobs', async () => {
    expect(await asked('--jobs', '3')).toBe(one);
  });

  it('says in one sentence, with 2, that a folder cannot be opened, whatever the jobs', async () => {
    const file = join(folder, 'one.txt');
    await writeFile(file, 'divergence ETH RUT\n');
    const args = ['--batch', file, '--data', `csv:${folder}`];
    const [alone, two] = [await spawnAsk(args), await spawnAsk([...args, '--jobs', '2'])];
    expect([alone.code, two.code]).toEqual([2, 2]);
    expect(two.stderr).toBe(alone.stderr);
  });

  it('does not let several jobs fetch the same live prices', async () => {
    const { code, stderr } = await spawnAsk(['--batch', '/dev/null', '--data', 'live', '--jobs', '2'], folder);
    expect([code, stderr]).toEqual([2, '--jobs answers from csv:DIR or sample; live prices are asked with one.\n']);
  });
});
