import { communityOf, defineCommand, settingsReply, type Action, type Reply } from '../src/chat/command.ts';
import type { CommunitySettings } from '../src/core/community/settings.ts';
import { findZones } from '../src/core/digest/find-zones.ts';
import { UserError } from '../src/core/errors.ts';
import { clockTime } from '../src/core/wording/clock-time.ts';

/** /settings — the zone, colours, quiet hours and channels of a community. */
export default defineCommand({
  name: 'settings',
  about: 'Zone, colours, quiet hours, silence and channels of this community',
  examples: ['settings', 'settings berlin', 'settings theme:light quiet_from:22 quiet_until:7'],
  allowed: 'moderators',
  options: {
    city: { kind: 'text', about: 'A city, for its time zone', maxLength: 60, optional: true },
    theme: { kind: 'choice', about: 'Colours of pictures', choices: ['dark', 'light'], optional: true },
    quietFrom: { kind: 'integer', about: 'Hour from which messages make no sound', min: 0, max: 23, optional: true },
    quietUntil: { kind: 'integer', about: 'Hour until which messages make no sound', min: 0, max: 23, optional: true },
    sound: { kind: 'choice', about: 'Whether messages may make a sound', choices: ['on', 'off'], optional: true },
    answers: {
      kind: 'choice',
      about: 'Where members are answered: here, no longer here, or everywhere',
      choices: ['here', 'not-here', 'everywhere'],
      optional: true,
    },
  },
  async run(options, services) {
    const community = communityOf(services);
    const { asker } = services;
    const before = await community.settings(asker.community);
    if (options.city !== undefined) {
      const zones = findZones(options.city);
      if (zones.length !== 1 && zones[0]?.toLowerCase() !== options.city.toLowerCase())
        return chooseZone(options.city, zones);
    }
    const { settings, changes } = changed(before, options, asker.channel);
    if (changes.length === 0) return reply('Settings of this community.', before, await newestChanges(services));
    await community.saveSettings(asker, settings, changes.join(', '));
    return reply(`Saved: ${changes.join(', ')}.`, settings, await newestChanges(services));
  },
});

interface Chosen {
  readonly city?: string | undefined;
  readonly theme?: 'dark' | 'light' | undefined;
  readonly quietFrom?: number | undefined;
  readonly quietUntil?: number | undefined;
  readonly sound?: 'on' | 'off' | undefined;
  readonly answers?: 'here' | 'not-here' | 'everywhere' | undefined;
}

function changed(before: CommunitySettings, chosen: Chosen, channel: string) {
  const { city, theme, sound, answers } = chosen;
  const zone = city === undefined ? undefined : findZones(city)[0];
  const quiet = quietOf(before, chosen);
  const settings: CommunitySettings = {
    ...before,
    ...(zone === undefined ? {} : { zone }),
    ...(theme === undefined ? {} : { theme }),
    ...(sound === undefined ? {} : { silent: sound === 'off' }),
    ...(quiet === undefined ? {} : { quiet }),
    ...(answers === undefined ? {} : { channels: channelsOf(before, answers, channel) }),
  };
  const changes = [
    ...(zone === undefined ? [] : [`zone ${zone}`]),
    ...(theme === undefined ? [] : [`${theme} pictures`]),
    ...(sound === undefined ? [] : [`sound ${sound}`]),
    ...(quiet === undefined ? [] : [`quiet from ${clockTime(quiet.fromMinute)} to ${clockTime(quiet.untilMinute)}`]),
    ...(answers === undefined ? [] : [`answers ${answers}`]),
  ];
  return { settings, changes };
}

function quietOf({ quiet }: CommunitySettings, { quietFrom, quietUntil }: Chosen): CommunitySettings['quiet'] {
  if (quietFrom === undefined && quietUntil === undefined) return undefined;
  const fromMinute = quietFrom === undefined ? quiet?.fromMinute : quietFrom * 60;
  const untilMinute = quietUntil === undefined ? quiet?.untilMinute : quietUntil * 60;
  if (fromMinute !== undefined && untilMinute !== undefined) return { fromMinute, untilMinute };
  throw new UserError('Quiet hours need a beginning and an end, for example settings quiet_from:22 quiet_until:7.');
}

function channelsOf({ channels }: CommunitySettings, answers: 'here' | 'not-here' | 'everywhere', channel: string) {
  const others = channels.filter((known) => known !== channel);
  return { here: [...others, channel], 'not-here': others, everywhere: [] }[answers];
}

/** A city that names no zone, or several, is asked back. */
function chooseZone(city: string, zones: readonly string[]): Reply {
  if (zones.length === 0) {
    throw new UserError('No time zone goes by that name; name a large city in it, for example settings berlin.', [
      'settings berlin',
      'settings "new york"',
    ]);
  }
  const actions = zones.map((zone): Action => ({
    label: zone,
    line: `settings city:"${zone}"`,
    does: 'edit',
    group: 'zone',
  }));
  return settingsReply(`Which zone is meant by ${city}?`, [], actions);
}

async function newestChanges(
  services: Parameters<typeof communityOf>[0] & { asker: { community: string } },
): Promise<string[]> {
  const changes = await communityOf(services).changes(services.asker.community, 3);
  return changes.map(({ what, person, atMs }) => `${new Date(atMs).toISOString().slice(0, 16)}Z ${person}: ${what}`);
}

function reply(title: string, settings: CommunitySettings, changes: readonly string[]): Reply {
  const { zone, theme, quiet, silent, channels, pair } = settings;
  const items = [
    `Zone: ${zone}`,
    `Pictures: ${theme}`,
    `Sound: ${silent ? 'never' : quiet === undefined ? 'always' : `not from ${clockTime(quiet.fromMinute)} to ${clockTime(quiet.untilMinute)}`}`,
    `Members are answered ${channels.length === 0 ? 'everywhere' : `in ${channels.join(', ')}`}`,
    `Asked without markets: ${pair.join(' against ')}`,
    ...changes.map((change) => `Changed ${change}`),
  ];
  return settingsReply(title, items, [
    {
      label: theme === 'dark' ? 'Light pictures' : 'Dark pictures',
      line: `settings theme:${theme === 'dark' ? 'light' : 'dark'}`,
      does: 'edit',
    },
    { label: silent ? 'Sound on' : 'Sound off', line: `settings sound:${silent ? 'on' : 'off'}`, does: 'edit' },
    { label: 'Undo', line: 'undo', does: 'edit' },
  ]);
}
