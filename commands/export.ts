import { defineCommand } from '../src/chat/command.ts';
import { settingsReply } from '../src/chat/reply-builders.ts';
import { msg } from '../src/messages/text.ts';

/** /export — everything that is kept about a person or a community, as one JSON file. */
export default defineCommand({
  name: 'export',
  about: msg('commands.export'),
  examples: ['export', 'export community'],
  forCommunities: true,
  forAsker: true,
  personal: true,
  options: { what: { kind: 'choice', about: msg('commands.what'), choices: ['me', 'community'], fallback: 'me' } },
  async run({ what }, services) {
    const { community, requester } = services;
    if (community === undefined) return settingsReply(msg('manage.nothingKept'), [], []);
    const kept =
      what === 'me' ? await community.exportPerson(requester.person) : await community.exportCommunity(requester);
    const json = JSON.stringify(kept, undefined, 2);
    const title = msg(what === 'me' ? 'manage.allAboutYou' : 'manage.allAboutCommunity');
    return {
      ...settingsReply(title, [], [{ label: msg('manage.deleteButton'), line: `forget ${what}`, does: 'edit' }]),
      files: [{ name: `rift-${what}.json`, mime: 'application/json', content: () => json }],
    };
  },
});
