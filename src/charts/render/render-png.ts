import type { Canvas } from '@napi-rs/canvas';
import { ChartJSNodeCanvas } from 'chartjs-node-canvas';
import { LRUCache } from 'lru-cache';
import type { Drawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import { figure } from '../figures/figure.ts';
import { drawable } from '../layout/drawable.ts';
import { encodePng } from './encode-png.ts';
import { registerFonts } from './fonts.ts';

/** One instance per size for the life of the thread: an instance per picture would never be freed. */
const sheets = new LRUCache<string, ChartJSNodeCanvas>({ max: 6 });

/** The picture of a drawing. Takes tens of milliseconds of the thread it runs in: see `createPainter`. */
export function renderPng(drawing: Drawing, look: Look): Buffer {
  const config = figure(drawable(drawing), look);
  try {
    return sheetOf(look).renderToBufferSync(config);
  } catch (error) {
    sheets.delete(keyOf(look)); // its canvas still carries the chart that failed, and would refuse every other one
    throw error;
  }
}

const keyOf = ({ width, height }: Look): string => `${width}x${height}`;

function sheetOf(look: Look): ChartJSNodeCanvas {
  const { width, height } = look;
  const key = keyOf(look);
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
