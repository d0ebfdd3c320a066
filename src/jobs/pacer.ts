import { type Limit, perSecond } from '../chat/pace.ts';
import type { JobClock } from './job-parts.ts';

/** What a platform tolerates. */
interface Allowance {
  readonly inAll: Limit;
  /** Distance of two messages in one chat. */
  readonly chatSpacingMs: number;
}

/** Telegram: about 30 a second in all, 20 a minute in one group. Discord: 50 a second in all. */
const allowances: Readonly<Record<string, Allowance>> = {
  telegram: { inAll: perSecond(30), chatSpacingMs: 3000 },
  discord: { inAll: perSecond(50), chatSpacingMs: 1000 },
  web: { inAll: perSecond(1000), chatSpacingMs: 0 },
};

/** Chats remembered: more than can be written to within the longest spacing. */
const CHATS_KEPT = 1000;

/** Hands out turns on one platform, evenly, each at an instant of its own: what an adapter then sends does not come in bursts. */
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
    await this.#until(this.#reserveInChat(chat));
    await this.#until(this.#reserve());
  }

  /** The platform asked to wait: nobody's turn comes before. */
  hold(ms: number): void {
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
    if (this.#nextInChat.size > CHATS_KEPT && oldest !== undefined) this.#nextInChat.delete(oldest);
    return atMs;
  }

  async #until(atMs: number): Promise<void> {
    const ms = atMs - this.#clock.nowMs();
    if (ms > 0) await this.#clock.wait(ms);
  }
}
