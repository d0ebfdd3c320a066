import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import type { Departure } from '../chat/chat.ts';
import type { Clock } from '../clock.ts';

/** At most `count` sends in any stretch of `perMs`. */
export interface RateLimit {
  readonly count: number;
  readonly perMs: number;
}

/** Messages that left evenly arrive a little unevenly: a second is kept so much longer. */
const JITTER_MS = 20;

/** What a platform allows in any second, kept so that it also holds where messages arrive. */
export function perSecond(count: number): RateLimit {
  return { count, perMs: 1000 + JITTER_MS };
}

/** Says how long to wait before the next send, so that no limit is passed. */
export class RateLimiter {
  readonly #limits: readonly RateLimit[];
  readonly #longestMs: number;
  #sentMs: number[] = [];

  constructor(limits: readonly RateLimit[]) {
    this.#limits = limits;
    this.#longestMs = Math.max(...limits.map(({ perMs }) => perMs));
  }

  /** Milliseconds until one more send is within every limit; 0 when it is now. */
  delayMs(nowMs: number): number {
    const waits = this.#limits.map(({ count, perMs }) => (this.#sentMs.at(-count) ?? -Infinity) + perMs - nowMs);
    return Math.max(0, ...waits);
  }

  record(nowMs: number): void {
    this.#sentMs = [...this.#sentMs.filter((at) => nowMs - at < this.#longestMs), nowMs];
  }
}

/** How quickly the usual time of a send follows the times seen: down at once, up slowly, since delays are the exception. */
const FALL_SMOOTHING = 1 / 4;

const RISE_SMOOTHING = 1 / 32;

/** What has no answer after this has arrived or never will: a line that swallows sends may not hold up everybody else. */
const LONGEST_WAY_MS = 3000;

/** A send, and when its answer was there. */
interface Sending {
  readonly startMs: number;
  endMs?: number;
}

/**
 * Keeps a limit where messages arrive, which is not where they leave: one whose answer is late was itself late, and
 * counts from then. So a line that stutters, or a process that was busy, passes no limit, and a steady one loses nothing.
 */
export class ArrivalRateLimiter {
  readonly #limit: RateLimit;
  readonly #clock: Clock;
  #sendings: Sending[] = [];
  #usualMs: number | undefined;
  #heldUntilMs = -Infinity;
  #nextTurnMs = -Infinity;

  constructor(limit: RateLimit, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Resolves at an instant of its own, as far from the one before as the limit is when it is used to the full. */
  async turn(): Promise<void> {
    const clock = this.#clock;
    const { count, perMs } = this.#limit;
    const atMs = Math.max(clock.now(), this.#nextTurnMs, this.#heldUntilMs);
    this.#nextTurnMs = atMs + perMs / count;
    if (atMs > clock.now()) await clock.sleep(atMs - clock.now());
  }

  /** Sends as soon as it may. */
  async run<T>(send: () => Promise<T>): Promise<T> {
    const clock = this.#clock;
    for (let ms = this.#delayMs(clock.now()); ms > 0; ms = this.#delayMs(clock.now())) await clock.sleep(ms);
    const sending: Sending = { startMs: clock.now() };
    this.#sendings.push(sending);
    try {
      return await send();
    } finally {
      sending.endMs = clock.now();
      this.#learn(sending.endMs - sending.startMs);
    }
  }

  /** Nothing more is sent before this instant. */
  pauseUntil(untilMs: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, untilMs);
  }

  #delayMs(nowMs: number): number {
    const { count, perMs } = this.#limit;
    const arrived = (one: Sending): number => this.#arrivedMs(one, nowMs);
    this.#sendings = this.#sendings.filter((one) => one.endMs === undefined || arrived(one) + perMs > nowMs);
    const latest = this.#sendings.map(arrived).toSorted((a, b) => a - b);
    return Math.max(0, this.#heldUntilMs - nowMs, (latest.at(-count) ?? -Infinity) + perMs - nowMs);
  }

  /** The latest it can have arrived, as far as its answer tells. */
  #arrivedMs({ startMs, endMs }: Sending, nowMs: number): number {
    const atMs = Math.min(endMs ?? nowMs, startMs + LONGEST_WAY_MS);
    return Math.max(startMs, atMs - (this.#usualMs ?? 0));
  }

  #learn(tookMs: number): void {
    const usualMs = (this.#usualMs ??= tookMs);
    const difference = tookMs - usualMs;
    this.#usualMs =
      usualMs + (difference < 0 ? FALL_SMOOTHING * difference : RISE_SMOOTHING * Math.min(difference, usualMs));
  }
}

/** What a platform tolerates. */
export interface PlatformLimits {
  readonly inAll: RateLimit;
  readonly inChat: (chat: string) => readonly RateLimit[];
}

/** Chats remembered: more than can be written to within the longest limit. */
const MAX_CHATS = 2000;

interface ChatLane {
  readonly limiter: RateLimiter;
  readonly turns: PQueue;
}

/**
 * The one place where a platform's limits are kept: sends in the order they came within one chat, chats side by side,
 * none faster than tolerated. p-queue keeps the order; its own rate limits know one window each and no clock but the
 * machine's.
 */
export class OutboundQueue {
  readonly #clock: Clock;
  readonly #limits: PlatformLimits;
  readonly #lanes = new LRUCache<string, ChatLane>({ max: MAX_CHATS });
  readonly #whole: ArrivalRateLimiter;
  #refused = { chat: '', untilMs: -Infinity };

  constructor(limits: PlatformLimits, clock: Clock) {
    this.#clock = clock;
    this.#limits = limits;
    this.#whole = new ArrivalRateLimiter(limits.inAll, clock);
  }

  /**
   * Resolves when one of many that nobody asked for may be sent into this chat. Each has an instant of its own, so that
   * they do not come in bursts.
   */
  async turn(chat: string): Promise<void> {
    await this.#keep(this.#laneOf(chat).limiter);
    await this.#whole.turn();
  }

  /** Runs `send` when it may be sent into this chat; `hadTurn` where `turn` was waited for. What a person waits for goes first. */
  run<T>(chat: string, send: () => Promise<T>, { hadTurn }: { readonly hadTurn: boolean }): Promise<T> {
    const { limiter: pace, turns } = this.#laneOf(chat);
    const inTurn = async (): Promise<T> => {
      if (!hadTurn) await this.#keep(pace);
      return this.#whole.run(send);
    };
    return turns.add(inTurn, { priority: hadTurn ? 0 : 1 });
  }

  /**
   * Waits as long as the platform asked this chat to. It does not say whether it meant the chat or the bot; a second
   * chat that is told to wait meanwhile shows that it is the bot, and all wait.
   */
  async pauseFor(chat: string, ms: number): Promise<void> {
    const nowMs = this.#clock.now();
    const untilMs = nowMs + ms;
    if (this.#refused.untilMs > nowMs && this.#refused.chat !== chat) this.#whole.pauseUntil(untilMs);
    this.#refused = { chat, untilMs };
    await this.#clock.sleep(ms);
  }

  #laneOf(chat: string): ChatLane {
    const known = this.#lanes.get(chat);
    if (known !== undefined) return known;
    const lane = { limiter: new RateLimiter(this.#limits.inChat(chat)), turns: new PQueue({ concurrency: 1 }) };
    this.#lanes.set(chat, lane);
    return lane;
  }

  async #keep(pace: RateLimiter): Promise<void> {
    const clock = this.#clock;
    for (let ms = pace.delayMs(clock.now()); ms > 0; ms = pace.delayMs(clock.now())) await clock.sleep(ms);
    pace.record(clock.now());
  }
}

/** What was to be sent may not leave any more: another process has it, or the time for it has run out. */
export class MayNotLeave extends Error {
  override readonly name = 'MayNotLeave';
}

/** @throws MayNotLeave */
export async function requireMayLeave(departure: Departure | undefined): Promise<void> {
  if (departure !== undefined && !(await departure.leaves())) throw new MayNotLeave('it may not leave any more');
}
