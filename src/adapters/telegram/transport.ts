import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { Telegram } from 'telegraf';
import { ArrivalRateLimiter, type Clock, perSecond, type RateLimit, RateLimiter } from '../../chat/rate-limiter.ts';
import { backOffMs, delay, isConnectError, realClock } from '../connection.ts';
import { isNoAnswer, migratedChatId, telegramRetryAfterMs } from './send-errors.ts';

/** Where on Telegram: a chat, and in a forum a topic of it. */
export interface ChatRef {
  readonly chatId: string;
  readonly topicId?: number;
  /** True where a group that moved is to be reported instead of followed. */
  readonly fixed?: true;
}

/** `telegram:-100…:7`, as askers and destinations carry it. */
export function channelOf({ chatId, topicId }: ChatRef): string {
  return topicId === undefined ? `telegram:${chatId}` : `telegram:${chatId}:${topicId}`;
}

export function chatRefOf(channel: string): ChatRef {
  const [, chatId = '', topic] = channel.split(':');
  return topic === undefined ? { chatId } : { chatId, topicId: Number(topic) };
}

/** What Telegram tolerates in one chat, and from one bot in all; unpublished in detail, so a little below. */
const privateLimits: readonly RateLimit[] = [{ count: 4, perMs: 4000 }];

const groupLimits: readonly RateLimit[] = [
  { count: 4, perMs: 4000 },
  { count: 19, perMs: 60_000 },
];

const botLimit: RateLimit = perSecond(30);

/** Chats remembered: more than can be written to within the longest limit. */
const MAX_CHATS = 2000;

interface ChatLane {
  readonly limiter: RateLimiter;
  readonly turns: PQueue;
}

/** Sends in the order they came within one chat, chats side by side, none faster than Telegram tolerates. */
export class OutboundQueue {
  readonly #clock: Clock;
  readonly #lanes = new LRUCache<string, ChatLane>({ max: MAX_CHATS });
  readonly #whole: ArrivalRateLimiter;
  #refused = { chatId: '', untilMs: -Infinity };

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#whole = new ArrivalRateLimiter(botLimit, clock);
  }

  /** Runs `send` when its turn has come in this chat. */
  run<T>(chatId: string, send: () => Promise<T>): Promise<T> {
    const { limiter: pace, turns } = this.#laneOf(chatId);
    return turns.add(async () => {
      await this.#keep(pace);
      return this.#whole.run(send);
    });
  }

  /**
   * Waits as long as Telegram asked this chat to. Telegram does not say whether it meant the chat or the bot; a second
   * chat that is told to wait meanwhile shows that it is the bot, and all wait.
   */
  async pauseFor(chatId: string, ms: number): Promise<void> {
    const nowMs = this.#clock.now();
    const untilMs = nowMs + ms;
    if (this.#refused.untilMs > nowMs && this.#refused.chatId !== chatId) this.#whole.pauseUntil(untilMs);
    this.#refused = { chatId, untilMs };
    await this.#clock.wait(ms);
  }

  #laneOf(chatId: string): ChatLane {
    const known = this.#lanes.get(chatId);
    if (known !== undefined) return known;
    const pace = new RateLimiter(chatId.startsWith('-') ? groupLimits : privateLimits);
    const lane = { limiter: pace, turns: new PQueue({ concurrency: 1 }) };
    this.#lanes.set(chatId, lane);
    return lane;
  }

  async #keep(pace: RateLimiter): Promise<void> {
    const { now, wait } = this.#clock;
    for (let ms = pace.delayMs(now()); ms > 0; ms = pace.delayMs(now())) await wait(ms);
    pace.record(now());
  }
}

/** A file to be uploaded, as a field of a payload. */
export interface TelegramUpload {
  readonly source: Buffer;
  readonly filename: string;
}

export type TelegramPayload = Readonly<Record<string, unknown>>;

const maxAttempts = 5;

const maxWaitMs = 120_000;

function isUpload(value: unknown): value is TelegramUpload {
  return typeof value === 'object' && value !== null && 'source' in value;
}

/** Beside an upload the library drops every object it does not know, without a word; as JSON text they all arrive. */
function withObjectsAsText(payload: TelegramPayload): TelegramPayload {
  const entries = Object.entries(payload).filter(([, value]) => value !== undefined);
  if (!entries.some(([, value]) => isUpload(value))) return Object.fromEntries(entries);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'object' && !isUpload(value) ? JSON.stringify(value) : value]),
  );
}

/**
 * Everything sent to Telegram goes through here: in turn, no faster than tolerated, after the wait Telegram asked for,
 * and to a group's new id where it moved. Nothing else in the house calls the library.
 */
export class TelegramTransport {
  readonly #telegram: Telegram;
  readonly #stopping: AbortSignal;
  readonly #queue: OutboundQueue;
  readonly #onMoved: (from: string, to: string) => void;

  constructor(
    token: string,
    { apiRoot, clock = realClock }: { readonly apiRoot?: string; readonly clock?: Clock | undefined },
    stopping: AbortSignal,
    onMoved: (from: string, to: string) => void,
  ) {
    this.#telegram = new Telegram(token, { ...(apiRoot === undefined ? {} : { apiRoot }), webhookReply: false });
    this.#stopping = stopping;
    this.#onMoved = onMoved;
    this.#queue = new OutboundQueue(clock);
  }

  /** Calls a method at once, out of turn: acknowledgements and questions about members. */
  async call(method: string, payload: TelegramPayload): Promise<unknown> {
    const call = this.#telegram.callApi.bind(this.#telegram) as (
      method: string,
      payload: TelegramPayload,
    ) => Promise<unknown>;
    return call(method, withObjectsAsText(payload));
  }

  /** Sends into a place in its turn. A group that became a supergroup is followed to its new id. */
  async send(chatRef: ChatRef, method: string, payload: TelegramPayload): Promise<unknown> {
    const { chatId } = chatRef;
    return this.#queue.run(chatId, () => this.#attempt(chatId, chatRef, method, payload, isConnectError));
  }

  /** Changes a message in its turn; doing that twice is harmless, so every broken connection is tried again. */
  async change(chatId: string, method: string, payload: TelegramPayload): Promise<unknown> {
    return this.#queue.run(chatId, () => this.#attempt(chatId, undefined, method, payload, isNoAnswer));
  }

  async #attempt(
    chatId: string,
    chatRef: ChatRef | undefined,
    method: string,
    payload: TelegramPayload,
    mayRepeat: (error: unknown) => boolean,
  ): Promise<unknown> {
    let to = chatRef;
    for (let failures = 1; ; failures += 1) {
      try {
        return await this.call(method, { ...payload, ...addressOf(to) });
      } catch (error) {
        const moved = to === undefined || to.fixed === true ? undefined : migratedChatId(error);
        if (failures >= maxAttempts) throw error;
        if (moved === undefined) await this.#waitOrThrow(chatId, error, failures, mayRepeat);
        else to = this.#follow(to!, moved);
      }
    }
  }

  async #waitOrThrow(
    chatId: string,
    error: unknown,
    failures: number,
    mayRepeat: (error: unknown) => boolean,
  ): Promise<void> {
    const asked = telegramRetryAfterMs(error);
    if (asked !== undefined && asked > maxWaitMs) throw error;
    if (asked === undefined && (!mayRepeat(error) || this.#stopping.aborted)) throw error;
    await (asked === undefined ? delay(backOffMs(failures) / 4) : this.#queue.pauseFor(chatId, asked));
  }

  #follow({ chatId }: ChatRef, moved: number): ChatRef {
    this.#onMoved(`telegram:${chatId}`, `telegram:${moved}`);
    return { chatId: String(moved) };
  }
}

function addressOf(chatRef: ChatRef | undefined): TelegramPayload {
  return chatRef === undefined ? {} : { chat_id: Number(chatRef.chatId), message_thread_id: chatRef.topicId };
}
