import type { MessagePort, ResourceLimits } from 'node:worker_threads';
import PQueue from 'p-queue';
import pRetry from 'p-retry';
import type { Piscina } from 'piscina';

/** What a thread makes of a task: its answer, or why there is none. One that gives neither is lost. */
export type WorkerAnswer<A> = { readonly answer: A } | { readonly error: Error };

/** The thread ended or hung before it answered. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
}

/** Why a thread that hangs is ended. */
class TookTooLong extends Error {}

/** A task that was in hand when so many threads were lost is taken to be what kills them. */
const MAX_CRASHES = 2;

/** A task with what it takes along; made anew where a thread was lost over it. */
export interface PreparedTask<T> {
  readonly task: T;
  readonly ports: readonly MessagePort[];
}

/** How far threads stand back behind the one that talks with people. */
const NICENESS = 10;

/** Elsewhere the priority of a thread is that of the whole process. */
const hasOwnPriorities = process.platform === 'linux';

export interface WorkerPoolOptions {
  /** Named in errors. */
  readonly name: string;
  /** A module whose default export answers one task with a `WorkerAnswer`. */
  readonly script: URL;
  readonly threads: number;
  /** Tasks a thread has in hand at once: more than one where they wait for something; one where absent. */
  readonly tasksPerThread?: number;
  readonly resourceLimits: ResourceLimits;
  /** What each thread is given to begin with. */
  readonly settings?: object;
  /** A thread that takes longer than this over one task is replaced. */
  readonly timeoutMs?: number;
}

/**
 * Threads that answer tasks. They start with the first task and keep no process alive while idle.
 *
 * A task that fails fails alone. A thread that is lost is replaced and its task given to another one, once; a task over
 * which a thread hung is given to none, those that were in hand beside it are.
 */
export class WorkerPool<T, A> {
  readonly #options: WorkerPoolOptions;
  /** Tasks wait here and not in the threads' own queue, so that the time of a task counts from when a thread has it. */
  readonly #queue: PQueue;
  readonly #inHand = new Set<AbortController>();
  #threads: Promise<Piscina<T, WorkerAnswer<A>>> | undefined;
  #isClosed = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#queue = new PQueue({ concurrency: options.threads * (options.tasksPerThread ?? 1) });
  }

  /** Tasks that wait for a thread. */
  get waiting(): number {
    return this.#queue.size;
  }

  /**
   * The answer to a task. An abort takes a task that waits out of the queue; one that is in hand is answered all the same.
   *
   * @throws WorkerLost where two threads were lost over it or one hung, and the thread's own error where the task failed.
   */
  async run(task: T | (() => PreparedTask<T>), signal?: AbortSignal): Promise<A> {
    if (this.#isClosed) throw this.#closed();
    const waits = new AbortController();
    const leave = () => waits.abort(signal?.reason);
    signal?.addEventListener('abort', leave);
    const begin = () => {
      signal?.removeEventListener('abort', leave);
      return this.#answer(typeof task === 'function' ? (task as () => PreparedTask<T>) : () => ({ task, ports: [] }));
    };
    const told = await this.#queue.add(begin, { signal: waits.signal }).catch((error: unknown) => {
      throw this.#isClosed ? this.#closed() : error;
    });
    if ('error' in told) throw told.error;
    return told.answer;
  }

  /** Ends the threads for good; whoever waits is told. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#queue.clear();
    await (await this.#threads)?.destroy();
  }

  #closed(): Error {
    return new Error(`the ${this.#options.name} is closed`);
  }

  #answer(prepare: () => PreparedTask<T>): Promise<WorkerAnswer<A>> {
    return pRetry(() => this.#attempt(prepare()), {
      retries: MAX_CRASHES - 1,
      minTimeout: 0,
      shouldRetry: ({ error }) =>
        error instanceof WorkerLost && !(error.cause instanceof TookTooLong) && !this.#isClosed,
    });
  }

  async #attempt({ task, ports }: PreparedTask<T>): Promise<WorkerAnswer<A>> {
    const { timeoutMs } = this.#options;
    const threads = await (this.#threads ??= this.#start());
    const lost = new AbortController();
    const giveUp = () => lost.abort(new TookTooLong(`did not answer within ${timeoutMs} ms`));
    const timer = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
    this.#inHand.add(lost);
    try {
      return await threads.run(task, { signal: lost.signal, transferList: [...ports] });
    } catch (error) {
      const reason = (lost.signal.aborted ? lost.signal.reason : error) as Error;
      throw new WorkerLost(`a thread of the ${this.#options.name} was lost: ${reason.message}`, { cause: reason });
    } finally {
      clearTimeout(timer);
      this.#inHand.delete(lost);
    }
  }

  /**
   * The library is loaded with the first task. Atomics are off: a thread that blocks while it waits frees no pixels
   * (430 MB instead of 265 after forty pictures). A thread that dies before it takes a task is told as an event only.
   */
  async #start(): Promise<Piscina<T, WorkerAnswer<A>>> {
    const { Piscina } = await import('piscina');
    const { script, threads, tasksPerThread = 1, resourceLimits, settings } = this.#options;
    const pool = new Piscina<T, WorkerAnswer<A>>({
      filename: script.href,
      workerData: settings,
      concurrentTasksPerWorker: tasksPerThread,
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: Infinity,
      atomics: 'disabled',
      recordTiming: false,
      niceIncrement: hasOwnPriorities ? NICENESS : 0,
      resourceLimits,
    });
    return pool.on('error', (error: Error) => {
      for (const lost of this.#inHand) lost.abort(error);
    });
  }
}
