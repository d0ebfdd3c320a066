import { createRequire } from 'node:module';
import { deserialize } from 'node:v8';
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

/** How the pixels of a PNG are written. */
const RGB = 2;

const INDEXED = 3;

/**
 * Opaque pixels as a PNG of at most 256 colours, rows unfiltered. A chart is flat colour with a thin seam of blends where
 * two colours meet: the frequent ones stay as they are, and rare ones become the nearest of those. Half as large as RGB;
 * sharp's palette takes five times as long. What has thousands of colours is no chart and is written as RGB.
 *
 * @param pixels Four bytes a pixel, red first, row by row; the alpha byte is ignored.
 */
export function encodePng(pixels: Buffer, width: number, height: number): Buffer {
  const words = new Int32Array(pixels.buffer, pixels.byteOffset, width * height);
  const sheet = countingSheet(width, height);
  const isChart = countColours(words, sheet);
  const colours = isChart ? paletteOf(sheet) : undefined;
  const rows = colours === undefined ? packRows(words, width, height) : indexRows(sheet, width, height);
  return Buffer.concat([
    signature,
    chunk('IHDR', head(width, height, colours === undefined ? RGB : INDEXED)),
    ...(colours === undefined ? [] : [chunk('PLTE', Buffer.from(colours.flatMap(bytesOf)))]),
    chunk('IDAT', deflateSync(rows, { level: 4, memLevel: 8, chunkSize: 1 << 18 })), // 2 is a ms faster, its bytes are an eighth more
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const MOST_DISTINCT = 8192;

const SLOTS = 2 * MOST_DISTINCT;

const MOST_COLOURS = 256;

/** What is noted of a picture; kept for the next one of its size, so that megabytes need not be collected for each. */
interface CountingSheet {
  /** A table of the colours by their bits, 0 where there is none: no opaque colour is 0. Signed, as such numbers need no memory. */
  readonly colours: Int32Array;
  /** How often each is there. */
  readonly counts: Uint32Array;
  /** Which of the palette each becomes. */
  readonly indices: Uint8Array;
  /** Pixels of one colour in a row are a run: where its colour stands in the table, and the pixel behind its last. */
  readonly runSlots: Uint16Array;
  readonly runEnds: Uint32Array;
  readonly rows: Buffer;
}

const countingSheets = new LRUCache<string, CountingSheet>({ max: 6 });

function countingSheet(width: number, height: number): CountingSheet {
  const key = `${width}x${height}`;
  const sheet = countingSheets.get(key) ?? {
    ...{ colours: new Int32Array(SLOTS), counts: new Uint32Array(SLOTS), indices: new Uint8Array(SLOTS) },
    ...{ runSlots: new Uint16Array(width * height), runEnds: new Uint32Array(width * height) },
    rows: Buffer.alloc(height * (width + 1)),
  };
  countingSheets.set(key, sheet);
  return sheet;
}

/** Counts the colours, run by run; false where there are too many. A run goes on into the next row. */
function countColours(words: Int32Array, { colours, counts, runSlots, runEnds }: CountingSheet): boolean {
  colours.fill(0);
  counts.fill(0);
  let distinct = 0;
  for (let at = 0, run = 0; at < words.length; run += 1) {
    const word = words[at]!;
    const from = at;
    const slot = slotOf(word | 0xff000000, colours);
    if (counts[slot] === 0 && (distinct += 1) > MOST_DISTINCT) return false;
    do at += 1;
    while (at < words.length && words[at] === word);
    counts[slot]! += at - from;
    runSlots[run] = slot;
    runEnds[run] = at;
  }
  return true;
}

/** The place of a colour in the table, where it is put if it is new. */
function slotOf(colour: number, colours: Int32Array): number {
  let slot = Math.imul(colour, 0x9e3779b1) >>> 18;
  while (colours[slot] !== colour && colours[slot] !== 0) slot = (slot + 1) % SLOTS;
  colours[slot] = colour;
  return slot;
}

/** How far apart colours may be, in steps of their bytes, that are taken for each other: nobody sees the last of them. */
const DISTANCES = [0, 2, 4, 6, 8, 11, 16];

/**
 * The most frequent colours that lie so far apart that every other one lies within that distance of one of them: with the
 * least distance at which a palette holds them. Notes which of them each colour becomes; undefined where none is near
 * enough.
 */
function paletteOf({ colours, counts, indices }: CountingSheet): number[] | undefined {
  const used: number[] = [];
  for (let slot = 0; slot < SLOTS; slot += 1) if (counts[slot]! > 0) used.push(slot);
  used.sort((a, b) => counts[b]! - counts[a]!);
  const parts = partsOf(used, colours);
  const found = leastApart((apart) => paletteApartBy(apart * apart, parts));
  if (found === undefined) return undefined;
  for (let at = 0; at < used.length; at += 1) indices[used[at]!] = found.becomes[at]!;
  return found.palette.map((at) => colours[used[at]!]!);
}

/** Red, green and blue of each. */
function partsOf(used: readonly number[], colours: Int32Array): Int16Array {
  const parts = new Int16Array(3 * used.length);
  for (let at = 0; at < used.length; at += 1) {
    const colour = colours[used[at]!]!;
    parts[3 * at] = colour & 255;
    parts[3 * at + 1] = (colour >>> 8) & 255;
    parts[3 * at + 2] = (colour >>> 16) & 255;
  }
  return parts;
}

/** What is had with the least distance, where whatever is had with little is had with more. */
function leastApart<T>(tried: (apart: number) => T | undefined): T | undefined {
  let found: T | undefined;
  for (let [low, high] = [0, DISTANCES.length - 1]; low <= high;) {
    const middle = (low + high) >> 1;
    const here = tried(DISTANCES[middle]!);
    found = here ?? found;
    [low, high] = here === undefined ? [middle + 1, high] : [low, middle - 1];
  }
  return found;
}

/** Colours by their place in `parts`, and which of the palette each becomes; undefined where they are too many. */
function paletteApartBy(squared: number, parts: Int16Array) {
  const palette: number[] = [];
  const becomes = new Uint8Array(parts.length / 3);
  for (let at = 0; at < becomes.length; at += 1) {
    const index = firstNear(3 * at, palette.length, squared, parts);
    if (index === MOST_COLOURS) return undefined;
    if (index === palette.length) {
      chosen.set(parts.subarray(3 * at, 3 * at + 3), 3 * index);
      palette.push(at);
    }
    becomes[at] = index;
  }
  return { palette, becomes };
}

/** Red, green and blue of the palette that is being made. */
const chosen = new Int16Array(3 * MOST_COLOURS);

/** The first of the chosen colours that is near enough to the one at `at`, or where the next one would stand. */
function firstNear(at: number, size: number, squared: number, parts: Int16Array): number {
  const red = parts[at]!;
  const green = parts[at + 1]!;
  const blue = parts[at + 2]!;
  for (let index = 0, from = 0; index < size; index += 1, from += 3) {
    const reds = red - chosen[from]!;
    if (reds * reds > squared) continue;
    const greens = green - chosen[from + 1]!;
    const blues = blue - chosen[from + 2]!;
    if (reds * reds + greens * greens + blues * blues <= squared) return index;
  }
  return size;
}

const bytesOf = (colour: number): number[] => [colour & 255, (colour >>> 8) & 255, (colour >>> 16) & 255];

/** Shorter runs are written faster one by one. */
const LONG_RUN = 16;

/** A byte a pixel, each row behind a zero byte, which says that it is not filtered. */
function indexRows({ runSlots, runEnds, indices, rows }: CountingSheet, width: number, height: number): Buffer {
  for (let row = 0, run = 0, pixel = 0, at = 0; row < height; row += 1) {
    rows[at++] = 0;
    for (const end = (row + 1) * width; pixel < end;) {
      const until = Math.min(runEnds[run]!, end);
      const index = indices[runSlots[run]!]!;
      const next = at + until - pixel;
      if (next - at >= LONG_RUN) rows.fill(index, at, next);
      else while (at < next) rows[at++] = index;
      at = next;
      pixel = until;
      if (runEnds[run] === until) run += 1;
    }
  }
  return rows;
}

/** The same with three bytes a pixel. */
function packRows(words: Int32Array, width: number, height: number): Buffer {
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

function head(width: number, height: number, colourType: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([8, colourType, 0, 0, 0], 8);
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
    canvas ??= reusable(make(width, height));
    canvas.getContext('2d').reset();
    return canvas;
  };
}

/** A canvas that encodes itself, and keeps its pixels where Chart.js gives it the size that it has: a canvas makes new ones. */
function reusable(canvas: Canvas): Canvas {
  const { width, height } = canvas;
  return Object.defineProperties(canvas, {
    width: { get: () => width, set: () => undefined },
    height: { get: () => height, set: () => undefined },
    toBuffer: { value: () => encoded(canvas) },
  });
}

/** The copy of the pixels is given back at once: millions of bytes that the garbage collector does not see. */
function encoded(canvas: Canvas): Buffer {
  const pixels = canvas.data();
  try {
    return encodePng(pixels, canvas.width, canvas.height);
  } finally {
    (pixels.buffer as ArrayBuffer).transfer(0);
  }
}

/** What a drawing thread is asked. */
export interface RenderTask {
  readonly options: RenderOptions;
  /** The drawing as `v8.serialize` writes it. */
  readonly chart: Uint8Array;
}

/** What a drawing thread answers: the picture, or why there is none. */
export default function tryRender({ chart, options }: RenderTask): { answer: Uint8Array } | { error: Error } {
  try {
    return { answer: renderPng(deserialize(chart) as ChartSpec, options) };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { error: new Error(`the picture could not be drawn: ${reason}`) };
  }
}
