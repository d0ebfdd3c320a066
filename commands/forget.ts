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
    if (community === undefined) return settingsReply(msg('manage.nothingKept'), [], []);
    if (!confirm) return question(what, requester.moderator);
    if (what === 'me') await community.forgetPerson(requester.person);
    else await community.forgetCommunity(requester);
    return settingsReply(msg(what === 'me' ? 'manage.nameTakenOut' : 'manage.communityDeleted'), [], []);
  },
});

function question(what: 'me' | 'community', moderator: boolean) {
  const items = [msg('manage.aboutYou'), msg('manage.aboutCommunity')];
  return settingsReply(msg(what === 'me' ? 'manage.forgetYou' : 'manage.forgetCommunity'), items, [
    { label: msg('manage.forgetMeButton'), line: 'forget me confirm', does: 'edit' },
    ...(moderator
      ? [{ label: msg('manage.forgetCommunityButton'), line: 'forget community confirm', does: 'edit' } as const]
      : []),
    { label: msg('manage.takeAwayButton'), line: `export ${what}`, does: 'file' },
  ]);
}
