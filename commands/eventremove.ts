import { defineCommand } from '../src/chat/command.ts';
import { requireChannelAuthority } from '../src/community/community-store.ts';
import { UserError } from '../src/errors.ts';
import { fmt, msg } from '../src/messages/text.ts';

/** /eventremove — takes a community's own dated facts off its charts. */
export default defineCommand({
  name: 'eventremove',
  about: msg('commands.eventremove'),
  examples: ['eventremove 2026-05-01'],
  options: { date: { kind: 'date', about: msg('commands.eventremoveDate') } },
  allowed: 'moderators',
  async run({ date }, { communityEvents, requester }) {
    if (communityEvents === undefined) throw new UserError(msg('events.noStore'));
    requireChannelAuthority(requester, requester.community);
    const gone = await communityEvents.remove(requester.community, date);
    if (gone === 0) throw new UserError(msg('events.nothingAdded', { day: fmt.day(date) }), ['events own']);
    return {
      title: msg('events.takenAway', { count: gone, day: fmt.day(date) }),
      blocks: [],
      actions: [{ label: msg('events.allEvents'), line: 'events', does: 'new' }],
      files: [],
      tone: 'plain',
      visibility: 'asker',
    };
  },
});
