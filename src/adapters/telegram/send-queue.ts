import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { type Limit, Pace, perSecond } from '../../chat/pace.ts';

/** What Telegram tolerates in one chat, and from one bot in all; unpublished in detail, so a little below. */
const privateLimits: readonly Limit[] = [{ count: 4, perMs: 4000 }];
const groupLimits: readonly Limit[] = [
  { count: 4, perMs: 4000 },
  { count: 19, perMs: 60_000 },
];
const botLimits: readonly Limit[] = [perSecond(30)];

/** Chats remembered: more than can be written to within the longest limit. */
const CHATS_KEPT = 2000;

interface Lane {
  readonly pace: Pace;
  readonly turns: PQueue;
}

/** The clock a queue lives by. */
export interface QueueClock {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** Sends in the order they came within one chat, chats side by side, none faster than Telegram tolerates. */
export class SendQueue {
  readonly #clock: QueueClock;
  readonly #lanes = new LRUCache<string, Lane>({ max: CHATS_KEPT });
  readonly #whole = new Pace(botLimits);
  #refused = { chatId: '', untilMs: -Infinity };

  constructor(clock: QueueClock) {
    this.#clock = clock;
  }

  /** Runs `send` when its turn has come in this chat. */
  run<T>(chatId: string, send: () => Promise<T>): Promise<T> {
    const { pace, turns } = this.#laneOf(chatId);
    return turns.add(async () => {
      await this.#waitFor(pace);
      await this.#waitFor(this.#whole);
      return send();
    });
  }

  /**
   * Waits as long as Telegram asked this chat to, and then for the next turn of all. Telegram does not say whether it
   * meant the chat or the bot; a second chat that is told to wait meanwhile shows that it is the bot, and all wait.
   */
  async waitOut(chatId: string, ms: number): Promise<void> {
    const nowMs = this.#clock.now();
    const untilMs = nowMs + ms;
    if (this.#refused.untilMs > nowMs && this.#refused.chatId !== chatId) this.#whole.hold(untilMs);
    this.#refused = { chatId, untilMs };
    await this.#clock.wait(ms);
    await this.#waitFor(this.#whole);
  }

  #laneOf(chatId: string): Lane {
    const known = this.#lanes.get(chatId);
    if (known !== undefined) return known;
    const pace = new Pace(chatId.startsWith('-') ? groupLimits : privateLimits);
    const lane = { pace, turns: new PQueue({ concurrency: 1 }) };
    this.#lanes.set(chatId, lane);
    return lane;
  }

  async #waitFor(pace: Pace): Promise<void> {
    for (let ms = pace.delayMs(this.#clock.now()); ms > 0; ms = pace.delayMs(this.#clock.now())) {
      await this.#clock.wait(ms);
    }
    pace.note(this.#clock.now());
  }
}
