import type { Chat, Question } from '../../chat/chat.ts';
import type { Asker, Command } from '../../chat/command.ts';
import { fillIn } from '../../chat/line/fill-in.ts';
import { lineFromOptions } from '../../chat/line/parse-line.ts';
import { cutAtSentence } from '../cut-at-sentence.ts';
import type { Standing } from './moderators.ts';
import { channelOf, type Place } from './place.ts';
import { promptedLine } from './prompt.ts';

/** The parts of Telegram's objects that are read here. */
export interface TelegramUser {
  readonly id: number;
  readonly username?: string;
}
export interface TelegramChat {
  readonly id: number;
  readonly type: string;
}
export interface TelegramMessageIn {
  readonly message_id: number;
  readonly chat: TelegramChat;
  readonly from?: TelegramUser;
  readonly sender_chat?: TelegramChat;
  readonly text?: string;
  readonly caption?: string;
  readonly photo?: readonly object[];
  readonly quote?: { readonly text: string };
  readonly reply_to_message?: TelegramMessageIn;
  readonly is_topic_message?: boolean;
  readonly message_thread_id?: number;
  readonly migrate_to_chat_id?: number;
  readonly migrate_from_chat_id?: number;
}

/** A question as it came in on Telegram. */
export interface Ask {
  readonly asked: Question['asked'];
  /** The same as a command line, for buttons. */
  readonly line: string;
  readonly place: Place;
  readonly messageId: number;
}

export function placeOfMessage({ chat, is_topic_message, message_thread_id }: TelegramMessageIn): Place {
  const chatId = String(chat.id);
  return is_topic_message === true && message_thread_id !== undefined
    ? { chatId, topicId: message_thread_id }
    : { chatId };
}

/** Who speaks: the person, or the group itself where an administrator is anonymous, or a channel. */
export function speakerOf({ from, sender_chat }: TelegramMessageIn): number {
  return sender_chat?.id ?? from?.id ?? 0;
}

/** An administrator who speaks in the group's own name. */
export function isAnonymousAdmin({ sender_chat, chat }: TelegramMessageIn): boolean {
  return sender_chat !== undefined && sender_chat.id === chat.id;
}

export function askerAt(place: Place, speaker: number, standing: Standing): Asker {
  const channel = channelOf(place);
  const ofTopic = standing === 'topics' && place.topicId !== undefined;
  return {
    platform: 'telegram',
    person: `telegram:${speaker}`,
    community: `telegram:${place.chatId}`,
    channel,
    moderator: standing === 'administrator' || ofTopic,
    ...(ofTopic ? { onlyIn: channel } : {}),
  };
}

const commandShape = /^\/(\w{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/;
/** From this many words on, a text without a command is a sentence to be checked. */
const sentenceWords = 5;

function textOption(command: Command): { name: string; maxLength: number } | undefined {
  const [name, spec] = Object.entries(command.options).find(([, option]) => option.kind === 'text') ?? [];
  return name !== undefined && spec?.kind === 'text' ? { name, maxLength: spec.maxLength } : undefined;
}

/** A text for `check`, with the command line that asks the same. */
function checkOf(text: string, chat: Chat): Pick<Ask, 'asked' | 'line'> | undefined {
  const check = chat.commands.find(({ name }) => name === 'check');
  const option = check && textOption(check);
  if (check === undefined || option === undefined) return undefined;
  const { head } = cutAtSentence(text, (part) => part.length <= option.maxLength);
  const options = { [option.name]: head };
  return { asked: { command: 'check', options }, line: lineFromOptions('check', options) };
}

/**
 * What words without a slash ask: a line that begins with a command is one, a whole sentence is to be checked, anything
 * shorter names markets.
 */
export function naturalQuestion(text: string, chat: Chat): Pick<Ask, 'asked' | 'line'> {
  const line = text.trim();
  const first = /^\S*/.exec(line)?.[0].toLowerCase() ?? '';
  if (chat.commands.some(({ name }) => name === first)) return { asked: line, line };
  const check = line.split(/\s+/).length >= sentenceWords ? checkOf(line, chat) : undefined;
  if (check !== undefined) return check;
  const prefixed = chat.commands.some(({ name }) => name === 'divergence') ? `divergence ${line}`.trim() : line;
  return { asked: prefixed, line: prefixed };
}

function lineQuestion(line: string): Pick<Ask, 'asked' | 'line'> {
  return { asked: line, line };
}

function commandQuestion(
  message: TelegramMessageIn,
  chat: Chat,
  name: string,
  rest: string,
): Pick<Ask, 'asked' | 'line'> {
  const replied = message.reply_to_message;
  const said = message.quote?.text ?? replied?.text ?? replied?.caption ?? '';
  const check = name === 'check' && rest === '' && said.trim() !== '' ? checkOf(said.trim(), chat) : undefined;
  if (check !== undefined) return check;
  const start = name === 'start' && !chat.commands.some((command) => command.name === 'start');
  return lineQuestion(start ? 'help' : `${name} ${rest}`.trim());
}

/** Whether a command is meant for this bot: named, or one of ours, or said to it alone. */
function isForMe(chat: Chat, name: string, addressee: string | undefined, me: TelegramUser, alone: boolean): boolean {
  if (addressee !== undefined) return addressee.toLowerCase() === me.username?.toLowerCase();
  return alone || chat.commands.some((command) => command.name === name);
}

/** The line that is asked by replying to the bot's own question for what was missing in it. */
function answerToPrompt({ reply_to_message }: TelegramMessageIn, text: string, me: TelegramUser): string | undefined {
  if (text === '' || reply_to_message?.from?.id !== me.id) return undefined;
  const line = promptedLine(reply_to_message.text ?? '');
  return line === undefined ? undefined : fillIn(line, text);
}

/** What a message asks of this bot; undefined where it is not meant for it. */
export function askOf(message: TelegramMessageIn, me: TelegramUser, chat: Chat): Ask | undefined {
  const text = (message.text ?? message.caption ?? '').trim();
  const alone = message.chat.type === 'private';
  const at = { place: placeOfMessage(message), messageId: message.message_id };
  const [, name, addressee, rest] = commandShape.exec(text) ?? [];
  if (name !== undefined) {
    const command = name.toLowerCase();
    if (!isForMe(chat, command, addressee, me, alone)) return undefined;
    return { ...commandQuestion(message, chat, command, (rest ?? '').trim()), ...at };
  }
  const prompted = answerToPrompt(message, text, me);
  if (prompted !== undefined) return { ...lineQuestion(prompted), ...at };
  const mention = `@${me.username?.toLowerCase() ?? ''}`;
  if (text.toLowerCase().startsWith(`${mention} `))
    return { ...naturalQuestion(text.slice(mention.length), chat), ...at };
  return alone && text !== '' ? { ...naturalQuestion(text, chat), ...at } : undefined;
}
