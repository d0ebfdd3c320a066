import { defineCommand } from '../src/chat/command.ts';
import { requireReachOfChannel } from '../src/core/community/require-reach.ts';
import { UserError } from '../src/core/errors.ts';
import { dayMonthYear } from '../src/core/wording/dates.ts';
import { noEventBook } from '../src/core/wording/event-words.ts';
import { plural } from '../src/core/wording/numbers.ts';

/** /eventremove — takes a community's own dated facts off its charts. */
export default defineCommand({
  name: 'eventremove',
  about: 'Takes what was added on a day off the charts of this community',
  examples: ['eventremove 2026-05-01'],
  options: { date: { kind: 'date', about: 'The day they were added for, for example 2026-05-01' } },
  allowed: 'moderators',
  async run({ date }, { communityEvents, asker }) {
    if (communityEvents === undefined) throw new UserError(noEventBook);
    requireReachOfChannel(asker, asker.community);
    const gone = await communityEvents.remove(asker.community, date);
    if (gone === 0) throw new UserError(`Nothing was added here on ${dayMonthYear(date)}.`, ['events own']);
    return {
      title: `${plural(gone, 'event')} of ${dayMonthYear(date)} taken away.`,
      blocks: [],
      actions: [{ label: 'All events', line: 'events', does: 'new' }],
      files: [],
      tone: 'plain',
      visibility: 'asker',
    };
  },
});
