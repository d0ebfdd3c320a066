import pageCatalog from './catalogs/en/page.ts';
import { joined, type Message, msg, type Text } from './text.ts';

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
export function unpostableWords(kind: 'forum' | 'category' | 'archived' | 'other'): Text {
  return msg(`setup.${kind}`);
}

/** How a post that only tries out a channel ended. */
export interface TestOutcome {
  readonly kind: 'sent' | 'gone' | 'moved' | 'denied' | 'later' | 'failed' | 'unknown';
  readonly missing?: readonly string[];
}

/** What became of a test post, here or in the channel that was picked. */
export function testOutcomeWords({ kind, missing = [] }: TestOutcome, elsewhere: boolean): Text {
  if (kind === 'sent') return msg('setup.tested', { elsewhere });
  const why =
    kind === 'denied' && missing.length > 0
      ? msg('setup.whyMissing', { missing: permissionsText(missing) })
      : whyNoTest[kind];
  return msg('setup.notTested', { elsewhere, why });
}

const whyNoTest = {
  gone: msg('setup.whyGone'),
  moved: msg('setup.whyMoved'),
  denied: msg('setup.whyDenied'),
  later: msg('setup.whyLater'),
  failed: msg('setup.whyFailed'),
  unknown: msg('setup.whyUnknown'),
} as const;

/** Why a place takes no messages, and what would mend it. */
export interface RefusalWords {
  readonly why: Text;
  readonly cure: Text;
}

const elsewhere = msg('notices.cureElsewhere');

const openAgain = msg('notices.cureOpen');

const refusals = {
  left: { why: msg('notices.whyLeft'), cure: msg('notices.cureAdd') },
  deleted: { why: msg('notices.whyDeleted'), cure: elsewhere },
  blocked: { why: msg('notices.whyBlocked'), cure: msg('notices.cureUnblock') },
  topicDeleted: { why: msg('notices.whyTopicDeleted'), cure: elsewhere },
  topicClosed: { why: msg('notices.whyTopicClosed'), cure: openAgain },
  archived: { why: msg('notices.whyArchived'), cure: openAgain },
  locked: { why: msg('notices.whyLocked'), cure: msg('notices.cureUnlock') },
  restricted: { why: msg('notices.whyRestricted'), cure: msg('notices.cureWait') },
  filtered: { why: msg('notices.whyFiltered'), cure: msg('notices.cureFilter') },
  unpostable: { why: msg('notices.whyUnpostable'), cure: elsewhere },
  rights: { why: msg('notices.whyRights'), cure: msg('notices.cureRights') },
} as const;

/** For whoever set up what cannot be posted any more; `missing` is named where the platform says it. */
export function refusalWords(cause: keyof typeof refusals = 'rights', missing: readonly string[] = []): RefusalWords {
  if (missing.length === 0) return refusals[cause];
  const said = { missing: permissionsText(missing) };
  return { why: msg('notices.whyMissing', said), cure: msg('notices.cureMissing', said) };
}

/** Told once to whoever set something up that cannot be posted any more. `place` is a link where there can be one. */
export function pausedNotice(kind: 'digest' | 'alert', place: string, { why, cure }: RefusalWords): Text {
  return msg('notices.paused', { kind, place, why, cure });
}

/** Before a notice that somebody else gets in the place of whoever it was for. */
export function toldInstead(notice: Text): Text {
  return msg('chats.toldInstead', { notice });
}

/**
 * Said to who set something up where nobody knows whether it arrived; `place` where that is elsewhere. It is not sent
 * again, so that nothing comes twice.
 */
export function mayNotHaveArrived(kind: 'digest' | 'alert', when: Text, place: string | undefined): Text {
  const where = place === undefined ? msg('notices.here') : msg('notices.inPlace', { place });
  const sentence = msg('notices.mayNotHaveArrived', { kind, when, place: where });
  return kind === 'digest' ? joined([sentence, msg('notices.ifMissing')]) : sentence;
}

/** Why everything of a community is paused. */
export const takenOut: RefusalWords = { why: msg('notices.whyTakenOut'), cure: msg('notices.cureAddIfOn') };

/** Said when the bot is back where it may not write. */
export function backWithout(missing: readonly string[]): RefusalWords {
  return {
    why: msg('notices.whyBack'),
    cure: msg('notices.cureMissing', { missing: permissionsText(missing) }),
  };
}

/** What the page says around its answers, by name; the page itself fills in `{status}`. */
export function pageWords(say: (text: Text) => string): Readonly<Record<string, string>> {
  const filled = { status: '{status}', minutes: 0 };
  const message = (name: keyof typeof pageCatalog): Message => ({ say: 'message', key: `page.${name}`, args: filled });
  const names = Object.keys(pageCatalog) as (keyof typeof pageCatalog)[];
  const own = names.map((name) => [name, say(message(name))] as const);
  return Object.fromEntries([...own, ['tryAgain', say(msg('buttons.tryAgain'))]]);
}

/** A question the page offers, and the markets it needs. */
interface OfferedQuestion {
  readonly asks: Text;
  readonly markets: readonly string[];
}

/** What the page asks when it is opened, where its data have both markets. */
export const firstQuestion: OfferedQuestion = { asks: msg('page.askFirst'), markets: ['ETH', 'RUT'] };

/** What to try on the page; one is shown where the data have its markets. Claims are read in English alone. */
export const exampleQuestions: readonly OfferedQuestion[] = [
  { asks: 'Ethereum’s divergence from the Russell 2000 is unprecedented', markets: ['ETH', 'RUT'] },
  { asks: 'Bitcoin has decoupled from the stock market', markets: ['BTC', 'SPX'] },
  { asks: msg('page.askFar'), markets: ['BTC', 'GOLD'] },
  { asks: msg('page.askTogether'), markets: ['BTC', 'ETH'] },
  { asks: msg('page.askNext'), markets: ['ETH', 'RUT'] },
  { asks: msg('page.askTerm'), markets: [] },
];
