import { defineCommand } from '../src/chat/command.ts';
import { requireCommunity, settingsReply } from '../src/chat/reply-builders.ts';
import { msg } from '../src/messages/text.ts';

/** /undo — takes back the last change of this community's settings, digests or alerts. */
export default defineCommand({
  name: 'undo',
  about: msg('commands.undo'),
  examples: ['undo'],
  forCommunities: true,
  allowed: 'moderators',
  options: {},
  async run(_options, services) {
    const community = requireCommunity(services);
    const undone = await community.undo(services.requester);
    const title =
      undone === undefined ? msg('settings.nothingToUndo') : msg('settings.takenBack', { what: undone.what });
    return settingsReply(title, [], [{ label: msg('settings.button'), line: 'settings', does: 'edit' }]);
  },
});
