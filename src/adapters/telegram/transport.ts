import { AsyncLocalStorage } from 'node:async_hooks';
import { timingSafeEqual } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { Telegram, TelegramError } from 'telegraf';
import type { Delivery, Departure, RateLimit, RefusalCause } from '../../chat/chat.ts';
import { type Clock, delay, steadyClock, withDeadline } from '../../clock.ts';
import { msg } from '../../messages/text.ts';
import { askedWaitMs, backOffMs, isConnectError, NoAnswerInTime } from '../connection.ts';
import { OutboundQueue, perSecond, type PlatformLimits, requireMayLeave, type SharedToken } from '../outbound-queue.ts';

/** Where on Telegram: a chat, and in a forum a topic of it. */
export interface ChatRef {
  readonly chatId: string;
  readonly topicId?: number;
  /** True where a group that moved is to be reported instead of followed. */
  readonly fixed?: true;
  /** Hears when what is sent there leaves. */
  readonly departure?: Departure;
}

/** `telegram:-100…:7`, as askers and destinations carry it. */
export function channelOf({ chatId, topicId }: ChatRef): string {
  return topicId === undefined ? `telegram:${chatId}` : `telegram:${chatId}:${topicId}`;
}

export function chatRefOf(channel: string): ChatRef {
  const [, chatId = '', topic] = channel.split(':');
  return topic === undefined ? { chatId } : { chatId, topicId: Number(topic) };
}

const shape = /^in:(-\d{1,20})(?::(\d{1,12}))? ([\s\S]+)$/u;

/** A line that is asked as if in another chat: so a group or a channel is set up from the private chat. */
export function lineAbout({ chatId, topicId }: ChatRef, line: string): string {
  return `in:${chatId}${topicId === undefined ? '' : `:${topicId}`} ${line}`;
}

/** A line, and the chat it is about where that is another one than it is asked in. */
export interface AddressedLine {
  readonly line: string;
  readonly about?: ChatRef;
}

/** What `lineAbout` put together. */
export function splitAbout(text: string): AddressedLine {
  const [, chatId, topic, line] = shape.exec(text) ?? [];
  if (chatId === undefined || line === undefined) return { line: text };
  return { line, about: topic === undefined ? { chatId } : { chatId, topicId: Number(topic) } };
}

/** What Telegram tolerates in one chat, and from one bot in all; unpublished in detail, so a little below. */
const privateLimits: readonly RateLimit[] = [{ count: 4, perMs: 4000 }];

const groupLimits: readonly RateLimit[] = [
  { count: 4, perMs: 4000 },
  { count: 19, perMs: 60_000 },
];

export const telegramLimits: PlatformLimits = {
  inAll: perSecond(30),
  inChat: (chatId) => (chatId.startsWith('-') ? groupLimits : privateLimits),
};

/** A file to be uploaded, as a field of a payload. */
export interface TelegramUpload {
  readonly source: Buffer;
  readonly filename: string;
}

export type TelegramPayload = Readonly<Record<string, unknown>>;

/** How long Telegram may take over what is asked of it. A call beyond that has failed, and its place is free again. */
export interface Deadlines {
  readonly callMs: number;
  readonly uploadMs: number;
  /** A request for updates, which Telegram itself holds open until ten seconds before that. */
  readonly pollMs: number;
  /** What they are measured by; the machine's clock where absent. */
  readonly clock?: Pick<Clock, 'sleep'>;
}

export const usualCallDeadlines: Deadlines = { callMs: 20_000, uploadMs: 60_000, pollMs: 30_000 };

/** Telegram is asked to answer a request for updates this much before its deadline: a longer silence is a dead line. */
const POLL_SPARE_MS = 10_000;

/** What the transport leans on. */
export interface TransportParts {
  readonly apiRoot?: string | undefined;
  readonly clock?: Clock | undefined;
  /** Where other processes may use the same token. */
  readonly shared?: SharedToken | undefined;
  readonly deadlines: Deadlines;
  readonly stopping: AbortSignal;
  /** Told when a group got a new id. */
  readonly onMoved: (from: string, to: string) => void;
  /** Told how long Telegram asks to wait. */
  readonly onWait: (ms: number) => void;
  /** Told where Telegram does not accept the token. */
  readonly onWrongToken?: () => void;
}

const maxAttempts = 5;

const longestWaitInTurnMs = 120_000;

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
  readonly #queue: OutboundQueue;
  readonly #parts: TransportParts;

  constructor(token: string, deps: TransportParts) {
    const { apiRoot, clock = steadyClock } = deps;
    this.#telegram = new Telegram(token, { ...(apiRoot === undefined ? {} : { apiRoot }), webhookReply: false });
    this.#telegram.options.agent = watchingAgent(this.#telegram.options.apiRoot);
    this.#parts = deps;
    this.#queue = new OutboundQueue(telegramLimits, clock, deps.shared);
  }

  /** Calls a method at once, out of turn: acknowledgements and questions about members. */
  async call(method: string, payload: TelegramPayload): Promise<unknown> {
    const call = this.#telegram.callApi.bind(this.#telegram) as unknown as AnyCall;
    const { uploadMs, callMs, clock } = this.#parts.deadlines;
    const ms = Object.values(payload).some(isUpload) ? uploadMs : callMs;
    const request: SentRequest = { isWhole: false };
    const send = () => withinTime(ms, (signal) => call(method, withObjectsAsText(payload), { signal }), clock);
    try {
      return await sending.run(request, send);
    } catch (error) {
      if (isWrongToken(error)) this.#parts.onWrongToken?.();
      if (!request.isWhole) neverWhole.add(error as object);
      throw error;
    }
  }

  /** See `OutboundQueue.turn`. What is sent with a departure has waited for it. */
  turn({ chatId }: ChatRef): Promise<void> {
    return this.#queue.turn(chatId);
  }

  /**
   * Sends into a place in its turn. A group that became a supergroup is followed to its new id. The place's departure
   * hears when something leaves, and when it waits again.
   */
  async send(chatRef: ChatRef, method: string, payload: TelegramPayload): Promise<unknown> {
    const { chatId, departure } = chatRef;
    const hadTurn = departure !== undefined;
    const mayRepeat = chatRef.fixed === true ? hasNotArrived : isNotTaken; // else a digest is tried again at a later tick
    return this.#queue.run(chatId, () => this.#attempt(chatId, chatRef, method, payload, mayRepeat), { hadTurn });
  }

  /** Changes a message in its turn; doing that twice is harmless, so every broken connection is tried again. */
  async change(chatId: string, method: string, payload: TelegramPayload): Promise<unknown> {
    return this.#queue.run(chatId, () => this.#attempt(chatId, undefined, method, payload, isBrokenLine), {
      hadTurn: false,
    });
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
      await requireMayLeave(chatRef?.departure);
      try {
        return await this.call(method, { ...payload, ...addressOf(to) });
      } catch (error) {
        const moved = to === undefined || to.fixed === true ? undefined : migratedChatId(error);
        if (failures >= maxAttempts) throw error;
        if (moved === undefined) await this.#waitOrThrow(chatId, error, failures, mayRepeat, chatRef?.departure);
        else to = this.#follow(to!, moved);
      }
    }
  }

  async #waitOrThrow(
    chatId: string,
    error: unknown,
    failures: number,
    mayRepeat: (error: unknown) => boolean,
    departure: Departure | undefined,
  ): Promise<void> {
    const asked = telegramRetryAfterMs(error);
    this.#parts.onWait(asked ?? 0);
    if (asked !== undefined && asked > longestWaitInTurnMs) throw error;
    if (asked === undefined && (!mayRepeat(error) || this.#parts.stopping.aborted)) throw error;
    await departure?.stayed();
    await (asked === undefined ? delay(backOffMs(failures) / 4) : this.#queue.pauseFor(chatId, asked));
  }

  #follow({ chatId }: ChatRef, moved: number): ChatRef {
    this.#parts.onMoved(`telegram:${chatId}`, `telegram:${moved}`);
    return { chatId: String(moved) };
  }
}

/** A request on its way. */
interface SentRequest {
  /** Whether all of it was handed to the operating system: until then Telegram cannot have it. */
  isWhole: boolean;
}

const sending = new AsyncLocalStorage<SentRequest>();

/** Errors of requests that were never sent whole. */
const neverWhole = new WeakSet<object>();

/** A connection that stood idle for longer may be shut on the other side by now, and what is sent on it lost. */
const IDLE_MS = 5_000;

/** Connections that are kept for a while, and say of each request when it was sent whole. */
function watchingAgent(apiRoot: string): http.Agent {
  const { Agent } = apiRoot.startsWith('http://') ? http : https;
  const agent = new Agent({ keepAlive: true, timeout: IDLE_MS }) as WatchedAgent;
  const add = agent.addRequest.bind(agent);
  agent.addRequest = (request, options) => {
    const one = sending.getStore();
    if (one !== undefined) request.once('finish', () => (one.isWhole = true));
    add(request, options);
  };
  return agent;
}

/** The part of Node's agents that its types leave out: every request goes through it. */
type WatchedAgent = http.Agent & { addRequest(request: http.ClientRequest, options: object): void };

/** True where the request was broken off before all of it had left, or nothing could leave. */
function hasNotArrived(error: unknown): boolean {
  return isConnectError(error) || (typeof error === 'object' && error !== null && neverWhole.has(error));
}

/** The library's way to call a method, whatever its name. */
type AnyCall = (
  method: string,
  payload: TelegramPayload,
  options: { readonly signal: AbortSignal },
) => Promise<unknown>;

/** A silence that lasted the whole deadline is not waited for again: somebody waits, and others wait behind. */
function isBrokenLine(error: unknown): boolean {
  return isNoAnswer(error) && !(error instanceof NoAnswerInTime);
}

function addressOf(chatRef: ChatRef | undefined): TelegramPayload {
  return chatRef === undefined ? {} : { chat_id: Number(chatRef.chatId), message_thread_id: chatRef.topicId };
}

type Call = (method: string, payload: object, options?: { readonly signal?: AbortSignal }) => Promise<unknown>;

/** @throws NoAnswerInTime after `ms`. */
function withinTime<T>(ms: number, work: (signal: AbortSignal) => Promise<T>, clock: Deadlines['clock']): Promise<T> {
  const late = (): never => {
    throw new NoAnswerInTime('Telegram', ms);
  };
  return withDeadline(ms, work, clock === undefined ? { late } : { late, clock });
}

/** The last words to Telegram confirm what was taken; they are worth no longer wait. */
const lastWordsMs = 3000;

/**
 * Puts a deadline on every call the library makes by itself while it asks for updates, and takes from it the errors it
 * would wait out in silence: whoever started it hears of them, says so, and starts it anew.
 */
export function superviseCalls(telegram: Telegram, deadlines: Deadlines): void {
  const call = telegram.callApi.bind(telegram) as unknown as Call;
  const supervised: Call = async (method, payload, { signal } = {}) => {
    const ms = deadlineOf(method, payload, deadlines);
    try {
      return await withinTime(
        ms,
        (late) => call(method, heldFor(ms, payload), { signal: signal === undefined ? late : joined(signal, late) }),
        deadlines.clock,
      );
    } catch (error) {
      throw method === 'getUpdates' ? spoken(error) : error;
    }
  };
  Object.assign(telegram, { callApi: supervised });
}

/** The library asks Telegram to hold every request for updates for fifty seconds. */
function heldFor(ms: number, payload: object): object {
  if (!('timeout' in payload)) return payload;
  return { ...payload, timeout: Math.max(1, Math.floor((ms - POLL_SPARE_MS) / 1000)) };
}

function deadlineOf(method: string, payload: object, { callMs, pollMs }: Deadlines): number {
  if (method !== 'getUpdates') return callMs;
  return 'timeout' in payload ? pollMs : lastWordsMs;
}

/** The library's own signal is a shim that `AbortSignal.any` does not take. */
function joined(one: AbortSignal, other: AbortSignal): AbortSignal {
  const either = new AbortController();
  for (const signal of [one, other]) {
    if (signal.aborted) either.abort();
    signal.addEventListener('abort', () => either.abort());
  }
  return either.signal;
}

/** The library waits out broken lines and 5xx by their class or name, without a word and without an end. */
function spoken(error: unknown): unknown {
  const silent =
    error instanceof TelegramError ? error.code >= 500 || error.code === 429 : (error as Error).name === 'FetchError';
  return silent ? new PollFailed(error) : error;
}

/** A request for updates failed; `cause` says how. */
export class PollFailed extends Error {
  override readonly name = 'PollFailed';

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** What words of Telegram's are about: it has no codes beside the class, and spells its words in several ways. */
type Meaning = readonly [words: RegExp, kind: 'gone' | 'denied', cause: RefusalCause];

/** The first that fits. */
const meanings: readonly Meaning[] = [
  [/thread not found|topic (was )?(deleted|not found)|topic id invalid/, 'denied', 'topicDeleted'],
  [/topic (is |was )?closed/, 'denied', 'topicClosed'],
  [/(chat|channel|group) (is |was )?restricted/, 'denied', 'restricted'],
  [/rights|admin|forbidden|not allowed|can't (write|send)/, 'denied', 'rights'],
  [/(group|chat|channel) (chat )?(is |was )?(deactivated|deleted|upgraded)/, 'gone', 'deleted'],
  [/blocked|user (is |was )?deactivated|initiate conversation|user not found/, 'gone', 'blocked'],
  [/kicked|not a member|chat not found|peer id invalid|channel (invalid|private)/, 'gone', 'left'],
];

/** Whatever Telegram forbids has to do with the place; of what else it will not take, only what its words say is so. */
function meaningOf(code: number, text: string): Exclude<Delivery, { kind: 'sent' }> {
  const said = text
    .replace(/^[\w ]+: /, '')
    .replaceAll('_', ' ')
    .toLowerCase();
  const [, kind, cause = 'rights'] = meanings.find(([words]) => words.test(said)) ?? [];
  if (kind === 'gone') return { kind, reason: text, cause };
  if (kind === undefined && code !== 403) return { kind: 'failed', reason: text };
  return { kind: 'denied', missing: cause === 'rights' ? missingFor(said) : [], reason: text, cause };
}

function missingFor(said: string): string[] {
  if (said.includes('photo')) return ['send photos'];
  return said.includes('document') ? ['send files'] : ['send messages'];
}

/** What Telegram said, or an empty text where no answer came. */
export function errorDescription(error: unknown): string {
  return error instanceof TelegramError ? error.description : '';
}

/** How long to wait where Telegram wants it and does not say how long. */
const usualWaitMs = 5_000;

/** How long Telegram asked to wait, in milliseconds, as far as it can be believed. */
export function telegramRetryAfterMs(error: unknown): number | undefined {
  if (!(error instanceof TelegramError) || error.code !== 429) return undefined;
  return askedWaitMs(error.parameters?.retry_after, usualWaitMs);
}

/** The chat's new id, where a group became a supergroup. */
export function migratedChatId(error: unknown): number | undefined {
  return error instanceof TelegramError ? error.parameters?.migrate_to_chat_id : undefined;
}

/** True where no answer came, or Telegram itself was broken. */
export function isNoAnswer(error: unknown): boolean {
  return !(error instanceof TelegramError) || error.code >= 500;
}

/** Something that is no JSON from its first letter on, such as a page; what breaks off later may be Telegram's own. */
function isForeignAnswer(error: unknown): boolean {
  const { type, message = '' } = error as { readonly type?: unknown; readonly message?: string };
  return type === 'invalid-json' && /reason: Unexpected token .+?, "[^{[]/.test(message);
}

/** True where it never had the whole request, said itself that it failed, or something before it answered in its place. */
export function isNotTaken(error: unknown): boolean {
  return hasNotArrived(error) || isForeignAnswer(error) || (error instanceof TelegramError && error.code >= 500);
}

/** True where the token is not one of Telegram's. */
export function isWrongToken(error: unknown): boolean {
  return error instanceof TelegramError && (error.code === 401 || error.code === 404);
}

/** What a refused or failed send means for whoever wanted it sent. */
export function classifySendError(error: unknown): Exclude<Delivery, { kind: 'sent' }> {
  const text = errorDescription(error);
  const moved = migratedChatId(error);
  const waitMs = telegramRetryAfterMs(error);
  if (moved !== undefined) return { kind: 'moved', channel: `telegram:${moved}` };
  if (waitMs !== undefined) return { kind: 'later', retryAfterMs: waitMs };
  if (isNotTaken(error) || isWrongToken(error)) return { kind: 'later', retryAfterMs: 30_000 };
  if (isNoAnswer(error)) return { kind: 'unknown', reason: msg('notices.lineBroke', { platform: 'Telegram' }) };
  return meaningOf(error instanceof TelegramError ? error.code : 0, text);
}

const secretHeader = 'x-telegram-bot-api-secret-token';

const maxBodyBytes = 1024 * 1024;

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Takes updates Telegram posts. Answers at once, before any work; whoever does not know the secret is turned away, and
 * learns nothing about why.
 */
export async function handleWebhook(
  request: Request,
  secret: string,
  take: (update: unknown) => void,
): Promise<Response> {
  const given = request.headers.get(secretHeader) ?? '';
  if (request.method !== 'POST' || !isSame(given, secret)) return new Response(null, { status: 401 });
  const text = await request.text();
  if (text.length > maxBodyBytes) return new Response(null, { status: 413 });
  try {
    take(JSON.parse(text) as unknown);
    return new Response(null, { status: 200 });
  } catch {
    return new Response(null, { status: 400 });
  }
}
