import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { ArrivalPace } from '../../chat/arrival-pace.ts';
import { type Limit, Pace, type PaceClock, perSecond } from '../../chat/pace.ts';

/** What Telegram tolerates in one chat, and from one bot in all; unpublished in detail, so a little below. */
const privateLimits: readonly Limit[] = [{ count: 4, perMs: 4000 }];
const groupLimits: readonly Limit[] = [
  { count: 4, perMs: 4000 },
  { count: 19, perMs: 60_000 },
];
const botLimit: Limit = perSecond(30);

/** Chats remembered: more than can be written to within the longest limit. */
const CHATS_KEPT = 2000;

interface Lane {
  readonly pace: Pace;
  readonly turns: PQueue;
}

/** Sends in the order they came within one chat, chats side by side, none faster than Telegram tolerates. */
export class SendQueue {
  readonly #clock: PaceClock;
  readonly #lanes = new LRUCache<string, Lane>({ max: CHATS_KEPT });
  readonly #whole: ArrivalPace;
  #refused = { chatId: '', untilMs: -Infinity };

  constructor(clock: PaceClock) {
    this.#clock = clock;
    this.#whole = new ArrivalPace(botLimit, clock);
  }

  /** Runs `send` when its turn has come in this chat. */
  run<T>(chatId: string, send: () => Promise<T>): Promise<T> {
    const { pace, turns } = this.#laneOf(chatId);
    return turns.add(async () => {
      await this.#keep(pace);
      return this.#whole.run(send);
    });
  }

  /**
   * Waits as long as Telegram asked this chat to. Telegram does not say whether it meant the chat or the bot; a second
   * chat that is told to wait meanwhile shows that it is the bot, and all wait.
   */
  async waitOut(chatId: string, ms: number): Promise<void> {
    const nowMs = this.#clock.now();
    const untilMs = nowMs + ms;
    if (this.#refused.untilMs > nowMs && this.#refused.chatId !== chatId) this.#whole.hold(untilMs);
    this.#refused = { chatId, untilMs };
    await this.#clock.wait(ms);
  }

  #laneOf(chatId: string): Lane {
    const known = this.#lanes.get(chatId);
    if (known !== undefined) return known;
    const pace = new Pace(chatId.startsWith('-') ? groupLimits : privateLimits);
    const lane = { pace, turns: new PQueue({ concurrency: 1 }) };
    this.#lanes.set(chatId, lane);
    return lane;
  }

  async #keep(pace: Pace): Promise<void> {
    const { now, wait } = this.#clock;
    for (let ms = pace.delayMs(now()); ms > 0; ms = pace.delayMs(now())) await wait(ms);
    pace.note(now());
  }
}
