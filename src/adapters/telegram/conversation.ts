import type { Outcome } from '../../chat/chat.ts';
import type { Requester } from '../../chat/command.ts';
import { fillPlaceholder } from '../../chat/parser/values.ts';
import { unreadableReply } from '../../chat/reply-builders.ts';
import { type Reply, spokenReply } from '../../chat/reply.ts';
import { withDeadline } from '../../clock.ts';
import { msg, type Text } from '../../messages/text.ts';
import type { Superseder } from '../callbacks.ts';
import type { Counters } from '../connection.ts';
import { progressiveUpdate } from '../replies.ts';
import { type AnswerDeps, deliverAnswer, isAboutChat, replyAbout, type SentAnswer } from './deliver-answer.ts';
import {
  type IncomingQuestion,
  isAnonymousAdmin,
  questionOf,
  requesterAt,
  senderIdOf,
  setUpCommand,
  type TelegramIncomingMessage,
  type TelegramUser,
} from './parse-update.ts';
import { type AddressedLine, type ChatRef, lineAbout, splitAbout, type TelegramTransport } from './transport.ts';

/** What answering on Telegram leans on. */
export interface TelegramConversationDeps extends AnswerDeps {
  readonly transport: TelegramTransport;
  readonly superseder: Superseder;
  readonly counts: Counters;
  /** An answer is changed no more often than this to show how far a better one is. */
  readonly progressEveryMs: number;
}

const actionEveryMs = 5000;

const maxAckMs = 1000;

const maxUpdateMs = 30 * 60_000;

/** Shows that the bot is at work, until the work is done. The first sign is given before any work. */
export async function withTypingIndicator<T>(
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
  await withDeadline(maxAckMs, show);
  const again = setInterval(() => void show(), actionEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(again);
  }
}

/** Answers a message that is meant for this bot; others are left alone. */
export async function answerMessage(
  deps: TelegramConversationDeps,
  message: TelegramIncomingMessage,
  me: TelegramUser,
): Promise<void> {
  const asked = questionOf(message, me, deps.chat);
  if (asked === undefined) return;
  const standing = await withTypingIndicator(deps, asked.chatRef, async () => {
    const ask = await withKeptLine(deps, asked);
    const outcome = await outcomeOf(deps, ask, message);
    const person = message.sender_chat === undefined ? message.from?.id : undefined;
    return deliverAnswer(deps, { ...ask, replyTo: ask.messageId, person }, outcome);
  });
  if (standing !== undefined) await updateUntilSuperseded(deps, standing);
}

/** The question with the line put in that a link or a prompt stands for. */
async function withKeptLine(deps: TelegramConversationDeps, asked: IncomingQuestion): Promise<IncomingQuestion> {
  const { kept, ...rest } = asked;
  if (kept === undefined) return asked;
  const line = await deps.callbacks.get(kept.key).catch(() => undefined);
  if (line === undefined) return rest;
  const filled = kept.value === undefined ? line : fillPlaceholder(line, kept.value);
  return { ...rest, input: filled, line: filled };
}

async function outcomeOf(
  deps: TelegramConversationDeps,
  { input, unreadable, chatRef }: IncomingQuestion,
  message: TelegramIncomingMessage,
): Promise<Outcome> {
  const locale = message.from?.language_code;
  const sender = senderIdOf(message);
  if (unreadable !== undefined || input === '') {
    const speaker = await deps.chat.speakerFor(requesterAt(chatRef, sender, 'none', locale));
    const reply = unreadable === undefined ? sentence(tooOldText) : unreadableReply(unreadable);
    return { kind: 'refused', reply: spokenReply(reply, speaker), speaker };
  }
  const { line, about } = splitAbout(typeof input === 'string' ? input : '');
  if (about !== undefined) return askAbout(deps, { line, about }, { chatRef, person: sender, locale });
  const role = isAnonymousAdmin(message) ? 'administrator' : await deps.moderators.roleOf(chatRef.chatId, sender);
  return deps.chat.answer({ input, requester: requesterAt(chatRef, sender, role, locale) });
}

/** Said where a button or a link leads nowhere any more. */
export const tooOldText = msg('chats.tooOld', { line: '/divergence' });

/** A refusal in one sentence. */
function sentence(title: Text): Reply<Text> {
  return { title, blocks: [], actions: [], files: [], tone: 'warning', visibility: 'asker' };
}

/** Who asks where, and what their device says of its language. */
interface RequesterRef {
  readonly chatRef: ChatRef;
  readonly person: number;
  readonly locale: string | undefined;
}

/** Answers a line of a button, as it is asked where it was pressed or about another chat. */
export async function answerPressedLine(
  deps: TelegramConversationDeps,
  text: string,
  who: RequesterRef,
  signal?: AbortSignal,
): Promise<Outcome> {
  const { line, about } = splitAbout(text);
  if (about !== undefined) return askAbout(deps, { line, about }, who, signal);
  const requester = await requesterIn(deps, who.chatRef, who.person, who.locale);
  return deps.chat.answer({ input: line, requester, ...(signal === undefined ? {} : { signal }) });
}

/** Who presses a button, and where. */
export async function requesterIn(
  { moderators }: TelegramConversationDeps,
  chatRef: ChatRef,
  person: number,
  locale?: string,
): Promise<Requester> {
  return requesterAt(chatRef, person, await moderators.roleOf(chatRef.chatId, person), locale);
}

/**
 * Answers in a private chat what is asked about a group or channel. Buttons can be forged: who is not in there learns
 * nothing, and nothing about one chat is shown in another.
 */
async function askAbout(
  deps: TelegramConversationDeps,
  { line, about }: Required<AddressedLine>,
  { chatRef: here, person, locale }: RequesterRef,
  signal?: AbortSignal,
): Promise<Outcome> {
  const role = here.chatId.startsWith('-') ? 'stranger' : await deps.moderators.roleOf(about.chatId, person);
  if (role === 'stranger') {
    const speaker = await deps.chat.speakerFor(requesterAt(here, person, 'none', locale));
    return { kind: 'refused', reply: spokenReply(sentence(msg('chats.notInThatChat')), speaker), speaker };
  }
  const requester = { ...requesterAt(about, person, role, locale), alone: true } as const;
  const outcome = await deps.chat.answer({ input: line, requester, ...(signal === undefined ? {} : { signal }) });
  const title = isAboutChat(line, deps.chat.commands) ? await deps.moderators.titleOf(about.chatId) : undefined;
  return { ...outcome, reply: replyAbout(outcome.reply, about, title, outcome.speaker) };
}

/** Stays with an answer whose prices are still loading until the better one is in its place, or a button is pressed. */
export async function updateUntilSuperseded(deps: TelegramConversationDeps, standing: SentAnswer): Promise<void> {
  const { place: chatRef, messageId } = standing.target;
  if (standing.reply.later === undefined) return;
  await deps.superseder.run(`${chatRef.chatId} ${messageId}`, 'later', (replaced) =>
    updateProgressively(deps, standing, replaced),
  );
}

/** The same while somebody waits for it already. */
export function updateProgressively(
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

/** What changed about the bot's own place in a chat. */
export interface TelegramMembership {
  readonly chat: { readonly id: number; readonly type: string; readonly title?: string };
  readonly from: TelegramUser;
  readonly old_chat_member: { readonly status: string };
  readonly new_chat_member: { readonly status: string };
}

const outside = ['left', 'kicked'];

/** Says what it is where it was just put: to a group there, to who put it into a channel in private. */
export async function greet(deps: TelegramConversationDeps, membership: TelegramMembership): Promise<void> {
  const { chat, from, old_chat_member: before, new_chat_member: now } = membership;
  const hasJoined = outside.includes(before.status) && !outside.includes(now.status);
  if (!hasJoined || chat.type === 'private') return;
  const chatRef = { chatId: String(chat.id) };
  if (chat.type === 'channel') return offerSetUp(deps, chatRef, from, chat.title ?? '');
  const requester = await requesterIn(deps, chatRef, from.id);
  const { kind, reply } = await deps.chat.answer({ input: 'start', requester });
  if (kind === 'answered') await deps.sender.answer(chatRef, reply, { theme: 'light' });
}

async function offerSetUp(
  { sender, chat }: TelegramConversationDeps,
  channel: ChatRef,
  { id: person, language_code: locale }: TelegramUser,
  title: string,
): Promise<void> {
  const own = { chatId: String(person) };
  const speaker = await chat.speakerFor(requesterAt(own, person, 'none', locale));
  const setUp = { label: msg('chats.setUpDigest'), line: lineAbout(channel, setUpCommand), does: 'edit' } as const;
  const reply: Reply<Text> = { ...sentence(msg('chats.joinedChannel', { title })), tone: 'plain', actions: [setUp] };
  await sender.answer(own, spokenReply(reply, speaker), { theme: 'light' });
}
