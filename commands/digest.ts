import { type CommandServices, defineCommand } from '../src/chat/command.ts';
import { requireCommunity, settingsReply } from '../src/chat/reply-builders.ts';
import type { Action, Reply } from '../src/chat/reply.ts';
import type { DeliveryRecord } from '../src/community/community-store.ts';
import {
  type DigestPlan,
  type DigestSection,
  digestSections,
  localDate,
  localMinute,
  nextSlot,
  parseSendTime,
  type Schedule,
  type Subscription,
} from '../src/community/schedule.ts';
import { type CommunitySettings, readPairs, settingsForChannel } from '../src/community/settings.ts';
import { UserError } from '../src/errors.ts';
import { permissionsText } from '../src/messages/chats.ts';
import { daysOf, sendTimeWords } from '../src/messages/community.ts';
import { clockTime } from '../src/messages/format.ts';
import { fmt, joined, msg, type Text } from '../src/messages/text.ts';

const WORKDAYS = [1, 2, 3, 4, 5];

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

const yesOrNo = { kind: 'choice', choices: ['yes', 'no'], optional: true } as const;

/** /digest — the scheduled summary of this channel. */
export default defineCommand({
  name: 'digest',
  about: msg('commands.digest'),
  examples: [
    'digest',
    'digest at:07:30',
    'digest on at:close+15',
    'digest on pairs:"ETH/RUT, BTC/GOLD" matrix:yes events:yes',
    'digest now',
    'digest off',
  ],
  forCommunities: true,
  allowed: 'moderators',
  options: {
    action: { kind: 'choice', about: msg('commands.action'), choices: ['show', 'on', 'off', 'now'], fallback: 'show' },
    at: {
      kind: 'text',
      byName: true,
      about: msg('commands.at'),
      maxLength: 20,
      optional: true,
    },
    days: { kind: 'choice', about: msg('commands.days'), choices: ['every', 'workdays', 'trading'], optional: true },
    changes: { ...yesOrNo, about: msg('commands.digestChanges') },
    standings: { ...yesOrNo, about: msg('commands.standings') },
    radar: { ...yesOrNo, about: msg('commands.digestRadar') },
    matrix: { ...yesOrNo, about: msg('commands.digestMatrix') },
    flows: { ...yesOrNo, about: msg('commands.digestFlows') },
    events: { ...yesOrNo, about: msg('commands.digestEvents') },
    pairs: {
      kind: 'text',
      byName: true,
      about: msg('commands.digestPairs'),
      maxLength: 400,
      optional: true,
    },
  },
  async run(options, services) {
    const here = await channelDigestOf(services);
    const { action, ...wanted } = options;
    const isChosen = Object.values(wanted).some((value) => value !== undefined);
    if (isChosen && (action === 'off' || action === 'now'))
      throw new UserError(msg('digest.takesNoSettings', { action }), ['digest']);
    switch (action) {
      case 'show':
        return isChosen ? on(wanted, here, services) : show(msg('digest.here'), here, services);
      case 'now':
        return now(here, services);
      case 'off':
        return off(here, services);
      case 'on':
        return on(wanted, here, services);
    }
  },
});

/** What is set up in the channel somebody asks from. */
interface ChannelDigest {
  readonly settings: CommunitySettings;
  readonly digest: (Subscription & { readonly plan: DigestPlan }) | undefined;
}

async function channelDigestOf(services: CommandServices): Promise<ChannelDigest> {
  const community = requireCommunity(services);
  const { requester } = services;
  const all = await community.subscriptions(requester.community);
  const digest = all.find(({ channel, plan }) => channel === requester.channel && plan.kind === 'digest');
  const settings = settingsForChannel(await community.settings(requester.community), requester.channel);
  return { settings, digest: digest as ChannelDigest['digest'] };
}

type YesOrNo = 'yes' | 'no' | undefined;

interface DigestOptions {
  readonly at?: string | undefined;
  readonly days?: 'every' | 'workdays' | 'trading' | undefined;
  readonly changes?: YesOrNo;
  readonly standings?: YesOrNo;
  readonly radar?: YesOrNo;
  readonly matrix?: YesOrNo;
  readonly flows?: YesOrNo;
  readonly events?: YesOrNo;
  readonly pairs?: string | undefined;
}

function scheduleOf({ at, days }: DigestOptions, zone: string, before: Schedule | undefined): Schedule {
  const usual: Schedule = before ?? {
    zone,
    at: { kind: 'local', minuteOfDay: 480 },
    weekdays: WORKDAYS,
    tradingDaysOnly: false,
  };
  const weekdays = days === undefined ? usual.weekdays : days === 'every' ? EVERY_DAY : WORKDAYS;
  const when = at === undefined ? usual.at : parseSendTime(at);
  return { zone, at: when, weekdays, tradingDaysOnly: days === undefined ? usual.tradingDaysOnly : days === 'trading' };
}

function planOf(wanted: DigestOptions, { settings, digest }: ChannelDigest, { market }: CommandServices): DigestPlan {
  const before = digest?.plan;
  const says = wanted.changes === undefined ? before?.withoutChanges !== true : wanted.changes === 'yes';
  return {
    kind: 'digest',
    schedule: scheduleOf(wanted, settings.zone, before?.schedule),
    pairs: pairsOf(wanted.pairs, market) ?? before?.pairs ?? [],
    sections: sectionsOf(wanted, before?.sections ?? ['pairs']),
    ...(says ? {} : { withoutChanges: true }),
  };
}

/** What was there before, with what is wanted or not wanted now. */
function sectionsOf(wanted: DigestOptions, before: readonly DigestSection[]): DigestSection[] {
  const chosen = (section: DigestSection): YesOrNo => wanted[section === 'pairs' ? 'standings' : section];
  return digestSections.filter((section) => (chosen(section) ?? (before.includes(section) ? 'yes' : 'no')) === 'yes');
}

/** None of its own where it is to follow what the community watches; undefined where nothing was said. */
function pairsOf(typed: string | undefined, market: CommandServices['market']): DigestPlan['pairs'] | undefined {
  if (typed === undefined || typed.trim().toLowerCase() === 'watched') return typed === undefined ? undefined : [];
  return readPairs(market, typed).map(({ subject, benchmark }) => [subject.symbol, benchmark.symbol]);
}

async function on(wanted: DigestOptions, here: ChannelDigest, services: CommandServices): Promise<Reply<Text>> {
  const community = requireCommunity(services);
  const { requester, calendar } = services;
  const missing = await community.missingPermissions(requester.channel);
  if (missing.length > 0) throw new UserError(msg('digest.mayNotYet', { missing: permissionsText(missing) }));
  const plan = planOf(wanted, here, services);
  const nextDueMs = nextSlot(plan.schedule, community.nowMs(), calendar);
  const { digest } = here;
  const draft = { channel: requester.channel, plan, nextDueMs, ...(digest === undefined ? {} : { id: digest.id }) };
  const id = await community.saveSubscription(
    requester,
    draft,
    msg('digest.saved', { when: whenWords(plan.schedule) }),
  );
  const saved = {
    ...(digest ?? { community: requester.community, channel: requester.channel, createdBy: requester.person }),
    id,
    plan,
  };
  return show(msg('digest.isOn'), { ...here, digest: withoutPause(saved) }, services);
}

function withoutPause({ paused: _, ...subscription }: Subscription & { readonly plan: DigestPlan }) {
  return subscription;
}

async function off({ digest, settings }: ChannelDigest, services: CommandServices): Promise<Reply<Text>> {
  if (digest === undefined) return show(msg('digest.isNone'), { digest, settings }, services);
  await requireCommunity(services).removeSubscription(services.requester, digest.id, msg('digest.removed'));
  return show(msg('digest.isOff'), { digest: undefined, settings }, services);
}

/** The digest as it would be sent now, shown to whoever asked. */
async function now({ settings, digest }: ChannelDigest, services: CommandServices): Promise<Reply<Text>> {
  const brief = services.commands.find(({ name }) => name === 'brief')!;
  const sections = digest?.plan.sections ?? ['pairs'];
  const wants = (section: DigestSection): boolean => sections.includes(section);
  const { calendar, market } = services;
  const before = calendar.between(calendar.firstDate, market.today()).at(-2);
  const options = {
    pairs: pairsIn(settings, digest),
    since: digest?.plan.withoutChanges === true ? undefined : before?.date,
    standings: wants('pairs') ? 'yes' : 'no',
    radar: wants('radar'),
    matrix: wants('matrix'),
    flows: wants('flows'),
    events: wants('events'),
  };
  return { ...(await brief.run(options, services)), visibility: 'asker' };
}

/** The digest's own pairs, or those the community watches. */
function pairsIn({ watched }: CommunitySettings, digest: ChannelDigest['digest']): string {
  const own = digest?.plan.pairs ?? [];
  return (own.length > 0 ? own : watched).map((pair) => pair.join('/')).join(', ');
}

function whenWords(schedule: Schedule): Text {
  return sendTimeWords(schedule.at, daysOf(schedule), schedule.zone);
}

const sectionWords: Readonly<Record<DigestSection, Text>> = {
  pairs: msg('digest.partPairs'),
  radar: msg('digest.partRadar'),
  matrix: msg('digest.partMatrix'),
  flows: msg('digest.partFlows'),
  events: msg('digest.partEvents'),
};

function contentWords({ sections, withoutChanges }: DigestPlan): Text {
  const parts = sections.map((section) => sectionWords[section]);
  const all = withoutChanges === true ? parts : [msg('digest.partChanges'), ...parts];
  return all.length === 0 ? msg('digest.oneLine') : joined(all, ', ');
}

const LOOKED_BACK = 5;

/** The last one that was sent, and each later one that was not, with the reason. */
async function pastWords({ digest }: ChannelDigest, services: CommandServices): Promise<Text[]> {
  if (digest === undefined) return [];
  const past = await requireCommunity(services).deliveries(services.requester.community, digest.id, LOOKED_BACK);
  const { zone } = digest.plan.schedule;
  const ended = past.filter(({ state }) => state !== 'planned' && state !== 'sending');
  const sent = ended.findIndex(({ state }) => state === 'sent');
  return ended.slice(0, sent < 0 ? ended.length : sent + 1).map((one) => outcomeWords(one, zone));
}

function outcomeWords({ dueMs, state, reason }: DeliveryRecord, zone: string): Text {
  const when = msg('digest.moment', momentOf(dueMs, zone));
  if (state === 'sent') return msg('digest.lastSent', { when });
  const sentence = msg(state === 'unknown' ? 'digest.perhapsNotSent' : 'digest.notSent', { when });
  return reason === undefined ? sentence : msg('digest.notSentWhy', { sentence, why: reason });
}

function momentOf(atMs: number, zone: string) {
  return { day: fmt.day(localDate(atMs, zone)), time: clockTime(localMinute(atMs, zone)) };
}

function stateWords({ digest, settings }: ChannelDigest, services: CommandServices): Text[] {
  if (digest === undefined) return [msg('digest.off'), msg('digest.zone', { zone: settings.zone })];
  const { schedule } = digest.plan;
  const next = nextSlot(schedule, requireCommunity(services).nowMs(), services.calendar);
  return [
    msg('digest.when', { when: whenWords(schedule) }),
    ...(digest.paused === undefined ? [] : [msg('digest.pausedFor', { why: digest.paused.reason })]),
    ...(next === undefined ? [] : [msg('digest.next', momentOf(next, schedule.zone))]),
    msg('digest.what', { parts: contentWords(digest.plan) }),
    msg(digest.plan.pairs.length > 0 ? 'digest.pairs' : 'digest.pairsWatched', { pairs: pairsIn(settings, digest) }),
  ];
}

const partNames = ['changes', 'standings', 'radar', 'matrix', 'flows', 'events'] as const;

/** One press switches a part of the digest on or off. */
function contentActions({ digest }: ChannelDigest): Action<Text>[] {
  if (digest === undefined) return [];
  const { sections, withoutChanges } = digest.plan;
  const isOn = (part: (typeof partNames)[number]): boolean =>
    part === 'changes' ? withoutChanges !== true : sections.includes(part === 'standings' ? 'pairs' : part);
  return partNames.map((part) => ({
    label: msg('digest.partButton', { part: msg(`digest.${part}Label`), on: isOn(part) }),
    line: `digest on ${part}:${isOn(part) ? 'no' : 'yes'}`,
    does: 'edit',
    group: 'content',
  }));
}

async function show(title: Text, here: ChannelDigest, services: CommandServices): Promise<Reply<Text>> {
  const edit = (label: Text, line: string, group = 'what'): Action<Text> => ({ label, line, does: 'edit', group });
  const actions = [
    edit('08:00', 'digest on at:08:00', 'when'),
    edit('16:30', 'digest on at:16:30', 'when'),
    edit(msg('digest.closeButton'), 'digest on at:close', 'when'),
    edit(msg('digest.workdaysButton'), 'digest on days:workdays', 'days'),
    edit(msg('digest.tradingButton'), 'digest on days:trading', 'days'),
    edit(msg('digest.everyButton'), 'digest on days:every', 'days'),
    ...contentActions(here),
    { label: msg('digest.lookButton'), line: 'digest now', does: 'new', group: 'what' } as const,
    ...(here.digest?.paused === undefined ? [] : [edit(msg('digest.resumeButton'), `resume id:${here.digest.id}`)]),
    here.digest === undefined ? edit(msg('digest.onButton'), 'digest on') : edit(msg('digest.offButton'), 'digest off'),
    edit(msg('notices.undo'), 'undo'),
  ];
  return settingsReply(title, [...stateWords(here, services), ...(await pastWords(here, services))], actions);
}
