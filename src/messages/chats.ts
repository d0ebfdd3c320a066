import { joined, msg, type Text } from './text.ts';

/** What the bot may be lacking in a channel, by the names the adapters use. */
const permissions: Readonly<Record<string, Text>> = {
  'View Channel': msg('notices.viewChannel'),
  'Send Messages': msg('notices.sendMessages'),
  'Send Messages in Threads': msg('notices.sendInThreads'),
  'Attach Files': msg('notices.attachFiles'),
  'be a member of this chat': msg('notices.beMember'),
  'send messages': msg('notices.telegramMessages'),
  'send photos': msg('notices.telegramPhotos'),
  'send files': msg('notices.telegramFiles'),
};

/** What the bot may not do, as its platform calls that: `Send Messages, Attach Files`. */
export function permissionsText(missing: readonly string[]): Text {
  return joined(
    missing.map((name) => permissions[name] ?? name),
    ', ',
  );
}

/** Why nothing in a message can be checked. */
export type UnreadableMessage = 'picture' | 'voice' | 'spoiler' | 'nothing';

const whyUnreadable: Readonly<Record<UnreadableMessage, string>> = {
  picture: 'I read words, not pictures. Type what it says, and I check that.',
  voice: 'I cannot listen. Type what was said, and I check that.',
  spoiler: 'What is under a spoiler stays there. Type it if you want it checked.',
  nothing: 'There are no words in that message to check.',
};

/** What to do about a message that holds no words that can be read. */
export function unreadableWords(why: UnreadableMessage): string {
  return whyUnreadable[why];
}

/** On the button that asks for the words of a message that cannot be read. */
export const typeItLabel = 'Type it';

/** Said in a group where the answer was for the asker alone. */
export const answeredPrivately = 'I answered you in our private chat.';

/** Said in a group where the asker must open the private chat first. */
export const openPrivately = 'That is for you alone. Open our private chat and press Start.';

/** On the button that leads into the private chat. */
export const openPrivateLabel = 'Open it';

/** Which chat an answer in the private chat is about. */
export function aboutChatWords(title: string): string {
  return `For ${title}.`;
}

/** Said to who asks about a chat they are not in. */
export const notInThatChat = 'You are not in that chat, or Telegram does not say so right now.';

/** Above an answer that comes in private because it could not be given where it was asked. */
export function movedToPrivateWords(why: 'closed' | 'limited'): string {
  return why === 'closed'
    ? 'I may not write where you asked, so here is the answer to you alone.'
    : 'Telegram lets me write no more where you asked right now, so here is the answer to you alone.';
}

/** Said once a platform lets the bot speak again. */
export const heldBack = 'I was made to wait, and could not answer in time.';

/** Said where it is not known whether an answer arrived. */
export const brokenLine = 'The connection broke while I answered. If nothing arrived, ask again.';

/** Said where a platform would not take an answer. */
export const answerRefused = 'Telegram did not take this answer.';

/** What to do instead where somebody picked a channel that takes no messages. */
export function unpostableWords(kind: 'forum' | 'category' | 'archived' | 'other'): string {
  return whyUnpostable[kind];
}

const whyUnpostable = {
  forum: 'A forum takes no messages itself; pick a text channel, or a post inside the forum.',
  category: 'A category holds channels and takes no messages; pick a channel in it.',
  archived: 'That thread is archived; open it again, or pick another channel.',
  other: 'Nothing can be posted in a channel of that kind; pick a text channel.',
} as const;

/** Before the first line of a message that only tries out a channel. */
export function testTitle(title: Text): Text {
  return joined(['Test:', title]);
}

/** How a post that only tries out a channel ended. */
export interface TestOutcome {
  readonly kind: 'sent' | 'gone' | 'moved' | 'denied' | 'later' | 'failed' | 'unknown';
  readonly missing?: readonly string[];
}

/** What became of a test post in a place: `here`, or `in the channel you picked`. */
export function testOutcomeWords({ kind, missing = [] }: TestOutcome, place: string): string {
  if (kind === 'sent') return `A test is posted ${place}.`;
  return `The test could not be posted ${place}: ${kind === 'denied' && missing.length > 0 ? `Rift may not yet ${missing.join(', ')}` : whyNoTest[kind]}.`;
}

/** Why a place takes no messages, and what would mend it. */
export interface RefusalWords {
  readonly why: string;
  readonly cure: string;
}

const elsewhere = 'If it should go on, set it up in another place';

const refusals = {
  left: { why: 'the bot is not there any more', cure: 'Add it again' },
  deleted: { why: 'that place was deleted', cure: elsewhere },
  blocked: {
    why: 'messages from the bot are not taken there',
    cure: 'Unblock it, or let people of the server write to you',
  },
  topicDeleted: { why: 'that topic was deleted', cure: elsewhere },
  topicClosed: { why: 'that topic is closed', cure: 'Open it again' },
  archived: { why: 'that thread is archived', cure: 'Open it again' },
  locked: { why: 'that thread is locked', cure: 'Unlock it' },
  restricted: { why: 'Telegram restricted that chat', cure: 'Wait until Telegram lifts it' },
  filtered: { why: 'a filter of the server stopped the message', cure: 'Except the bot’s role from AutoMod there' },
  unpostable: { why: 'nothing can be posted in a channel of that kind', cure: elsewhere },
  rights: { why: 'the bot may not write there', cure: 'Allow it to see the channel, to write and to attach files' },
} as const;

/** For whoever set up what cannot be posted any more; `missing` is named where the platform says it. */
export function refusalWords(cause: keyof typeof refusals = 'rights', missing: readonly string[] = []): RefusalWords {
  if (missing.length === 0) return refusals[cause];
  const list = missing.join(', ');
  return { why: `the bot may not yet ${list} there`, cure: `Allow it to ${list}` };
}

/** Told once to whoever set something up that cannot be posted any more. `place` is a link where there can be one. */
export function pausedNotice(kind: string, place: string, { why, cure }: RefusalWords): string {
  return `The ${kind} you set up in ${place} is paused: ${why}. ${cure}, then press the button. After 30 days it is deleted.`;
}

/** Before a notice that somebody else gets in the place of whoever it was for. */
export function toldInstead(notice: Text): Text {
  return joined(['Whoever set it up takes no private messages from the bot, so this is said here:', notice]);
}

/**
 * Said to who set something up where nobody knows whether it arrived; `place` where that is elsewhere. It is not sent
 * again, so that nothing comes twice.
 */
export function mayNotHaveArrived(kind: 'digest' | 'alert', when: string, place: string | undefined): string {
  const again = kind === 'digest' ? ' If it is missing, digest now shows it there.' : '';
  return `The ${kind} of ${when} ${place === undefined ? 'here' : `in ${place}`} may not have arrived: the connection broke while it was sent.${again}`;
}

/** Why everything of a community is paused. */
export const takenOut: RefusalWords = { why: 'the bot was taken out', cure: 'Add the bot again if it should go on' };

/** Said when the bot is back where it may not write. */
export function backWithout(missing: readonly string[]): RefusalWords {
  return { why: 'the bot is back and may not write there yet', cure: `Allow it to ${missing.join(', ')}` };
}

const whyNoTest = {
  gone: 'the channel is gone, or Rift is not in it any more',
  moved: 'the group has a new address; begin again there',
  denied: 'Rift may not write there',
  later: 'Rift was asked to wait; try again in a few minutes',
  failed: 'the message was not taken',
  unknown: 'the connection broke, so look whether it arrived',
} as const;

/** On the button that asks the same again. */
export const tryAgainLabel = 'Try again';

/** How a question for what is missing begins. */
export const replyToThis = 'Reply to this message.';

/** Said where a button or a link leads nowhere any more. */
export const tooOld = 'This button is too old. Ask again with a command, for example /divergence.';

/** Said to who asked while Discord makes the bot wait; `comes` where the answer stands there afterwards. */
export function askedToWaitWords(waitMs: number, comes: boolean): string {
  const minutes = `${Math.ceil(waitMs / 60_000)} minutes`;
  const then = comes ? 'your answer comes then' : 'please ask again then';
  return `Discord asks this bot to wait ${minutes}; ${then}.`;
}

/** Said to who presses under somebody else's answer. */
export function notYoursWords(line: string): string {
  return `Only who asked, or an administrator, changes this answer. Ask yourself: /${line}`;
}

/** Said to a reader of a channel who presses what only its administrators may have answered there. */
export const onlyInPrivate =
  'Only an administrator gets answers in this channel. Open our private chat and ask me there.';

/** What this is, to who never heard of it. */
export const startSentence =
  'I check what people say about two drifting markets: “Ethereum has never been this far from small caps” – true or not?';

/** How to go on from there. */
export const startWays =
  'Send me a sentence, or reply to one and name me. Two markets, such as “eth rut”, show how far apart they are.';

/** The same where nobody else is: on the local page and in a terminal. */
export const startWaysAlone =
  'Write a sentence, and I check it. Two markets, such as “eth rut”, show how far apart they are.';

/** What the page asks when it is opened, where its data have both markets. */
export const firstQuestion = { asks: 'How far is Ethereum from the Russell 2000?', markets: ['ETH', 'RUT'] } as const;

/** What to try on the page; one is shown where the data have its markets. */
export const exampleQuestions = [
  { asks: 'Ethereum’s divergence from the Russell 2000 is unprecedented', markets: ['ETH', 'RUT'] },
  { asks: 'Bitcoin has decoupled from the stock market', markets: ['BTC', 'SPX'] },
  { asks: 'How far is Bitcoin from gold?', markets: ['BTC', 'GOLD'] },
  { asks: 'How closely do Bitcoin and Ethereum move together?', markets: ['BTC', 'ETH'] },
  { asks: 'How long do gaps between Ethereum and the Russell 2000 last?', markets: ['ETH', 'RUT'] },
  { asks: 'What is a percentile?', markets: [] },
] as const;

/** On the four ways on. */
export const startLabels = {
  check: 'Check a claim',
  pair: 'Ethereum and small caps',
  digest: 'A daily digest',
  radar: 'What stands out today',
  help: 'Everything I can do',
} as const;

/** To who made the bot an administrator of a channel, or put it into one. */
export function joinedChannelWords(title: string): string {
  return `I am in the channel ${title} now. Shall I post a digest there?`;
}

/** On the button that begins to set up a channel. */
export const setUpLabel = 'Set up a digest';

/** On what lets a person choose one of their chats. */
export const chooseChatLabels = { group: 'Choose a group', channel: 'Choose a channel' } as const;

/** Said beside the keyboard with which a person chooses one of their chats. */
export const chooseChatSentence = 'Which of your chats? I must be in it, and you must be one of its administrators.';

/** On the button that asks for another chat. */
export const anotherChatLabel = 'A group or channel of yours';

/** Said to who presses under a message somebody else sent through inline mode. */
export const notYourMessage = 'Only who sent this message changes it. Ask yourself: type my name and your question.';
