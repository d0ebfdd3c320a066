import type { JobClock } from './job-parts.ts';

/** What a platform tolerates, a little below what it says. */
interface Allowance {
  readonly perSecond: number;
  /** Distance of two messages in one chat. */
  readonly chatSpacingMs: number;
}

/** Telegram: about 30 a second in all, 20 a minute in one group. Discord: 50 a second in all. */
const allowances: Readonly<Record<string, Allowance>> = {
  telegram: { perSecond: 29, chatSpacingMs: 3000 },
  discord: { perSecond: 49, chatSpacingMs: 1000 },
  web: { perSecond: 1000, chatSpacingMs: 0 },
};

/** Chats remembered: more than can be written to within the longest spacing. */
const CHATS_KEPT = 1000;

/** Hands out turns on one platform, each at an instant of its own, so that no allowance is ever passed. */
export class Pacer {
  readonly #clock: JobClock;
  readonly #allowance: Allowance;
  readonly #nextInChat = new Map<string, number>();
  #nextMs = 0;

  constructor(platform: string, clock: JobClock) {
    this.#clock = clock;
    this.#allowance = allowances[platform] ?? allowances.web!;
  }

  /** Resolves when it is this chat's turn. */
  async turn(chat: string): Promise<void> {
    const chatMs = this.#reserveInChat(chat);
    await this.#until(chatMs);
    const atMs = Math.max(this.#clock.nowMs(), this.#nextMs);
    this.#nextMs = atMs + 1000 / this.#allowance.perSecond;
    await this.#until(atMs);
  }

  /** The platform asked to wait: nobody's turn comes before. */
  hold(ms: number): void {
    this.#nextMs = Math.max(this.#nextMs, this.#clock.nowMs() + ms);
  }

  #reserveInChat(chat: string): number {
    const atMs = Math.max(this.#clock.nowMs(), this.#nextInChat.get(chat) ?? 0);
    this.#nextInChat.delete(chat);
    this.#nextInChat.set(chat, atMs + this.#allowance.chatSpacingMs);
    const [oldest] = this.#nextInChat.keys();
    if (this.#nextInChat.size > CHATS_KEPT && oldest !== undefined) this.#nextInChat.delete(oldest);
    return atMs;
  }

  async #until(atMs: number): Promise<void> {
    const ms = atMs - this.#clock.nowMs();
    if (ms > 0) await this.#clock.wait(ms);
  }
}
