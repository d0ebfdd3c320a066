import { randomBytes } from 'node:crypto';
import type { Delivery, Messenger } from '../chat/chat.ts';
import type { CommunityService } from '../chat/command.ts';
import { spokenReply } from '../chat/reply.ts';
import { readerOf, speakerOf } from '../messages/speaker.ts';
import { type CommunityStore, type ConfiguringActor, requireChannelAuthority } from '../community/community-store.ts';
import type { ClaimedDelivery, PlannedDelivery } from '../community/delivery-queue.ts';
import { localDate, localMinute, type Subscription } from '../community/schedule.ts';
import { settingsForChannel } from '../community/settings.ts';
import { UserError } from '../errors.ts';
import {
  backWithout,
  pausedNotice,
  mayNotHaveArrived,
  type RefusalWords,
  refusalWords,
  takenOut,
  toldInstead,
  unpostableWords,
} from '../messages/chats.ts';
import { clockTime } from '../messages/format.ts';
import { fmt, msg } from '../messages/text.ts';
import type { JobDeps } from './jobs.ts';

type SendRefusal = Extract<Delivery, { kind: 'gone' | 'denied' }>;

/** What telling takes. */
export type NotifyDeps = Pick<JobDeps, 'deliveryQueue' | 'clock' | 'log'>;

/** What a refusal means for whoever set something up. */
export function refusalOf(end: SendRefusal): RefusalWords {
  return refusalWords(end.cause, end.kind === 'denied' ? end.missing : []);
}

/** Pauses everything in a channel that cannot be written to, and tells whoever set it up why, once. */
export async function pauseAndNotify(
  deps: NotifyDeps,
  messenger: Messenger,
  channel: string,
  end: SendRefusal,
): Promise<void> {
  const { deliveryQueue: queue, clock, log } = deps;
  const words = refusalOf(end);
  const paused = await queue.pauseChannel(channel, words.why, clock.now());
  log.info({ channel, paused: paused.length, reason: end.reason }, 'a channel cannot be written to and was paused');
  await notifyOwners(deps, messenger, paused, words);
}

/**
 * Tells each person who set something up, once for each channel, in private, with the button that goes on; where that
 * cannot be, somebody else.
 */
export async function notifyOwners(
  deps: NotifyDeps,
  messenger: Messenger,
  paused: readonly Subscription[],
  pause: RefusalWords,
): Promise<void> {
  const owners = new Map(paused.map((one) => [`${one.createdBy} ${one.channel}`, one]));
  for (const owner of owners.values()) {
    const notice = await noticeTo(messenger, owner, pause, deps.clock.now());
    if (notice.channel === '' || notice.channel === owner.channel) await tellSomebodyElse(deps, messenger, notice);
    else await deps.deliveryQueue.plan([notice]);
  }
}

/** A notice of a pause or of a delivery nobody knows about, and how many have been tried with it by now. */
const noticeSlot = /^((paused|unknown) [^,]+)(?:, (\d+))?$/;

/** What telling somebody else takes of a notice. */
type Notice = Pick<ClaimedDelivery, 'subscription' | 'slot' | 'channel' | 'headline' | 'offer'>;

/**
 * Passes a notice that did not get through to the next one who can do something: other people who set things up in that
 * community and still may, in private, then its channels that still take messages. Where none is left the log has it, and
 * `digest` and `alert` show it to whoever asks.
 */
export async function tellSomebodyElse(deps: NotifyDeps, messenger: Messenger, notice: Notice): Promise<void> {
  const { deliveryQueue: queue, clock, log } = deps;
  const [, first, kind, tried = '0'] = noticeSlot.exec(notice.slot) ?? [];
  const subscription = first === undefined ? undefined : await queue.subscription(notice.subscription);
  if (subscription === undefined) return;
  const ways = await waysToTell(deps, subscription);
  for (let way = Number(tried); way < ways.length; way += 1) {
    const to = await destinationOf(messenger, subscription, ways[way]!);
    if (to === undefined) continue;
    const headline = tried === '0' ? toldInstead(notice.headline ?? '') : (notice.headline ?? '');
    const offer = notice.offer === undefined ? {} : { offer: notice.offer };
    const told = { subscription: subscription.id, slot: `${first}, ${way + 1}`, headline, ...offer };
    return queue.plan([{ ...told, ...to, dueMs: clock.now(), state: 'planned' }]);
  }
  const what = kind === 'paused' ? 'is paused' : 'may not have arrived';
  log.warn({ subscription: subscription.id }, `nobody could be told that something ${what}; digest and alert show it`);
}

interface WayToTell {
  readonly person?: string;
  readonly channel?: string;
}

async function waysToTell(
  { deliveryQueue: queue }: NotifyDeps,
  { community, createdBy, channel: closed }: Subscription,
): Promise<WayToTell[]> {
  const { persons, channels } = await queue.whoElse(community);
  return [
    ...persons.filter((person) => person !== createdBy).map((person) => ({ person })),
    ...channels.filter((channel) => channel !== closed).map((channel) => ({ channel })),
  ];
}

/** Undefined where that person may change nothing there any more, or cannot be written to. */
async function destinationOf(
  messenger: Messenger,
  { community }: Subscription,
  { person, channel }: WayToTell,
): Promise<Pick<PlannedDelivery, 'community' | 'channel'> | undefined> {
  if (channel !== undefined) return { community, channel };
  if (person === undefined || (await messenger.mayConfigure?.(person, community)) === false) return undefined;
  const privately = await privateChannelOf(messenger, person);
  return privately === undefined ? undefined : { community: person, channel: privately };
}

/** Where a person is told something; undefined where that cannot be. */
async function privateChannelOf(messenger: Messenger, person: string): Promise<string | undefined> {
  const privately = messenger.privateChannel ? await messenger.privateChannel(person) : person;
  return privately?.startsWith(`${messenger.platform}:`) === true ? privately : undefined;
}

/** Without a channel where whoever it is for cannot be written to. */
async function noticeTo(
  messenger: Messenger,
  { id, createdBy, channel, plan }: Subscription,
  pause: RefusalWords,
  nowMs: number,
): Promise<PlannedDelivery> {
  const place = (await messenger.describeChannel?.(channel)) ?? channel;
  return {
    subscription: id,
    slot: `paused ${new Date(nowMs).toISOString()}`,
    community: createdBy,
    channel: (await privateChannelOf(messenger, createdBy)) ?? '',
    headline: pausedNotice(plan.kind, place, pause),
    offer: `resume id:${id}`,
    dueMs: nowMs,
    state: 'planned',
  };
}

/**
 * Tells whoever set it up, once for each delivery, that nobody knows whether it arrived; where that cannot be, somebody
 * else. It is not sent again, so that nothing comes twice; who looks can have it.
 */
export async function notifyUnknown(
  deps: NotifyDeps,
  messenger: Messenger,
  deliveries: readonly ClaimedDelivery[],
): Promise<void> {
  const { deliveryQueue: queue, clock, log } = deps;
  for (const delivery of deliveries.filter(({ question }) => question !== undefined)) {
    log.warn({ delivery: delivery.key, channel: delivery.channel }, 'nobody knows whether a delivery arrived');
    const subscription = await queue.subscription(delivery.subscription);
    if (subscription === undefined) continue;
    const privately = (await privateChannelOf(messenger, subscription.createdBy)) ?? '';
    const place = privately === delivery.channel ? undefined : await messenger.describeChannel?.(delivery.channel);
    const notice = unknownNotice(delivery, subscription, { privately, place }, clock.now());
    if (privately === '') await tellSomebodyElse(deps, messenger, notice);
    else await queue.plan([notice]);
  }
}

function unknownNotice(
  { slot, channel, dueMs }: ClaimedDelivery,
  { id, createdBy, plan }: Subscription,
  { privately, place = channel }: { readonly privately: string; readonly place: string | undefined },
  nowMs: number,
): PlannedDelivery {
  const zone = plan.kind === 'digest' ? plan.schedule.zone : 'UTC';
  const time = clockTime(localMinute(dueMs, zone));
  const when = msg('notices.when', { day: fmt.day(localDate(dueMs, zone)), time, zone });
  return {
    subscription: id,
    slot: `unknown ${slot}`,
    community: createdBy,
    channel: privately,
    headline: mayNotHaveArrived(plan.kind, when, privately === channel ? undefined : place),
    dueMs: nowMs,
    state: 'planned',
  };
}

/** What is done when the bot leaves a community or comes back. */
export interface MembershipHandlers {
  onLeft(community: string): Promise<void>;
  onRejoined(community: string): Promise<void>;
}

/** The messengers may come up after this is opened. */
type MembershipDeps = NotifyDeps & { readonly messengers: () => readonly Messenger[] };

/**
 * Pauses what a community had when the bot is taken out of it, and tells whoever set it up. When it is added again
 * everything goes on where the bot may write; where it may not, the people who set it up are told what is missing.
 */
export function onMembershipChange(deps: MembershipDeps): MembershipHandlers {
  const { deliveryQueue: queue, clock, messengers } = deps;
  const messengerOf = (community: string): Messenger | undefined =>
    messengers().find(({ platform }) => community.startsWith(`${platform}:`));
  return {
    async onLeft(community) {
      const paused = await queue.markLeft(community, clock.now());
      const messenger = messengerOf(community);
      if (messenger !== undefined) await notifyOwners(deps, messenger, paused, takenOut);
    },
    async onRejoined(community) {
      const paused = await queue.markRejoined(community);
      const messenger = messengerOf(community);
      if (messenger === undefined) return;
      for (const channel of new Set(paused.map((one) => one.channel))) {
        const missing = await messenger.missingPermissions(channel);
        const here = paused.filter((one) => one.channel === channel);
        if (missing.length === 0) await queue.resumeChannel(channel);
        else await notifyOwners(deps, messenger, here, backWithout(missing));
      }
    },
  };
}

/** What the service is made of. The messengers may come up after it is created. */
interface CommunityServiceDeps {
  readonly store: CommunityStore;
  readonly messengers: () => readonly Messenger[];
  readonly nowMs: () => number;
}

/** The book of the communities together with a look at their channels. */
export function createCommunityService({ store: book, messengers, nowMs }: CommunityServiceDeps): CommunityService {
  const messengerOf = (channel: string): Messenger | undefined =>
    messengers().find(({ platform }) => channel.startsWith(`${platform}:`));
  const requireOwnChannel = async ({ community }: ConfiguringActor, channel: string): Promise<void> => {
    const messenger = messengerOf(channel);
    const isOwn =
      community.split(':')[0] === channel.split(':')[0] && (await messenger?.isIn?.(channel, community)) !== false;
    if (!isOwn) throw new UserError(msg('setup.foreignChannel'));
    const kind = await messenger?.unpostable?.(channel);
    if (kind !== undefined) throw new UserError(unpostableWords(kind));
  };
  /** Who is told in private that something was paused may have been a moderator only when setting it up. */
  const requireStillModerator = async ({ person, community }: ConfiguringActor, there: string): Promise<void> => {
    if (community === there || (await messengerOf(there)?.mayConfigure?.(person, there)) === true) return;
    throw new UserError(msg('manage.resumeThere'));
  };
  return {
    ...book,
    nowMs,
    requireOwnChannel,
    resume: async (actor, id) => {
      const [first] = await book.paused(actor, id);
      if (first !== undefined) await requireStillModerator(actor, first.community);
      return book.resume(actor, id);
    },
    saveSubscription: async (actor, draft, what) => {
      await requireOwnChannel(actor, draft.channel);
      return book.saveSubscription(actor, draft, what);
    },
    missingPermissions: async (channel) => (await messengerOf(channel)?.missingPermissions(channel)) ?? [],
    postTest: async (actor, channel, reply) => {
      const { community, moderator } = actor;
      if (!moderator) throw new UserError(msg('manage.moderatorsTest'));
      requireChannelAuthority(actor, channel);
      await requireOwnChannel(actor, channel);
      const settings = settingsForChannel(await book.settings(community), channel);
      const { theme, silent } = settings;
      const said = spokenReply(reply, speakerOf(readerOf(settings)));
      const key = `test${randomBytes(8).toString('hex')}`;
      const sent = messengerOf(channel)?.send({ channel, community, theme, silent }, said, key);
      return (await sent?.catch(unknownOutcome)) ?? { kind: 'gone', reason: 'no platform is up' };
    },
  };
}

/** A messenger that throws has not said whether it sent. */
export function unknownOutcome(error: unknown): Delivery {
  return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) };
}
