import { type CommandServices, type CommunityService, defineCommand, type Requester } from '../src/chat/command.ts';
import { lineFromOptions } from '../src/chat/parser/parse-line.ts';
import { commandLine, requireCommunity, settingsReply, withFolds } from '../src/chat/reply-builders.ts';
import type { Action, Reply } from '../src/chat/reply.ts';
import { requireChannelAuthority, type SettingsChange } from '../src/community/community-store.ts';
import { type DigestPlan, parseSendTime, type Schedule } from '../src/community/schedule.ts';
import {
  type CommunitySettings,
  defaultSettings,
  findZones,
  MAX_WATCHED,
  readPairs,
  settingsForChannel,
  withChannelSettings,
} from '../src/community/settings.ts';
import { UserError } from '../src/errors.ts';
import { resolvePair } from '../src/market/resolve.ts';
import { permissionsText, testOutcomeWords } from '../src/messages/chats.ts';
import { daysOf, sendTimeWords } from '../src/messages/community.ts';
import { clockTime } from '../src/messages/format.ts';
import { capital, msg, type Text } from '../src/messages/text.ts';

const STEPS = ['where', 'pairs', 'time', 'preview', 'test', 'save'] as const;

const CITIES = [
  ['New York', msg('setup.newYork')],
  ['London', msg('setup.london')],
  ['Berlin', msg('setup.berlin')],
  ['Tokyo', msg('setup.tokyo')],
] as const;

const OFFERED_PAIRS = ['ETH/RUT', 'BTC/GOLD', 'ETH/BTC', 'BTC/NDX', 'GOLD/DXY'];

/** /setup — a digest in a few presses: channel, pairs, time, a look at it, a test, saved. */
export default defineCommand({
  name: 'setup',
  about: msg('commands.setup'),
  examples: ['setup', 'setup at:07:30 zone:berlin', 'setup test'],
  forCommunities: true,
  allowed: 'moderators',
  options: {
    step: { kind: 'choice', about: msg('commands.setupStep'), choices: STEPS, optional: true },
    channel: {
      kind: 'text',
      byName: true,
      about: msg('commands.setupChannel'),
      maxLength: 60,
      picks: 'channel',
      optional: true,
    },
    pairs: {
      kind: 'text',
      byName: true,
      about: msg('commands.pairs'),
      maxLength: 400,
      optional: true,
    },
    zone: { kind: 'text', byName: true, about: msg('commands.zone'), maxLength: 60, optional: true },
    at: {
      kind: 'text',
      byName: true,
      about: msg('commands.at'),
      maxLength: 20,
      optional: true,
    },
    days: { kind: 'choice', about: msg('commands.days'), choices: ['every', 'workdays', 'trading'], optional: true },
  },
  async run({ step: asked, ...given }, services) {
    const { channel: _, ...chosen } = given;
    const isChosen = Object.values(chosen).some((value) => value !== undefined);
    const step = asked ?? (isChosen ? 'preview' : 'where'); // what was chosen is shown as it would be, ready to be saved
    const open = whichZone(step, given);
    if (open !== undefined) return open;
    const draft = await draftOf(given, services);
    return steps[step](draft);
  },
});

type WizardStep = (typeof STEPS)[number];

/** What was chosen so far; it travels in the lines of the buttons, so nothing is kept before it is saved. */
interface WizardChoices {
  readonly channel?: string | undefined;
  readonly pairs?: string | undefined;
  readonly zone?: string | undefined;
  readonly at?: string | undefined;
  readonly days?: 'every' | 'workdays' | 'trading' | undefined;
}

interface WizardState {
  readonly given: WizardChoices;
  /** As if asked in the channel it goes to. */
  readonly services: CommandServices;
  readonly isElsewhere: boolean;
  readonly pairs: readonly string[];
  readonly zone: string;
  readonly time: Schedule['at'];
  readonly days: 'every' | 'workdays' | 'trading';
  /** What is there now. */
  readonly digest: DigestPlan | undefined;
  readonly alerts: number;
  readonly missing: readonly string[];
}

const steps: Readonly<Record<WizardStep, (draft: WizardState) => Reply<Text> | Promise<Reply<Text>>>> = {
  where: whereStep,
  pairs: pairsStep,
  time: timeStep,
  preview: previewStep,
  test: testStep,
  save: saveStep,
};

async function draftOf(given: WizardChoices, asked: CommandServices): Promise<WizardState> {
  const community = requireCommunity(asked);
  const services = await servicesAt(given.channel, asked);
  const { community: id, channel } = services.requester;
  const settings = settingsForChannel(await community.settings(id), channel);
  const plans = (await community.subscriptions(id)).filter((one) => one.channel === channel).map(({ plan }) => plan);
  const digest = plans.find((plan) => plan.kind === 'digest');
  const before = digest?.pairs.length === 0 ? settings.watched : (digest?.pairs ?? settings.watched);
  return {
    ...{ given, services, digest, isElsewhere: channel !== asked.requester.channel },
    pairs: given.pairs === undefined ? before.map((pair) => pair.join('/')) : namesOf(given.pairs, services),
    zone: given.zone === undefined ? settings.zone : findZones(given.zone)[0]!,
    time: given.at === undefined ? timeOf(digest) : parseSendTime(given.at),
    days: given.days ?? (digest === undefined ? 'workdays' : daysOf(digest.schedule)),
    alerts: plans.filter(({ kind }) => kind === 'alert').length,
    missing: await community.missingPermissions(channel),
  };
}

/** The same services in the channel that is set up, which must be one of this community. */
async function servicesAt(typed: string | undefined, services: CommandServices): Promise<CommandServices> {
  const { requester } = services;
  if (typed === undefined) return services;
  const id = /^(?:<#|discord:)?(\d{1,20})>?$/u.exec(typed)?.[1];
  const channel = requester.platform === 'discord' && id !== undefined ? `discord:${id}` : typed;
  requireChannelAuthority(requester, channel);
  if (channel !== requester.channel) await requireCommunity(services).requireOwnChannel(requester, channel);
  return { ...services, requester: { ...requester, channel } };
}

function namesOf(typed: string, { market }: CommandServices): string[] {
  return readPairs(market, typed).map(({ subject, benchmark }) => `${subject.symbol}/${benchmark.symbol}`);
}

function timeOf(digest: DigestPlan | undefined): Schedule['at'] {
  return digest?.schedule.at ?? { kind: 'local', minuteOfDay: 480 };
}

/** A time as it is typed. */
function typedTime(time: Schedule['at']): string {
  return time.kind === 'local' ? clockTime(time.minuteOfDay) : `close+${time.minutes}`;
}

/** A city that names no zone is refused, and one that names several is asked back. */
function whichZone(step: WizardStep, given: WizardChoices): Reply<Text> | undefined {
  const { zone } = given;
  if (zone === undefined) return undefined;
  const zones = findZones(zone);
  if (zones.length === 0) throw new UserError(msg('setup.noZone'), [lineFor(step, given, { zone: 'Berlin' })]);
  if (zones.length === 1 || zones[0]?.toLowerCase() === zone.toLowerCase()) return undefined;
  const actions = zones.map((one) => edit(one, lineFor(step, given, { zone: one }), 'zone'));
  return settingsReply(msg('setup.whichZone', { typed: zone }), [], actions);
}

const PLACEHOLDER = '{}';

/** The line of a step with everything chosen so far, and something chosen anew. */
function lineFor(step: WizardStep, given: WizardChoices, anew: WizardChoices = {}): string {
  const all = { ...given, ...anew };
  const words = (['channel', 'pairs', 'zone', 'at', 'days'] as const).map((name) => {
    const value = all[name];
    return value === undefined ? '' : `${name}:${value === PLACEHOLDER || name === 'days' ? value : `"${value}"`}`;
  });
  const isFirst = step === 'where' && words.every((word) => word === '');
  return commandLine('setup', isFirst ? '' : `step:${step}`, ...words);
}

function edit(label: Text, line: string, group?: string, current = false): Action<Text> {
  return { label, line, does: 'edit', ...(group === undefined ? {} : { group }), ...(current ? { current } : {}) };
}

function whereStep({ given, services, isElsewhere, digest, alerts, missing, ...draft }: WizardState): Reply<Text> {
  const { platform, person, community } = services.requester;
  const isAlone = platform === 'telegram' && person === community;
  const elsewhere = isElsewhere;
  const items = [
    missing.length === 0
      ? msg('setup.mayPost', { elsewhere })
      : msg('setup.mayNotYet', { elsewhere, missing: permissionsText(missing) }),
    msg('setup.there', { digest: stateOf(digest, draft), alerts }),
    msg('setup.pairs', { pairs: draft.pairs.join(', ') }),
  ];
  const picker: Action<Text> = {
    ...edit(msg('setup.anotherChannelButton'), lineFor('where', given, { channel: PLACEHOLDER })),
    asks: 'channel',
  };
  const title = missing.length > 0 ? msg('setup.firstLet', { elsewhere }) : msg('setup.title', { elsewhere });
  return settingsReply(title, items, [
    missing.length > 0
      ? edit(msg('setup.lookAgainButton'), lineFor('where', given))
      : edit(msg('setup.beginButton'), lineFor('pairs', given)),
    ...(missing.length > 0 ? [] : [edit(msg('setup.testButton'), lineFor('test', given))]),
    edit(msg('alert.alertsButton'), 'alert'),
    edit(msg('settings.button'), 'settings'),
    ...(platform === 'discord' ? [picker] : []),
    ...(isAlone ? [{ ...picker, label: msg('setup.anotherChatButton') }] : []),
  ]);
}

function stateOf(digest: DigestPlan | undefined, draft: Pick<WizardState, 'time' | 'days'>): Text {
  if (digest === undefined) return msg('setup.off');
  return msg('setup.on', { when: whenWords({ ...draft, zone: digest.schedule.zone }) });
}

function pairsStep({ given, pairs, services }: WizardState): Reply<Text> {
  const catalogue = services.market.catalogue();
  const carried = OFFERED_PAIRS.filter((pair) => resolvePair(catalogue, pair).kind === 'resolved');
  const toggled = (pair: string): string =>
    (pairs.includes(pair) ? pairs.filter((one) => one !== pair) : [...pairs, pair]).join(', ');
  const offered = [...new Set([...pairs, ...carried])].filter((pair) =>
    pairs.includes(pair) ? pairs.length > 1 : pairs.length < MAX_WATCHED,
  );
  return settingsReply(
    msg('setup.whichPairs'),
    [msg('setup.chosen', { pairs: pairs.join(', ') })],
    [
      ...offered.map((pair) =>
        edit(
          msg('setup.withButton', { chosen: pairs.includes(pair), pair }),
          lineFor('pairs', given, { pairs: toggled(pair) }),
          'pair',
        ),
      ),
      { ...edit(msg('setup.typePairsButton'), lineFor('pairs', given, { pairs: PLACEHOLDER })), asks: 'text' },
      edit(msg('setup.backButton'), lineFor('where', given)),
      edit(msg('setup.nextButton'), lineFor('time', given)),
    ],
  );
}

function timeStep({ given, ...draft }: WizardState): Reply<Text> {
  const now = typedTime(draft.time);
  const at = (label: Text, value: string): Action<Text> =>
    edit(label, lineFor('time', given, { at: value }), 'at', value === now);
  const day = (label: Text, days: WizardState['days']): Action<Text> =>
    edit(label, lineFor('time', given, { days }), 'days', days === draft.days);
  const zones = CITIES.map(([city, name]) => {
    const zone = findZones(city)[0]!;
    return edit(name, lineFor('time', given, { zone }), 'zone', zone === draft.zone);
  });
  return settingsReply(
    msg('setup.whichTime'),
    [msg('setup.sentence', { words: capital(whenWords(draft)) })],
    [
      ...zones,
      { ...edit(msg('setup.anotherCityButton'), lineFor('time', given, { zone: PLACEHOLDER }), 'zone'), asks: 'text' },
      at('08:00', '08:00'),
      at('12:00', '12:00'),
      at('16:30', '16:30'),
      at(msg('digest.closeButton'), 'close+15'),
      { ...edit(msg('setup.anotherTimeButton'), lineFor('time', given, { at: PLACEHOLDER }), 'at'), asks: 'text' },
      day(msg('digest.workdaysButton'), 'workdays'),
      day(msg('digest.tradingButton'), 'trading'),
      day(msg('digest.everyButton'), 'every'),
      edit(msg('setup.backButton'), lineFor('pairs', given)),
      { ...edit(msg('setup.nextButton'), lineFor('preview', given)), does: 'new' },
    ],
  );
}

function whenWords({ time, zone, days }: Pick<WizardState, 'time' | 'zone' | 'days'>): Text {
  return sendTimeWords(time, days, zone);
}

/** What the digest asks, if it were sent now. */
function briefOptions({ services, digest, pairs }: WizardState) {
  const { calendar, market } = services;
  const sections = digest?.sections ?? ['pairs'];
  return {
    pairs: pairs.join(', '),
    since: calendar.between(calendar.firstDate, market.today()).at(-2)?.date,
    standings: sections.includes('pairs') ? 'yes' : 'no',
    radar: sections.includes('radar'),
    matrix: sections.includes('matrix'),
    flows: sections.includes('flows'),
    events: sections.includes('events'),
  };
}

/** The digest as it would be sent now. */
function briefOf(draft: WizardState): Promise<Reply<Text>> {
  const { services } = draft;
  return services.commands.find(({ name }) => name === 'brief')!.run(briefOptions(draft), services);
}

/** The line that gives the same. */
function briefLine(draft: WizardState): string {
  const { since = '', ...options } = briefOptions(draft);
  return lineFromOptions({ command: 'brief', options: { ...options, since } });
}

/** The same, seen by whoever sets it up, with the way on. */
async function previewStep(draft: WizardState): Promise<Reply<Text>> {
  const { given } = draft;
  const reply = await briefOf(draft);
  const note = { kind: 'note', text: msg('setup.preview', { when: whenWords(draft) }) } as const;
  const actions = [edit(msg('setup.backButton'), lineFor('time', given)), ...wayOn(given)];
  return { ...reply, blocks: [note, ...reply.blocks], actions, files: [], visibility: 'asker' };
}

function wayOn(given: WizardChoices): Action<Text>[] {
  return [
    { ...edit(msg('setup.testButton'), lineFor('test', given)), does: 'new' },
    { ...edit(msg('alert.saveButton'), lineFor('save', given)), does: 'new' },
  ];
}

function notYet({ missing, isElsewhere }: WizardState, again: string): Reply<Text> {
  const sentence = msg('setup.mayNotYetAgain', { elsewhere: isElsewhere, missing: permissionsText(missing) });
  return { ...settingsReply(sentence, [], [edit(msg('buttons.tryAgain'), again)]), tone: 'warning' };
}

/** What the digest would say, posted where it would go, under a word that says it is none. */
async function testStep(draft: WizardState): Promise<Reply<Text>> {
  const { given, services, missing, isElsewhere } = draft;
  if (missing.length > 0) return notYet(draft, lineFor('test', given));
  const { requester } = services;
  const reply = await briefOf(draft);
  const test: Reply<Text> = { ...reply, title: msg('setup.test', { title: reply.title }), visibility: 'everyone' };
  const post = withFolds(test, briefLine(draft));
  const outcome = await requireCommunity(services).postTest(requester, requester.channel, post);
  const isPosted = outcome.kind === 'sent';
  const sentence = testOutcomeWords(outcome, isElsewhere);
  const actions = [
    edit(msg('setup.backButton'), lineFor('time', given)),
    ...(isPosted
      ? [edit(msg('alert.saveButton'), lineFor('save', given))]
      : [edit(msg('buttons.tryAgain'), lineFor('test', given))]),
  ];
  const said = settingsReply(sentence, [msg('setup.notSaved', { when: whenWords(draft) })], actions);
  return isPosted ? said : { ...said, tone: 'warning' };
}

/** Saves the digest, and with it the zone where it is new: both or neither. */
async function saveStep(draft: WizardState): Promise<Reply<Text>> {
  const { given, services, missing, isElsewhere, time, days } = draft;
  if (missing.length > 0) return notYet(draft, lineFor('save', given));
  const digest = services.commands.find(({ name }) => name === 'digest')!;
  const chosen = given.pairs === undefined ? undefined : draft.pairs.join(', '); // otherwise it goes on with those watched
  await digest.run({ action: 'on', at: typedTime(time), days, pairs: chosen }, await servicesInZone(draft));
  return settingsReply(
    msg('setup.saved'),
    [
      msg('setup.savedWhere', { elsewhere: isElsewhere, when: whenWords(draft) }),
      msg('setup.pairs', { pairs: draft.pairs.join(', ') }),
    ],
    [
      ...(isElsewhere ? [] : [edit(msg('setup.digestButton'), 'digest')]),
      edit(msg('alert.alertsButton'), 'alert'),
      edit(msg('settings.button'), 'settings'),
      edit(msg('notices.undo'), 'undo'),
    ],
  );
}

/**
 * The same services with the zone chosen as if it held already; it is saved along with what is saved through them. The
 * first zone a community chooses is the whole community's; a later one that differs is the channel's own.
 */
async function servicesInZone({ services, zone }: WizardState): Promise<CommandServices> {
  const { requester } = services;
  const community = requireCommunity(services);
  const now = await community.settings(requester.community);
  if (settingsForChannel(now, requester.channel).zone === zone) return services;
  const settings = (kept: CommunitySettings): SettingsChange => withZone(kept, zone, requester);
  const inZone: CommunityService = {
    ...community,
    settings: () => Promise.resolve(settings(now).settings),
    saveSubscription: (actor, draft, what) => community.saveSubscription(actor, { ...draft, settings }, what),
  };
  return { ...services, community: inZone };
}

function withZone(now: CommunitySettings, zone: string, { channel, onlyIn }: Requester): SettingsChange {
  const isFirst = now.zone === defaultSettings.zone && onlyIn === undefined;
  if (isFirst) return { settings: { ...now, zone }, what: msg('settings.zoneChosen', { zone }) };
  const own = { ...now.byChannel[channel], zone };
  return {
    settings: withChannelSettings(now, channel, own),
    what: msg('settings.inChannelAlone', { channel, what: msg('settings.zoneChosen', { zone }) }),
  };
}
