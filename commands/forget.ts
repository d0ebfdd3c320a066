import { defineCommand } from '../src/chat/command.ts';
import { settingsReply } from '../src/chat/reply-builders.ts';
import { msg } from '../src/messages/text.ts';

/** /forget — deletes what is kept about a person, or about a whole community. */
export default defineCommand({
  name: 'forget',
  about: msg('commands.forget'),
  examples: ['forget', 'forget me confirm'],
  forCommunities: true,
  forAsker: true,
  personal: true,
  options: {
    what: { kind: 'choice', about: msg('commands.what'), choices: ['me', 'community'], fallback: 'me' },
    confirm: { kind: 'flag', about: msg('commands.forgetConfirm') },
  },
  async run({ what, confirm }, services) {
    const { community, requester } = services;
    if (community === undefined) return settingsReply('Nothing is kept about you here.', [], []);
    if (!confirm) return question(what, requester.moderator);
    if (what === 'me') await community.forgetPerson(requester.person);
    else await community.forgetCommunity(requester);
    return settingsReply(
      what === 'me'
        ? 'Your name is taken out of everything kept here.'
        : 'Everything kept about this community is deleted.',
      [],
      [],
    );
  },
});

function question(what: 'me' | 'community', moderator: boolean) {
  const items = [
    'About you: that you set up digests or alerts, or changed settings. What you set up goes on without your name.',
    'About this community: its settings, digests, alerts, events and receipts, what was sent, and who changed what.',
  ];
  return settingsReply(`Delete what is kept about ${what === 'me' ? 'you' : 'this community'}?`, items, [
    { label: 'Forget me', line: 'forget me confirm', does: 'edit' },
    ...(moderator ? [{ label: 'Forget this community', line: 'forget community confirm', does: 'edit' } as const] : []),
    { label: 'Take it away first', line: `export ${what}`, does: 'file' },
  ]);
}
