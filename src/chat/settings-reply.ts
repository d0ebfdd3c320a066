import type { CommunityDesk } from '../core/community/community-book.ts';
import { UserError } from '../core/errors.ts';
import type { Action, Reply } from './reply.ts';

/** What a community has set up; a `UserError` where there is no community to set anything up for. */
export function communityOf({ community }: { readonly community?: CommunityDesk | undefined }): CommunityDesk {
  if (community !== undefined) return community;
  throw new UserError(
    'Digests, alerts and settings belong to a Discord server or a Telegram chat; there is none here.',
  );
}

/** An answer about settings: for whoever asked, changed in place by its buttons. */
export function settingsReply(title: string, items: readonly string[], actions: readonly Action[]): Reply {
  return {
    title,
    blocks: items.length === 0 ? [] : [{ kind: 'list', items }],
    actions,
    files: [],
    tone: 'plain',
    visibility: 'asker',
  };
}
