import type { CallbackStore, Chat, Outcome } from '../../chat/chat.ts';
import type { Requester } from '../../chat/command.ts';
import { placeholderDescription } from '../../chat/parser/values.ts';
import type { Reply } from '../../chat/reply.ts';
import { type ButtonSeal, type Callback, decodeCallbackData, mayChangeForAll, type Superseder } from '../callbacks.ts';
import { type Counters, delay } from '../connection.ts';
import { progressiveUpdate } from '../progressive-update.ts';
import { unreadableReply } from '../saying.ts';
import type { ModeratorCache } from './messenger.ts';
import {
  chatRefOfMessage,
  type IncomingQuestion,
  isAnonymousAdmin,
  promptFor,
  questionOf,
  requesterAt,
  senderIdOf,
  type TelegramIncomingMessage,
  type TelegramUser,
} from './parse-update.ts';
import { pictureThemeOf } from './render.ts';
import type { ChatMessageRef, TelegramReplyOptions, TelegramSender } from './sender.ts';
import type { ChatRef, TelegramTransport } from './transport.ts';

/** What answering on Telegram leans on. */
export interface TelegramConversationDeps {
  readonly chat: Chat;
  readonly callbacks: CallbackStore;
  /** Tells whose the buttons under a message of inline mode are. */
  readonly seal: ButtonSeal;
  readonly sender: TelegramSender;
  readonly transport: TelegramTransport;
  readonly moderators: ModeratorCache;
  readonly superseder: Superseder;
  readonly counts: Counters;
  /** An answer is changed no more often than this to show how far a better one is. */
  readonly progressEveryMs: number;
  /** Aborted when the program ends. */
  readonly stopping: AbortSignal;
}

/** A pressed button, as far as it is read here. */
export interface TelegramCallbackQuery {
  readonly id: string;
  readonly from: TelegramUser;
  readonly data?: string;
  readonly message?: TelegramIncomingMessage;
  readonly inline_message_id?: string;
}

const actionEveryMs = 5000;

const maxAckMs = 1000;

const maxAlert = 200;

const maxUpdateMs = 30 * 60_000;

/** Shows that the bot is at work, until the work is done. The first sign is given before any work. */
async function withTypingIndicator<T>(
  deps: TelegramConversationDeps,
  chatRef: ChatRef,
  work: () => Promise<T>,
): Promise<T> {
  const show = (): Promise<unknown> =>
    deps.transport
      .call('sendChatAction', {
        chat_id: Number(chatRef.chatId),
        message_thread_id: chatRef.topicId,
        action: 'upload_photo',
      })
      .catch(() => undefined);
  await Promise.race([show(), delay(maxAckMs)]);
  const again = setInterval(() => void show(), actionEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(again);
  }
}

async function requesterOf(deps: TelegramConversationDeps, message: TelegramIncomingMessage): Promise<Requester> {
  const chatRef = chatRefOfMessage(message);
  const speaker = senderIdOf(message);
  const role = isAnonymousAdmin(message) ? 'administrator' : await deps.moderators.roleOf(chatRef.chatId, speaker);
  return requesterAt(chatRef, speaker, role);
}

/** Answers a message that is meant for this bot; others are left alone. */
export async function answerMessage(
  deps: TelegramConversationDeps,
  message: TelegramIncomingMessage,
  me: TelegramUser,
): Promise<void> {
  const ask = questionOf(message, me, deps.chat);
  if (ask === undefined) return;
  const standing = await withTypingIndicator(deps, ask.chatRef, async () => {
    const outcome = await outcomeOf(deps, ask, message);
    const { line, messageId: replyTo } = ask;
    const making = { theme: pictureThemeOf(outcome), line, replyTo };
    const target = await deps.sender.answer(ask.chatRef, outcome.reply, making);
    if (!outcome.reply.actions.some(({ does }) => does === 'file'))
      await sendFiles(deps, ask.chatRef, outcome, replyTo);
    return target && { target, reply: outcome.reply, options: making };
  });
  if (standing !== undefined) await updateUntilSuperseded(deps, standing);
}

async function outcomeOf(
  deps: TelegramConversationDeps,
  { input, unreadable }: IncomingQuestion,
  message: TelegramIncomingMessage,
): Promise<Outcome> {
  if (unreadable !== undefined) return { kind: 'refused', reply: unreadableReply(unreadable) };
  return deps.chat.answer({ input, requester: await requesterOf(deps, message) });
}

/** An answer that stands in a chat. */
interface SentAnswer {
  readonly target: ChatMessageRef;
  readonly reply: Reply;
  readonly options: TelegramReplyOptions;
}

/** Stays with an answer whose prices are still loading until the better one is in its place, or a button is pressed. */
async function updateUntilSuperseded(deps: TelegramConversationDeps, standing: SentAnswer): Promise<void> {
  const { place: chatRef, messageId } = standing.target;
  if (standing.reply.later === undefined) return;
  await deps.superseder.run(`${chatRef.chatId} ${messageId}`, 'later', (replaced) =>
    updateProgressively(deps, standing, replaced),
  );
}

function updateProgressively(
  deps: TelegramConversationDeps,
  { target, reply, options }: SentAnswer,
  replaced: AbortSignal,
): Promise<void> {
  return progressiveUpdate(reply, {
    show: (shown) => deps.sender.updateMessage(target, shown, options),
    everyMs: deps.progressEveryMs,
    until: AbortSignal.any([deps.stopping, AbortSignal.timeout(maxUpdateMs)]),
    replaced,
  });
}

async function sendFiles(
  deps: TelegramConversationDeps,
  chatRef: ChatRef,
  { reply }: Outcome,
  replyTo: number,
): Promise<void> {
  for (const file of reply.files) {
    await deps.sender.sendFile(chatRef, { source: Buffer.from(file.content()), filename: file.name }, replyTo);
  }
}

/** Every press is answered, or Telegram's client spins; a text is shown to the presser alone. */
async function acknowledge(
  deps: TelegramConversationDeps,
  callback: TelegramCallbackQuery,
  alert?: string,
): Promise<void> {
  const shown = alert === undefined ? {} : { text: alert.slice(0, maxAlert), show_alert: true };
  await deps.transport.call('answerCallbackQuery', { callback_query_id: callback.id, ...shown }).then(
    () => deps.counts.add('acknowledged'),
    () => deps.counts.add('acknowledgements failed'),
  );
}

/** Whether a press may change a message in front of everybody. Whether the presser moderates is asked only where it counts. */
async function mayEditShared(
  deps: TelegramConversationDeps,
  callback: TelegramCallbackQuery,
  message: TelegramIncomingMessage,
): Promise<boolean> {
  const asked = message.reply_to_message;
  const presser = {
    person: String(callback.from.id),
    askedBy: asked === undefined ? undefined : String(senderIdOf(asked)),
  };
  if (mayChangeForAll({ ...presser, moderator: false })) return true;
  const { moderator } = await callbackRequester(deps, callback, chatRefOfMessage(message));
  return mayChangeForAll({ ...presser, moderator });
}

const expiredButtonText = 'This button is too old. Ask again with a command, for example /divergence.';

/** Answers a pressed button: at once with a sign, then with what the button asks. */
export async function answerCallback(deps: TelegramConversationDeps, callback: TelegramCallbackQuery): Promise<void> {
  if (callback.message === undefined) return answerInlinePress(deps, callback);
  const press = decodeCallbackData(callback.data ?? '', deps.callbacks);
  const line = await press?.line().catch(() => undefined);
  if (press === undefined || line === undefined) return acknowledge(deps, callback, expiredButtonText);
  const { message } = callback;
  if (press.verb === 'fill') return acknowledge(deps, callback, expiredButtonText);
  const missing = press.verb === 'ask' ? placeholderDescription(line, deps.chat.commands) : undefined;
  if (missing !== undefined) return sendPrompt(deps, callback, message, promptFor(line, missing));
  if (press.verb === 'ask') return acknowledge(deps, callback, expiredButtonText);
  if (press.verb === 'edit' && !(await mayEditShared(deps, callback, message))) {
    return acknowledge(
      deps,
      callback,
      `Only who asked, or an administrator, changes this answer. Ask yourself: /${line}`,
    );
  }
  await acknowledge(deps, callback);
  const key = `${message.chat.id} ${message.message_id}`;
  await deps.superseder.run(key, callback.data ?? '', (signal) =>
    answerPress(deps, callback, message, press, line, signal),
  );
}

/** Asks whoever pressed for what is missing in the line; their reply to that message is the next question. */
async function sendPrompt(
  deps: TelegramConversationDeps,
  callback: TelegramCallbackQuery,
  message: TelegramIncomingMessage,
  prompt: string,
): Promise<void> {
  await acknowledge(deps, callback);
  const asked = message.reply_to_message;
  const replyTo = asked?.from?.id === callback.from.id ? asked.message_id : undefined;
  await deps.sender.sendPrompt(chatRefOfMessage(message), prompt, replyTo);
}

async function callbackRequester(
  deps: TelegramConversationDeps,
  callback: TelegramCallbackQuery,
  chatRef: ChatRef,
): Promise<Requester> {
  return requesterAt(chatRef, callback.from.id, await deps.moderators.roleOf(chatRef.chatId, callback.from.id));
}

async function answerPress(
  deps: TelegramConversationDeps,
  callback: TelegramCallbackQuery,
  message: TelegramIncomingMessage,
  press: Callback,
  line: string,
  signal: AbortSignal,
): Promise<void> {
  const chatRef = chatRefOfMessage(message);
  const standing = await withTypingIndicator(deps, chatRef, async () => {
    const requester = await callbackRequester(deps, callback, chatRef);
    const outcome = await deps.chat.answer({ input: line, requester, signal });
    return signal.aborted ? undefined : sendAnswer(deps, outcome, press, { chatRef, message, line });
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
  deps: TelegramConversationDeps,
  outcome: Outcome,
  verb: Callback['verb'],
  { chatRef, message }: CallbackContext,
  options: TelegramReplyOptions,
): Promise<boolean> {
  const { picture, later: _, ...words } = outcome.reply;
  if (verb === 'full' && picture !== undefined) await deps.sender.sendFullSize(chatRef, picture, options);
  else if (verb === 'file') await sendFiles(deps, chatRef, outcome, message.message_id);
  else if (verb === 'more') await deps.sender.answer(chatRef, { ...words, actions: [] }, options);
  else return false;
  return true;
}

/** Puts the answer where it belongs; gives what stands there and may still become better. */
async function sendAnswer(
  deps: TelegramConversationDeps,
  outcome: Outcome,
  { verb }: Callback,
  spot: CallbackContext,
): Promise<SentAnswer | undefined> {
  const { chatRef, message, line } = spot;
  const { reply, kind } = outcome;
  const making = { theme: pictureThemeOf(outcome), line, replyTo: message.message_id };
  if (kind === 'answered' && (await sendExtras(deps, outcome, verb, spot, making))) return undefined;
  const there = { place: chatRef, messageId: message.message_id, hasPicture: message.photo !== undefined };
  const changes = kind === 'answered' && verb === 'edit';
  const target = await (changes
    ? deps.sender.change(there, reply, making)
    : deps.sender.answer(chatRef, reply, making));
  return target && { target, reply, options: making };
}

const notYourMessageText = 'Only who sent this message changes it. Ask yourself: type my name and your question.';

/**
 * A press under a message that was sent through inline mode: the bot knows no chat there, only the message, and from the
 * seal of the button whether whoever presses has sent it.
 */
async function answerInlinePress(deps: TelegramConversationDeps, callback: TelegramCallbackQuery): Promise<void> {
  const data = deps.seal.open(callback.data ?? '', String(callback.from.id));
  if (data === undefined) return acknowledge(deps, callback, notYourMessageText);
  const line = await decodeCallbackData(data, deps.callbacks)
    ?.line()
    .catch(() => undefined);
  if (line === undefined) return acknowledge(deps, callback, expiredButtonText);
  await acknowledge(deps, callback);
  const requester = requesterAt({ chatId: String(callback.from.id) }, callback.from.id, 'none');
  const inlineId = callback.inline_message_id ?? '';
  await deps.superseder.run(inlineId, callback.data ?? '', async (signal) => {
    const outcome = await deps.chat.answer({ input: line, requester, signal });
    if (signal.aborted || outcome.kind !== 'answered') return;
    await deps.sender.change({ inlineId, userId: callback.from.id }, outcome.reply, {
      theme: pictureThemeOf(outcome),
      line,
    });
  });
}
