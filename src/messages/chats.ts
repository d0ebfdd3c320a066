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

/** On the button that asks for another chat. */
export const anotherChatLabel = 'A group or channel of yours';
