import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import { UserError } from '../../errors.ts';
import type { Request } from '../../market/ports.ts';
import type { ChartSpec } from '../../reports/chart-spec.ts';

/** How a picture should look: colours and size. */
export interface RenderOptions {
  readonly theme: 'dark' | 'light';
  readonly width: number;
  readonly height: number;
}

/** A finished picture. */
export interface Image {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Turns a drawing into a picture, off the main thread. Rejects with the signal's reason when it is aborted. */
export interface Painter {
  paint(chart: ChartSpec, options: RenderOptions, request: Request): Promise<Image>;
  close(): Promise<void>;
}

/** What a drawing thread is asked. */
export interface RenderTask {
  readonly options: RenderOptions;
  /** The drawing as `v8.serialize` writes it. */
  readonly chart: Uint8Array;
}

/** What it answers: the picture, or why there is none. */
export type RenderAnswer = { readonly png: Uint8Array } | { readonly failure: string };

/** The drawing thread ended before it answered; the picture may be asked of another one. */
export class WorkerLost extends Error {
  override readonly name = 'ThreadLost';
}

/** A small young generation: pixels that are done with leave at once instead of adding up to hundreds of megabytes. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };

/** One thread that draws one picture at a time. It starts with its first picture and keeps no process alive while idle. */
export class RenderWorker {
  readonly #script: URL;
  readonly #longestMs: number;
  #worker: Worker | undefined;
  #isClosed = false;

  constructor(script: URL, longestMs: number) {
    this.#script = script;
    this.#longestMs = longestMs;
  }

  /** The picture; rejects with `WorkerLost` where the thread died or hung, with the reason where drawing failed. */
  async draw(task: RenderTask): Promise<Uint8Array> {
    if (this.#isClosed) throw new Error('the drawing thread is closed');
    const worker = (this.#worker ??= new Worker(this.#script, { resourceLimits }));
    worker.ref();
    try {
      const answer = await answerOf(worker, task, this.#longestMs);
      if ('failure' in answer) throw new Error(`the picture could not be drawn: ${answer.failure}`);
      return answer.png;
    } catch (error) {
      if (error instanceof WorkerLost) await this.#end();
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
  const lose = (reason: string) => reject(new WorkerLost(`the drawing thread ${reason}`));
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

/** How much a painter may use. */
export interface PainterOptions {
  /** Threads that draw. They start when the first picture is asked for. */
  readonly workers?: number;
  /** Pictures that may wait for a thread; one more is refused. */
  readonly maxQueue?: number;
  /** Finished pictures kept, in bytes. */
  readonly cacheBytes?: number;
  /** A thread that takes longer than this is replaced. */
  readonly timeoutMs?: number;
  /** The script of a drawing thread. */
  readonly script?: URL;
}

/** A picture being made, and how many still want it. */
interface RenderJob {
  readonly key: string;
  readonly task: RenderTask;
  readonly image: PromiseWithResolvers<Image>;
  waiting: number;
}

const largestSide = 4096;

const smallestSide = 200;

/** Paints off the main thread: equal requests share one picture, finished pictures are kept, the queue is bounded. */
export function createPainter(options: PainterOptions = {}): Painter {
  return new WorkerPainter(options);
}

class WorkerPainter implements Painter {
  readonly #idle: RenderWorker[];
  readonly #threads: readonly RenderWorker[];
  readonly #longestQueue: number;
  readonly #images: LRUCache<string, Image>;
  readonly #digests = new WeakMap<ChartSpec, string>();
  readonly #jobs = new Map<string, RenderJob>();
  #queue: RenderJob[] = [];
  #isClosed = false;

  constructor({
    workers = 1,
    maxQueue: longestQueue = 64,
    cacheBytes = 16e6,
    timeoutMs: longestMs = 15_000,
    script,
  }: PainterOptions) {
    const file = script ?? new URL('../../workers/chart-worker.ts', import.meta.url);
    this.#threads = Array.from({ length: workers }, () => new RenderWorker(file, longestMs));
    this.#idle = [...this.#threads];
    this.#longestQueue = longestQueue;
    this.#images = new LRUCache({ maxSize: cacheBytes, sizeCalculation: ({ png }) => png.length });
  }

  async paint(chart: ChartSpec, options: RenderOptions, { signal }: Request): Promise<Image> {
    signal?.throwIfAborted();
    requireSize(options);
    const key = this.#keyOf(chart, options);
    return this.#images.get(key) ?? (await this.#join(key, chart, options, signal));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#jobs.values()) job.image.reject(closed());
    this.#queue = [];
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  /** Equal pictures have equal keys; a chart that is sent to thousands of channels is looked through once. */
  #keyOf(chart: ChartSpec, { theme, width, height }: RenderOptions): string {
    const digest = this.#digests.get(chart) ?? createHash('sha256').update(serialize(chart)).digest('base64');
    this.#digests.set(chart, digest);
    return `${theme} ${width} ${height} ${digest}`;
  }

  /** Waits for the picture under way, or starts it; an abort leaves the others who wait alone. */
  async #join(key: string, chart: ChartSpec, options: RenderOptions, signal: AbortSignal | undefined): Promise<Image> {
    const job = this.#jobs.get(key) ?? this.#enqueue(key, taskOf(chart, options));
    job.waiting += 1;
    const gone = Promise.withResolvers<never>();
    const onAbort = () => gone.reject(signal?.reason as Error);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return await Promise.race([job.image.promise, gone.promise]);
    } finally {
      signal?.removeEventListener('abort', onAbort);
      job.waiting -= 1;
      if (job.waiting === 0) this.#forget(job);
    }
  }

  #enqueue(key: string, task: RenderTask): RenderJob {
    if (this.#isClosed) throw closed();
    if (this.#queue.length >= this.#longestQueue) {
      throw new UserError('Too many pictures are being drawn right now. Please ask again in a minute.');
    }
    const job: RenderJob = { key, task, image: Promise.withResolvers(), waiting: 0 };
    job.image.promise.catch(() => undefined); // those who asked hear of it; nobody may be left
    this.#jobs.set(key, job);
    this.#queue.push(job);
    this.#advance();
    return job;
  }

  /** Nobody wants it any more: a picture that has not been begun is not drawn. */
  #forget(job: RenderJob): void {
    const place = this.#queue.indexOf(job);
    if (place < 0) return;
    this.#queue.splice(place, 1);
    this.#jobs.delete(job.key);
  }

  #advance(): void {
    while (this.#idle.length > 0 && this.#queue.length > 0) {
      void this.#perform(this.#queue.shift()!, this.#idle.pop()!);
    }
  }

  async #perform(job: RenderJob, thread: RenderWorker): Promise<void> {
    try {
      const { width, height } = job.task.options;
      const image = { png: await renderWithRetry(thread, job.task), width, height };
      this.#images.set(job.key, image);
      job.image.resolve(image);
    } catch (error) {
      job.image.reject(this.#isClosed ? closed() : error);
    } finally {
      this.#jobs.delete(job.key);
      this.#idle.push(thread);
      this.#advance();
    }
  }
}

/** A thread that is lost may have been at fault itself: the picture gets a second, fresh one. */
async function renderWithRetry(thread: RenderWorker, task: RenderTask): Promise<Uint8Array> {
  try {
    return await thread.draw(task);
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
    return await thread.draw(task);
  }
}

function closed(): Error {
  return new Error('the painter is closed');
}

function requireSize({ width, height }: RenderOptions): void {
  const fits = (side: number) => Number.isInteger(side) && side >= smallestSide && side <= largestSide;
  if (fits(width) && fits(height)) return;
  throw new RangeError(`a picture is ${smallestSide} to ${largestSide} pixels wide and high, not ${width} × ${height}`);
}

function taskOf(chart: ChartSpec, { theme, width, height }: RenderOptions): RenderTask {
  return { options: { theme, width, height }, chart: serialize(chart) };
}
