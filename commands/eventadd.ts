import { defineCommand } from '../src/chat/command.ts';
import { ownEvents } from '../src/chat/reply-builders.ts';
import { requireChannelAuthority } from '../src/community/community-store.ts';
import { UserError } from '../src/errors.ts';
import { fmt, msg } from '../src/messages/text.ts';

/** More marks than this make no chart readable. */
const MAX_EVENTS = 100;

/** /eventadd — puts a community's own dated fact on its charts. */
export default defineCommand({
  name: 'eventadd',
  about: msg('commands.eventadd'),
  examples: ['eventadd 2026-05-01 "Our token listed"'],
  options: {
    date: { kind: 'date', about: msg('commands.eventaddDate') },
    label: { kind: 'text', about: msg('commands.eventaddLabel'), maxLength: 40 },
  },
  allowed: 'moderators',
  async run({ date, label }, services) {
    const { communityEvents, requester } = services;
    if (communityEvents === undefined) throw new UserError(msg('events.noStore'));
    requireChannelAuthority(requester, requester.community);
    const words = label.replace(/\s+/gu, ' ').trim();
    if (words === '') throw new UserError(msg('events.sayWhat'));
    if ((await ownEvents(services)).length >= MAX_EVENTS)
      throw new UserError(msg('events.tooMany', { count: MAX_EVENTS }), ['events own']);
    await communityEvents.add(requester.community, { date, label: words });
    return {
      title: msg('events.marked', { label: words, day: fmt.day(date) }),
      blocks: [],
      actions: [{ label: msg('events.allEvents'), line: 'events', does: 'new' }],
      files: [],
      tone: 'plain',
      visibility: 'asker',
    };
  },
});
