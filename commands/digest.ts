import {
  communityOf,
  defineCommand,
  settingsReply,
  type Action,
  type CommandServices,
  type Reply,
} from '../src/chat/command.ts';
import type { DigestPlan, Subscription } from '../src/core/community/subscription.ts';
import type { CommunitySettings } from '../src/core/community/settings.ts';
import { localDate, localMinute } from '../src/core/digest/local-instant.ts';
import { nextSlot } from '../src/core/digest/next-slot.ts';
import type { Schedule } from '../src/core/digest/schedule.ts';
import { UserError } from '../src/core/errors.ts';
import { clockTime } from '../src/core/wording/clock-time.ts';
import { dayMonthYear } from '../src/core/wording/dates.ts';

const WORKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** /digest — the scheduled summary of this channel. */
export default defineCommand({
  name: 'digest',
  about: 'The scheduled summary of this channel: switch it on or off, choose when, look at it now',
  examples: ['digest', 'digest on hour:8', 'digest on after_close:15', 'digest now', 'digest off'],
  allowed: 'moderators',
  options: {
    action: { kind: 'choice', about: 'What to do', choices: ['show', 'on', 'off', 'now'], fallback: 'show' },
    hour: { kind: 'integer', about: 'Hour of the day, in the zone of this community', min: 0, max: 23, optional: true },
    minute: { kind: 'integer', about: 'Minute of the hour', min: 0, max: 59, optional: true },
    days: { kind: 'choice', about: 'On which days', choices: ['every', 'workdays', 'trading'], optional: true },
    afterClose: {
      kind: 'integer',
      about: 'Minutes after the New York close instead',
      min: 1,
      max: 600,
      optional: true,
    },
    flows: { kind: 'choice', about: 'Coins moved onto exchanges', choices: ['yes', 'no'], optional: true },
    events: { kind: 'choice', about: 'Coming holidays of the exchange', choices: ['yes', 'no'], optional: true },
  },
  async run(options, services) {
    const here = await placeOf(services);
    switch (options.action) {
      case 'show':
        return show('The digest of this channel.', here, services);
      case 'now':
        return now(here, services);
      case 'off':
        return off(here, services);
      case 'on':
        return on(options, here, services);
    }
  },
});

/** What is set up in the channel somebody asks from. */
interface Place {
  readonly settings: CommunitySettings;
  readonly digest: (Subscription & { readonly plan: DigestPlan }) | undefined;
}

async function placeOf(services: CommandServices): Promise<Place> {
  const community = communityOf(services);
  const { asker } = services;
  const all = await community.subscriptions(asker.community);
  const digest = all.find(({ channel, plan }) => channel === asker.channel && plan.kind === 'digest');
  return { settings: await community.settings(asker.community), digest: digest as Place['digest'] };
}

interface Wanted {
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
  readonly days?: 'every' | 'workdays' | 'trading' | undefined;
  readonly afterClose?: number | undefined;
  readonly flows?: 'yes' | 'no' | undefined;
  readonly events?: 'yes' | 'no' | undefined;
}

function scheduleOf({ hour, minute, days, afterClose }: Wanted, zone: string, before: Schedule | undefined): Schedule {
  const usual: Schedule = before ?? {
    zone,
    at: { kind: 'local', minuteOfDay: 480 },
    weekdays: WORKDAYS,
    tradingDaysOnly: false,
  };
  const minuteOfDay = hour === undefined ? undefined : hour * 60 + (minute ?? 0);
  const at =
    afterClose !== undefined
      ? ({ kind: 'after-close', minutes: afterClose } as const)
      : minuteOfDay !== undefined
        ? ({ kind: 'local', minuteOfDay } as const)
        : usual.at;
  const weekdays = days === undefined ? usual.weekdays : days === 'every' ? EVERY_DAY : WORKDAYS;
  return { zone, at, weekdays, tradingDaysOnly: days === undefined ? usual.tradingDaysOnly : days === 'trading' };
}

function planOf(wanted: Wanted, { settings, digest }: Place): DigestPlan {
  const has = (section: 'flows' | 'events'): boolean =>
    wanted[section] === undefined ? (digest?.plan.sections.includes(section) ?? false) : wanted[section] === 'yes';
  return {
    kind: 'digest',
    schedule: scheduleOf(wanted, settings.zone, digest?.plan.schedule),
    pairs: digest?.plan.pairs ?? [],
    sections: ['pairs', ...(['flows', 'events'] as const).filter(has)],
  };
}

async function on(wanted: Wanted, here: Place, services: CommandServices): Promise<Reply> {
  const community = communityOf(services);
  const { asker, calendar } = services;
  const missing = await community.missingPermissions(asker.channel);
  if (missing.length > 0)
    throw new UserError(
      `In this channel Rift may not yet: ${missing.join(', ')}. Allow it, then send digest on again.`,
    );
  const plan = planOf(wanted, here);
  const nextDueMs = nextSlot(plan.schedule, community.nowMs(), calendar);
  const { digest } = here;
  const draft = { channel: asker.channel, plan, nextDueMs, ...(digest === undefined ? {} : { id: digest.id }) };
  const id = await community.saveSubscription(asker, draft, `digest ${whenWords(plan.schedule)}`);
  const saved = {
    ...(digest ?? { community: asker.community, channel: asker.channel, createdBy: asker.person }),
    id,
    plan,
  };
  return show('The digest of this channel is on.', { ...here, digest: withoutPause(saved) }, services);
}

function withoutPause({ paused: _, ...subscription }: Subscription & { readonly plan: DigestPlan }) {
  return subscription;
}

async function off({ digest, settings }: Place, services: CommandServices): Promise<Reply> {
  if (digest === undefined) return show('There is no digest in this channel.', { digest, settings }, services);
  await communityOf(services).removeSubscription(services.asker, digest.id, 'digest off');
  return show('The digest of this channel is off.', { digest: undefined, settings }, services);
}

/** The digest as it would be sent now, shown to whoever asked. */
async function now({ settings, digest }: Place, services: CommandServices): Promise<Reply> {
  const brief = services.commands.find(({ name }) => name === 'brief')!;
  const pairs = digest !== undefined && digest.plan.pairs.length > 0 ? digest.plan.pairs : settings.watched;
  const sections = digest?.plan.sections ?? ['pairs'];
  const { calendar, market } = services;
  const before = calendar.between(calendar.firstDate, market.today()).at(-2);
  const options = {
    pairs: pairs.map((pair) => pair.join('/')).join(', '),
    since: before?.date,
    flows: sections.includes('flows'),
    events: sections.includes('events'),
  };
  return { ...(await brief.run(options, services)), visibility: 'asker' };
}

function whenWords({ at, weekdays, tradingDaysOnly, zone }: Schedule): string {
  const days = tradingDaysOnly ? 'trading days' : weekdays.length === 7 ? 'every day' : 'Monday to Friday';
  return at.kind === 'local'
    ? `${days} at ${clockTime(at.minuteOfDay)} (${zone})`
    : `${at.minutes} minutes after each New York close`;
}

function stateWords({ digest, settings }: Place, services: CommandServices): string[] {
  if (digest === undefined) return ['Off.', `Zone of this community: ${settings.zone}`];
  const { schedule, sections } = digest.plan;
  const next = nextSlot(schedule, communityOf(services).nowMs(), services.calendar);
  return [
    `When: ${whenWords(schedule)}`,
    ...(digest.paused === undefined ? [] : [`Paused: ${digest.paused.reason}. digest on starts it again.`]),
    ...(next === undefined
      ? []
      : [`Next: ${dayMonthYear(localDate(next, schedule.zone))}, ${clockTime(localMinute(next, schedule.zone))}`]),
    `What: ${sections.join(', ')} of ${settings.watched.map((pair) => pair.join('/')).join(', ')}`,
  ];
}

function show(title: string, here: Place, services: CommandServices): Reply {
  const edit = (label: string, line: string, group = 'what'): Action => ({ label, line, does: 'edit', group });
  const actions = [
    edit('08:00', 'digest on hour:8', 'when'),
    edit('16:30', 'digest on hour:16 minute:30', 'when'),
    edit('After the close', 'digest on after_close:15', 'when'),
    edit('Monday to Friday', 'digest on days:workdays', 'days'),
    edit('Trading days', 'digest on days:trading', 'days'),
    edit('Every day', 'digest on days:every', 'days'),
    { label: 'Look at it now', line: 'digest now', does: 'new', group: 'what' } as const,
    here.digest === undefined ? edit('Switch on', 'digest on') : edit('Switch off', 'digest off'),
    edit('Undo', 'undo'),
  ];
  return settingsReply(title, stateWords(here, services), actions);
}
