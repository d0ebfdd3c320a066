import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/chat/load-commands.ts';
import { ConfigError } from '../../src/errors.ts';

const contract = pathToFileURL(join(import.meta.dirname, '../../src/chat/command.ts')).href;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commands-'));
});

afterEach(() => rm(folder, { recursive: true }));

function write(file: string, fields: string): Promise<void> {
  const shape = `name: 'ping', about: 'pings', examples: ['ping'], options: {}, run: async () => ({})`;
  return writeFile(
    join(folder, file),
    `import { defineCommand } from '${contract}';\nexport default defineCommand({ ${shape}, ${fields} });\n`,
  );
}

async function problems(): Promise<readonly string[]> {
  const error = await loadCommands(folder).catch((thrown: unknown) => thrown);
  return error instanceof ConfigError ? error.problems : [`loaded ${String(error)}`];
}

describe('loading commands', () => {
  it('finds every command by its file', async () => {
    await write('ping.ts', '');
    expect((await loadCommands(folder)).map(({ name }) => name)).toEqual(['ping']);
  });

  it('names all broken files at once', async () => {
    await write('pong.ts', '');
    await writeFile(join(folder, 'rest.ts'), 'export default 5;\n');
    expect(await problems()).toEqual([
      `pong.ts: the name "ping" must equal the file's name`,
      'rest.ts: it must export defineCommand({ name, about, examples, options, run }) by default',
    ]);
  });

  it('refuses an empty folder', async () => {
    expect(await problems()).toEqual([`${folder}: there is no command in it`]);
  });

  it('refuses a file that cannot be read as a module', async () => {
    await writeFile(join(folder, 'ping.ts'), 'throw new Error("no luck")\n');
    expect(await problems()).toEqual(['ping.ts: no luck']);
  });

  it('refuses a file that is not named like a command', async () => {
    await writeFile(join(folder, 'notes.md'), '');
    expect(await problems()).toEqual([`notes.md: a command's file is named like ping.ts`]);
  });

  it.each([
    [`about: ''`, 'the command needs an "about" of 1 to 100 characters'],
    [`about: 'x'.repeat(101)`, 'the command needs an "about" of 1 to 100 characters'],
    [`examples: []`, 'it needs at least one example'],
    [`examples: ['pong']`, 'the example "pong" must begin with ping'],
    [`options: { a_b: { kind: 'flag', about: 'x' } }`, 'the option "a_b" must be camelCase and at most 32 letters'],
    [`options: { a: { kind: 'colour', about: 'x' } }`, 'the option a has the unknown kind "colour"'],
    [`options: { a: { kind: 'flag', about: '' } }`, 'the option a needs an "about" of 1 to 100 characters'],
    [
      `options: { asOf: { kind: 'date', about: 'x' }, asof: { kind: 'date', about: 'x' } }`,
      'two options have the same name',
    ],
    [
      `options: { a: { kind: 'text', about: 'x', maxLength: 9 }, b: { kind: 'text', about: 'x', maxLength: 9 } }`,
      'it has more than one text option',
    ],
    [`options: { a: { kind: 'integer', about: 'x', min: 9, max: 1 } }`, 'the option a needs bounds, min up to max'],
    [
      `options: { a: { kind: 'integer', about: 'x', min: 1, max: 9, fallback: 10 } }`,
      'the option a offers 10, which is outside its own bounds',
    ],
    [
      `options: { a: { kind: 'integer', about: 'x', min: 1, max: 9, suggested: [0] } }`,
      'the option a offers 0, which is outside its own bounds',
    ],
    [`options: { a: { kind: 'number', about: 'x' } }`, 'the option a needs bounds, min up to max'],
    [
      `options: { a: { kind: 'choice', about: 'x', choices: [] } }`,
      'the option a needs 1 to 25 choices, each one word',
    ],
    [
      `options: { a: { kind: 'choice', about: 'x', choices: ['b'], fallback: 'c' } }`,
      'the option a falls back to c, which is no choice',
    ],
    [`options: { a: { kind: 'text', about: 'x' } }`, 'the option a needs a maxLength of at least 1'],
    [
      `options: { a: { kind: 'symbols', about: 'x', min: 0, max: 3 } }`,
      'the option a must take 1 to 25 symbols, min up to max',
    ],
    [
      `options: Object.fromEntries(Array.from({ length: 26 }, (_, i) => ['o' + i, { kind: 'flag', about: 'x' }]))`,
      'it has more than 25 options',
    ],
  ])('refuses %s', async (fields, problem) => {
    await write('ping.ts', fields);
    expect(await problems()).toEqual([`ping.ts: ${problem}`]);
  });
});
