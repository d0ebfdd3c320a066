import type { AdapterLog } from './adapter-log.ts';

/** Runs work nobody waits for, so that one slow answer holds up nobody, and lets a stop wait for all of it. */
export class WorkInHand {
  readonly #running = new Set<Promise<void>>();
  readonly #log: AdapterLog;

  constructor(log: AdapterLog) {
    this.#log = log;
  }

  /** Starts `work` at once. A failure is logged; it never reaches the library that delivered the event. */
  start(what: string, work: () => Promise<void>): void {
    const running = Promise.resolve()
      .then(work)
      .catch((error: unknown) => this.#log.error({ err: error, what }, `could not finish: ${what}`))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Resolves when all work is done, or after `graceMs`; true when nothing was left behind. */
  async finish(graceMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, graceMs)));
    await Promise.race([this.#settle(), late]);
    clearTimeout(timer);
    return this.#running.size === 0;
  }

  async #settle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}
