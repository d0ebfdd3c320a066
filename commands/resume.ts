import { type CommandServices, defineCommand } from '../src/chat/command.ts';
import { requireCommunity, settingsReply } from '../src/chat/reply-builders.ts';
import type { Reply } from '../src/chat/reply.ts';
import { permissionsText } from '../src/messages/chats.ts';
import { listed, msg, type Text } from '../src/messages/text.ts';

/** /resume — goes on in a channel that was paused because the bot could not write there: the cure below the notice. */
export default defineCommand({
  name: 'resume',
  about: msg('commands.resume'),
  examples: ['resume id:12345678901'],
  forCommunities: true,
  options: {
    id: { kind: 'integer', about: msg('commands.resumeId'), min: 1, max: 99_999_999_999 },
  },
  allowed: 'moderators',
  async run({ id }, services) {
    const paused = await requireCommunity(services).paused(services.requester, String(id));
    const [first] = paused;
    if (first === undefined) return settingsReply(msg('manage.nothingPaused'), [], []);
    return again(String(id), first.channel, services);
  },
});

/** Looks first whether the bot may write there by now. */
async function again(id: string, channel: string, services: CommandServices): Promise<Reply<Text>> {
  const community = requireCommunity(services);
  const missing = await community.missingPermissions(channel);
  const line = `resume id:${id}`;
  if (missing.length > 0) {
    const title = msg('manage.stillMayNot', { channel, missing: permissionsText(missing) });
    return settingsReply(title, [], [{ label: msg('buttons.tryAgain'), line, does: 'edit' }]);
  }
  const going = await community.resume(services.requester, id);
  const digests = going.filter(({ plan }) => plan.kind === 'digest').length;
  const alerts = going.length - digests;
  const parts = [
    ...(digests === 0 ? [] : [msg('manage.digests', { count: digests })]),
    ...(alerts === 0 ? [] : [msg('manage.alerts', { count: alerts })]),
  ];
  return settingsReply(msg('manage.goingOn', { channel, what: listed(parts) }), [], []);
}
