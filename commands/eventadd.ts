import { defineCommand, ownEvents } from '../src/chat/command.ts';
import { requireReachOfChannel } from '../src/core/community/require-reach.ts';
import { UserError } from '../src/core/errors.ts';
import { dayMonthYear } from '../src/core/wording/dates.ts';
import { noEventBook } from '../src/core/wording/event-words.ts';

/** More marks than this make no chart readable. */
const MOST = 100;

/** /eventadd — puts a community's own dated fact on its charts. */
export default defineCommand({
  name: 'eventadd',
  about: 'Adds a dated fact of your own to the charts of this community',
  examples: ['eventadd 2026-05-01 "Our token listed"'],
  options: {
    date: { kind: 'date', about: 'The day it happened, for example 2026-05-01' },
    label: { kind: 'text', about: 'A few words for the chart', maxLength: 40 },
  },
  allowed: 'moderators',
  async run({ date, label }, services) {
    const { communityEvents, asker } = services;
    if (communityEvents === undefined) throw new UserError(noEventBook);
    requireReachOfChannel(asker, asker.community);
    const words = label.replace(/\s+/gu, ' ').trim();
    if (words === '') throw new UserError('Say in a few words what happened that day.');
    if ((await ownEvents(services)).length >= MOST)
      throw new UserError(`There are already ${MOST} events here; take one away first.`, ['events own']);
    await communityEvents.add(asker.community, { date, label: words });
    return {
      title: `Charts of this community now mark “${words}” on ${dayMonthYear(date)}.`,
      blocks: [],
      actions: [{ label: 'All events', line: 'events', does: 'new' }],
      files: [],
      tone: 'plain',
      visibility: 'asker',
    };
  },
});
