import type { Chat, Question } from '../../chat/chat.ts';
import type { Requester } from '../../chat/command.ts';
import { claimInput, freeTextInput } from '../../chat/free-text.ts';
import { lineFromOptions } from '../../chat/parser/structured-options.ts';
import { fillPlaceholder } from '../../chat/parser/values.ts';
import type { MemberRole } from './messenger.ts';
import { channelOf, type ChatRef } from './transport.ts';

/** What a prompt begins with; only a message of the bot's own that has this form is one. */
const opening = 'Reply to this message. ';

const shape = /^Reply to this message\. [^\n]+\nIt goes on with: ([^\n]*\{\}[^\n]*)$/u;

/** A message that asks for what is missing in a line. */
export function promptFor(line: string, about: string): string {
  return `${opening}${about.replaceAll('\n', ' ')}\nIt goes on with: ${line}`;
}

/** The line a prompt asks for; undefined where a message is none. */
export function promptedLine(text: string): string | undefined {
  return shape.exec(text)?.[1];
}

/** The parts of Telegram's objects that are read here. */
export interface TelegramUser {
  readonly id: number;
  readonly username?: string;
}

export interface TelegramChat {
  readonly id: number;
  readonly type: string;
}

export interface TelegramIncomingMessage {
  readonly message_id: number;
  readonly chat: TelegramChat;
  readonly from?: TelegramUser;
  readonly sender_chat?: TelegramChat;
  readonly text?: string;
  readonly caption?: string;
  readonly photo?: readonly object[];
  readonly quote?: { readonly text: string };
  readonly reply_to_message?: TelegramIncomingMessage;
  readonly is_topic_message?: boolean;
  readonly message_thread_id?: number;
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

export function requesterAt(chatRef: ChatRef, speaker: number, role: MemberRole): Requester {
  const channel = channelOf(chatRef);
  const ofTopic = role === 'topics' && chatRef.topicId !== undefined;
  return {
    platform: 'telegram',
    person: `telegram:${speaker}`,
    community: `telegram:${chatRef.chatId}`,
    channel,
    moderator: role === 'administrator' || ofTopic,
    ...(ofTopic ? { onlyIn: channel } : {}),
  };
}

const commandShape = /^\/(\w{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/;

/** What words without a slash ask. */
export function naturalQuestion(text: string, chat: Chat): Pick<IncomingQuestion, 'input' | 'line'> {
  return questionWithLine(freeTextInput(text, chat.commands));
}

function questionWithLine(input: Question['input']): Pick<IncomingQuestion, 'input' | 'line'> {
  return { input, line: typeof input === 'string' ? input : lineFromOptions(input) };
}

function commandQuestion(
  message: TelegramIncomingMessage,
  chat: Chat,
  name: string,
  rest: string,
): Pick<IncomingQuestion, 'input' | 'line'> {
  const replied = message.reply_to_message;
  const said = message.quote?.text ?? replied?.text ?? replied?.caption ?? '';
  const claim = name === 'check' && rest === '' ? claimInput(said.trim(), chat.commands) : undefined;
  if (claim !== undefined) return questionWithLine(claim);
  const start = name === 'start' && !chat.commands.some((command) => command.name === 'start');
  return questionWithLine(start ? 'help' : `${name} ${rest}`.trim());
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

/** The line that is asked by replying to the bot's own question for what was missing in it. */
function answerToPrompt(
  { reply_to_message }: TelegramIncomingMessage,
  text: string,
  me: TelegramUser,
): string | undefined {
  if (text === '' || reply_to_message?.from?.id !== me.id) return undefined;
  const line = promptedLine(reply_to_message.text ?? '');
  return line === undefined ? undefined : fillPlaceholder(line, text);
}

/** What a message asks of this bot; undefined where it is not meant for it. */
export function questionOf(
  message: TelegramIncomingMessage,
  me: TelegramUser,
  chat: Chat,
): IncomingQuestion | undefined {
  const text = (message.text ?? message.caption ?? '').trim();
  const alone = message.chat.type === 'private';
  const at = { chatRef: chatRefOfMessage(message), messageId: message.message_id };
  const [, name, addressee, rest] = commandShape.exec(text) ?? [];
  if (name !== undefined) {
    const command = name.toLowerCase();
    if (!isAddressedToBot(chat, command, addressee, me, alone)) return undefined;
    return { ...commandQuestion(message, chat, command, (rest ?? '').trim()), ...at };
  }
  const prompted = answerToPrompt(message, text, me);
  if (prompted !== undefined) return { ...questionWithLine(prompted), ...at };
  const mention = `@${me.username?.toLowerCase() ?? ''}`;
  if (text.toLowerCase().startsWith(`${mention} `))
    return { ...naturalQuestion(text.slice(mention.length), chat), ...at };
  return alone && text !== '' ? { ...naturalQuestion(text, chat), ...at } : undefined;
}
