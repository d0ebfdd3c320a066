import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import type { RenderTask } from '../charts/render/render-png.ts';
import { UserError } from '../errors.ts';
import { createSingleFlight } from '../market/live/single-flight.ts';
import type { Request } from '../market/ports.ts';
import type { ChartSpec, Image, Painter, RenderOptions } from '../reports/chart-spec.ts';
import { WorkerPool } from './worker-pool.ts';
import { msg } from '../messages/text.ts';

/** A small young generation: pixels that are done with leave at once instead of adding up to hundreds of megabytes. */
const resourceLimits = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 };

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
  /** Told of each picture that is asked for whether it was kept. */
  readonly onLook?: (isHit: boolean) => void;
}

const largestSide = 4096;

const smallestSide = 200;

/** Paints off the main thread: equal requests share one picture, finished pictures are kept, the queue is bounded. */
export function createPainter(options: PainterOptions = {}): Painter {
  return new WorkerPainter(options);
}

class WorkerPainter implements Painter {
  readonly #pool: WorkerPool<RenderTask, Uint8Array>;
  readonly #maxQueue: number;
  readonly #onLook: (isHit: boolean) => void;
  readonly #images: LRUCache<string, Image>;
  readonly #digests = new WeakMap<ChartSpec, string>();
  /** A picture that nobody waits for any more is not drawn, unless it has been begun. */
  readonly #share = createSingleFlight({ endsWithLast: true });

  constructor({
    workers: threads = 1,
    maxQueue = 64,
    cacheBytes = 16e6,
    timeoutMs = 15_000,
    script = new URL('../charts/render/render-png.ts', import.meta.url),
    onLook = () => undefined,
  }: PainterOptions) {
    this.#pool = new WorkerPool({ name: 'painter', script, threads, resourceLimits, timeoutMs });
    this.#maxQueue = maxQueue;
    this.#onLook = onLook;
    this.#images = new LRUCache({ maxSize: cacheBytes, sizeCalculation: ({ png }) => png.length });
  }

  async paint(chart: ChartSpec, options: RenderOptions, { signal }: Request): Promise<Image> {
    signal?.throwIfAborted();
    requireSize(options);
    const key = this.#keyOf(chart, options);
    const draw = (shared: Request) => this.#draw(chart, options, key, shared.signal);
    const known = this.#images.get(key);
    this.#onLook(known !== undefined);
    return known ?? (await this.#share(key, { signal }, draw));
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  /** Equal pictures have equal keys; a chart that is sent to thousands of channels is looked through once. */
  #keyOf(chart: ChartSpec, { theme, width, height }: RenderOptions): string {
    const digest = this.#digests.get(chart) ?? createHash('sha256').update(serialize(chart)).digest('base64');
    this.#digests.set(chart, digest);
    return `${theme} ${width} ${height} ${digest}`;
  }

  async #draw(chart: ChartSpec, options: RenderOptions, key: string, unwanted?: AbortSignal): Promise<Image> {
    if (this.#pool.waiting >= this.#maxQueue) {
      throw new UserError(msg('refusals.picturesBusy'));
    }
    const { theme, width, height } = options;
    const task = { options: { theme, width, height }, chart: serialize(chart) };
    const image = { png: await this.#pool.run(task, unwanted), width, height };
    this.#images.set(key, image);
    return image;
  }
}

function requireSize({ width, height }: RenderOptions): void {
  const fits = (side: number) => Number.isInteger(side) && side >= smallestSide && side <= largestSide;
  if (fits(width) && fits(height)) return;
  throw new RangeError(`a picture is ${smallestSide} to ${largestSide} pixels wide and high, not ${width} × ${height}`);
}
