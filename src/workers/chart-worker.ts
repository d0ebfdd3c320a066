import { deserialize } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { renderPng } from '../charts/render/render-png.ts';
import type { RenderOptions } from '../charts/renderer.ts';
import type { ChartSpec } from '../reports/chart-spec.ts';

/** What a drawing thread is asked. */
export interface RenderTask {
  readonly options: RenderOptions;
  /** The drawing as `v8.serialize` writes it. */
  readonly chart: Uint8Array;
}

/** What it answers: the picture, or why there is none. */
export type RenderAnswer = { readonly png: Uint8Array } | { readonly failure: string };

parentPort?.on('message', (task: RenderTask) => {
  const answer = tryRender(task);
  parentPort?.postMessage(answer);
});

function tryRender({ chart, options }: RenderTask): RenderAnswer {
  try {
    return { png: renderPng(deserialize(chart) as ChartSpec, options) };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
