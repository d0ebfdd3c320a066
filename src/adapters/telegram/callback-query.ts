import type { Outcome } from '../../chat/chat.ts';
import { placeholderDescription } from '../../chat/parser/values.ts';
import type { Speaker } from '../../messages/speaker.ts';
import { msg, type Text } from '../../messages/text.ts';
import {
  type ButtonSeal,
  type Callback,
  decodeCallbackData,
  mayChangeForAll,
  type RepeatedPresses,
} from '../callbacks.ts';
import {
  answerPressedLine,
  tooOldText,
  requesterIn,
  type TelegramConversationDeps,
  updateProgressively,
  updateUntilSuperseded,
  withTypingIndicator,
} from './conversation.ts';
import { deliverAnswer, isAboutChat, payloadOf, sayWhyNot, sendFiles, type SentAnswer } from './deliver-answer.ts';
import {
  chatRefOfMessage,
  requesterAt,
  senderIdOf,
  setUpCommand,
  type TelegramIncomingMessage,
  type TelegramUser,
} from './parse-update.ts';
import { escapeHtml, pictureThemeOf } from './render.ts';
import { answering, noPreview, type TelegramReplyOptions } from './sender.ts';
import { lineAbout, splitAbout, type ChatRef, type TelegramPayload } from './transport.ts';

/** What answering presses leans on. */
export interface TelegramPressDeps extends TelegramConversationDeps {
  readonly repeated: RepeatedPresses;
  /** Tells whose the buttons under a message of inline mode are. */
  readonly seal: ButtonSeal;
}

/** A pressed button, as far as it is read here. */
export interface TelegramCallbackQuery {
  readonly id: string;
  readonly from: TelegramUser;
  readonly data?: string;
  readonly message?: TelegramIncomingMessage;
  readonly inline_message_id?: string;
}

const maxAlert = 200;

/** Every press is answered, or Telegram's client spins; a text is shown to the presser alone. */
async function acknowledge(deps: TelegramPressDeps, callback: TelegramCallbackQuery, alert?: Text): Promise<void> {
  if (alert === undefined) return answerQuery(deps, callback, {});
  const { say } = await speakerOfPress(deps, callback);
  await answerQuery(deps, callback, { text: say(alert).slice(0, maxAlert), show_alert: true });
}

/** Says things to whoever pressed, as the chat they pressed in reads. */
function speakerOfPress({ chat }: TelegramPressDeps, { from, message }: TelegramCallbackQuery): Promise<Speaker> {
  const place = message === undefined ? { chatId: String(from.id) } : chatRefOfMessage(message);
  return chat.speakerFor(requesterAt(place, from.id, 'none', from.language_code));
}

async function answerQuery(deps: TelegramPressDeps, callback: TelegramCallbackQuery, shown: object): Promise<void> {
  await deps.transport.call('answerCallbackQuery', { callback_query_id: callback.id, ...shown }).then(
    () => deps.counts.add('acknowledged'),
    () => deps.counts.add('acknowledgements failed'),
  );
}

/** Whether a press may change a message in front of everybody. Whether the presser moderates is asked only where it counts. */
async function mayEditShared(
  deps: TelegramPressDeps,
  callback: TelegramCallbackQuery,
  message: TelegramIncomingMessage,
): Promise<boolean> {
  const asked = message.reply_to_message;
  const presser = {
    person: String(callback.from.id),
    askedBy: asked === undefined ? undefined : String(senderIdOf(asked)),
  };
  if (mayChangeForAll({ ...presser, moderator: false })) return true;
  const { moderator } = await requesterIn(deps, chatRefOfMessage(message), callback.from.id);
  return mayChangeForAll({ ...presser, moderator });
}

/**
 * In a channel whatever the bot sends is published to every reader, and every reader can press: only administrators are
 * answered there, anybody else in the private chat, into which their client is led. True where that was done.
 */
async function ledOutOfChannel(
  deps: TelegramPressDeps,
  callback: TelegramCallbackQuery,
  { message, line }: { readonly message: TelegramIncomingMessage; readonly line: string },
): Promise<boolean> {
  if (message.chat.type !== 'channel') return false;
  const chatRef = chatRefOfMessage(message);
  const role = await deps.moderators.roleOf(chatRef.chatId, callback.from.id);
  if (role === 'administrator') return false;
  const me = deps.me()?.username;
  const isWhole = placeholderDescription(splitAbout(line).line, deps.chat.commands) === undefined;
  // who is not in the channel may ask what has nothing to do with it
  const isOpen = role === 'stranger' && !isAboutChat(line, deps.chat.commands);
  const asked = isOpen || splitAbout(line).about !== undefined ? line : lineAbout(chatRef, line);
  const payload = me === undefined || !isWhole ? '' : await payloadOf(deps, chatRef, asked);
  if (me === undefined || payload === '') await acknowledge(deps, callback, msg('chats.onlyInPrivate'));
  else await answerQuery(deps, callback, { url: `https://t.me/${me}?start=${payload}` });
  return true;
}

/** Answers a pressed button: at once with a sign, then with what the button asks. */
export async function answerCallback(deps: TelegramPressDeps, callback: TelegramCallbackQuery): Promise<void> {
  if (callback.message === undefined) return answerInlinePress(deps, callback);
  const press = decodeCallbackData(callback.data ?? '', deps.callbacks);
  const line = await press?.line().catch(() => undefined);
  if (press === undefined || line === undefined) return acknowledge(deps, callback, tooOldText);
  if (await ledOutOfChannel(deps, callback, { message: callback.message, line })) return;
  if (press.verb === 'ask') return sendPrompt(deps, callback, callback.message, line);
  if (press.verb === 'fill') return sendChooser(deps, callback, callback.message, line);
  return answerPressed(
    deps,
    callback,
    { chatRef: chatRefOfMessage(callback.message), message: callback.message, line },
    press,
  );
}

async function answerPressed(
  deps: TelegramPressDeps,
  callback: TelegramCallbackQuery,
  spot: CallbackContext,
  press: Callback,
): Promise<void> {
  const { message, line } = spot;
  const key = `${message.chat.id} ${message.message_id}`;
  if (deps.repeated.isRepeat(key, String(callback.from.id), callback.data ?? '')) return acknowledge(deps, callback);
  const isOthers = isChange(press) && !(await mayEditShared(deps, callback, message));
  if (isOthers && press.verb !== 'details')
    return acknowledge(deps, callback, msg('chats.notYours', { line: `/${splitAbout(line).line}` }));
  await acknowledge(deps, callback);
  const asked = isOthers ? ({ ...press, verb: 'shown' } as const) : press;
  await deps.superseder.run(key, callback.data ?? '', (signal) => answerPress(deps, callback, asked, spot, signal));
}

/** Whether a press changes the message it is under. */
function isChange({ verb }: Callback): boolean {
  return verb === 'edit' || verb === 'details' || verb === 'less';
}

/**
 * Asks whoever pressed for what is missing in the line; their reply to that message is the next question. The first words
 * are a link that says which line, so nothing is remembered here.
 */
async function sendPrompt(
  deps: TelegramPressDeps,
  callback: TelegramCallbackQuery,
  message: TelegramIncomingMessage,
  line: string,
): Promise<void> {
  const about = placeholderDescription(splitAbout(line).line, deps.chat.commands);
  const chatRef = chatRefOfMessage(message);
  const payload = about === undefined ? '' : await payloadOf(deps, chatRef, line);
  if (about === undefined || payload === '') return acknowledge(deps, callback, tooOldText);
  await acknowledge(deps, callback);
  const asked = message.reply_to_message;
  const replyTo = asked?.from?.id === callback.from.id ? asked.message_id : undefined;
  const url = `https://t.me/${deps.me()?.username ?? ''}?start=${payload}`;
  const { say } = await speakerOfPress(deps, callback);
  const begins = escapeHtml(say(msg('chats.replyToThis')));
  const text = `<a href="${escapeHtml(url)}">${begins}</a> ${escapeHtml(say(about))}`;
  const markup = { force_reply: true, selective: true };
  await ask(deps, chatRef, { text, parse_mode: 'HTML', reply_markup: markup, ...noPreview, ...answering(replyTo) });
}

/** Lets a person choose the group or the channel they want to set up; that works in the private chat alone. */
async function sendChooser(
  deps: TelegramPressDeps,
  callback: TelegramCallbackQuery,
  { chat }: TelegramIncomingMessage,
  line: string,
): Promise<void> {
  const isSetUp = chat.type === 'private' && new RegExp(`^${setUpCommand}\\b.*channel:\\{\\}`, 'u').test(line);
  if (!isSetUp) return acknowledge(deps, callback, tooOldText);
  await acknowledge(deps, callback);
  const key = (text: string, isChannel: boolean): object => ({
    text,
    request_chat: { request_id: isChannel ? 2 : 1, chat_is_channel: isChannel, bot_is_member: true },
  });
  const { say } = await speakerOfPress(deps, callback);
  const keyboard = [[key(say(msg('chats.chooseGroup')), false)], [key(say(msg('chats.chooseChannel')), true)]];
  const markup = { keyboard, resize_keyboard: true, one_time_keyboard: true };
  await ask(deps, { chatId: String(chat.id) }, { text: say(msg('chats.chooseChat')), reply_markup: markup });
}

/** Sends a question of the bot's own; a refusal is noted. */
async function ask(deps: TelegramPressDeps, chatRef: ChatRef, payload: TelegramPayload): Promise<void> {
  await deps.transport.send(chatRef, 'sendMessage', payload).then(
    () => deps.counts.add('answered'),
    (error: unknown) => deps.log.warn({ err: error }, 'Telegram refused a question'),
  );
}

async function answerPress(
  deps: TelegramPressDeps,
  { from }: TelegramCallbackQuery,
  press: Callback,
  spot: CallbackContext,
  signal: AbortSignal,
): Promise<void> {
  const { chatRef, message, line } = spot;
  const standing = await withTypingIndicator(deps, chatRef, async () => {
    const outcome = await answerPressedLine(
      deps,
      line,
      { chatRef, person: from.id, locale: from.language_code },
      signal,
    );
    return signal.aborted ? undefined : sendAnswer(deps, outcome, press, { ...spot, person: from.id });
  });
  if (standing === undefined || standing.reply.later === undefined) return;
  const pressedMessage = standing.target.messageId === message.message_id;
  await (pressedMessage ? updateProgressively(deps, standing, signal) : updateUntilSuperseded(deps, standing));
}

/** Where the answer to a press belongs. */
interface CallbackContext {
  readonly chatRef: ChatRef;
  readonly message: TelegramIncomingMessage;
  readonly line: string;
}

/** Sends what belongs to an answer and is none itself. False where the press asks for something else. */
async function sendExtras(
  deps: TelegramPressDeps,
  { reply }: Outcome,
  { verb, page }: Callback,
  { chatRef, message }: CallbackContext,
  options: TelegramReplyOptions,
): Promise<boolean> {
  const { picture } = reply;
  if (verb === 'full' && picture !== undefined) await deps.sender.sendFullSize(chatRef, picture, options);
  else if (verb === 'file') await sendFiles(deps, chatRef, reply, message.message_id);
  else if (verb === 'more' || verb === 'shown') await deps.sender.sendPage(chatRef, reply, page, options);
  else return false;
  return true;
}

/** Puts the answer where it belongs; gives what stands there and may still become better. */
async function sendAnswer(
  deps: TelegramPressDeps,
  outcome: Outcome,
  press: Callback,
  spot: CallbackContext & { readonly person: number },
): Promise<SentAnswer | undefined> {
  const { chatRef, message, line, person } = spot;
  const { reply, kind } = outcome;
  const at = { chatRef, replyTo: message.message_id, person, line };
  const making = { theme: pictureThemeOf(outcome), replyTo: message.message_id, open: press.verb === 'details' };
  const isShown = reply.visibility === 'everyone' || !chatRef.chatId.startsWith('-');
  if (kind === 'answered' && isShown && (await sendExtras(deps, outcome, press, spot, making))) return undefined;
  if (kind !== 'answered' || !isChange(press) || !isShown) return deliverAnswer(deps, at, outcome);
  const there = { place: chatRef, messageId: message.message_id, hasPicture: message.photo !== undefined };
  try {
    const target = await deps.sender.change(there, reply, making);
    return target && { target, reply, options: making };
  } catch (error) {
    await sayWhyNot(deps, at, outcome, error);
    return undefined;
  }
}

/**
 * A press under a message that was sent through inline mode: the bot knows no chat there, only the message, and from the
 * seal of the button whether whoever presses has sent it.
 */
async function answerInlinePress(deps: TelegramPressDeps, callback: TelegramCallbackQuery): Promise<void> {
  const data = deps.seal.open(callback.data ?? '', String(callback.from.id));
  if (data === undefined) return acknowledge(deps, callback, msg('chats.notYourMessage'));
  const press = decodeCallbackData(data, deps.callbacks);
  const line = await press?.line().catch(() => undefined);
  if (press === undefined || line === undefined) return acknowledge(deps, callback, tooOldText);
  await acknowledge(deps, callback);
  const requester = requesterAt(
    { chatId: String(callback.from.id) },
    callback.from.id,
    'none',
    callback.from.language_code,
  );
  const inlineId = callback.inline_message_id ?? '';
  await deps.superseder.run(inlineId, callback.data ?? '', async (signal) => {
    const outcome = await deps.chat.answer({ input: line, requester, signal });
    if (signal.aborted || outcome.kind !== 'answered') return;
    const target = { inlineId, userId: callback.from.id };
    const options = { theme: pictureThemeOf(outcome), open: press.verb === 'details' };
    if (press.verb === 'more')
      return deps.sender.sendPage({ chatId: String(callback.from.id) }, outcome.reply, press.page, options);
    await deps.sender.change(target, outcome.reply, options).catch((error: unknown) => deps.sender.noteLost(error));
  });
}
