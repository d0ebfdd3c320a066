import { expect, test } from 'vitest';
import { PicturePainter } from '../../src/adapters/replies.ts';
import type { Image, Painter } from '../../src/reports/chart-spec.ts';
import { createPainter } from '../../src/workers/painter.ts';
import { sampleDivergence } from '../support/sample-drawings.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const image: Image = { png: new Uint8Array(3), width: 1280, height: 720 };

const picture = { chart: sampleDivergence(), altText: 'a picture', cacheKey: 'one' };

/** A painter that answers with these in turn. */
function painterOf(...answers: (() => Promise<Image>)[]): Painter {
  return { paint: () => answers.shift()!(), close: () => Promise.resolve() };
}

test('a picture that could not be painted is none, and is tried again when it is wanted again', async () => {
  const failing = (): Promise<Image> => Promise.reject(new Error('no ink'));
  const pictures = new PicturePainter(
    painterOf(failing, () => Promise.resolve(image)),
    silent,
  );
  expect([await pictures.paint(picture, 'dark'), await pictures.paint(picture, 'dark')]).toEqual([undefined, image]);
});

test('two platforms that share a painter get the very same picture', async () => {
  const painter = createPainter();
  const [one, other] = [new PicturePainter(painter, silent), new PicturePainter(painter, silent)];
  const first = await one.paint(picture, 'dark');
  const second = await other.paint({ ...picture, chart: sampleDivergence() }, 'dark');
  await painter.close();
  expect(first).toBeDefined();
  expect(second).toBe(first);
});
