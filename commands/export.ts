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
    if (community === undefined) return settingsReply('Nothing is kept about you here.', [], []);
    const kept =
      what === 'me' ? await community.exportPerson(requester.person) : await community.exportCommunity(requester);
    const json = JSON.stringify(kept, undefined, 2);
    const title =
      what === 'me' ? 'This is all that is kept about you.' : 'This is all that is kept about this community.';
    return {
      ...settingsReply(title, [], [{ label: 'Delete it', line: `forget ${what}`, does: 'edit' }]),
      files: [{ name: `rift-${what}.json`, mime: 'application/json', content: () => json }],
    };
  },
});
