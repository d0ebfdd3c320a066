import type { CommunityBook, CommunityDesk } from '../core/community/community-book.ts';
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
  return {
    ...book,
    nowMs,
    missingPermissions: async (channel) => {
      const messenger = messengers().find(({ platform }) => channel.startsWith(`${platform}:`));
      return messenger === undefined ? [] : messenger.missingPermissions(channel);
    },
    postTest: async (actor, channel, line) => {
      const { community, moderator } = actor;
      if (!moderator) throw new UserError('Only moderators of this community may post a test.');
      requireReachOfChannel(actor, channel);
      const atMs = nowMs();
      const planned = { subscription: `test ${channel}`, slot: new Date(atMs).toISOString(), community, channel, line };
      await ledger.plan([{ ...planned, dueMs: atMs, state: 'planned' }]);
    },
  };
}
