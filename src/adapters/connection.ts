/** What an adapter tells its operator. A pino logger fits. Details never carry a token or what a person wrote. */
export interface AdapterLog {
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}

/** How long to wait before the next attempt: one second, doubling, at most a minute. */
export function backOffMs(failures: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.max(0, failures - 1));
}

/** No platform makes anything wait longer than this, whatever it asks for: then it is asked again. */
export const longestWaitMs = 15 * 60_000;

/** How long a stop waits for answers in hand. */
export const usualGraceMs = 6_000;

/** Waits, or stops waiting at once when the signal is aborted. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal?.aborted === true) done();
    else signal?.addEventListener('abort', done);
  });
}

/** The clock a pace is kept by. */
export interface Clock {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** The machine's own clock. */
export const realClock: Clock = { now: () => performance.now(), wait: (ms) => delay(ms) };

/** Network failures in which the request certainly never arrived. */
const connectErrorCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** True where nothing can have arrived, so that sending again cannot make two. */
export function isConnectError(error: unknown): boolean {
  return connectErrorCodes.has((error as { code?: string }).code ?? '');
}

/**
 * How a platform is doing. `refused` is final: the token or the set-up is wrong and no waiting will help;
 * `connecting` is being tried again by itself.
 */
export interface PlatformHealth {
  readonly platform: 'discord' | 'telegram';
  readonly state: 'up' | 'connecting' | 'refused' | 'stopped';
  /** One sentence for the operator. */
  readonly sentence: string;
  /** How often something happened since the start, by name. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Counts things by name, for health and metrics. */
export class Counters {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  read(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}

/** Runs work nobody waits for, so that one slow answer holds up nobody, and lets a stop wait for all of it. */
export class TaskTracker {
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

/** Shorter waits are daily business and are kept without a word. */
const LONG_MS = 60_000;

/** Says when a platform asks for a long wait, in the log and for health, once per wait. */
export class AskedToWait {
  readonly #platform: string;
  readonly #log: AdapterLog;
  readonly #nowMs: () => number;
  #untilMs = -Infinity;

  constructor(platform: string, log: AdapterLog, nowMs: () => number = Date.now) {
    this.#platform = platform;
    this.#log = log;
    this.#nowMs = nowMs;
  }

  note(ms: number): void {
    if (ms < LONG_MS) return;
    const isNew = this.sentence() === '';
    this.#untilMs = Math.max(this.#untilMs, this.#nowMs() + ms);
    if (isNew) this.#log.warn({ waitMs: ms }, `${this.sentence().trim()} What was to be sent waits or is lost.`);
  }

  /** What health adds while the wait lasts, else an empty text. */
  sentence(): string {
    if (this.#nowMs() >= this.#untilMs) return '';
    return ` ${this.#platform} asks this bot to wait until ${new Date(this.#untilMs).toISOString().slice(11, 19)} UTC.`;
  }
}

/** Nobody answered in the time that is usual by far. Whether the request arrived is not known. */
export class NoAnswerInTime extends Error {
  override readonly name = 'NoAnswerInTime';

  constructor(who: string, ms: number) {
    super(`${who} gave no answer within ${Math.ceil(ms / 1000)} s`);
  }
}

/**
 * Runs a call to the outside for at most `ms`. The signal tells the call to give up; where it does not listen the result
 * is no longer waited for all the same.
 *
 * @throws NoAnswerInTime after `ms`.
 */
export async function withinDeadline<T>(
  who: string,
  ms: number,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new NoAnswerInTime(who, ms));
      late.abort();
    }, ms);
  });
  try {
    return await Promise.race([call(late.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}
