import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import type { Drawing } from '../../core/drawings.ts';
import { UserError } from '../../core/errors.ts';
import type { Image, Look, Painter, Request } from '../../core/ports.ts';
import { DrawingThread, ThreadLost } from './drawing-thread.ts';
import type { RenderTask } from './worker.ts';

/** How much a painter may use. */
export interface PainterOptions {
  /** Threads that draw. They start when the first picture is asked for. */
  readonly workers?: number;
  /** Pictures that may wait for a thread; one more is refused. */
  readonly longestQueue?: number;
  /** Finished pictures kept, in bytes. */
  readonly cacheBytes?: number;
  /** A thread that takes longer than this is replaced. */
  readonly longestMs?: number;
  /** The script of a drawing thread. */
  readonly script?: URL;
}

/** A picture being made, and how many still want it. */
interface Job {
  readonly key: string;
  readonly task: RenderTask;
  readonly image: PromiseWithResolvers<Image>;
  askers: number;
}

const largestSide = 4096;
const smallestSide = 200;

/** Paints off the main thread: equal requests share one picture, finished pictures are kept, the queue is bounded. */
export function createPainter(options: PainterOptions = {}): Painter {
  return new ThreadPainter(options);
}

class ThreadPainter implements Painter {
  readonly #idle: DrawingThread[];
  readonly #threads: readonly DrawingThread[];
  readonly #longestQueue: number;
  readonly #images: LRUCache<string, Image>;
  readonly #jobs = new Map<string, Job>();
  #queue: Job[] = [];
  #isClosed = false;

  constructor({ workers = 1, longestQueue = 64, cacheBytes = 16e6, longestMs = 15_000, script }: PainterOptions) {
    const file = script ?? new URL('./worker.ts', import.meta.url);
    this.#threads = Array.from({ length: workers }, () => new DrawingThread(file, longestMs));
    this.#idle = [...this.#threads];
    this.#longestQueue = longestQueue;
    this.#images = new LRUCache({ maxSize: cacheBytes, sizeCalculation: ({ png }) => png.length });
  }

  async paint(drawing: Drawing, look: Look, { signal }: Request): Promise<Image> {
    signal?.throwIfAborted();
    requireSize(look);
    const task = { look: { theme: look.theme, width: look.width, height: look.height }, drawing: serialize(drawing) };
    const key = keyOf(task);
    return this.#images.get(key) ?? (await this.#join(key, task, signal));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#jobs.values()) job.image.reject(closed());
    this.#queue = [];
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  /** Waits for the picture under way, or starts it; an abort leaves the others who wait alone. */
  async #join(key: string, task: RenderTask, signal: AbortSignal | undefined): Promise<Image> {
    const job = this.#jobs.get(key) ?? this.#enqueue(key, task);
    job.askers += 1;
    const gone = Promise.withResolvers<never>();
    const onAbort = () => gone.reject(signal?.reason as Error);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return await Promise.race([job.image.promise, gone.promise]);
    } finally {
      signal?.removeEventListener('abort', onAbort);
      job.askers -= 1;
      if (job.askers === 0) this.#forget(job);
    }
  }

  #enqueue(key: string, task: RenderTask): Job {
    if (this.#isClosed) throw closed();
    if (this.#queue.length >= this.#longestQueue) {
      throw new UserError('Too many pictures are being drawn right now. Please ask again in a minute.');
    }
    const job: Job = { key, task, image: Promise.withResolvers(), askers: 0 };
    job.image.promise.catch(() => undefined); // those who asked hear of it; nobody may be left
    this.#jobs.set(key, job);
    this.#queue.push(job);
    this.#advance();
    return job;
  }

  /** Nobody wants it any more: a picture that has not been begun is not drawn. */
  #forget(job: Job): void {
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

  async #perform(job: Job, thread: DrawingThread): Promise<void> {
    try {
      const { width, height } = job.task.look;
      const image = { png: await drawTwice(thread, job.task), width, height };
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
async function drawTwice(thread: DrawingThread, task: RenderTask): Promise<Uint8Array> {
  try {
    return await thread.draw(task);
  } catch (error) {
    if (!(error instanceof ThreadLost)) throw error;
    return await thread.draw(task);
  }
}

function closed(): Error {
  return new Error('the painter is closed');
}

function requireSize({ width, height }: Look): void {
  const fits = (side: number) => Number.isInteger(side) && side >= smallestSide && side <= largestSide;
  if (fits(width) && fits(height)) return;
  throw new RangeError(`a picture is ${smallestSide} to ${largestSide} pixels wide and high, not ${width} × ${height}`);
}

function keyOf({ look, drawing }: RenderTask): string {
  return createHash('sha256').update(`${look.theme} ${look.width} ${look.height} `).update(drawing).digest('base64');
}
