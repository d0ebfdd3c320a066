import type { Chat, Question } from '../../chat/chat.ts';
import type { Requester } from '../../chat/command.ts';
import { claimInput } from '../../chat/free-text.ts';
import { lineFromOptions } from '../../chat/parser/parse-line.ts';
import type { UnreadableMessage } from '../../messages/chats.ts';
import { type Saying, sayingOf } from '../../chat/free-text.ts';
import type { MemberRole } from './messenger.ts';
import { channelOf, type ChatRef, lineAbout } from './transport.ts';

/** The parts of Telegram's objects that are read here. */
export interface TelegramUser {
  readonly id: number;
  readonly username?: string;
  readonly language_code?: string;
}

export interface TelegramChat {
  readonly id: number;
  readonly type: string;
  readonly title?: string;
}

/** A stretch of a text that is more than words. */
interface TelegramEntity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

/** Words with what in them is more than words. */
interface TelegramQuote {
  readonly text: string;
  readonly entities?: readonly TelegramEntity[];
}

export interface TelegramIncomingMessage {
  readonly message_id: number;
  readonly chat: TelegramChat;
  readonly from?: TelegramUser;
  readonly sender_chat?: TelegramChat;
  readonly text?: string;
  readonly entities?: readonly TelegramEntity[];
  readonly caption?: string;
  readonly caption_entities?: readonly TelegramEntity[];
  readonly photo?: readonly object[];
  readonly voice?: object;
  readonly audio?: object;
  readonly video_note?: object;
  readonly video?: object;
  readonly document?: object;
  readonly sticker?: object;
  readonly poll?: { readonly question: string; readonly options: readonly { readonly text: string }[] };
  /** Set where it was written elsewhere and forwarded. */
  readonly forward_origin?: object;
  readonly quote?: TelegramQuote;
  /** What it answers in another chat, of which nothing but a quote can be read. */
  readonly external_reply?: object;
  readonly reply_to_message?: TelegramIncomingMessage;
  readonly is_topic_message?: boolean;
  readonly message_thread_id?: number;
  /** Set where a person chose one of their chats. */
  readonly chat_shared?: { readonly chat_id: number };
  /** A channel's post as it appears in the group that discusses it. */
  readonly is_automatic_forward?: boolean;
  readonly migrate_to_chat_id?: number;
  readonly migrate_from_chat_id?: number;
}

/** A question as it came in on Telegram. */
export interface IncomingQuestion {
  readonly input: Question['input'];
  /** The same as a command line, for buttons. */
  readonly line: string;
  readonly chatRef: ChatRef;
  readonly messageId: number;
  /** Set where a message was to be checked in which nothing can be read. */
  readonly unreadable?: UnreadableMessage;
  /** The key of the line that a link or a prompt stands for, and what a person puts into it. */
  readonly kept?: { readonly key: string; readonly value?: string };
}

export function chatRefOfMessage({ chat, is_topic_message, message_thread_id }: TelegramIncomingMessage): ChatRef {
  const chatId = String(chat.id);
  return is_topic_message === true && message_thread_id !== undefined
    ? { chatId, topicId: message_thread_id }
    : { chatId };
}

/** Who speaks: the person, or the group itself where an administrator is anonymous, or a channel. */
export function senderIdOf({ from, sender_chat }: TelegramIncomingMessage): number {
  return sender_chat?.id ?? from?.id ?? 0;
}

/** An administrator who speaks in the group's own name. */
export function isAnonymousAdmin({ sender_chat, chat }: TelegramIncomingMessage): boolean {
  return sender_chat !== undefined && sender_chat.id === chat.id;
}

export function requesterAt(chatRef: ChatRef, speaker: number, role: MemberRole, locale?: string): Requester {
  const channel = channelOf(chatRef);
  const ofTopic = role === 'topics' && chatRef.topicId !== undefined;
  return {
    platform: 'telegram',
    person: `telegram:${speaker}`,
    community: `telegram:${chatRef.chatId}`,
    channel,
    moderator: role === 'administrator' || ofTopic,
    ...(ofTopic ? { onlyIn: channel } : {}),
    ...(locale === undefined ? {} : { locale }),
  };
}

const commandShape = /^\/(\w{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/;

/** What words without a slash ask. */
export function naturalQuestion(text: string, chat: Chat): Pick<IncomingQuestion, 'input' | 'line'> {
  return questionWithLine(chat.readWords(text));
}

function questionWithLine(input: Question['input']): Pick<IncomingQuestion, 'input' | 'line'> {
  return { input, line: typeof input === 'string' ? input : lineFromOptions(input) };
}

/** What in a text is no word of its writer: names of people, addresses, commands, and what is under a spoiler. */
const noWords = new Set(['mention', 'text_mention', 'url', 'email', 'bot_command', 'custom_emoji', 'spoiler']);

function withoutEntities({ text, entities = [] }: TelegramQuote): string {
  const kept = entities
    .filter(({ type }) => noWords.has(type))
    .toSorted((a, b) => b.offset - a.offset)
    .reduce((rest, { offset, length }) => `${rest.slice(0, offset)} ${rest.slice(offset + length)}`, text);
  return kept.replace(/[^\S\n]+/gu, ' ').trim();
}

function quotesOf(message: TelegramIncomingMessage): TelegramQuote[] {
  const { text, entities = [], caption, caption_entities = [], poll } = message;
  return [
    ...(text === undefined ? [] : [{ text, entities }]),
    ...(caption === undefined ? [] : [{ text: caption, entities: caption_entities }]),
    ...(poll === undefined
      ? []
      : [poll.question, ...poll.options.map((option) => option.text)].map((one) => ({ text: one }))),
  ];
}

/** What a message says: the part that was quoted of it, else its text, caption or poll; else why there is nothing. */
function sayingOfMessage(message: TelegramIncomingMessage, quote?: TelegramQuote): Saying {
  const quotes = quote === undefined ? quotesOf(message) : [quote];
  const { photo, video, document, sticker, voice, audio, video_note: round } = message;
  return sayingOf(quotes.map(withoutEntities), {
    spoiler: quotes.some(({ entities = [] }) => entities.some(({ type }) => type === 'spoiler')),
    voice: [voice, audio, round].some((part) => part !== undefined),
    picture: [photo, video, document, sticker].some((part) => part !== undefined),
  });
}

/** What a message says that somebody replies to and wants checked; undefined where it replies to nobody's words. */
function repliedSaying(message: TelegramIncomingMessage, me: TelegramUser): Saying | undefined {
  const { reply_to_message: replied, quote, external_reply: elsewhere } = message;
  if (replied === undefined && elsewhere === undefined) return undefined;
  if (replied?.from?.id === me.id && quote === undefined) return undefined;
  return sayingOfMessage(replied ?? message, quote ?? (replied === undefined ? { text: '' } : undefined));
}

/** What a question asks: words for the chat, or what is said at once because there are none. */
type QuestionInput = Pick<IncomingQuestion, 'input' | 'line' | 'unreadable' | 'kept'>;

/** The question that checks what was said; undefined where nothing can be checked here. */
function checkOf(saying: Saying, chat: Chat): QuestionInput | undefined {
  if ('unreadable' in saying) return { input: 'check', line: 'check', unreadable: saying.unreadable };
  const claim = claimInput(saying.text, chat.commands);
  return claim && questionWithLine(claim);
}

function commandQuestion(
  message: TelegramIncomingMessage,
  chat: Chat,
  me: TelegramUser,
  { name, rest }: { readonly name: string; readonly rest: string },
): QuestionInput {
  const said = name === 'check' ? repliedSaying(message, me) : undefined;
  const check = said && checkOf(said, chat);
  if (check !== undefined) return check;
  return name === 'start' ? startQuestion(rest, chat) : questionWithLine(`${name} ${rest}`.trim());
}

/** What a chat that was chosen in private is chosen for. */
export const setUpCommand = 'setup';

const keyed = 'go_';

/** What a link into the private chat carries for a line that is kept under this key. */
export function startPayloadOf(key: string): string {
  return `${keyed}${key}`;
}

/** What `/start` asks: the line a link stands for, by its key or word for word (`divergence-eth-rut`), else a welcome. */
function startQuestion(payload: string, chat: Chat): QuestionInput {
  const has = (name: string | undefined): boolean => chat.commands.some((command) => command.name === name);
  const welcome = questionWithLine(has('start') ? 'start' : 'help');
  if (payload.startsWith(keyed)) return { ...welcome, kept: { key: payload.slice(keyed.length) } };
  const words = payload.split(/[-_\s]+/u);
  return has(words[0]) ? questionWithLine(words.join(' ')) : welcome;
}

/** Whether a command is meant for this bot: named, or one of ours, or said to it alone. */
function isAddressedToBot(
  chat: Chat,
  name: string,
  addressee: string | undefined,
  me: TelegramUser,
  alone: boolean,
): boolean {
  if (addressee !== undefined) return addressee.toLowerCase() === me.username?.toLowerCase();
  return alone || chat.commands.some((command) => command.name === name);
}

/** The question that is asked by replying to the bot's own question for what was missing in a line. */
function answerToPrompt(
  { reply_to_message: prompt }: TelegramIncomingMessage,
  text: string,
  me: TelegramUser,
): QuestionInput | undefined {
  if (text === '' || prompt?.from?.id !== me.id) return undefined;
  const link = prompt.entities?.find(({ type, offset }) => type === 'text_link' && offset === 0)?.url ?? '';
  const key = new RegExp(`[?&]start=${keyed}([\\w-]+)$`, 'u').exec(link)?.[1];
  return key === undefined ? undefined : { input: '', line: '', kept: { key, value: text } };
}

/** What a message asks of this bot; undefined where it is not meant for it. */
export function questionOf(
  message: TelegramIncomingMessage,
  me: TelegramUser,
  chat: Chat,
): IncomingQuestion | undefined {
  const asked = askedOf(message, me, chat);
  return asked && { ...asked, chatRef: chatRefOfMessage(message), messageId: message.message_id };
}

function askedOf(message: TelegramIncomingMessage, me: TelegramUser, chat: Chat): QuestionInput | undefined {
  if (message.is_automatic_forward === true) return undefined; // it was answered in the channel
  if (message.chat_shared !== undefined)
    return questionWithLine(lineAbout({ chatId: String(message.chat_shared.chat_id) }, setUpCommand));
  const text = (message.text ?? message.caption ?? '').trim();
  const alone = message.chat.type === 'private';
  const forwarded = message.forward_origin !== undefined;
  const [, name, addressee, rest = ''] = (forwarded ? undefined : commandShape.exec(text)) ?? [];
  if (name !== undefined) {
    const command = name.toLowerCase();
    if (!isAddressedToBot(chat, command, addressee, me, alone)) return undefined;
    return commandQuestion(message, chat, me, { name: command, rest: rest.trim() });
  }
  const prompted = answerToPrompt(message, text, me);
  if (prompted !== undefined) return prompted;
  return mentionQuestion(message, text, me, chat) ?? (alone ? privateQuestion(message, text, chat) : undefined);
}

/** Whoever names the bot in a reply wants the message replied to checked; whoever begins with its name asks it something. */
function mentionQuestion(
  message: TelegramIncomingMessage,
  text: string,
  me: TelegramUser,
  chat: Chat,
): QuestionInput | undefined {
  if (me.username === undefined) return undefined;
  const mention = `@${me.username.toLowerCase()}`;
  const at = text.toLowerCase().search(new RegExp(`${mention}(?!\\w)`, 'u'));
  if (at < 0) return undefined;
  const said = repliedSaying(message, me);
  const check = said && checkOf(said, chat);
  if (check !== undefined) return check;
  const words = `${text.slice(0, at)} ${text.slice(at + mention.length)}`.replace(/\s+/gu, ' ').trim();
  return at === 0 && words !== '' ? naturalQuestion(words, chat) : undefined;
}

/** What is said to the bot alone: a message of somebody else's is to be checked, own words ask. */
function privateQuestion(message: TelegramIncomingMessage, text: string, chat: Chat): QuestionInput | undefined {
  const saying = sayingOfMessage(message);
  if ('unreadable' in saying && saying.unreadable === 'nothing') return undefined;
  if ('unreadable' in saying || message.forward_origin !== undefined) return checkOf(saying, chat);
  return naturalQuestion(text, chat);
}
