import { deserialize } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import type { RenderAnswer, RenderTask } from '../charts/render/painter.ts';
import { renderPng } from '../charts/render/render-png.ts';
import type { ChartSpec } from '../reports/chart-spec.ts';

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
