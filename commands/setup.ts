import {
  communityOf,
  defineCommand,
  settingsReply,
  type Action,
  type CommandServices,
  type Reply,
} from '../src/chat/command.ts';

/** /setup — what is set up in this channel, what is missing, and one button for each next step. */
export default defineCommand({
  name: 'setup',
  about: 'Set up this channel step by step: permissions, zone, pairs, digest, a test post',
  examples: ['setup', 'setup test'],
  allowed: 'moderators',
  options: { test: { kind: 'flag', about: 'Post a test into this channel' } },
  async run({ test }, services) {
    const community = communityOf(services);
    const { asker } = services;
    const missing = await community.missingPermissions(asker.channel);
    if (test && missing.length === 0) {
      const { watched } = await community.settings(asker.community);
      await community.postTest(asker, asker.channel, `brief "${watched.map((pair) => pair.join('/')).join(', ')}"`);
    }
    return overview(services, missing, test);
  },
});

async function overview(services: CommandServices, missing: readonly string[], test: boolean): Promise<Reply> {
  const community = communityOf(services);
  const { community: id, channel } = services.asker;
  const settings = await community.settings(id);
  const here = (await community.subscriptions(id)).filter((one) => one.channel === channel);
  const digest = here.some(({ plan }) => plan.kind === 'digest');
  const alerts = here.filter(({ plan }) => plan.kind === 'alert').length;
  const items = [
    missing.length === 0
      ? 'Rift may post here.'
      : `Rift may not yet: ${missing.join(', ')}. Allow it in the settings of this channel.`,
    `Zone: ${settings.zone}. Another one: settings and a city, for example settings berlin.`,
    `Pairs watched: ${settings.watched.map((pair) => pair.join('/')).join(', ')}.`,
    `Digest here: ${digest ? 'on' : 'off'}. Alerts here: ${alerts}.`,
    ...(test && missing.length === 0 ? ['A test will be posted here within a minute.'] : []),
  ];
  return settingsReply(titleOf(missing, digest), items, actionsOf(missing));
}

function titleOf(missing: readonly string[], digest: boolean): string {
  if (missing.length > 0) return 'First, let Rift post in this channel.';
  return digest ? 'This channel is set up.' : 'Three steps: zone, pairs, digest.';
}

function actionsOf(missing: readonly string[]): Action[] {
  const zones = ['New York', 'London', 'Berlin', 'Tokyo', 'Sydney'].map((city): Action => ({
    label: city,
    line: `settings "${city}"`,
    does: 'edit',
    group: 'zone',
  }));
  const again: Action = { label: 'Look again', line: 'setup', does: 'edit' };
  if (missing.length > 0) return [again];
  return [
    ...zones,
    { label: 'Pairs', line: 'watch', does: 'edit' },
    { label: 'Digest', line: 'digest', does: 'edit' },
    { label: 'Alerts', line: 'alert', does: 'edit' },
    { label: 'Post a test', line: 'setup test', does: 'edit' },
  ];
}
