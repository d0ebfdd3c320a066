import { LRUCache } from 'lru-cache';
import type { CallbackStore } from '../../chat/chat.ts';
import type { Picture, Reply } from '../../chat/reply.ts';
import { withDeadline } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import type { RenderOptions } from '../../reports/chart-spec.ts';
import { type Button, type ButtonSeal, buttonsOf } from '../callbacks.ts';
import type { Counters } from '../connection.ts';
import { foldReply, type PicturePainter, textPages } from '../replies.ts';
import { fitsTelegram, renderTelegram, renderTelegramPage, type TelegramMessage } from './render.ts';
import {
  channelOf,
  type ChatRef,
  errorDescription,
  isNoAnswer,
  type TelegramPayload,
  telegramRetryAfterMs,
  type TelegramTransport,
  type TelegramUpload,
} from './transport.ts';

/** What the outgoing side leans on. */
interface TelegramSenderDeps {
  readonly transport: TelegramTransport;
  readonly pictures: PicturePainter;
  readonly callbacks: CallbackStore;
  /** Ties buttons under what was sent through inline mode to whoever sent it. */
  readonly seal: ButtonSeal;
  readonly counts: Counters;
  readonly log: Logger;
}

type Seal = (data: string) => string;

/** How a reply is to be put together. */
export interface TelegramReplyOptions {
  readonly theme: RenderOptions['theme'];
  /** True shows what stands behind *Details* too. */
  readonly open?: boolean;
  /** True for messages that belong to a whole channel. */
  readonly shared?: boolean;
  readonly silent?: boolean;
  /** The message this answers. */
  readonly replyTo?: number | undefined;
}

/** A message that is to be changed: one of a chat, or one that was sent through inline mode. */
export type EditTarget = ChatMessageRef | { readonly inlineId: string; readonly userId: number };

/** A message of a chat. */
export interface ChatMessageRef {
  readonly place: ChatRef;
  readonly messageId: number;
  readonly hasPicture: boolean;
}

interface SentMessage {
  readonly message_id: number;
  readonly photo?: readonly { readonly file_id: string }[];
}

const uploadName = 'picture';

/** A digest waits no longer than this for somebody else's upload of its picture. */
const maxUploadWaitMs = 10_000;

function inHtml(field: 'caption' | 'text', message: TelegramMessage): TelegramPayload {
  const markup = message.keyboard.inline_keyboard.length > 0 ? { reply_markup: message.keyboard } : {};
  return { [field]: message.html, parse_mode: 'HTML', ...markup };
}

export const noPreview = { link_preview_options: { is_disabled: true } };

export function answering(messageId: number | undefined): TelegramPayload {
  if (messageId === undefined) return {};
  return { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } };
}

/** The outgoing side of Telegram: answers, changes in place, files, and what to do when Telegram says no. */
export class TelegramSender {
  readonly #parts: TelegramSenderDeps;
  readonly #fileIds = new LRUCache<string, string>({ max: 2000 });
  readonly #uploads = new Map<string, Promise<unknown>>();

  constructor(deps: TelegramSenderDeps) {
    this.#parts = deps;
  }

  /** Sends a reply and gives its message id. Rejects with Telegram's error where not even its words can be sent. */
  async send(chatRef: ChatRef, reply: Reply, options: TelegramReplyOptions): Promise<number> {
    return (await this.#send(chatRef, reply, options)).message_id;
  }

  /** Sends a reply to a person who waits for it and gives what can be changed later. Rejects with Telegram's error. */
  async deliver(chatRef: ChatRef, reply: Reply, options: TelegramReplyOptions): Promise<ChatMessageRef> {
    const { message_id: messageId, photo } = await this.#send(chatRef, reply, options);
    this.#parts.counts.add('answered');
    return { place: chatRef, messageId, hasPicture: photo !== undefined };
  }

  /** The same where a refusal is only noted. */
  async answer(chatRef: ChatRef, reply: Reply, options: TelegramReplyOptions): Promise<ChatMessageRef | undefined> {
    try {
      return await this.deliver(chatRef, reply, options);
    } catch (error) {
      this.noteLost(error);
      return undefined;
    }
  }

  /** Counts and logs an answer that did not get through. */
  noteLost(error: unknown): void {
    this.#parts.counts.add('answers lost');
    this.#parts.log.warn({ err: error }, 'Telegram refused an answer');
  }

  /** A sentence with a button that opens an address; a refusal is noted. */
  async sendNotice(
    chatRef: ChatRef,
    text: string,
    button: { readonly text: string; readonly url: string },
    replyTo: number,
  ): Promise<void> {
    const payload = { text, reply_markup: { inline_keyboard: [[button]] }, ...noPreview, ...answering(replyTo) };
    await this.#parts.transport
      .send(chatRef, 'sendMessage', payload)
      .catch((error: unknown) => this.#parts.log.warn({ err: error }, 'Telegram refused a notice'));
  }

  /** Puts a newer state of an answer in its place. False where it is gone, or cannot be changed any more. */
  async updateMessage(target: EditTarget, reply: Reply, options: TelegramReplyOptions): Promise<boolean> {
    try {
      await this.#changeOnce(target, reply, options);
      return true;
    } catch (error) {
      return (
        isNoAnswer(error) || telegramRetryAfterMs(error) !== undefined || /not modified/i.test(errorDescription(error))
      );
    }
  }

  /** Replaces a message by another reply. Where its picture would stay although the reply has none, it is answered below. Gives what stands now; rejects with Telegram's error where somebody waits in vain. */
  async change<T extends EditTarget>(
    target: T,
    reply: Reply,
    options: TelegramReplyOptions,
  ): Promise<T | ChatMessageRef | undefined> {
    if ('place' in target && target.hasPicture && reply.picture === undefined)
      return this.answer(target.place, reply, { ...options, replyTo: target.messageId });
    try {
      await this.#changeOnce(target, reply, options);
      this.#parts.counts.add('answered');
      return target;
    } catch (error) {
      if ('place' in target && reply.picture !== undefined && isNoAnswer(error))
        return this.#answerInWords(target, reply, options, error);
      if (!this.#isHarmless(error)) throw error;
      return undefined;
    }
  }

  /** What could not be uploaded into a message is said below it. */
  #answerInWords(
    target: ChatMessageRef,
    reply: Reply,
    options: TelegramReplyOptions,
    error: unknown,
  ): Promise<ChatMessageRef | undefined> {
    this.#parts.log.warn({ err: error }, 'Telegram did not take a new picture; the words are sent below the message');
    const { picture: _, ...words } = reply;
    return this.answer(target.place, words, { ...options, replyTo: target.messageId });
  }

  /** Sends the wide picture as a file, which Telegram does not compress. */
  async sendFullSize(chatRef: ChatRef, picture: Picture, options: TelegramReplyOptions): Promise<void> {
    const image = await this.#parts.pictures.paint(picture, options.theme, 'wide');
    if (image === undefined) return;
    await this.sendFile(chatRef, { source: Buffer.from(image.png), filename: 'rift.png' }, options.replyTo);
  }

  async sendFile(chatRef: ChatRef, document: TelegramUpload, replyTo: number | undefined): Promise<void> {
    await this.#parts.transport.send(chatRef, 'sendDocument', { document, ...answering(replyTo) }).then(
      () => this.#parts.counts.add('files sent'),
      (error: unknown) => this.#parts.log.warn({ err: error }, 'Telegram refused a file'),
    );
  }

  /** The known `file_id` of a picture, else one obtained by sending it to the person unheard and taking it back. */
  async fileIdFor(picture: Picture, theme: RenderOptions['theme'], userId: number): Promise<string | undefined> {
    const known = this.#fileIds.get(pictureKey(picture, theme));
    if (known !== undefined) return known;
    const photo = await this.#uploadOf(picture, theme);
    if (photo === undefined) return undefined;
    const place = { chatId: String(userId) };
    try {
      const sent = await this.#parts.transport.send(place, 'sendPhoto', { photo, disable_notification: true });
      this.#learn(picture, theme, sent as SentMessage);
      const { message_id } = sent as SentMessage;
      await this.#parts.transport.call('deleteMessage', { chat_id: userId, message_id }).catch(() => undefined);
    } catch {
      return undefined; // the person never started the bot
    }
    return this.#fileIds.get(pictureKey(picture, theme));
  }

  /** A reply as a caption for a picture that is sent through inline mode. */
  async captionOf(
    userId: number,
    reply: Reply,
    options: TelegramReplyOptions,
    withPicture: boolean,
  ): Promise<TelegramMessage> {
    const shown = folded(reply, options, withPicture);
    return renderTelegram(
      shown,
      await this.#buttons(String(userId), shown, options, this.#sealOf(userId)),
      withPicture,
    );
  }

  /** Sends a part of a reply's whole text, from 1, with a button for the next one; a refusal is noted. */
  async sendPage(chatRef: ChatRef, reply: Reply, page: number, { replyTo }: TelegramReplyOptions): Promise<void> {
    const pages = textPages(reply, fitsTelegram(reply, false));
    const next = page < pages.length ? reply.actions.filter(({ does }) => does === 'more') : [];
    const buttons = await buttonsOf(next, this.#parts, { community: communityOf(chatRef.chatId), page });
    const message = renderTelegramPage(reply, pages[page - 1] ?? pages.at(-1) ?? [], buttons);
    const payload = { ...inHtml('text', message), ...noPreview, ...answering(replyTo) };
    await this.#parts.transport.send(chatRef, 'sendMessage', payload).then(
      () => this.#parts.counts.add('answered'),
      (error: unknown) => this.noteLost(error),
    );
  }

  /** Paints a picture that will be wanted in a moment, unless Telegram has it already. */
  async paint(picture: Picture, theme: RenderOptions['theme']): Promise<void> {
    if (!this.#fileIds.has(pictureKey(picture, theme))) await this.#parts.pictures.paint(picture, theme);
  }

  async #send(chatRef: ChatRef, whole: Reply, making: TelegramReplyOptions): Promise<SentMessage> {
    const options = { ...answering(making.replyTo), ...(making.silent === true ? { disable_notification: true } : {}) };
    const reply = folded(whole, making, whole.picture !== undefined);
    const buttons = await this.#buttons(chatRef.chatId, reply, making);
    return (
      (await this.#sendPicture(chatRef, reply, buttons, making, options)) ??
      (await this.#sendWords(chatRef, reply, buttons, options))
    );
  }

  #sealOf(userId: number): Seal {
    return (data) => this.#parts.seal.close(data, String(userId));
  }

  async #buttons(chatId: string, reply: Reply, { shared }: TelegramReplyOptions, seal?: Seal): Promise<Button[]> {
    const alone = !chatId.startsWith('-');
    const shown = reply.actions.filter(
      ({ asks }) => asks === undefined || asks === 'text' || (asks === 'channel' && alone),
    );
    return buttonsOf(shown, this.#parts, { shared, community: communityOf(chatId), seal });
  }

  async #uploadOf(picture: Picture, theme: RenderOptions['theme']): Promise<TelegramUpload | undefined> {
    const image = await this.#parts.pictures.paint(picture, theme);
    return image && { source: Buffer.from(image.png), filename: 'rift.png' };
  }

  /** The message with its picture, or undefined where there is none or Telegram will not have it. */
  async #sendPicture(
    chatRef: ChatRef,
    reply: Reply,
    buttons: readonly Button[],
    { theme, shared }: TelegramReplyOptions,
    options: TelegramPayload,
  ): Promise<SentMessage | undefined> {
    if (reply.picture === undefined) return undefined;
    const key = pictureKey(reply.picture, theme);
    if (shared === true && this.#uploads.has(key)) await this.#othersUpload(key);
    const message = renderTelegram(reply, buttons, true);
    const payload = { ...inHtml('caption', message), ...options };
    const sent = await this.#sendPhoto(chatRef, reply.picture, theme, payload);
    if (sent !== undefined && reply.later === undefined) await this.#sendFurther(chatRef, message, sent.message_id);
    return sent;
  }

  /** What many channels get is uploaded for the first of them; the others wait for its id. */
  async #othersUpload(key: string): Promise<void> {
    const upload = (): Promise<unknown> | undefined => this.#uploads.get(key);
    await withDeadline(maxUploadWaitMs, async (late) => {
      for (let other = upload(); other !== undefined && !late.aborted; other = upload()) await other;
    });
  }

  async #sendPhoto(
    chatRef: ChatRef,
    picture: Picture,
    theme: RenderOptions['theme'],
    payload: TelegramPayload,
  ): Promise<SentMessage | undefined> {
    const key = pictureKey(picture, theme);
    const known = this.#fileIds.get(key);
    if (known === undefined) {
      const uploading = this.#upload(chatRef, picture, theme, payload);
      this.#noteUpload(key, uploading);
      return uploading;
    }
    try {
      return await this.#sendAndLearn(chatRef, { ...payload, photo: known }, picture, theme);
    } catch (error) {
      this.#requireRefusedPicture(error);
      if (!/file/i.test(errorDescription(error))) return undefined;
      this.#fileIds.delete(key);
      return this.#sendPhoto(chatRef, picture, theme, payload);
    }
  }

  #noteUpload(key: string, uploading: Promise<unknown>): void {
    const settled = uploading.then(
      () => undefined,
      () => undefined,
    );
    this.#uploads.set(key, settled);
    void settled.then(() => {
      if (this.#uploads.get(key) === settled) this.#uploads.delete(key);
    });
  }

  async #upload(
    chatRef: ChatRef,
    picture: Picture,
    theme: RenderOptions['theme'],
    payload: TelegramPayload,
  ): Promise<SentMessage | undefined> {
    const photo = await this.#uploadOf(picture, theme);
    if (photo === undefined) return undefined;
    try {
      return await this.#sendAndLearn(chatRef, { ...payload, photo }, picture, theme);
    } catch (error) {
      this.#requireRefusedPicture(error, chatRef.fixed !== true && isNoAnswer(error));
      return undefined;
    }
  }

  async #sendAndLearn(
    chatRef: ChatRef,
    payload: TelegramPayload,
    picture: Picture,
    theme: RenderOptions['theme'],
  ): Promise<SentMessage> {
    const sent = (await this.#parts.transport.send(chatRef, 'sendPhoto', payload)) as SentMessage;
    this.#learn(picture, theme, sent);
    return sent;
  }

  /**
   * Some chats allow words and no photos, and an upload may break off. A person who waits gets the words then; of what
   * nobody waits for, a broken line says nothing, and it must not arrive twice.
   */
  #requireRefusedPicture(error: unknown, brokenUpload = false): void {
    if (!brokenUpload && !/photo|PHOTO|IMAGE|file/.test(errorDescription(error))) throw error;
    this.#parts.log.warn({ err: error }, 'Telegram did not take a picture; the words are sent alone');
  }

  async #sendWords(
    chatRef: ChatRef,
    reply: Reply,
    buttons: readonly Button[],
    options: TelegramPayload,
  ): Promise<SentMessage> {
    const message = renderTelegram(reply, buttons, false);
    const payload = { ...inHtml('text', message), ...noPreview, ...options };
    const sent = (await this.#parts.transport.send(chatRef, 'sendMessage', payload)) as SentMessage;
    if (reply.later === undefined) await this.#sendFurther(chatRef, message, sent.message_id);
    return sent;
  }

  /** The answer stands by now: where more words are refused it is not sent again because of them. */
  async #sendFurther(to: ChatRef, { further }: TelegramMessage, replyTo: number): Promise<void> {
    const { departure: _, ...place } = to;
    try {
      for (const text of further) {
        const payload = { text, parse_mode: 'HTML', disable_notification: true, ...noPreview, ...answering(replyTo) };
        await this.#parts.transport.send(place, 'sendMessage', payload);
      }
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'Telegram refused the rest of a message');
    }
  }

  async #changeOnce(target: EditTarget, whole: Reply, options: TelegramReplyOptions): Promise<void> {
    const { picture } = whole;
    const seal = 'inlineId' in target ? this.#sealOf(target.userId) : undefined;
    const photo = picture && (await this.#photoFor(target, picture, options.theme));
    const reply = folded(whole, options, photo !== undefined);
    const buttons = await this.#buttons(ownerOf(target), reply, options, seal);
    const message = renderTelegram(reply, buttons, photo !== undefined);
    const address = addressOf(target);
    const changed = await this.#parts.transport.change(chatOf(target), ...changeCall(message, photo, address));
    if (picture !== undefined) this.#learn(picture, options.theme, changed as SentMessage);
  }

  /** Into a message of inline mode nothing can be uploaded, so its picture must be known to Telegram already. */
  async #photoFor(
    target: EditTarget,
    picture: Picture,
    theme: RenderOptions['theme'],
  ): Promise<string | TelegramUpload | undefined> {
    if ('inlineId' in target) return this.fileIdFor(picture, theme, target.userId);
    return this.#fileIds.get(pictureKey(picture, theme)) ?? this.#uploadOf(picture, theme);
  }

  #learn(picture: Picture, theme: RenderOptions['theme'], sent: SentMessage | true): void {
    const id = sent === true ? undefined : sent.photo?.at(-1)?.file_id;
    if (id !== undefined) this.#fileIds.set(pictureKey(picture, theme), id);
  }

  /** Whether a refused change leaves nobody waiting: the message says it already, or is gone. */
  #isHarmless(error: unknown): boolean {
    const { counts } = this.#parts;
    const text = errorDescription(error);
    const isSame = /not modified/i.test(text);
    const isGone = /not found|can't be edited/i.test(text);
    if (isSame) counts.add('changes that changed nothing');
    if (isGone) counts.add('answers to deleted messages');
    return isSame || isGone;
  }
}

/** The answer, or all of it, with the buttons that have something to do. */
function folded(reply: Reply, { open }: TelegramReplyOptions, withPicture: boolean): Reply {
  return foldReply(reply, open === true, fitsTelegram(reply, withPicture));
}

function pictureKey(picture: Picture, theme: RenderOptions['theme']): string {
  return `${theme} ${picture.cacheKey}`;
}

function chatOf(target: EditTarget): string {
  return 'inlineId' in target ? target.inlineId : target.place.chatId;
}

/** A message that was sent through inline mode is the person's: the bot knows no chat there. */
function ownerOf(target: EditTarget): string {
  return 'inlineId' in target ? String(target.userId) : target.place.chatId;
}

function communityOf(chatId: string): string {
  return channelOf({ chatId });
}

function addressOf(target: EditTarget): TelegramPayload {
  if ('inlineId' in target) return { inline_message_id: target.inlineId };
  return { chat_id: Number(target.place.chatId), message_id: target.messageId };
}

/** The method and payload that put a message in another's place. */
function changeCall(
  message: TelegramMessage,
  photo: string | TelegramUpload | undefined,
  address: TelegramPayload,
): [string, TelegramPayload] {
  if (photo === undefined) return ['editMessageText', { ...address, ...inHtml('text', message), ...noPreview }];
  const uploaded = typeof photo !== 'string';
  const media = {
    type: 'photo',
    media: uploaded ? `attach://${uploadName}` : photo,
    caption: message.html,
    parse_mode: 'HTML',
  };
  const upload = uploaded ? { [uploadName]: photo } : {};
  return ['editMessageMedia', { ...address, media, reply_markup: message.keyboard, ...upload }];
}
