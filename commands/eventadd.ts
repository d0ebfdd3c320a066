import { defineCommand } from '../src/chat/command.ts';
import { ownEvents } from '../src/chat/reply-builders.ts';
import { requireChannelAuthority } from '../src/community/community-store.ts';
import { UserError } from '../src/errors.ts';
import { noEventStore } from '../src/messages/community.ts';
import { dayMonthYear } from '../src/messages/format.ts';

/** More marks than this make no chart readable. */
const MAX_EVENTS = 100;

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
    const { communityEvents, requester } = services;
    if (communityEvents === undefined) throw new UserError(noEventStore);
    requireChannelAuthority(requester, requester.community);
    const words = label.replace(/\s+/gu, ' ').trim();
    if (words === '') throw new UserError('Say in a few words what happened that day.');
    if ((await ownEvents(services)).length >= MAX_EVENTS)
      throw new UserError(`There are already ${MAX_EVENTS} events here; take one away first.`, ['events own']);
    await communityEvents.add(requester.community, { date, label: words });
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
