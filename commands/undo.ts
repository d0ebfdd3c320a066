import { defineCommand } from '../src/chat/command.ts';
import { requireCommunity, settingsReply } from '../src/chat/reply-builders.ts';

/** /undo — takes back the last change of this community's settings, digests or alerts. */
export default defineCommand({
  name: 'undo',
  about: 'Take back the last change of the settings, digests or alerts of this community',
  examples: ['undo'],
  forCommunities: true,
  allowed: 'moderators',
  options: {},
  async run(_options, services) {
    const community = requireCommunity(services);
    const undone = await community.undo(services.requester);
    const title = undone === undefined ? 'There is nothing to take back.' : `Taken back: ${undone.what}.`;
    return settingsReply(title, [], [{ label: 'Settings', line: 'settings', does: 'edit' }]);
  },
});
