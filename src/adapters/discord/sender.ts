import { AsyncLocalStorage } from 'node:async_hooks';
import { STATUS_CODES } from 'node:http';
import {
  DefaultRestOptions,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  RateLimitError,
  type RequestData,
  type REST,
  type RESTOptions,
  Routes,
} from 'discord.js';
import pRetry from 'p-retry';
import { Agent, Headers, request } from 'undici';
import type { CallbackStore, Departure } from '../../chat/chat.ts';
import type { Picture, Reply } from '../../chat/reply.ts';
import type { Clock } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import { englishReader, speakerOf } from '../../messages/speaker.ts';
import { msg, type Text } from '../../messages/text.ts';
import type { RenderOptions } from '../../reports/chart-spec.ts';
import { buttonsOf } from '../callbacks.ts';
import { askedWaitMs, type Counters, isConnectError, longestWaitMs } from '../connection.ts';
import { MayNotLeave, type OutboundQueue, perSecond, type PlatformLimits, requireMayLeave } from '../outbound-queue.ts';
import { foldReply, type PicturePainter, type PictureShape, textPages } from '../replies.ts';
import { type DiscordMessage, fitsDiscord, MultipartBody, renderDiscord, withoutUploads } from './render.ts';
import {
  believableWaitMs,
  isAcknowledged,
  isDeletedMessage,
  isExpiredToken,
  isLostInteraction,
  isNoAnswer,
} from './send-errors.ts';

/** What it takes to answer an interaction. */
export interface InteractionRef {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  readonly channelId: string | null;
}

/** What the outgoing side leans on. */
export interface DiscordSenderDeps {
  readonly rest: REST;
  /** For what answers interactions, which carries no token: a wait the bot is asked for does not concern it. */
  readonly interactionRest: REST;
  readonly pictures: PicturePainter;
  readonly callbacks: CallbackStore;
  readonly counts: Counters;
  readonly log: Logger;
  /** Keeps the limits of everything that carries the token. */
  readonly outbound: OutboundQueue;
  readonly clock: Clock;
  /** Told where another process acknowledged an interaction that this one was told of. */
  readonly onRival: () => void;
}

/** How a reply is to be put together. */
export interface DiscordReplyOptions {
  readonly theme: RenderOptions['theme'];
  /** True for messages that belong to a whole channel. */
  readonly shared?: boolean;
  /** True shows what stands behind *Details* too. */
  readonly open?: boolean;
  /** True sends the reply's own files along. */
  readonly withFiles?: boolean;
  /** How the picture stands; upright, as phones do, where nobody asked. */
  readonly shape?: PictureShape;
  readonly mentionRole?: string | undefined;
  /** Whose message it is, so that forgetting them deletes what stands behind its buttons. */
  readonly community?: string | undefined;
}

/** A sentence of this side's own, to whoever waits for an answer. */
function sentenceReply(sentence: Text, tone: Reply['tone'], reader: Reply['reader']): Reply {
  const title = speakerOf(reader ?? englishReader).say(sentence);
  const base = { title, blocks: [], actions: [], files: [], tone, visibility: 'asker' } as const;
  return reader === undefined ? base : { ...base, reader };
}

/** An answer may be filled in for fifteen minutes after the question; some of them have passed by then. */
const longestAnswerWaitMs = 13 * 60_000;

/** How a message is posted. */
interface PostOptions {
  /** The same one is never posted twice. */
  readonly nonce: string;
  readonly silent: boolean;
  readonly departure?: Departure | undefined;
}

/** The library counts seconds of its own, between two of which a hundred posts may fall. */
export const discordLimits: PlatformLimits = { inAll: perSecond(50), inChat: () => [{ count: 1, perMs: 1000 }] };

/** The outgoing side of Discord: acknowledgements, answers, and what to do when Discord says no. */
export class DiscordSender {
  readonly #parts: DiscordSenderDeps;
  readonly #posts: OutboundQueue;

  constructor(deps: DiscordSenderDeps) {
    this.#parts = deps;
    this.#posts = deps.outbound;
  }

  /** Acknowledges an interaction. False where it is void or somebody else's: then nothing more is to be done. */
  async acknowledge(ref: InteractionRef, type: InteractionResponseType, ephemeral: boolean): Promise<boolean> {
    const body = ephemeral ? { type, data: { flags: MessageFlags.Ephemeral } } : { type };
    return this.#callback(ref, body, 'acknowledged');
  }

  /** Answers an autocomplete. */
  async complete(ref: InteractionRef, choices: readonly { name: string; value: string | number }[]): Promise<void> {
    const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
    await this.#callback(ref, body, 'completed');
  }

  /** Answers a press with a form, which must be the first thing it is answered with. */
  async showModal(ref: InteractionRef, modal: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#callback(ref, { type: InteractionResponseType.Modal, data: modal }, 'acknowledged');
  }

  /** Turns a reply into a message, with its picture painted. What breaks here is said: nobody is left with "thinking". */
  async compose(reply: Reply, options: DiscordReplyOptions): Promise<DiscordMessage> {
    return this.#compose(reply, options).catch((error: unknown) => {
      this.#parts.log.error({ err: error }, 'a reply could not be put together');
      const broken = sentenceReply(msg('chats.brokenAnswer'), 'error', reply.reader);
      return renderDiscord({ reply: broken, buttons: [] });
    });
  }

  /** Paints a picture that will be wanted in a moment. */
  async paint(picture: Picture, theme: RenderOptions['theme']): Promise<void> {
    await this.#parts.pictures.paint(picture, theme);
  }

  /** A part of a reply's whole text, from 1, with a button for the next one. */
  async composePage(reply: Reply, page: number, { community }: DiscordReplyOptions): Promise<DiscordMessage> {
    const { picture: _, ...words } = reply;
    const pages = textPages(reply, fitsDiscord);
    const next = page < pages.length ? reply.actions.filter(({ does }) => does === 'more') : [];
    const buttons = await buttonsOf(next, this.#parts, { community, page });
    return renderDiscord({ reply: words, parts: pages[page - 1] ?? pages.at(-1) ?? [], buttons });
  }

  async #compose(whole: Reply, options: DiscordReplyOptions): Promise<DiscordMessage> {
    const { pictures } = this.#parts;
    const reply = foldReply(whole, options.open === true, fitsDiscord);
    const [buttons, image] = await Promise.all([
      buttonsOf(reply.actions, this.#parts, options),
      reply.picture === undefined ? undefined : pictures.paint(reply.picture, options.theme, options.shape),
    ]);
    const files = options.withFiles === true ? await Promise.all(reply.files.map(uploadOf)) : [];
    return renderDiscord({ reply, buttons, png: image?.png, files, mentionRole: options.mentionRole });
  }

  /** Fills the acknowledged message. Where it was deleted nobody is waiting; where it is too late, the channel gets it. Gives its id where it stands. */
  async editReply(ref: InteractionRef, message: DiscordMessage, ephemeral: boolean): Promise<string | undefined> {
    try {
      const id = await this.#patchOriginal(ref, message);
      this.#parts.counts.add('answered');
      return id;
    } catch (error) {
      await this.#afterRefusedAnswer(ref, message, ephemeral, error);
      return undefined;
    }
  }

  /** Puts a newer state of an answer in its place. False where it is gone, or may not be changed any more. */
  async updateReply(ref: InteractionRef, message: DiscordMessage): Promise<boolean> {
    try {
      await this.#patchOriginal(ref, message);
      return true;
    } catch (error) {
      return !(error instanceof DiscordAPIError);
    }
  }

  /** A further message, to the asker alone; where its upload breaks off, its words. False where Discord would not have it. */
  async sendEphemeral(ref: InteractionRef, message: DiscordMessage): Promise<boolean> {
    try {
      await this.#followUp(ref, message);
      return true;
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'Discord refused a message to one person');
      return isBrokenUpload(error, message) && this.sendEphemeral(ref, withoutUploads(message));
    }
  }

  async #followUp(ref: InteractionRef, message: DiscordMessage): Promise<void> {
    const body = { ...message.body, flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2 };
    const route = Routes.webhook(ref.applicationId, ref.token);
    await this.#parts.interactionRest.post(route, { ...requestOf({ ...message, body }), auth: false });
  }

  /** Takes the public "thinking" back and tells the asker alone; where Discord will not, the answer stays public. */
  async replacePublicWithEphemeral(ref: InteractionRef, message: DiscordMessage): Promise<void> {
    const route = Routes.webhookMessage(ref.applicationId, ref.token, '@original');
    const removed = await this.#parts.interactionRest.delete(route, { auth: false }).then(
      () => true,
      () => false,
    );
    if (removed && (await this.sendEphemeral(ref, message))) this.#parts.counts.add('answered');
    else await this.editReply(ref, message, false);
  }

  /** See `OutboundQueue.turn`. What is posted with a departure has waited for it. */
  turn(channelId: string): Promise<void> {
    return this.#posts.turn(channelId);
  }

  /**
   * Posts a message nobody asked for; where its upload breaks off, its words. Rejects with Discord's error; the same
   * nonce is never posted twice. The departure hears when it leaves, after every wait in the library's own queues.
   */
  async post(channelId: string, message: DiscordMessage, { nonce, silent, departure }: PostOptions): Promise<string> {
    const post = ({ body, files }: DiscordMessage): Promise<string> => {
      const flags = MessageFlags.IsComponentsV2 | (silent ? MessageFlags.SuppressNotifications : 0);
      const request = requestOf({ body: { ...body, flags, nonce, enforce_nonce: true }, files });
      return this.#postInTurn(channelId, request, departure);
    };
    try {
      return await post(message);
    } catch (error) {
      if (!isBrokenUpload(error, message) || error instanceof MayNotLeave) throw error;
      this.#parts.log.warn({ err: error }, 'an upload to Discord broke off; the words are posted alone');
      return post(withoutUploads(message));
    }
  }

  async #postInTurn(channelId: string, request: RequestData, departure: Departure | undefined): Promise<string> {
    const post = (): Promise<unknown> => this.#parts.rest.post(Routes.channelMessages(channelId), request);
    const send = (): Promise<unknown> => leaving.run({ departure, isCounted: true, made: 0 }, post);
    return ((await this.#posts.run(channelId, send, { hadTurn: departure !== undefined })) as { id: string }).id;
  }

  async #callback(ref: InteractionRef, body: object, what: string): Promise<boolean> {
    const { interactionRest: rest, counts, log } = this.#parts;
    const query = new URLSearchParams({ with_response: 'false' });
    const request: Leaving = { departure: undefined, isCounted: false, made: 0 };
    try {
      const route = Routes.interactionCallback(ref.id, ref.token);
      await leaving.run(request, () => rest.post(route, { body, query, auth: false }));
      counts.add(what);
      return true;
    } catch (error) {
      if (isAcknowledged(error) && request.made === 1) this.#parts.onRival(); // made again, it may have been this process
      counts.add(isLostInteraction(error) ? 'interactions lost' : 'acknowledgements failed');
      log.warn({ err: error }, 'an interaction could not be acknowledged; it is not answered');
      return false;
    }
  }

  async #patchOriginal(ref: InteractionRef, message: DiscordMessage): Promise<string> {
    const route = Routes.webhookMessage(ref.applicationId, ref.token, '@original');
    const patch = (): Promise<unknown> =>
      this.#parts.interactionRest.patch(route, { ...requestOf(message), auth: false });
    const filled = await pRetry(patch, {
      retries: 3,
      minTimeout: 200,
      shouldRetry: ({ error }) => isBrokenLine(error),
    });
    return (filled as { id: string }).id;
  }

  async #afterRefusedAnswer(
    ref: InteractionRef,
    message: DiscordMessage,
    alone: boolean,
    error: unknown,
  ): Promise<void> {
    const { counts, log } = this.#parts;
    if (!isDeletedMessage(error)) log.warn({ err: error }, 'Discord refused an answer');
    if (isDeletedMessage(error)) counts.add('answers to deleted messages');
    else if (isExpiredToken(error) && !alone) await this.#answerInChannel(ref, message);
    else if (error instanceof RateLimitError) await this.#answerAfterWait(ref, message, believableWaitMs(error));
    else if (isBrokenUpload(error, message)) await this.#answerAgain(ref, withoutUploads(message));
    else if (!isNoAnswer(error) && !isExpiredToken(error)) await this.#answerAgain(ref, textOnly(message));
    else counts.add('answers lost');
  }

  /** After fifteen minutes an answer can only be an ordinary message, where the bot may write one. */
  async #answerInChannel(ref: InteractionRef, message: DiscordMessage): Promise<void> {
    const sent =
      ref.channelId === null ? undefined : this.post(ref.channelId, message, { nonce: ref.id, silent: false });
    await (sent ?? Promise.reject(new Error('the channel is not known'))).then(
      () => this.#parts.counts.add('answered late'),
      (error: unknown) => {
        this.#parts.counts.add('answers lost');
        this.#parts.log.warn({ err: error }, 'an answer came too late and could not be posted');
      },
    );
  }

  /** A wait of minutes is said to whoever asked; the answer comes after it, where it may still be filled in by then. */
  async #answerAfterWait(ref: InteractionRef, message: DiscordMessage, waitMs: number): Promise<void> {
    const isInTime = waitMs < longestAnswerWaitMs;
    const sentence = msg('chats.askedToWait', { minutes: Math.ceil(waitMs / 60_000), comes: isInTime });
    const told = sentenceReply(sentence, 'warning', message.reader);
    await this.sendEphemeral(ref, renderDiscord({ reply: told, buttons: [] }));
    if (isInTime) {
      await this.#parts.clock.sleep(waitMs);
      await this.#answerAgain(ref, message);
    } else this.#parts.counts.add('answers lost');
  }

  /** A message Discord would not take, or whose upload broke off, is sent once more with less in it. */
  async #answerAgain(ref: InteractionRef, less: DiscordMessage): Promise<void> {
    await this.#patchOriginal(ref, less).then(
      () => this.#parts.counts.add(less.files.length > 0 ? 'answered late' : 'answered in words'),
      (error: unknown) => {
        this.#parts.counts.add('answers lost');
        this.#parts.log.error({ err: error }, 'Discord refused an answer twice');
      },
    );
  }
}

function requestOf(message: Pick<DiscordMessage, 'body' | 'files'>): RequestData {
  if (message.files.length === 0) return { body: message.body };
  const body = new MultipartBody(message);
  const headers = { 'Content-Type': body.contentType, 'Content-Length': String(body.bytes) };
  return { body, passThroughBody: true, headers };
}

/** Sends one part after the other; anything else as the library does. */
async function makeRequest(
  url: string,
  init: Parameters<RESTOptions['makeRequest']>[1],
): ReturnType<RESTOptions['makeRequest']> {
  const upload: unknown = init.body;
  if (!(upload instanceof MultipartBody)) return DefaultRestOptions.makeRequest(url, init);
  const parts = upload.parts.values();
  const answered = await request(url, { ...init, body: parts } as unknown as Parameters<typeof request>[1]);
  const { statusCode: status, headers, body } = answered;
  return {
    ...{ body, status, statusText: STATUS_CODES[status] ?? '', ok: status >= 200 && status < 300 },
    ...{ headers: new Headers(headers as Record<string, string>), bodyUsed: false },
    ...{ arrayBuffer: () => body.arrayBuffer(), json: () => body.json(), text: () => body.text() },
  };
}

/** A silence that lasted the whole deadline, four times, is not waited for again. */
function isBrokenLine(error: unknown): boolean {
  return isNoAnswer(error) && (error as Error).name !== 'AbortError';
}

/** True where no answer came and there was a picture or a file to be uploaded, which may be why. */
function isBrokenUpload(error: unknown, { files }: DiscordMessage): boolean {
  return files.length > 0 && isNoAnswer(error) && !isConnectError(error) && !(error instanceof MayNotLeave);
}

async function uploadOf(file: Reply['files'][number]): Promise<{ name: string; contentType: string; data: Buffer }> {
  const content = await file.content();
  return { name: file.name, contentType: file.mime, data: Buffer.from(content) };
}

/** The text displays of a message alone. */
function textOnly(message: DiscordMessage): DiscordMessage {
  const texts = JSON.stringify(message.body['components']).match(/"content":"(?:[^"\\]|\\.)*"/g) ?? [];
  const components = texts.map((text) => ({ type: 10, ...(JSON.parse(`{${text}}`) as object) }));
  return { body: { ...message.body, components, attachments: [] }, files: [] };
}

/** In whose name a request is made: the departure hears when it leaves. */
interface Leaving {
  readonly departure: Departure | undefined;
  /** True where the next request was let through by the limits already. */
  isCounted: boolean;
  /** How often it was made: the library makes again what had no answer. */
  made: number;
}

const leaving = new AsyncLocalStorage<Leaving>();

/** Answers to interactions carry no token of the bot and count for nothing. */
function isCounted(headers: object): boolean {
  return leaving.getStore()?.isCounted === true || !('Authorization' in headers);
}

/** How long to wait where Discord wants it and does not say how long. */
const usualWaitMs = 2_000;

/** So often one request is made again that was to wait; whoever made it decides then. */
const mostWaits = 4;

/** A connection is made within this, and an answer begins within this, or the request has failed. */
const connectMs = 10_000;

const answerMs = 15_000;

/** How often the library forgets channels whose requests are all answered; it keeps them for an hour otherwise. */
const forgetEveryMs = 10_000;

/** What is heard of the answers, whoever asked. */
interface RestListeners {
  /** Told how long Discord asks to wait, in milliseconds. */
  readonly onWait: (ms: number) => void;
  /** Told where Discord does not accept the bot's token. */
  readonly onWrongToken: () => void;
}

/**
 * How both of the library's REST clients talk to Discord. The connections are of this undici and not of the one inside
 * Node: mixed, an upload that breaks off ends the process. No answer makes them wait longer than `longestWaitMs`, and none
 * makes them repeat a request without a pause or without an end.
 *
 * @param outbound Counts whatever carries the token, be it a message, a look at a member or a list of commands.
 */
export function restOptions(
  apiUrl: string | undefined,
  outbound: OutboundQueue,
  { onWait, onWrongToken }: RestListeners,
): Partial<RESTOptions> {
  const agent = new Agent({ connect: { timeout: connectMs }, headersTimeout: answerMs, bodyTimeout: answerMs });
  const waits = new WeakMap<object, number>();
  return {
    ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/$/, '') }),
    agent,
    timeout: answerMs,
    handlerSweepInterval: forgetEveryMs,
    makeRequest: async (url, init) => {
      const one = leaving.getStore();
      if (one !== undefined) one.made += 1;
      const make = async (): ReturnType<RESTOptions['makeRequest']> => {
        await requireMayLeave(one?.departure);
        return makeRequest(url, init);
      };
      const response = await (isCounted(init.headers ?? {}) ? make() : outbound.runOutOfTurn(make));
      if (one !== undefined) one.isCounted = false; // what the library makes again counts again
      boundWaits(response);
      if (response.status === 401 && carriesToken(init)) onWrongToken();
      if (response.status !== 429) return response;
      await one?.departure?.stayed(); // the library waits and makes the request again
      const waitMs = 1000 * Number(response.headers.get('retry-after'));
      onWait(waitMs);
      const request = init.headers ?? init; // what of it the library hands over unchanged each time
      waits.set(request, (waits.get(request) ?? 0) + 1);
      if (waits.get(request)! > mostWaits) throw refusedTooOften(url, init, waitMs);
      return response;
    },
  };
}

/** What is done with the bot's own token, and not with that of an interaction, which ends after a quarter of an hour. */
function carriesToken({ headers }: Parameters<RESTOptions['makeRequest']>[1]): boolean {
  return headers !== undefined && 'Authorization' in headers;
}

/**
 * The library obeys these headers to the letter: a year would silence a route for a year, and a refusal without a wait
 * would be answered with the same request at once, for ever.
 */
function boundWaits({ headers, status }: Awaited<ReturnType<RESTOptions['makeRequest']>>): void {
  const wait = (name: string): string => String(askedWaitMs(headers.get(name), usualWaitMs) / 1000);
  const reset = 'x-ratelimit-reset-after';
  if (headers.has(reset) && !isBearable(headers.get(reset))) headers.set(reset, wait(reset));
  const isNamed = headers.has('retry-after');
  if (isNamed || status === 429) headers.set('retry-after', wait(isNamed ? 'retry-after' : reset));
}

/** Seconds and parts of them until a bucket is full again. */
function isBearable(seconds: string | null): boolean {
  return Number(seconds) >= 0 && Number(seconds) * 1000 <= longestWaitMs;
}

function refusedTooOften(url: string, { method = 'GET' }: { readonly method?: string }, retryAfter: number): Error {
  const about = { method, url, route: url, majorParameter: '', hash: '', scope: 'user' } as const;
  return new RateLimitError({
    ...about,
    limit: 0,
    timeToReset: retryAfter,
    retryAfter,
    sublimitTimeout: 0,
    global: false,
  });
}
