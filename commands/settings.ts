import { type CommandServices, defineCommand } from '../src/chat/command.ts';
import { commandLine, requireCommunity, settingsReply } from '../src/chat/reply-builders.ts';
import type { Action, Reply } from '../src/chat/reply.ts';
import {
  type ChannelSettings,
  type CommunitySettings,
  findZones,
  resolveSettings,
  settingsForChannel,
  type SettingsRequest,
  withChannelSettings,
} from '../src/community/settings.ts';
import { UserError } from '../src/errors.ts';
import {
  clockTime,
  dayMonthYear,
  findNumberStyles,
  inNumberStyle,
  numberStyleName,
  plural,
} from '../src/messages/format.ts';
import { msg, type Text } from '../src/messages/text.ts';

/** /settings — what a community has chosen, and what a channel of it has otherwise. */
export default defineCommand({
  name: 'settings',
  about: msg('commands.settings'),
  examples: [
    'settings',
    'settings zone:berlin',
    'settings theme:light quiet_from:22 quiet_until:7',
    'settings numbers:german scope:channel',
  ],
  forCommunities: true,
  allowed: 'moderators',
  options: {
    zone: { kind: 'text', about: msg('commands.zone'), maxLength: 60, optional: true },
    pair: {
      kind: 'text',
      byName: true,
      about: msg('commands.settingsPair'),
      maxLength: 100,
      optional: true,
    },
    pairs: {
      kind: 'text',
      byName: true,
      about: msg('commands.settingsPairs'),
      maxLength: 400,
      optional: true,
    },
    theme: { kind: 'choice', about: msg('commands.settingsTheme'), choices: ['dark', 'light'], optional: true },
    quietFrom: { kind: 'integer', about: msg('commands.settingsQuietFrom'), min: 0, max: 23, optional: true },
    quietUntil: { kind: 'integer', about: msg('commands.settingsQuietUntil'), min: 0, max: 23, optional: true },
    quiet: { kind: 'choice', about: msg('commands.settingsQuiet'), choices: ['off'], optional: true },
    sound: { kind: 'choice', about: msg('commands.settingsSound'), choices: ['on', 'off'], optional: true },
    numbers: {
      kind: 'text',
      byName: true,
      about: msg('commands.settingsNumbers'),
      maxLength: 60,
      optional: true,
    },
    language: {
      kind: 'choice',
      about: msg('commands.settingsLanguage'),
      choices: ['usual', 'en', 'es', 'de'],
      optional: true,
    },
    answers: {
      kind: 'choice',
      about: msg('commands.settingsAnswers'),
      choices: ['here', 'not-here', 'everywhere'],
      optional: true,
    },
    managers: {
      kind: 'text',
      byName: true,
      about: msg('commands.settingsManagers'),
      maxLength: 40,
      picks: 'role',
      optional: true,
    },
    reset: {
      kind: 'choice',
      about: msg('commands.settingsReset'),
      choices: ['managers', 'channel'],
      optional: true,
    },
    scope: {
      kind: 'choice',
      about: msg('commands.settingsScope'),
      choices: ['community', 'channel'],
      optional: true,
    },
  },
  async run(options, services) {
    const community = requireCommunity(services);
    const { requester } = services;
    const before = await community.settings(requester.community);
    const here = requester.onlyIn !== undefined || options.reset === 'channel';
    const scope = here ? 'channel' : (options.scope ?? 'community');
    const question = whichIsMeant(options, scope);
    if (question !== undefined) return question;
    const { words } = changed(before, options, scope, services);
    if (words.length === 0) return reply(titles[scope], before, scope, services);
    const saved = await community.changeSettings(requester, (now) => {
      const { settings, words: said } = changed(now, options, scope, services);
      return { settings, what: said.join(', ') };
    });
    return reply(`Saved: ${words.join(', ')}.`, saved, scope, services);
  },
});

type Scope = 'community' | 'channel';

const titles = { community: 'Settings of this community.', channel: 'What this channel has of its own.' };

interface SettingsOptions extends SettingsRequest {
  readonly answers?: 'here' | 'not-here' | 'everywhere' | undefined;
  readonly managers?: string | undefined;
  readonly reset?: 'managers' | 'channel' | undefined;
}

/** The settings as they would stand, and what is new about them in words. */
interface SettingsChange {
  readonly settings: CommunitySettings;
  readonly words: readonly string[];
}

function changed(
  before: CommunitySettings,
  wish: SettingsOptions,
  scope: Scope,
  services: CommandServices,
): SettingsChange {
  const { channel } = services.requester;
  const catalogue = services.market.catalogue();
  const whole = changedForAll(before, wish, services);
  if (scope === 'community') {
    const { chosen, words } = resolveSettings(wish, before, catalogue);
    return { settings: { ...whole.settings, ...chosen }, words: [...words, ...whole.words] };
  }
  if (whole.words.length > 0)
    throw new UserError(`${whole.words.join(', ')}: that holds for the whole community; leave scope:channel out.`);
  const own = wish.reset === 'channel' ? {} : before.byChannel[channel];
  const { chosen, words } = resolveSettings(wish, settingsForChannel(before, channel), catalogue);
  const said = [...(wish.reset === 'channel' ? ['like the whole community'] : []), ...words];
  if (said.length === 0) return { settings: before, words: [] };
  const all = { ...own, ...chosen };
  const settings = withChannelSettings(before, channel, Object.keys(all).length === 0 ? undefined : all);
  return { settings, words: [`in ${channel} alone: ${said.join(', ')}`] };
}

/** What cannot differ from channel to channel. */
function changedForAll(
  before: CommunitySettings,
  wish: SettingsOptions,
  { requester }: CommandServices,
): SettingsChange {
  const { answers, managers, reset } = wish;
  const { managerRole: _, ...nobody } = before;
  const role = managers === undefined ? undefined : roleOf(managers, requester);
  const settings = reset === 'managers' ? nobody : { ...before, ...(role === undefined ? {} : { managerRole: role }) };
  return {
    settings: answers === undefined ? settings : { ...settings, ...channelsOf(before, answers, requester.channel) },
    words: [
      ...(answers === undefined ? [] : [`answers ${answers}`]),
      ...(role === undefined ? [] : [`configured by the role ${role} too`]),
      ...(reset === 'managers' ? ['configured by no role'] : []),
    ],
  };
}

/** A channel that is taken out stays out, also where none is named in which members are answered. */
function channelsOf(
  { channels, excluded = [] }: CommunitySettings,
  answers: 'here' | 'not-here' | 'everywhere',
  channel: string,
): Pick<CommunitySettings, 'channels' | 'excluded'> {
  const [named, out] = [channels, excluded].map((list) => list.filter((known) => known !== channel)) as [
    string[],
    string[],
  ];
  if (answers === 'everywhere') return { channels: [], excluded: [] };
  if (answers === 'here') return { channels: [...named, channel], excluded: out };
  return { channels: named, excluded: [...out, channel] };
}

/** A role as Discord gives it, by its id or as a mention. */
function roleOf(typed: string, { platform, community }: CommandServices['requester']): string {
  if (platform !== 'discord')
    throw new UserError('Roles are Discord’s; in a Telegram group its administrators configure.');
  const id = /^(?:<@&|discord:)?(\d{1,20})>?$/u.exec(typed)?.[1];
  if (id === undefined) throw new UserError('Choose the role in the option managers of /settings.');
  const role = `discord:${id}`;
  if (role === community)
    throw new UserError('Everybody holds that role, so it tells nobody apart; choose another one.');
  return role;
}

/** A city or a language that names several is asked back. */
function whichIsMeant({ zone = '', numbers = '' }: SettingsOptions, scope: Scope): Reply<Text> | undefined {
  const same = (found: string): string => found;
  const readings = [
    { what: 'zone', option: 'zone', typed: zone, found: findZones(zone), name: same },
    { what: 'language', option: 'numbers', typed: numbers, found: findNumberStyles(numbers), name: numberStyleName },
  ];
  const open = readings.find(({ typed, found }) => found.length > 1 && found[0]?.toLowerCase() !== typed.toLowerCase());
  if (open === undefined) return undefined;
  const { what, option, typed, found, name } = open;
  const actions = found.map((one): Action<Text> => ({
    label: name(one),
    line: commandLine('settings', `${option}:"${one}"`, scope === 'channel' ? 'scope:channel' : ''),
    does: 'edit',
    group: what,
  }));
  return settingsReply(`Which ${what} is meant by ${typed}?`, [], actions);
}

async function newestChanges(services: CommandServices): Promise<Text[]> {
  const { community, person: self } = services.requester;
  const changes = await requireCommunity(services).changes(community, 3);
  return changes.map(({ what, person, atMs }) => {
    const who = person === self ? 'by you' : 'by somebody else';
    return msg('settings.change', { at: dayMonthYear(new Date(atMs).toISOString().slice(0, 10)), person: who, what });
  });
}

async function reply(
  title: string,
  settings: CommunitySettings,
  scope: Scope,
  services: CommandServices,
): Promise<Reply<Text>> {
  const { channel, onlyIn } = services.requester;
  const own = settings.byChannel[channel];
  const items = [
    ...itemsOf(
      scope === 'channel' ? settingsForChannel(settings, channel) : settings,
      scope === 'channel' ? own : undefined,
    ),
    ...(scope === 'community' ? itemsForAll(settings) : []),
    ...(scope === 'community' && own !== undefined ? ['This channel has some of it otherwise.'] : []),
    ...(await keptZones(settings, scope, services)),
    ...(await newestChanges(services)),
  ];
  const asks = [...typedActions(scope), ...(mayNameRole(scope, services) ? [roleAction] : [])];
  return settingsReply(title, items, [...actionsOf(settings, scope, channel, onlyIn !== undefined), ...asks]);
}

/** A digest keeps the zone it was set up in, so that no later choice moves its hour unasked. */
async function keptZones(settings: CommunitySettings, scope: Scope, services: CommandServices): Promise<string[]> {
  const { community, channel: here } = services.requester;
  const kept = (await requireCommunity(services).subscriptions(community)).filter(({ plan, channel }) => {
    if (plan.kind !== 'digest' || plan.schedule.at.kind !== 'local' || (scope === 'channel' && channel !== here))
      return false;
    return plan.schedule.zone !== settingsForChannel(settings, channel).zone;
  });
  if (kept.length === 0) return [];
  return [
    `Still sent by the zone it was set up in: ${plural(kept.length, 'digest')}; digest on in its channel moves it.`,
  ];
}

/** Every setting a channel may have, with a mark on what is its own. */
function itemsOf(settings: ChannelSettings, own: Partial<ChannelSettings> = {}): string[] {
  const { zone, theme, quiet, silent, pair, watched, numbers } = settings;
  const item = (keys: readonly (keyof ChannelSettings)[], text: string): string =>
    keys.some((key) => key in own) ? `${text} (only here)` : text;
  return [
    item(['zone'], `Zone: ${zone}`),
    item(['theme'], `Pictures: ${theme}`),
    item(['silent', 'quiet'], `Sound: ${soundWords(silent, quiet)}`),
    item(
      ['numbers'],
      `Numbers and dates: ${numberStyleName(numbers)}, as in “${inNumberStyle('1,234.5 on 25 Jun 2026', numbers)}”`,
    ),
    item(['pair'], `Asked without markets: ${pair.join(' against ')}`),
    item(['watched'], `Watched: ${watched.map((one) => one.join('/')).join(', ')}`),
  ];
}

function soundWords(silent: boolean, quiet: ChannelSettings['quiet']): string {
  if (silent) return 'never';
  if (quiet === undefined || quiet.fromMinute === quiet.untilMinute) return 'always';
  return `not from ${clockTime(quiet.fromMinute)} to ${clockTime(quiet.untilMinute)}`;
}

function itemsForAll({ channels, excluded = [], managerRole }: CommunitySettings): string[] {
  const role =
    managerRole === undefined
      ? []
      : [
          `Configured by the role ${managerRole} too; let it see these commands in Server Settings, Integrations, Rift.`,
        ];
  const where = channels.length === 0 ? 'everywhere' : `in ${channels.join(', ')}`;
  const but = excluded.length === 0 ? '' : ` but in ${excluded.join(', ')}`;
  return [`Members are answered ${where}${but}`, ...role];
}

function actionsOf(settings: CommunitySettings, scope: Scope, channel: string, onlyHere: boolean): Action<Text>[] {
  const { theme, silent } = scope === 'channel' ? settingsForChannel(settings, channel) : settings;
  const at = scope === 'channel' ? 'scope:channel' : '';
  const edit = (label: string, ...words: readonly string[]): Action<Text> => ({
    label,
    line: commandLine('settings', ...words),
    does: 'edit',
  });
  return [
    edit(theme === 'dark' ? 'Light pictures' : 'Dark pictures', `theme:${theme === 'dark' ? 'light' : 'dark'}`, at),
    edit(silent ? 'Sound on' : 'Sound off', `sound:${silent ? 'on' : 'off'}`, at),
    ...(settings.byChannel[channel] === undefined || scope === 'community'
      ? []
      : [edit('Like the whole community', 'reset:channel', at)]),
    ...(onlyHere ? [] : [scope === 'channel' ? edit('Whole community') : edit('This channel', 'scope:channel')]),
    { label: 'Undo', line: 'undo', does: 'edit' },
  ];
}

/** What is typed: a form on Discord, a reply on Telegram. */
function typedActions(scope: Scope): Action<Text>[] {
  const at = scope === 'channel' ? 'scope:channel' : '';
  const typed = (label: string, option: string): Action<Text> => ({
    label,
    line: commandLine('settings', `${option}:{}`, at),
    does: 'edit',
    group: 'typed',
    asks: 'text',
  });
  return [typed('Zone of a city', 'zone'), typed('Numbers as in', 'numbers'), typed('Pairs watched', 'pairs')];
}

const roleAction: Action<Text> = {
  label: 'Role that configures too',
  line: 'settings managers:{}',
  does: 'edit',
  asks: 'role',
};

function mayNameRole(scope: Scope, { requester }: CommandServices): boolean {
  return scope === 'community' && requester.platform === 'discord' && requester.byRole !== true;
}
