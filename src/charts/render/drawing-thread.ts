import { Worker } from 'node:worker_threads';
import type { RenderAnswer, RenderTask } from './worker.ts';

/** The drawing thread ended before it answered; the picture may be asked of another one. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost';
}

/** A small young generation: pixels that are done with leave at once instead of adding up to hundreds of megabytes. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };

/** One thread that draws one picture at a time. It starts with its first picture and keeps no process alive while idle. */
export class DrawingThread {
  readonly #script: URL;
  readonly #longestMs: number;
  #worker: Worker | undefined;
  #isClosed = false;

  constructor(script: URL, longestMs: number) {
    this.#script = script;
    this.#longestMs = longestMs;
  }

  /** The picture; rejects with `ThreadLost` where the thread died or hung, with the reason where drawing failed. */
  async draw(task: RenderTask): Promise<Uint8Array> {
    if (this.#isClosed) throw new Error('the drawing thread is closed');
    const worker = (this.#worker ??= new Worker(this.#script, { resourceLimits }));
    worker.ref();
    try {
      const answer = await answerOf(worker, task, this.#longestMs);
      if ('failure' in answer) throw new Error(`the picture could not be drawn: ${answer.failure}`);
      return answer.png;
    } catch (error) {
      if (error instanceof ThreadLost) await this.#end();
      throw error;
    } finally {
      worker.unref();
    }
  }

  /** Ends the thread for good: a picture under way is not begun again. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end();
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}

function answerOf(worker: Worker, task: RenderTask, longestMs: number): Promise<RenderAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<RenderAnswer>();
  const lose = (reason: string) => reject(new ThreadLost(`the drawing thread ${reason}`));
  const onExit = (code: number) => lose(`ended with code ${code}`);
  const onError = (error: unknown) => lose(`failed: ${String(error)}`);
  const timer = setTimeout(() => lose(`did not answer within ${longestMs} ms`), longestMs);
  worker.once('message', resolve).once('exit', onExit).once('error', onError);
  worker.postMessage(task);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', resolve).off('exit', onExit).off('error', onError);
  });
}
