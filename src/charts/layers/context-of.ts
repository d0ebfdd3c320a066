import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Chart } from 'chart.js';

/** What a layer draws on. Chart.js names a browser's type here; it is the canvas of this process. */
export type Context = SKRSContext2D;

/** The context a chart is drawn on. */
export function contextOf(chart: Chart): Context {
  return (chart as unknown as { ctx: Context }).ctx;
}
