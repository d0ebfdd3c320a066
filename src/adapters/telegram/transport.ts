import { Telegram } from 'telegraf';
import type { PaceClock } from '../../chat/pace.ts';
import { backOffMs, pause, realClock } from '../back-off.ts';
import { certainlyNotSent } from '../certainly-not-sent.ts';
import type { Place } from './place.ts';
import { isNoAnswer, movedTo, retryAfterMs } from './refusal.ts';
import { SendQueue } from './send-queue.ts';

/** A file to be uploaded, as a field of a payload. */
export interface Upload {
  readonly source: Buffer;
  readonly filename: string;
}

export type Payload = Readonly<Record<string, unknown>>;

const maxAttempts = 5;
const longestWaitMs = 120_000;

function isUpload(value: unknown): value is Upload {
  return typeof value === 'object' && value !== null && 'source' in value;
}

/** Beside an upload the library drops every object it does not know, without a word; as JSON text they all arrive. */
function withObjectsAsText(payload: Payload): Payload {
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
  readonly #queue: SendQueue;
  readonly #onMoved: (from: string, to: string) => void;

  constructor(
    token: string,
    { apiRoot, clock = realClock }: { readonly apiRoot?: string; readonly clock?: PaceClock | undefined },
    stopping: AbortSignal,
    onMoved: (from: string, to: string) => void,
  ) {
    this.#telegram = new Telegram(token, { ...(apiRoot === undefined ? {} : { apiRoot }), webhookReply: false });
    this.#stopping = stopping;
    this.#onMoved = onMoved;
    this.#queue = new SendQueue(clock);
  }

  /** Calls a method at once, out of turn: acknowledgements and questions about members. */
  async call(method: string, payload: Payload): Promise<unknown> {
    const call = this.#telegram.callApi.bind(this.#telegram) as (method: string, payload: Payload) => Promise<unknown>;
    return call(method, withObjectsAsText(payload));
  }

  /** Sends into a place in its turn. A group that became a supergroup is followed to its new id. */
  async send(place: Place, method: string, payload: Payload): Promise<unknown> {
    const { chatId } = place;
    return this.#queue.run(chatId, () => this.#attempt(chatId, place, method, payload, certainlyNotSent));
  }

  /** Changes a message in its turn; doing that twice is harmless, so every broken connection is tried again. */
  async change(chatId: string, method: string, payload: Payload): Promise<unknown> {
    return this.#queue.run(chatId, () => this.#attempt(chatId, undefined, method, payload, isNoAnswer));
  }

  async #attempt(
    chatId: string,
    place: Place | undefined,
    method: string,
    payload: Payload,
    mayRepeat: (error: unknown) => boolean,
  ): Promise<unknown> {
    let to = place;
    for (let failures = 1; ; failures += 1) {
      try {
        return await this.call(method, { ...payload, ...addressOf(to) });
      } catch (error) {
        const moved = to === undefined || to.fixed === true ? undefined : movedTo(error);
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
    const asked = retryAfterMs(error);
    if (asked !== undefined && asked > longestWaitMs) throw error;
    if (asked === undefined && (!mayRepeat(error) || this.#stopping.aborted)) throw error;
    await (asked === undefined ? pause(backOffMs(failures) / 4) : this.#queue.waitOut(chatId, asked));
  }

  #follow({ chatId }: Place, moved: number): Place {
    this.#onMoved(`telegram:${chatId}`, `telegram:${moved}`);
    return { chatId: String(moved) };
  }
}

function addressOf(place: Place | undefined): Payload {
  return place === undefined ? {} : { chat_id: Number(place.chatId), message_thread_id: place.topicId };
}
