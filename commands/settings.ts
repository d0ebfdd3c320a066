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
import { localDate, localMinute } from '../src/community/schedule.ts';
import { UserError } from '../src/errors.ts';
import { clockTime, findNumberStyles, numberStyleText } from '../src/messages/format.ts';
import { fmt, inNumbers, joined, msg, type Text } from '../src/messages/text.ts';

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
      return { settings, what: joined(said, ', ') };
    });
    return reply(msg('settings.saved', { what: joined(words, ', ') }), saved, scope, services);
  },
});

type Scope = 'community' | 'channel';

const titles = { community: msg('settings.title'), channel: msg('settings.titleHere') };

interface SettingsOptions extends SettingsRequest {
  readonly answers?: 'here' | 'not-here' | 'everywhere' | undefined;
  readonly managers?: string | undefined;
  readonly reset?: 'managers' | 'channel' | undefined;
}

/** The settings as they would stand, and what is new about them in words. */
interface SettingsChange {
  readonly settings: CommunitySettings;
  readonly words: readonly Text[];
}

function changed(
  before: CommunitySettings,
  wish: SettingsOptions,
  scope: Scope,
  services: CommandServices,
): SettingsChange {
  const { channel } = services.requester;
  const whole = changedForAll(before, wish, services);
  if (scope === 'community') {
    const { chosen, words } = resolveSettings(wish, before, services.market);
    return { settings: { ...whole.settings, ...chosen }, words: [...words, ...whole.words] };
  }
  if (whole.words.length > 0) throw new UserError(msg('settings.forAllAlone', { what: joined(whole.words, ', ') }));
  const own = wish.reset === 'channel' ? {} : before.byChannel[channel];
  const { chosen, words } = resolveSettings(wish, settingsForChannel(before, channel), services.market);
  const said = [...(wish.reset === 'channel' ? [msg('settings.likeAll')] : []), ...words];
  if (said.length === 0) return { settings: before, words: [] };
  const all = { ...own, ...chosen };
  const settings = withChannelSettings(before, channel, Object.keys(all).length === 0 ? undefined : all);
  return { settings, words: [msg('settings.inChannelAlone', { channel, what: joined(said, ', ') })] };
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
      ...(answers === undefined ? [] : [msg('settings.answersChosen', { answers })]),
      ...(role === undefined ? [] : [msg('settings.roleChosen', { role: roleMention(role) })]),
      ...(reset === 'managers' ? [msg('settings.noRoleChosen')] : []),
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
  if (platform !== 'discord') throw new UserError(msg('settings.rolesOnDiscord'));
  const id = /^(?:<@&|discord:)?(\d{1,20})>?$/u.exec(typed)?.[1];
  if (id === undefined) throw new UserError(msg('settings.chooseRole'));
  const role = `discord:${id}`;
  if (role === community) throw new UserError(msg('settings.everybodysRole'));
  return role;
}

/** A city or a language that names several is asked back. */
function whichIsMeant({ zone = '', numbers = '' }: SettingsOptions, scope: Scope): Reply<Text> | undefined {
  const same = (found: string): Text => found;
  const readings = [
    { ask: 'settings.whichZone', what: 'zone', option: 'zone', typed: zone, found: findZones(zone), name: same },
    {
      ask: 'settings.whichLanguage',
      what: 'language',
      option: 'numbers',
      typed: numbers,
      found: findNumberStyles(numbers),
      name: numberStyleText,
    },
  ] as const;
  const open = readings.find(({ typed, found }) => found.length > 1 && found[0]?.toLowerCase() !== typed.toLowerCase());
  if (open === undefined) return undefined;
  const { ask, what, option, typed, found, name } = open;
  const actions = found.map((one): Action<Text> => ({
    label: name(one),
    line: commandLine('settings', `${option}:"${one}"`, scope === 'channel' ? 'scope:channel' : ''),
    does: 'edit',
    group: what,
  }));
  return settingsReply(msg(ask, { typed }), [], actions);
}

/** A role as an adapter makes a mention of it. */
function roleMention(role: string): string {
  return role.replace(':', ':&');
}

async function newestChanges(zone: string, services: CommandServices): Promise<Text[]> {
  const { requester } = services;
  const changes = await requireCommunity(services).changes(requester.community, 3);
  return changes.map(({ what, person, atMs }) => {
    const at = { day: fmt.day(localDate(atMs, zone)), time: clockTime(localMinute(atMs, zone)) };
    return msg('settings.change', { ...at, who: whoWords(person, requester), what });
  });
}

function whoWords(person: string, requester: CommandServices['requester']): Text {
  if (person === requester.person) return msg('settings.byYou');
  if (!person.startsWith('discord:')) return msg('settings.byOther');
  return msg('settings.byPerson', { person: person.replace(':', ':@') });
}

async function reply(
  title: Text,
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
    ...(scope === 'community' && own !== undefined ? [msg('settings.otherwiseHere')] : []),
    ...(await keptZones(settings, scope, services)),
    ...(await newestChanges(settingsForChannel(settings, channel).zone, services)),
  ];
  const asks = [...typedActions(scope), ...(mayNameRole(scope, services) ? [roleAction] : [])];
  return settingsReply(title, items, [...actionsOf(settings, scope, channel, onlyIn !== undefined), ...asks]);
}

/** A digest keeps the zone it was set up in, so that no later choice moves its hour unasked. */
async function keptZones(settings: CommunitySettings, scope: Scope, services: CommandServices): Promise<Text[]> {
  const { community, channel: here } = services.requester;
  const kept = (await requireCommunity(services).subscriptions(community)).filter(({ plan, channel }) => {
    if (plan.kind !== 'digest' || plan.schedule.at.kind !== 'local' || (scope === 'channel' && channel !== here))
      return false;
    return plan.schedule.zone !== settingsForChannel(settings, channel).zone;
  });
  return kept.length === 0 ? [] : [msg('settings.keptZones', { count: kept.length })];
}

/** Every setting a channel may have, with a mark on what is its own. */
function itemsOf(settings: ChannelSettings, own: Partial<ChannelSettings> = {}): Text[] {
  const { zone, theme, quiet, silent, pair, watched, numbers } = settings;
  const item = (keys: readonly (keyof ChannelSettings)[], text: Text): Text =>
    keys.some((key) => key in own) ? msg('settings.onlyHere', { item: text }) : text;
  const example = msg('settings.example', { number: fmt.drawn(1234.5, 1), day: fmt.day('2026-06-25') });
  const [subject, benchmark] = pair;
  return [
    item(['zone'], msg('settings.zone', { zone })),
    item(['theme'], msg('settings.pictures', { theme })),
    item(['silent', 'quiet'], msg('settings.sound', { sound: soundWords(silent, quiet) })),
    item(
      ['numbers'],
      msg('settings.numbers', { style: numberStyleText(numbers), example: inNumbers(example, numbers) }),
    ),
    item(['pair'], msg('settings.withoutMarkets', { pair: msg('names.against', { subject, benchmark }) })),
    item(['watched'], msg('settings.watched', { pairs: watched.map((one) => one.join('/')).join(', ') })),
  ];
}

function soundWords(silent: boolean, quiet: ChannelSettings['quiet']): Text {
  if (silent) return msg('settings.soundNever');
  if (quiet === undefined || quiet.fromMinute === quiet.untilMinute) return msg('settings.soundAlways');
  return msg('settings.soundNotFrom', { from: clockTime(quiet.fromMinute), until: clockTime(quiet.untilMinute) });
}

function itemsForAll({ channels, excluded = [], managerRole }: CommunitySettings): Text[] {
  const role = managerRole === undefined ? [] : [msg('settings.role', { role: roleMention(managerRole) })];
  const where =
    channels.length === 0 ? msg('settings.everywhere') : msg('settings.in', { channels: channels.join(', ') });
  const answered =
    excluded.length === 0
      ? msg('settings.answered', { where })
      : msg('settings.answeredBut', { where, channels: excluded.join(', ') });
  return [answered, ...role];
}

function actionsOf(settings: CommunitySettings, scope: Scope, channel: string, onlyHere: boolean): Action<Text>[] {
  const { theme, silent } = scope === 'channel' ? settingsForChannel(settings, channel) : settings;
  const at = scope === 'channel' ? 'scope:channel' : '';
  const edit = (label: Text, ...words: readonly string[]): Action<Text> => ({
    label,
    line: commandLine('settings', ...words),
    does: 'edit',
  });
  return [
    edit(
      theme === 'dark' ? msg('settings.lightButton') : msg('settings.darkButton'),
      `theme:${theme === 'dark' ? 'light' : 'dark'}`,
      at,
    ),
    edit(silent ? msg('settings.soundOnButton') : msg('settings.soundOffButton'), `sound:${silent ? 'on' : 'off'}`, at),
    ...(settings.byChannel[channel] === undefined || scope === 'community'
      ? []
      : [edit(msg('settings.likeAllButton'), 'reset:channel', at)]),
    ...(onlyHere
      ? []
      : [
          scope === 'channel'
            ? edit(msg('settings.wholeButton'))
            : edit(msg('settings.channelButton'), 'scope:channel'),
        ]),
    { label: msg('notices.undo'), line: 'undo', does: 'edit' },
  ];
}

/** What is typed: a form on Discord, a reply on Telegram. */
function typedActions(scope: Scope): Action<Text>[] {
  const at = scope === 'channel' ? 'scope:channel' : '';
  const typed = (label: Text, option: string): Action<Text> => ({
    label,
    line: commandLine('settings', `${option}:{}`, at),
    does: 'edit',
    group: 'typed',
    asks: 'text',
  });
  return [
    typed(msg('settings.zoneButton'), 'zone'),
    typed(msg('settings.numbersButton'), 'numbers'),
    typed(msg('settings.pairsButton'), 'pairs'),
  ];
}

const roleAction: Action<Text> = {
  label: msg('settings.roleButton'),
  line: 'settings managers:{}',
  does: 'edit',
  asks: 'role',
};

function mayNameRole(scope: Scope, { requester }: CommandServices): boolean {
  return scope === 'community' && requester.platform === 'discord' && requester.byRole !== true;
}
