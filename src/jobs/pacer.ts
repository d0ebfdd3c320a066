import { type Limit, Pace, perSecond } from '../chat/pace.ts';
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

/** Hands out turns on one platform, evenly, each at an instant of its own, so that no allowance is ever passed. */
export class Pacer {
  readonly #clock: JobClock;
  readonly #allowance: Allowance;
  readonly #taken: Pace;
  readonly #nextInChat = new Map<string, number>();
  #nextMs = 0;

  constructor(platform: string, clock: JobClock) {
    this.#clock = clock;
    this.#allowance = allowances[platform] ?? allowances.web!;
    this.#taken = new Pace([this.#allowance.inAll]);
  }

  /** Resolves when it is this chat's turn. */
  async turn(chat: string): Promise<void> {
    await this.#until(this.#reserveInChat(chat));
    await this.#until(this.#reserve());
    await this.#unbunched();
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

  /** Where the process was busy, several turns come at once and late: they may not crowd those that come in time. */
  async #unbunched(): Promise<void> {
    for (let ms = this.#delayMs(); ms > 0; ms = this.#delayMs()) await this.#clock.wait(ms);
    this.#taken.note(this.#clock.nowMs());
  }

  #delayMs(): number {
    return this.#taken.delayMs(this.#clock.nowMs());
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
