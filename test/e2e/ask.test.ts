import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/claims/check.ts';
import { type FolderChat, openFolderChat } from '../support/chat/folder-chat.ts';
import { spawnAsk } from '../support/cli/spawn-ask.ts';
import { referenceFolder } from '../support/reference-folder.ts';

const isHere = existsSync(resolve(referenceFolder, 'oracle'));

describe.skipIf(!isHere)('A question in a process of its own (needs the reference data folder)', () => {
  let chat: FolderChat;
  beforeAll(async () => {
    chat = await openFolderChat(referenceFolder);
  });

  const asJson = async <Report>(line: string, ...more: string[]): Promise<Report> => {
    const { code, stdout, stderr } = await spawnAsk([line, '--json', '--data', `csv:${referenceFolder}`, ...more]);
    expect([code, stderr]).toEqual([0, '']);
    return JSON.parse(stdout) as Report;
  };

  it('prints the same divergence report as the chat', async () => {
    const line = 'divergence ETH IWM as_of:2026-06-25 sampling:utc';
    expect(await asJson(line)).toEqual(await chat.report(line));
  });

  it('prints the same check as the chat, whether the day stands in the line or beside it', async () => {
    const line =
      'check "Ethereum is trading at a level of divergence from the Russell 2000 not previously observed" ' +
      'subject:ETH2015 benchmark:IWM starts:2015-08-10,2017-11-09,2020-01-02,2022-01-03';
    const printed = await asJson<CheckReport>(line, '--as-of', '2026-02-05');
    expect(printed).toEqual(await chat.report(`${line} as_of:2026-02-05`));
    expect(printed.multiverse).toMatchObject({ cells: 144, recordAbs: 8, recordSigned: 32 });
  });

  it('prints the same history as the chat, noise simulated in a thread of its own', async () => {
    const line = 'history ETH IWM as_of:2026-06-25 sampling:utc';
    expect(await asJson(line)).toEqual(await chat.report(line));
  }, 120_000);
});

describe('what a question in a terminal loads', () => {
  const root = new URL('../../', import.meta.url).href;
  let loaded: string[] = [];
  beforeAll(async () => {
    const NODE_OPTIONS = `--import ${new URL('../support/cli/modules-loaded.ts', import.meta.url).href}`;
    const { code, stderr } = await spawnAsk(['divergence ETH RUT', '--data', 'sample'], undefined, { NODE_OPTIONS });
    if (code !== 0) throw new Error(stderr);
    loaded = (JSON.parse(stderr) as string[]).map((url) => url.replace(root, ''));
  });
  const within = (folder: string): string[] => loaded.filter((name) => name.startsWith(folder));

  it('is one command', () => {
    expect(within('commands/')).toEqual(['commands/divergence.ts']);
  });

  it.each(['src/storage/', 'src/claims/', 'node_modules/kysely/', 'node_modules/discord.js/', 'node_modules/piscina/'])(
    'is nothing of %s',
    (folder) => {
      expect(within(folder)).toEqual([]);
    },
  );

  it('is no language but English, terms aside', () => {
    const others = within('src/messages/catalogs/').filter((name) => !/\/en\/|languages\.ts|terms\.ts/.test(name));
    expect(others).toEqual([]);
  });
});
