import { perSecond, type RateLimit } from '../chat/rate-limiter.ts';
import type { JobClock } from './jobs.ts';

/** What a platform tolerates. */
interface PlatformRateLimits {
  readonly inAll: RateLimit;
  /** Distance of two messages in one chat. */
  readonly chatSpacingMs: number;
}

/** Telegram: about 30 a second in all, 20 a minute in one group. Discord: 50 a second in all. */
const platformRateLimits: Readonly<Record<string, PlatformRateLimits>> = {
  telegram: { inAll: perSecond(30), chatSpacingMs: 3000 },
  discord: { inAll: perSecond(50), chatSpacingMs: 1000 },
  web: { inAll: perSecond(1000), chatSpacingMs: 0 },
};

/** Chats remembered: more than can be written to within the longest spacing. */
const MAX_CHATS = 1000;

/** Hands out turns on one platform, evenly, each at an instant of its own: what an adapter then sends does not come in bursts. */
export class DeliveryRateLimiter {
  readonly #clock: JobClock;
  readonly #allowance: PlatformRateLimits;
  readonly #nextInChat = new Map<string, number>();
  #nextMs = 0;

  constructor(platform: string, clock: JobClock) {
    this.#clock = clock;
    this.#allowance = platformRateLimits[platform] ?? platformRateLimits.web!;
  }

  /** Resolves when it is this chat's turn. */
  async acquire(chat: string): Promise<void> {
    await this.#until(this.#reserveInChat(chat));
    await this.#until(this.#reserve());
  }

  /** The platform asked to wait: nobody's turn comes before. */
  pauseFor(ms: number): void {
    this.#nextMs = Math.max(this.#nextMs, this.#clock.nowMs() + ms);
  }

  #reserve(): number {
    const { count, perMs } = this.#allowance.inAll;
    const atMs = Math.max(this.#clock.nowMs(), this.#nextMs);
    this.#nextMs = atMs + perMs / count;
    return atMs;
  }

  #reserveInChat(chat: string): number {
    const atMs = Math.max(this.#clock.nowMs(), this.#nextInChat.get(chat) ?? 0);
    this.#nextInChat.delete(chat);
    this.#nextInChat.set(chat, atMs + this.#allowance.chatSpacingMs);
    const [oldest] = this.#nextInChat.keys();
    if (this.#nextInChat.size > MAX_CHATS && oldest !== undefined) this.#nextInChat.delete(oldest);
    return atMs;
  }

  async #until(atMs: number): Promise<void> {
    const ms = atMs - this.#clock.nowMs();
    if (ms > 0) await this.#clock.wait(ms);
  }
}
