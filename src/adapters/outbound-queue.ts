import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import type { Departure } from '../chat/chat.ts';
import { ArrivalRateLimiter, type Clock, type RateLimit, RateLimiter } from '../chat/rate-limiter.ts';

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
    await this.#clock.wait(ms);
  }

  #laneOf(chat: string): ChatLane {
    const known = this.#lanes.get(chat);
    if (known !== undefined) return known;
    const lane = { limiter: new RateLimiter(this.#limits.inChat(chat)), turns: new PQueue({ concurrency: 1 }) };
    this.#lanes.set(chat, lane);
    return lane;
  }

  async #keep(pace: RateLimiter): Promise<void> {
    const { now, wait } = this.#clock;
    for (let ms = pace.delayMs(now()); ms > 0; ms = pace.delayMs(now())) await wait(ms);
    pace.record(now());
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
