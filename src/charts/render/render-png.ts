import { createRequire } from 'node:module';
import { crc32, deflateSync } from 'node:zlib';
import { type Canvas, GlobalFonts } from '@napi-rs/canvas';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { LRUCache } from 'lru-cache';
import type { ChartSpec, RenderOptions } from '../../reports/chart-spec.ts';
import { chartConfig } from '../figures/figure.ts';
import { fontFamily, sanitizeChartSpec } from '../layout/text.ts';

/** Makes the picture font known to the canvas, once a process. */
export function registerFonts(): void {
  if (GlobalFonts.has(fontFamily)) return;
  const require = createRequire(import.meta.url);
  const files = [
    require.resolve('inter-ui/web/Inter-Regular.woff2'),
    require.resolve('inter-ui/web/Inter-SemiBold.woff2'),
    require.resolve('inter-ui/web/Inter-Bold.woff2'),
  ];
  for (const file of files) {
    if (!GlobalFonts.registerFromPath(file, fontFamily)) throw new Error(`the font ${file} cannot be read`);
  }
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Opaque pixels as a PNG: 8-bit RGB, unfiltered rows, fastest compression. A chart is flat colour, so this is smaller
 * than the canvas's own encoder makes it, in about a quarter of the time.
 *
 * @param pixels Four bytes a pixel, red first, row by row; the alpha byte is ignored.
 */
export function encodePng(pixels: Buffer, width: number, height: number): Buffer {
  const data = deflateSync(packRows(pixels, width, height), { level: 1, chunkSize: 1 << 18 });
  return Buffer.concat([
    signature,
    chunk('IHDR', head(width, height)),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row behind a zero byte, which says that it is not filtered. */
function packRows(pixels: Buffer, width: number, height: number): Buffer {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const rows = Buffer.allocUnsafe(height * (3 * width + 1));
  let at = 0;
  for (let row = 0; row < height; row++) {
    rows[at++] = 0;
    for (let i = row * width; i < (row + 1) * width; i++) {
      const word = words[i]!;
      rows[at++] = word & 255;
      rows[at++] = (word >>> 8) & 255;
      rows[at++] = (word >>> 16) & 255;
    }
  }
  return rows;
}

function head(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([8, 2, 0, 0, 0], 8);
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(typed.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  bytes.set(typed, 4);
  bytes.writeUInt32BE(crc32(typed), typed.length + 4);
  return bytes;
}

/** One instance per size for the life of the thread: an instance per picture would never be freed. */
const sheets = new LRUCache<string, ChartJSNodeCanvas>({ max: 6 });

/** The picture of a drawing. Takes tens of milliseconds of the thread it runs in: see `createPainter`. */
export function renderPng(chart: ChartSpec, options: RenderOptions): Buffer {
  const config = chartConfig(sanitizeChartSpec(chart), options);
  try {
    return sheetOf(options).renderToBufferSync(config);
  } catch (error) {
    sheets.delete(keyOf(options)); // its canvas still carries the chart that failed, and would refuse every other one
    throw error;
  }
}

const keyOf = ({ width, height }: RenderOptions): string => `${width}x${height}`;

function sheetOf(options: RenderOptions): ChartJSNodeCanvas {
  const { width, height } = options;
  const key = keyOf(options);
  const known = sheets.get(key);
  if (known) return known;
  registerFonts();
  const sheet = new ChartJSNodeCanvas({ width, height });
  keepOneCanvas(sheet);
  sheets.set(key, sheet);
  return sheet;
}

type MakeCanvas = (width: number, height: number) => Canvas;

/**
 * The library makes a canvas for every picture and leaves the pixels to the garbage collector, which does not see
 * their size; 20 pictures then hold 900 MB. So one canvas serves all pictures of a size, and it encodes itself.
 */
function keepOneCanvas(sheet: ChartJSNodeCanvas): void {
  const inside = sheet as unknown as { _createCanvas: MakeCanvas };
  const make = inside._createCanvas;
  let canvas: Canvas | undefined;
  inside._createCanvas = (width, height) => {
    canvas ??= selfEncoding(make(width, height));
    return canvas;
  };
}

function selfEncoding(canvas: Canvas): Canvas {
  return Object.assign(canvas, { toBuffer: () => encodePng(canvas.data(), canvas.width, canvas.height) });
}
