import { deserialize } from 'node:v8';
import { renderPng } from '../charts/render/render-png.ts';
import type { ChartSpec, RenderOptions } from '../reports/chart-spec.ts';
import type { WorkerAnswer } from './worker-pool.ts';

/** What a drawing thread is asked. */
export interface RenderTask {
  readonly options: RenderOptions;
  /** The drawing as `v8.serialize` writes it. */
  readonly chart: Uint8Array;
}

/** The picture, or why there is none. */
export default function tryRender({ chart, options }: RenderTask): WorkerAnswer<Uint8Array> {
  try {
    return { answer: renderPng(deserialize(chart) as ChartSpec, options) };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { error: new Error(`the picture could not be drawn: ${reason}`) };
  }
}
