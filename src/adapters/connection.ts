import type { CallbackStore, Chat, Messenger, SharedLimits } from '../chat/chat.ts';
import { withDeadline } from '../clock.ts';
import type { Logger } from '../log.ts';
import type { Painter } from '../reports/chart-spec.ts';

/** How long to wait before the next attempt: one second, doubling, at most a minute. */
export function backOffMs(failures: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.max(0, failures - 1));
}

/** No platform makes anything wait longer than this, whatever it asks for: then it is asked again. */
export const longestWaitMs = 15 * 60_000;

/** Sooner is never tried again, whatever a platform says: a wait of nothing, asked for without end, would be a flood. */
const shortestWaitMs = 1_000;

/**
 * How long a platform asks to wait, as far as it can be believed: a number of seconds or, where it is none, a date; a
 * second at least and a quarter of an hour at most.
 *
 * @param asked As it stands in an answer, whatever that is.
 * @param usualMs How long to wait where it says nothing that can be read.
 * @example askedWaitMs('-3', 5_000); // => 1000
 */
export function askedWaitMs(asked: unknown, usualMs: number): number {
  const text = typeof asked === 'number' || typeof asked === 'string' ? String(asked).trim() : '';
  const seconds = text === '' ? NaN : Number(text);
  const askedMs = Number.isNaN(seconds) ? Date.parse(text) - Date.now() : seconds * 1000;
  return Number.isNaN(askedMs) ? usualMs : Math.min(longestWaitMs, Math.max(shortestWaitMs, Math.ceil(askedMs)));
}

/** While a token is not accepted nothing can be sent, and what is to be sent waits this long each time. */
export const refusedTokenWaitMs = 5 * 60_000;

/** How long a stop waits for answers in hand. */
export const usualGraceMs = 6_000;

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
  readonly platform: string;
  readonly state: 'up' | 'connecting' | 'refused' | 'stopped';
  /** One sentence for the operator. */
  readonly sentence: string;
  /** How often something happened since the start, by name. */
  readonly counts: Readonly<Record<string, number>>;
  /** Servers the bot is in, where the platform tells. */
  readonly guilds?: number;
}

/** How a connection stands, with its sentence for the operator. Refused, it stays so until it is stopped. */
export class ConnectionState {
  #state: PlatformHealth['state'] = 'connecting';
  #sentence: string;

  constructor(sentence: string) {
    this.#sentence = sentence;
  }

  get state(): PlatformHealth['state'] {
    return this.#state;
  }

  get sentence(): string {
    return this.#sentence;
  }

  become(state: PlatformHealth['state'], sentence: string): void {
    if (this.#state === 'refused' && state !== 'stopped') return;
    this.#state = state;
    this.#sentence = sentence;
  }
}

/** What a platform is given: whom to ask, what to paint with, and whom to tell what happens to its communities. */
export interface PlatformParts {
  readonly token: string;
  /** The base of its interface; the platform's own where absent. */
  readonly apiUrl?: string | undefined;
  readonly webhook?: { readonly url: string; readonly secret: string } | undefined;
  /** How many shards the bot has in all, and which of them are this process's. */
  readonly shards?: number | 'auto';
  readonly shardIds?: readonly number[] | undefined;
  readonly chat: Chat;
  readonly painter: Painter;
  readonly callbacks: CallbackStore;
  readonly log: Logger;
  /** How the processes that use one token keep its limits together. */
  readonly sharedLimits?: SharedLimits | undefined;
  /** False for a process that posts digests and alerts and answers nobody. */
  readonly answers?: boolean;
  /** Told when the bot was taken out of a community, for example `discord:123`. */
  readonly onGone?: (community: string) => void;
  /** Told when the bot was added to a community, for the first time or again. */
  readonly onBack?: (community: string) => void;
  /** Told when a channel got a new id. */
  readonly onMoved?: (from: string, to: string) => void;
}

/** A platform that runs. */
export interface PlatformBot {
  readonly messenger: Messenger;
  health(): PlatformHealth;
  /** Takes no more questions, finishes the ones in hand, and leaves. */
  stop(): Promise<void>;
  /** Takes what the platform posts to the webhook; absent where it knows none. */
  handle?(request: Request): Promise<Response>;
}

/** What `src/adapters/NAME/platform.ts` exports as `openPlatform`; it is run where `NAME_TOKEN` is set. */
export type OpenPlatform = (parts: PlatformParts) => Promise<PlatformBot>;

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
  readonly #log: Logger;

  constructor(log: Logger) {
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
    await withDeadline(graceMs, () => this.#settle());
    return this.#running.size === 0;
  }

  async #settle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}

/** A sentence that stands for a while: in the log when it begins, and in health for as long as it lasts. */
abstract class StandingSentence {
  readonly #log: Logger;
  readonly #nowMs: () => number;
  #untilMs = -Infinity;

  constructor(log: Logger, nowMs: () => number = Date.now) {
    this.#log = log;
    this.#nowMs = nowMs;
  }

  protected abstract says(untilMs: number): string;

  /** @param inLog What only the log adds. */
  protected stand(ms: number, inLog: { readonly fields?: object; readonly words?: string } = {}): void {
    const isNew = this.sentence() === '';
    this.#untilMs = Math.max(this.#untilMs, this.#nowMs() + ms);
    if (isNew) this.#log.warn(inLog.fields ?? {}, `${this.says(this.#untilMs)}${inLog.words ?? ''}`);
  }

  /** What health adds while it lasts, else an empty text. */
  sentence(): string {
    return this.#nowMs() < this.#untilMs ? ` ${this.says(this.#untilMs)}` : '';
  }
}

/** Shorter waits are daily business and are kept without a word. */
const LONG_MS = 60_000;

/** Says when a platform asks for a long wait, once per wait. */
export class AskedToWait extends StandingSentence {
  readonly #platform: string;

  constructor(platform: string, log: Logger, nowMs?: () => number) {
    super(log, nowMs);
    this.#platform = platform;
  }

  note(ms: number): void {
    if (ms >= LONG_MS) this.stand(ms, { fields: { waitMs: ms }, words: ' What was to be sent waits or is lost.' });
  }

  protected says(untilMs: number): string {
    return `${this.#platform} asks this bot to wait until ${new Date(untilMs).toISOString().slice(11, 19)} UTC.`;
  }
}

/** So long after the last sign of another process it is taken to be gone. */
const RIVAL_MS = 10 * 60_000;

/** Says that another process answers with the same token, once for as long as it does. */
export class RivalWatch extends StandingSentence {
  readonly #what: string;

  /** @param what The sentence. */
  constructor(what: string, log: Logger, nowMs?: () => number) {
    super(log, nowMs);
    this.#what = what;
  }

  note(): void {
    this.stand(RIVAL_MS);
  }

  protected says(): string {
    return this.#what;
  }
}

/** Nobody answered in the time that is usual by far. Whether the request arrived is not known. */
export class NoAnswerInTime extends Error {
  override readonly name = 'NoAnswerInTime';

  constructor(who: string, ms: number) {
    super(`${who} gave no answer within ${Math.ceil(ms / 1000)} s`);
  }
}
