import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerBatchLine, answerInTerminal, sentenceOf } from '../../../src/adapters/cli/run-ask.ts';
import { sampleChat } from '../../support/sample-chat.ts';

const script = join(import.meta.dirname, '../../support/cli/small-ask.ts');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ask-'));
});

afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function ask(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

describe('asking in the terminal', () => {
  it('prints the answer and ends with 0', async () => {
    const { code, out, err } = await ask('gap eth btc 90');
    expect([code, out, err]).toEqual([0, 'ETH against BTC over 90 sessions\n', '']);
  });

  it.each(['--help', '-h'])(
    'says on %s how it is written, every option and every exit code, and ends with 0',
    async (flag) => {
      const { code, out, err } = await ask(flag);
      expect([code, err]).toEqual([0, '']);
      for (const word of ['Usage:', '--json', '--png', '--data', '--as-of', '--batch', '--jobs', '--help'])
        expect(out).toContain(word);
      expect([...out.matchAll(/^ {2}(\d) {2}/gmu)].map(([, exit]) => exit)).toEqual(['0', '1', '2', '3']);
    },
  );

  it('reads the question from several words as well', async () => {
    expect((await ask('gap', 'eth', 'btc')).out).toBe('ETH against BTC over 60 sessions\n');
  });

  it('keeps a sentence together that the shell handed over as one word', async () => {
    expect((await ask('check', 'ETH window:90 never')).out).toBe('ETH window:90 never\n');
  });

  it('prints exactly one JSON object with --json', async () => {
    const { out } = await ask('drawn', '--json');
    expect(out).toBe('{"command":"drawn","z":null}\n');
  });

  it('takes --as-of as the option as_of', async () => {
    const { code, err } = await ask('gap', '--as-of', '2026-02-30');
    expect([code, err]).toEqual([2, '2026-02-30 is not a day of the calendar; as_of takes a date like 2026-06-25.\n']);
  });

  it('writes the picture and leaves nothing beside it', async () => {
    const { code } = await ask('drawn', '--png', join(folder, 'a.png'));
    expect(code).toBe(0);
    expect((await readFile(join(folder, 'a.png'))).subarray(1, 4).toString()).toBe('PNG');
    expect(await readdir(folder)).toEqual(['a.png']);
  });

  it.each([
    [
      2,
      ['gap eth btc 500'],
      'window takes a whole number from 20 to 365; 500 is too large. Try: gap eth btc window:365\n',
    ],
    [2, ['gpa'], 'There is no command "gpa"; did you mean gap?\n'],
    [
      3,
      ['dry'],
      'No data source answered for ETH: Kraken (timeout). With --data sample a simulation answers, labelled as one.\n',
    ],
    [2, ['gap', '--data', 'nowhere'], '--data takes live, csv:DIR or sample.\n'],
    [2, ['gap', '--png', '/nowhere/at/all.png'], 'This answer has no picture; ask without --png.\n'],
  ])('ends with %i and one sentence for %j', async (code, args, sentence) => {
    expect(await ask(...args)).toEqual({ code, out: '', err: sentence });
  });

  it('ends with 2 where the picture cannot be written', async () => {
    const { code, err } = await ask('drawn', '--png', join(folder, 'no', 'a.png'));
    expect(code).toBe(2);
    expect(err).toContain('cannot be written to');
  });

  it('ends with 1 and an id for a fault of ours', async () => {
    const { code, out, err } = await ask('broken');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^Something broke on our side, id [0-9a-f]{6};.*\n$/);
  });

  it.each([[[]], [['gap', '--jsn']], [['gap', '--png']], [['gap', '--png=']]])(
    'ends with 2 and shows how it is written for %j',
    async (args) => {
      const { code, err } = await ask(...args);
      expect(code).toBe(2);
      expect(err).toMatch(/^[^\n]*ask "divergence ETH RUT" \[--json\][^\n]*\n$/);
    },
  );
});

describe('plain words in the terminal', () => {
  const chat = sampleChat();
  const reportOf = async (line: string) => (await answerInTerminal(chat, line, {})).reply.report;

  it.each([
    ['is it normal that gold and stocks are this far apart?', 'divergence gold stocks'],
    [
      'is it normal that gold and stocks are this far apart? as_of:2024-05-01',
      'divergence gold stocks as_of:2024-05-01',
    ],
    ['eth rut', 'divergence ETH RUT'],
    ['How closely do gold and stocks move together?', 'correlation gold stocks'],
    [
      'Ethereum has decoupled from stocks as_of:2024-05-02',
      'check "Ethereum has decoupled from stocks" as_of:2024-05-02',
    ],
  ])('%s', async (words, command) => {
    expect(await reportOf(words)).toEqual(await reportOf(command));
  });

  it('of a batch are answered as of the day of the batch', async () => {
    const told = JSON.parse(
      await answerBatchLine(chat, 'how far is gold from stocks?', { asOf: '2024-05-01' }),
    ) as object;
    expect(told).toMatchObject({ line: 'how far is gold from stocks?', exit: 0, answer: { asOf: '2024-05-01' } });
  });

  it.each(['thanks bro', 'lol ok', 'hello'])('that ask nothing are refused in one sentence: %s', async (words) => {
    const outcome = await answerInTerminal(chat, words, {});
    const sentence = `There is no command "${words.split(' ')[0]!}"; help lists them all.`;
    expect([outcome.kind, sentenceOf(outcome)]).toEqual(['refused', sentence]);
  });
});
