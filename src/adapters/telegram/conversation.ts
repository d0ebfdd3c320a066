import type { Chat } from '../../chat/chat.ts';
import type { Asker } from '../../chat/command.ts';
import { gapAbout } from '../../chat/line/fill-in.ts';
import type { Outcome } from '../../chat/outcome.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Shelf } from '../../core/ports.ts';
import { pause } from '../back-off.ts';
import { improveLater } from '../improve-later.ts';
import type { LatestPress } from '../latest-press.ts';
import { type Press, readPress } from '../press.ts';
import type { Tally } from '../tally.ts';
import {
  askerAt,
  askOf,
  isAnonymousAdmin,
  placeOfMessage,
  speakerOf,
  type TelegramMessageIn,
  type TelegramUser,
} from './in.ts';
import type { Moderators } from './moderators.ts';
import type { ChatTarget, Making, TelegramOut } from './out.ts';
import type { Place } from './place.ts';
import { promptFor } from './prompt.ts';
import { themeOf } from './theme-of.ts';
import type { TelegramTransport } from './transport.ts';

/** What answering on Telegram leans on. */
export interface Desk {
  readonly chat: Chat;
  readonly shelf: Shelf;
  readonly out: TelegramOut;
  readonly transport: TelegramTransport;
  readonly moderators: Moderators;
  readonly presses: LatestPress;
  readonly counts: Tally;
  /** An answer is changed no more often than this to show how far a better one is. */
  readonly progressEveryMs: number;
  /** Aborted when the program ends. */
  readonly stopping: AbortSignal;
}

/** A pressed button, as far as it is read here. */
export interface CallbackIn {
  readonly id: string;
  readonly from: TelegramUser;
  readonly data?: string;
  readonly message?: TelegramMessageIn;
  readonly inline_message_id?: string;
}

const actionEveryMs = 5000;
const longestAckMs = 1000;
const maxAlert = 200;
const improvesForMs = 30 * 60_000;

/** Shows that the bot is at work, until the work is done. The first sign is given before any work. */
async function showingWork<T>(desk: Desk, place: Place, work: () => Promise<T>): Promise<T> {
  const show = (): Promise<unknown> =>
    desk.transport
      .call('sendChatAction', {
        chat_id: Number(place.chatId),
        message_thread_id: place.topicId,
        action: 'upload_photo',
      })
      .catch(() => undefined);
  await Promise.race([show(), pause(longestAckMs)]);
  const again = setInterval(() => void show(), actionEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(again);
  }
}

async function askerOf(desk: Desk, message: TelegramMessageIn): Promise<Asker> {
  const place = placeOfMessage(message);
  const speaker = speakerOf(message);
  const standing = isAnonymousAdmin(message) ? 'administrator' : await desk.moderators.standing(place.chatId, speaker);
  return askerAt(place, speaker, standing);
}

/** Answers a message that is meant for this bot; others are left alone. */
export async function answerMessage(desk: Desk, message: TelegramMessageIn, me: TelegramUser): Promise<void> {
  const ask = askOf(message, me, desk.chat);
  if (ask === undefined) return;
  const standing = await showingWork(desk, ask.place, async () => {
    const asker = await askerOf(desk, message);
    const outcome = await desk.chat.answer({ asked: ask.asked, asker });
    const { line, messageId: replyTo } = ask;
    const making = { theme: themeOf(outcome), line, replyTo };
    const target = await desk.out.answer(ask.place, outcome.reply, making);
    if (!outcome.reply.actions.some(({ does }) => does === 'file')) await sendFiles(desk, ask.place, outcome, replyTo);
    return target && { target, reply: outcome.reply, making };
  });
  if (standing !== undefined) await improveUnlessPressed(desk, standing);
}

/** An answer that stands in a chat. */
interface Standing {
  readonly target: ChatTarget;
  readonly reply: Reply;
  readonly making: Making;
}

/** Stays with an answer whose prices are still loading until the better one is in its place, or a button is pressed. */
async function improveUnlessPressed(desk: Desk, standing: Standing): Promise<void> {
  const { place, messageId } = standing.target;
  if (standing.reply.later === undefined) return;
  await desk.presses.run(`${place.chatId} ${messageId}`, 'later', (replaced) => improve(desk, standing, replaced));
}

function improve(desk: Desk, { target, reply, making }: Standing, replaced: AbortSignal): Promise<void> {
  return improveLater(reply, {
    show: (shown) => desk.out.improve(target, shown, making),
    everyMs: desk.progressEveryMs,
    until: AbortSignal.any([desk.stopping, AbortSignal.timeout(improvesForMs)]),
    replaced,
  });
}

async function sendFiles(desk: Desk, place: Place, { reply }: Outcome, replyTo: number): Promise<void> {
  for (const file of reply.files) {
    await desk.out.sendFile(place, { source: Buffer.from(file.content()), filename: file.name }, replyTo);
  }
}

/** Every press is answered, or Telegram's client spins; a text is shown to the presser alone. */
async function acknowledge(desk: Desk, callback: CallbackIn, alert?: string): Promise<void> {
  const shown = alert === undefined ? {} : { text: alert.slice(0, maxAlert), show_alert: true };
  await desk.transport.call('answerCallbackQuery', { callback_query_id: callback.id, ...shown }).then(
    () => desk.counts.add('acknowledged'),
    () => desk.counts.add('acknowledgements failed'),
  );
}

/** Whether a press may change a message in front of everybody: by who asked, or an administrator. */
async function mayChange(desk: Desk, callback: CallbackIn, message: TelegramMessageIn): Promise<boolean> {
  const asked = message.reply_to_message;
  if (asked === undefined || speakerOf(asked) === callback.from.id) return true;
  return (await desk.moderators.standing(String(message.chat.id), callback.from.id)) === 'administrator';
}

const tooOld = 'This button is too old. Ask again with a command, for example /divergence.';

/** Answers a pressed button: at once with a sign, then with what the button asks. */
export async function answerCallback(desk: Desk, callback: CallbackIn): Promise<void> {
  const press = readPress(callback.data ?? '', desk.shelf);
  const line = await press?.line().catch(() => undefined);
  if (press === undefined || line === undefined) return acknowledge(desk, callback, tooOld);
  const { message } = callback;
  if (press.verb === 'fill') return acknowledge(desk, callback, tooOld);
  if (message === undefined) return answerInlinePress(desk, callback, line);
  const missing = press.verb === 'ask' ? gapAbout(line, desk.chat.commands) : undefined;
  if (missing !== undefined) return askBack(desk, callback, message, promptFor(line, missing));
  if (press.verb === 'ask') return acknowledge(desk, callback, tooOld);
  if (press.verb === 'edit' && !(await mayChange(desk, callback, message))) {
    return acknowledge(
      desk,
      callback,
      `Only who asked, or an administrator, changes this answer. Ask yourself: /${line}`,
    );
  }
  await acknowledge(desk, callback);
  const key = `${message.chat.id} ${message.message_id}`;
  await desk.presses.run(key, callback.data ?? '', (signal) =>
    answerPress(desk, callback, message, press, line, signal),
  );
}

/** Asks whoever pressed for what is missing in the line; their reply to that message is the next question. */
async function askBack(desk: Desk, callback: CallbackIn, message: TelegramMessageIn, prompt: string): Promise<void> {
  await acknowledge(desk, callback);
  const asked = message.reply_to_message;
  const replyTo = asked?.from?.id === callback.from.id ? asked.message_id : undefined;
  await desk.out.askBack(placeOfMessage(message), prompt, replyTo);
}

async function pressAsker(desk: Desk, callback: CallbackIn, place: Place): Promise<Asker> {
  return askerAt(place, callback.from.id, await desk.moderators.standing(place.chatId, callback.from.id));
}

async function answerPress(
  desk: Desk,
  callback: CallbackIn,
  message: TelegramMessageIn,
  press: Press,
  line: string,
  signal: AbortSignal,
): Promise<void> {
  const place = placeOfMessage(message);
  const standing = await showingWork(desk, place, async () => {
    const asker = await pressAsker(desk, callback, place);
    const outcome = await desk.chat.answer({ asked: line, asker, signal });
    return signal.aborted ? undefined : deliver(desk, outcome, press, { place, message, line });
  });
  if (standing === undefined || standing.reply.later === undefined) return;
  const pressedMessage = standing.target.messageId === message.message_id;
  await (pressedMessage ? improve(desk, standing, signal) : improveUnlessPressed(desk, standing));
}

/** Where the answer to a press belongs. */
interface Spot {
  readonly place: Place;
  readonly message: TelegramMessageIn;
  readonly line: string;
}

/** Sends what belongs to an answer and is none itself. False where the press asks for something else. */
async function deliverBeside(
  desk: Desk,
  outcome: Outcome,
  verb: Press['verb'],
  { place, message }: Spot,
  making: Making,
): Promise<boolean> {
  const { picture, later: _, ...words } = outcome.reply;
  if (verb === 'full' && picture !== undefined) await desk.out.sendFullSize(place, picture, making);
  else if (verb === 'file') await sendFiles(desk, place, outcome, message.message_id);
  else if (verb === 'more') await desk.out.answer(place, { ...words, actions: [] }, making);
  else return false;
  return true;
}

/** Puts the answer where it belongs; gives what stands there and may still become better. */
async function deliver(desk: Desk, outcome: Outcome, { verb }: Press, spot: Spot): Promise<Standing | undefined> {
  const { place, message, line } = spot;
  const { reply, kind } = outcome;
  const making = { theme: themeOf(outcome), line, replyTo: message.message_id };
  if (kind === 'answered' && (await deliverBeside(desk, outcome, verb, spot, making))) return undefined;
  const there = { place, messageId: message.message_id, hasPicture: message.photo !== undefined };
  const changes = kind === 'answered' && verb === 'edit';
  const target = await (changes ? desk.out.change(there, reply, making) : desk.out.answer(place, reply, making));
  return target && { target, reply, making };
}

/** A press under a message that was sent through inline mode: the bot knows no chat there, only the message. */
async function answerInlinePress(desk: Desk, callback: CallbackIn, line: string): Promise<void> {
  await acknowledge(desk, callback);
  const asker = askerAt({ chatId: String(callback.from.id) }, callback.from.id, 'none');
  const inlineId = callback.inline_message_id ?? '';
  await desk.presses.run(inlineId, callback.data ?? '', async (signal) => {
    const outcome = await desk.chat.answer({ asked: line, asker, signal });
    if (signal.aborted || outcome.kind !== 'answered') return;
    await desk.out.change({ inlineId, userId: callback.from.id }, outcome.reply, { theme: themeOf(outcome), line });
  });
}
