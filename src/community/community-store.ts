import type { AlertState } from '../alerts/alert-state.ts';
import { UserError } from '../errors.ts';
import { msg, type Text } from '../messages/text.ts';
import type { DeliveryState } from './delivery-queue.ts';
import type { Subscription, SubscriptionPlan } from './schedule.ts';
import { type CommunitySettings, withChannelSettings } from './settings.ts';

/** Who wants something changed, and whether they may. */
export interface ConfiguringActor {
  readonly person: string;
  readonly community: string;
  readonly moderator: boolean;
  /** A moderator only through the role the community named: who may configure is not theirs to say. */
  readonly byRole?: true;
  /** A moderator of this one channel alone, as who manages a Telegram topic. */
  readonly onlyIn?: string;
}

/** One line of who changed what. */
export interface ChangeRecord {
  readonly atMs: number;
  readonly person: string;
  /** What was done, as a sentence fragment: `zone Europe/Berlin`. */
  readonly what: Text;
}

/** One line of what became of a digest or an alert. */
export interface DeliveryRecord {
  readonly dueMs: number;
  readonly state: DeliveryState;
  /** Why it was not sent; absent where it was. */
  readonly reason?: Text;
}

/** Settings as they are to stand, and what is new about them as a sentence fragment. */
export interface SettingsChange {
  readonly settings: CommunitySettings;
  readonly what: Text;
}

/** What is new or changed about a subscription. */
export interface SubscriptionDraft {
  /** Absent for a new one, which takes the place of one that would say the same in this channel. */
  readonly id?: string;
  readonly channel: string;
  readonly plan: SubscriptionPlan;
  /** When it is looked at next, epoch ms; absent where never. */
  readonly nextDueMs?: number | undefined;
  /** Where a new alert stands. */
  readonly alertState?: AlertState;
  /** What is chosen along with it; both are saved or neither is. */
  readonly settings?: (now: CommunitySettings) => SettingsChange;
}

/**
 * What communities have set up, and who changed it. Everything that changes something refuses with a `UserError` an
 * actor who is no moderator, what is beyond their reach, and an id of another community; it writes down who did what, and
 * can be undone once.
 */
export interface CommunityStore {
  settings(community: string): Promise<CommunitySettings>;
  /**
   * Changes the settings as they stand at that moment, whoever else is changing them; what stands afterwards.
   *
   * @param change May be called more than once, and may refuse by throwing a `UserError`.
   */
  changeSettings(
    actor: ConfiguringActor,
    change: (now: CommunitySettings) => SettingsChange,
  ): Promise<CommunitySettings>;
  subscriptions(community: string): Promise<readonly Subscription[]>;
  /** What became of a subscription's latest deliveries, the newest first; nothing of another community's. */
  deliveries(community: string, subscription: string, most: number): Promise<readonly DeliveryRecord[]>;
  /** The id it was saved under. A pause is lifted by saving. */
  saveSubscription(actor: ConfiguringActor, draft: SubscriptionDraft, what: Text): Promise<string>;
  removeSubscription(actor: ConfiguringActor, id: string, what: Text): Promise<void>;
  /**
   * What would go on with this one: everything paused in its channel, none where nothing is. Open to moderators of its
   * community, and from anywhere to whoever set it up; a `UserError` for everybody else.
   */
  paused(actor: ConfiguringActor, id: string): Promise<readonly Subscription[]>;
  /** Goes on with them, written down as done by this person; those it goes on with. */
  resume(actor: ConfiguringActor, id: string): Promise<readonly Subscription[]>;
  /** Takes back the last change that was not taken back yet; what it was, or undefined where there is none. */
  undo(actor: ConfiguringActor): Promise<ChangeRecord | undefined>;
  /** The newest first. */
  changes(community: string, most: number): Promise<readonly ChangeRecord[]>;
  /** Everything that is kept about a community, for taking away. */
  exportCommunity(actor: ConfiguringActor): Promise<object>;
  /** Everything that is kept about a person. */
  exportPerson(person: string): Promise<object>;
  forgetCommunity(actor: ConfiguringActor): Promise<void>;
  /** Takes a person's id out of everything; what they set up for a community stays, without a name. */
  forgetPerson(person: string): Promise<void>;
}

type Authority = Pick<ConfiguringActor, 'byRole' | 'onlyIn'>;

/**
 * Is this change of settings within what a moderator may change?
 *
 * Who holds the named role changes everything but the role; who manages one topic changes what is said about that topic.
 *
 * @throws UserError where it is not.
 * @example requireSettingsAuthority({}, { byChannel: {} }, { byChannel: {} }); // => undefined
 */
export function requireSettingsAuthority(actor: Authority, before: CommunitySettings, after: CommunitySettings): void {
  if ((actor.byRole === true || actor.onlyIn !== undefined) && before.managerRole !== after.managerRole)
    throw new UserError(msg('manage.managersOnly'));
  if (actor.onlyIn !== undefined && !sameElsewhere(actor.onlyIn, before, after)) throw outsideTopicError();
}

/**
 * Is this channel within what a moderator may change?
 *
 * @throws UserError where somebody manages one topic and this is another.
 * @example requireChannelAuthority({ onlyIn: 'telegram:-5:7' }, 'telegram:-5:7'); // => undefined
 */
export function requireChannelAuthority({ onlyIn }: Authority, channel: string): void {
  if (onlyIn !== undefined && onlyIn !== channel) throw outsideTopicError();
}

/**
 * May this moderator speak for the whole community, as for forgetting it?
 *
 * @throws UserError where they hold the named role only, or manage one topic.
 * @example requireCommunityAuthority({}); // => undefined
 */
export function requireCommunityAuthority({ byRole, onlyIn }: Authority): void {
  if (byRole === true || onlyIn !== undefined) throw new UserError(msg('manage.wholeOnly'));
}

function outsideTopicError(): UserError {
  return new UserError(msg('manage.topicOnly'));
}

function sameElsewhere(channel: string, before: CommunitySettings, after: CommunitySettings): boolean {
  const rest = (settings: CommunitySettings): string => canonical(withChannelSettings(settings, channel, undefined));
  return rest(before) === rest(after);
}

/** One spelling whatever the order of the keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
