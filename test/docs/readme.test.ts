import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createPainter } from '../../src/workers/painter.ts';
import { wordsIn, written } from '../demo/chat-pictures.ts';
import { openOwnDemo } from '../demo/in-process.ts';
import { answeringChat, frontPagePictures, paintFrontPage } from '../support/front-page.ts';
import { memoryReceipts } from '../support/memory-receipts.ts';
import { referenceFolder } from '../support/reference-folder.ts';
import { readmeNow, roomPicture } from './readme.ts';

const images = resolve(import.meta.dirname, '../../docs/images');

describe('The README', () => {
  it('shows the commands and the rooms as they are (npm run readme writes both)', async () => {
    const { written, current } = await readmeNow();
    expect(written).toBe(current);
  });
});

describe('A machine without a compiler', () => {
  const root = resolve(import.meta.dirname, '../..');
  const read = (path: string): unknown => JSON.parse(readFileSync(resolve(root, path), 'utf8'));
  const { packages } = read('package-lock.json') as { packages: Record<string, { readonly gypfile?: boolean }> };
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };

  /** npm builds what has a `binding.gyp`; of the package's own "no" it knows only what the lock file repeats. */
  const notBuilt = Object.keys(packages).filter(
    (path) =>
      existsSync(resolve(root, path, 'binding.gyp')) &&
      (read(`${path}/package.json`) as { readonly gypfile?: boolean }).gypfile === false,
  );

  it('is not asked to build a package that brings what it needs ("gypfile": false in the lock file)', () => {
    expect(notBuilt).toContain('node_modules/better-sqlite3');
    expect(notBuilt.filter((path) => packages[path]!.gypfile !== false)).toEqual([]);
    expect(notBuilt.filter((path) => allowScripts[path.slice('node_modules/'.length)] !== false)).toEqual([]);
  });
});

/** How many of 10,000 pixels differ by more than a shade. */
async function pixelsApart(first: Uint8Array, second: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([first, second].map((png) => sharp(png).removeAlpha().raw().toBuffer()));
  if (a!.length !== b!.length) return 10_000;
  const apart = a!.filter((value, at) => Math.abs(value - b![at]!) > 32).length;
  return (10_000 * apart) / a!.length;
}

describe.skipIf(!existsSync(referenceFolder))('The pictures of the README (needs the reference data folder)', () => {
  it('show what is drawn today (npm run gallery draws them anew)', async () => {
    const painter = createPainter({ workers: 1 });
    const old: string[] = [];
    for (const [file, picture] of await frontPagePictures()) {
      const shown = readFileSync(resolve(images, file));
      if ((await pixelsApart(shown, await paintFrontPage(painter, picture))) > 1) old.push(file);
    }
    await painter.close();
    expect(old).toEqual([]);
  });

  it('have in both chats what the bots say today (npm run gallery draws them anew)', async () => {
    const demo = await openOwnDemo(await answeringChat({ receipts: memoryReceipts(0) }));
    await demo.act('/discord/say', { text: written.discord });
    const [said] = await demo.messages('discord');
    await demo.act('/discord/check', { message: said!.id });
    await demo.act('/telegram/say', { text: written.telegram });
    const isAnswered = async (): Promise<boolean> => {
      const all = [...(await demo.messages('discord')), ...(await demo.messages('telegram'))];
      return all.filter(({ pictures }) => pictures.length > 0).length === 2;
    };
    await expect.poll(isAnswered, { timeout: 30_000 }).toBe(true);
    const now = { discord: await wordsIn(demo.url, 'discord'), telegram: await wordsIn(demo.url, 'telegram') };
    await demo.stop();
    expect(JSON.parse(readFileSync(resolve(images, 'chats.json'), 'utf8'))).toEqual(now);
  });
});

describe('The picture of the rooms', () => {
  it('leaves out an arrow that follows from others', () => {
    const room = (name: string, ...mayImport: string[]) => ({ name, path: `${name}/`, mayImport });
    const picture = roomPicture([room('top', 'middle', 'base'), room('middle', 'base'), room('base')]);
    expect(picture.split('\n').filter((line) => line.includes('-->'))).toEqual([
      '  top --> middle',
      '  middle --> base',
    ]);
  });
});
