import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import type { RenderOptions } from '../../src/charts/render/painter.ts';
import { renderPng } from '../../src/charts/render/render-png.ts';
import { sampleDivergence } from '../support/sample-drawings.ts';

const look: RenderOptions = { theme: 'light', width: 1280, height: 720 };

/** The rows of a picture in which two drawings differ. */
async function rowsThatDiffer(one: Buffer, other: Buffer): Promise<number[]> {
  const [first, second] = await Promise.all([one, other].map(pixelsOf));
  const rows = Array.from({ length: look.height }, (_, row) => row * look.width);
  return rows.flatMap((from, row) => {
    const [a, b] = [first!, second!].map((pixels) => pixels.subarray(from, from + look.width));
    return a!.filter((pixel, at) => pixel !== b![at]).length > look.width / 4 ? [row] : [];
  });
}

async function pixelsOf(png: Buffer): Promise<Uint32Array> {
  const canvas = createCanvas(look.width, look.height);
  canvas.getContext('2d').drawImage(await loadImage(png), 0, 0);
  const { data } = canvas.getContext('2d').getImageData(0, 0, look.width, look.height);
  return new Uint32Array(data.buffer, data.byteOffset, look.width * look.height);
}

/** The range of the axis does not hang on the level: its gap reaches further. */
const withLevel = (enterLevel: number): Buffer => {
  const plain = sampleDivergence({ episodes: [], usualRange: { low: -6, high: 6 } });
  return renderPng({ ...plain, enterLevel }, look);
};

test('a divergence is drawn with its enter level above and below zero', async () => {
  const rows = await rowsThatDiffer(withLevel(2), withLevel(3));
  const lines = rows.filter((row, at) => row - (rows[at - 1] ?? -9) > 2);
  expect(lines).toHaveLength(4);
});
