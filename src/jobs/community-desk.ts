import type { Actor, CommunityBook, CommunityDesk } from '../core/community/community-book.ts';
import type { Ledger } from '../core/community/ledger.ts';
import { requireReachOfChannel } from '../core/community/require-reach.ts';
import { UserError } from '../core/errors.ts';
import type { Messenger } from '../chat/messenger.ts';

/** What a desk is made of. The messengers may come up after the desk is opened. */
interface DeskParts {
  readonly book: CommunityBook;
  readonly ledger: Pick<Ledger, 'plan'>;
  readonly messengers: () => readonly Messenger[];
  readonly nowMs: () => number;
}

/** The book of the communities together with a look at their channels. */
export function createCommunityDesk({ book, ledger, messengers, nowMs }: DeskParts): CommunityDesk {
  const messengerOf = (channel: string): Messenger | undefined =>
    messengers().find(({ platform }) => channel.startsWith(`${platform}:`));
  const requireOwnChannel = async ({ community }: Actor, channel: string): Promise<void> => {
    const messenger = messengerOf(channel);
    if (community.split(':')[0] === channel.split(':')[0] && (await messenger?.isIn?.(channel, community)) !== false)
      return;
    throw new UserError('That channel is none of this community, or Rift cannot see it.');
  };
  /** Who is told in private that something was paused may have been a moderator only when setting it up. */
  const requireStillModerator = async ({ person, community }: Actor, there: string): Promise<void> => {
    if (community === there || (await messengerOf(there)?.mayConfigure?.(person, there)) === true) return;
    throw new UserError('Only moderators of that community may go on with it, with resume in the community itself.');
  };
  return {
    ...book,
    nowMs,
    requireOwnChannel,
    resume: async (actor, id) => {
      const [first] = await book.paused(actor, id);
      if (first !== undefined) await requireStillModerator(actor, first.community);
      return book.resume(actor, id);
    },
    saveSubscription: async (actor, draft, what) => {
      await requireOwnChannel(actor, draft.channel);
      return book.saveSubscription(actor, draft, what);
    },
    missingPermissions: async (channel) => (await messengerOf(channel)?.missingPermissions(channel)) ?? [],
    postTest: async (actor, channel, line) => {
      const { community, moderator } = actor;
      if (!moderator) throw new UserError('Only moderators of this community may post a test.');
      requireReachOfChannel(actor, channel);
      await requireOwnChannel(actor, channel);
      const atMs = nowMs();
      const planned = { subscription: `test ${channel}`, slot: new Date(atMs).toISOString(), community, channel, line };
      await ledger.plan([{ ...planned, dueMs: atMs, state: 'planned' }]);
    },
  };
}
