import { deserialize } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import type { Drawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import { renderPng } from './render-png.ts';

/** What a drawing thread is asked. */
export interface RenderTask {
  readonly look: Look;
  /** The drawing as `v8.serialize` writes it. */
  readonly drawing: Uint8Array;
}

/** What it answers: the picture, or why there is none. */
export type RenderAnswer = { readonly png: Uint8Array } | { readonly failure: string };

parentPort?.on('message', (task: RenderTask) => {
  const answer = attempt(task);
  parentPort?.postMessage(answer);
});

function attempt({ drawing, look }: RenderTask): RenderAnswer {
  try {
    return { png: renderPng(deserialize(drawing) as Drawing, look) };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
