import type { CallbackStore, Chat, Outcome } from '../../chat/chat.ts';
import type { Command } from '../../chat/command.ts';
import type { Action, Reply } from '../../chat/reply.ts';
import { delay } from '../../clock.ts';
import type { Logger } from '../../log.ts';
import { englishReader, speakerOf } from '../../messages/speaker.ts';
import { msg, type Text } from '../../messages/text.ts';
import type { ModeratorCache } from './messenger.ts';
import { startPayloadOf, type TelegramUser } from './parse-update.ts';
import { pictureThemeOf } from './render.ts';
import type { ChatMessageRef, TelegramReplyOptions, TelegramSender } from './sender.ts';
import { classifySendError, channelOf, type ChatRef, lineAbout } from './transport.ts';

const english = speakerOf(englishReader);

/** Whether an answer depends on the chat it is about, so that its reader must know which one that is. */
export function isAboutChat(line: string, commands: readonly Command[]): boolean {
  const name = /^\/?(\w+)/u.exec(line)?.[1];
  const command = commands.find((known) => known.name === name);
  return command?.allowed === 'moderators' || (command?.forAsker === true && command.personal === true);
}

/**
 * The same reply read in the private chat: its buttons go on asking about that chat.
 *
 * @param title What the chat is called; undefined where the answer would be the same anywhere.
 */
export function replyAbout(reply: Reply, about: ChatRef, title: string | undefined, speaker = english): Reply {
  const { later } = reply;
  const actions = reply.actions.map((action): Action => ({ ...action, line: lineAbout(about, action.line) }));
  const note =
    title === undefined ? [] : [{ kind: 'note', text: speaker.say(msg('chats.aboutChat', { title })) } as const];
  return {
    ...reply,
    actions,
    blocks: [...note, ...reply.blocks],
    ...(later === undefined
      ? {}
      : {
          later: async (request) => {
            const better = await later(request);
            return better && replyAbout(better, about, title, speaker);
          },
        }),
  };
}

/** What bringing an answer to its reader leans on. */
export interface AnswerDeps {
  readonly chat: Chat;
  readonly callbacks: CallbackStore;
  readonly sender: TelegramSender;
  readonly moderators: ModeratorCache;
  readonly log: Logger;
  /** Who this bot is, once that is known. */
  readonly me: () => TelegramUser | undefined;
  /** Aborted when the program ends. */
  readonly stopping: AbortSignal;
}

/** Where a question was asked, and by whom. */
export interface AskedAt {
  readonly chatRef: ChatRef;
  readonly replyTo: number;
  /** Who is answered alone; undefined for a group or a channel that speaks in its own name. */
  readonly person: number | undefined;
  /** The line of the question, with the chat it is about where that is another one. */
  readonly line: string;
}

/** An answer that stands in a chat. */
export interface SentAnswer {
  readonly target: ChatMessageRef;
  readonly reply: Reply;
  readonly options: TelegramReplyOptions;
}

const isShared = ({ chatId }: ChatRef): boolean => chatId.startsWith('-');

/** Puts an answer where it belongs: in front of everybody, or into the asker's private chat. Nobody is left without a word. */
export async function deliverAnswer(deps: AnswerDeps, at: AskedAt, outcome: Outcome): Promise<SentAnswer | undefined> {
  const { kind, reply } = outcome;
  const isPrivate = kind === 'answered' && reply.visibility === 'asker' && isShared(at.chatRef);
  return isPrivate ? answerAlone(deps, at, outcome) : inFrontOfAll(deps, at, outcome);
}

async function inFrontOfAll(deps: AnswerDeps, at: AskedAt, outcome: Outcome): Promise<SentAnswer | undefined> {
  const { reply } = outcome;
  const options = { theme: pictureThemeOf(outcome), replyTo: at.replyTo };
  try {
    const target = await deps.sender.deliver(at.chatRef, reply, options);
    await sendOwnFiles(deps, at.chatRef, reply, at.replyTo);
    return { target, reply, options };
  } catch (error) {
    await sayWhyNot(deps, at, outcome, error);
    return undefined;
  }
}

/** Files that no button of the reply offers come with it. */
async function sendOwnFiles(
  deps: AnswerDeps,
  chatRef: ChatRef,
  reply: Reply,
  replyTo: number | undefined,
): Promise<void> {
  if (!reply.actions.some(({ does }) => does === 'file')) await sendFiles(deps, chatRef, reply, replyTo);
}

/** The files of a reply. */
export async function sendFiles(
  { sender }: AnswerDeps,
  chatRef: ChatRef,
  { files }: Reply,
  replyTo: number | undefined,
): Promise<void> {
  for (const { name, content } of files)
    await sender.sendFile(chatRef, { source: Buffer.from(await content()), filename: name }, replyTo);
}

/**
 * Answers in the private chat and says so where it was asked. Who never opened that chat gets the way into it, which
 * asks again; what was changed by then is not changed twice, but said where it was asked. A private answer that was held
 * up is still for the asker alone: that it is missing is said, and nothing of it.
 */
async function answerAlone(deps: AnswerDeps, at: AskedAt, outcome: Outcome): Promise<SentAnswer | undefined> {
  let sent: SentAnswer | undefined;
  try {
    sent = await sendPrivately(deps, at, outcome);
  } catch (error) {
    const { kind } = classifySendError(error);
    if (kind !== 'gone' && kind !== 'denied') {
      deps.sender.noteLost(error);
      await say(deps, at, outcome, whyMissing(kind), isLook(deps, at, outcome));
      return undefined;
    }
    deps.log.info({ err: error }, 'somebody cannot be answered in private yet');
  }
  if (sent === undefined && !isLook(deps, at, outcome)) return inFrontOfAll(deps, at, outcome);
  const me = deps.me()?.username ?? '';
  const payload = async (): Promise<string> => payloadOf(deps, at.chatRef, lineAbout(at.chatRef, at.line));
  const url = sent === undefined ? `https://t.me/${me}?start=${await payload()}` : `https://t.me/${me}`;
  const speaker = outcome.speaker ?? english;
  const sentence = speaker.say(msg(sent === undefined ? 'chats.openPrivately' : 'chats.answeredPrivately'));
  await deps.sender.sendNotice(at.chatRef, sentence, { text: speaker.say(msg('chats.openIt')), url }, at.replyTo);
  return sent;
}

/** What is said where a private answer did not get through for now. */
function whyMissing(kind: ReturnType<typeof classifySendError>['kind']): Text {
  if (kind === 'later') return msg('chats.heldBack');
  return msg(kind === 'unknown' ? 'chats.brokenLine' : 'chats.answerRefused');
}

/** Whether asking again does no harm: a look at something, where nothing was changed. */
function isLook({ chat }: AnswerDeps, { line }: AskedAt, { reply }: Outcome): boolean {
  const name = /^\/?(\w+)/u.exec(line)?.[1];
  const command = chat.commands.find((known) => known.name === name);
  return command?.allowed !== 'moderators' || reply.picture !== undefined;
}

/** What a link into the private chat carries for this line of this chat's; empty where the line cannot be kept. */
export async function payloadOf({ callbacks, log }: AnswerDeps, { chatId }: ChatRef, line: string): Promise<string> {
  try {
    return startPayloadOf(await callbacks.put(line, channelOf({ chatId })));
  } catch (error) {
    log.warn({ err: error }, 'the line of a link could not be kept; the link leads to the beginning');
    return '';
  }
}

async function sendPrivately(
  deps: AnswerDeps,
  { chatRef, person, line }: AskedAt,
  outcome: Outcome,
): Promise<SentAnswer | undefined> {
  if (person === undefined) return undefined;
  const title = isAboutChat(line, deps.chat.commands) ? await deps.moderators.titleOf(chatRef.chatId) : undefined;
  const reply = replyAbout(outcome.reply, chatRef, title, outcome.speaker);
  const options = { theme: pictureThemeOf(outcome) };
  const place = { chatId: String(person) };
  const target = await deps.sender.deliver(place, reply, options);
  await sendOwnFiles(deps, place, reply, undefined);
  return { target, reply, options };
}

/** Says why an answer is not there: in the same chat where that can be written to, else to the asker alone, else later. */
export async function sayWhyNot(deps: AnswerDeps, at: AskedAt, outcome: Outcome, error: unknown): Promise<void> {
  deps.sender.noteLost(error);
  const refusal = classifySendError(error);
  if (refusal.kind === 'unknown') return say(deps, at, outcome, msg('chats.brokenLine'));
  if (refusal.kind === 'failed') return say(deps, at, outcome, msg('chats.answerRefused'));
  if (refusal.kind !== 'denied' && refusal.kind !== 'later') return;
  const why = msg(refusal.kind === 'denied' ? 'chats.movedClosed' : 'chats.movedLimited');
  if (isShared(at.chatRef) && (await movedToPrivate(deps, at, outcome, why))) return;
  if (refusal.kind !== 'later') return;
  await delay(refusal.retryAfterMs, deps.stopping);
  if (!deps.stopping.aborted) await say(deps, at, outcome, msg('chats.heldBack'));
}

async function movedToPrivate(deps: AnswerDeps, at: AskedAt, outcome: Outcome, why: Text): Promise<boolean> {
  const { reply, speaker = english } = outcome;
  const moved = { ...reply, blocks: [{ kind: 'note', text: speaker.say(why) } as const, ...reply.blocks] };
  const sent = await sendPrivately(deps, at, { ...outcome, reply: moved }).catch(() => undefined);
  return sent !== undefined;
}

/** A sentence in place of an answer, with a button that asks again unless that would change something twice. */
async function say(
  { sender }: AnswerDeps,
  { chatRef, line, replyTo }: AskedAt,
  { speaker = english }: Outcome,
  sentence: Text,
  mayAskAgain = true,
): Promise<void> {
  const again: Action = { label: speaker.say(msg('buttons.tryAgain')), line, does: 'edit' };
  const reply: Reply = {
    ...{ title: speaker.say(sentence), blocks: [], actions: mayAskAgain ? [again] : [], files: [] },
    ...{ tone: 'warning', visibility: 'asker' },
  };
  await sender.answer(chatRef, reply, { theme: 'light', replyTo });
}
