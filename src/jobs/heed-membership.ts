import type { Messenger } from '../chat/messenger.ts';
import { tellOwners, type TellingParts } from './tell-owners.ts';

/** What is done when the bot leaves a community or comes back. */
export interface Membership {
  gone(community: string): Promise<void>;
  back(community: string): Promise<void>;
}

/** The messengers may come up after this is opened. */
type MembershipParts = TellingParts & { readonly messengers: () => readonly Messenger[] };

/**
 * Pauses what a community had when the bot is taken out of it, and tells whoever set it up. When it is added again
 * everything goes on where the bot may write; where it may not, the people who set it up are told what is missing.
 */
export function heedMembership(parts: MembershipParts): Membership {
  const { ledger, clock, messengers } = parts;
  const messengerOf = (community: string): Messenger | undefined =>
    messengers().find(({ platform }) => community.startsWith(`${platform}:`));
  return {
    async gone(community) {
      const paused = await ledger.noteGone(community, clock.nowMs());
      const messenger = messengerOf(community);
      const pause = { why: 'the bot was taken out', cure: 'Add the bot again if it should go on' };
      if (messenger !== undefined) await tellOwners(parts, messenger, paused, pause);
    },
    async back(community) {
      const paused = await ledger.noteBack(community);
      const messenger = messengerOf(community);
      if (messenger === undefined) return;
      for (const channel of new Set(paused.map((one) => one.channel))) {
        const missing = await messenger.missingPermissions(channel);
        const here = paused.filter((one) => one.channel === channel);
        const pause = { why: 'the bot is back and may not write there yet', cure: `Allow it to ${missing.join(', ')}` };
        if (missing.length === 0) await ledger.resumeChannel(channel);
        else await tellOwners(parts, messenger, here, pause);
      }
    },
  };
}
