import type { AlertState } from '../alerts/alert-state.ts';
import type { DeliveryState } from './ledger.ts';
import type { CommunitySettings } from './settings.ts';
import type { Subscription, SubscriptionPlan } from './subscription.ts';

/** Who wants something changed, and whether they may. */
export interface Actor {
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
  /** What was done, as a sentence fragment: `set the zone to Europe/Berlin`. */
  readonly what: string;
}

/** One line of what became of a digest or an alert. */
export interface DeliveryRecord {
  readonly dueMs: number;
  readonly state: DeliveryState;
  /** Why it was not sent; absent where it was. */
  readonly reason?: string;
}

/** What is new or changed about a subscription. */
export interface SubscriptionDraft {
  /** Absent for a new one. */
  readonly id?: string;
  readonly channel: string;
  readonly plan: SubscriptionPlan;
  /** When it is looked at next, epoch ms; absent where never. */
  readonly nextDueMs?: number | undefined;
  /** Where a new alert stands. */
  readonly alertState?: AlertState;
}

/**
 * What communities have set up, and who changed it. Everything that changes something refuses with a `UserError` an
 * actor who is no moderator, what is beyond their reach, and an id of another community; it writes down who did what, and
 * can be undone once.
 */
export interface CommunityBook {
  settings(community: string): Promise<CommunitySettings>;
  saveSettings(actor: Actor, settings: CommunitySettings, what: string): Promise<void>;
  subscriptions(community: string): Promise<readonly Subscription[]>;
  /** What became of a subscription's latest deliveries, the newest first; nothing of another community's. */
  deliveries(community: string, subscription: string, most: number): Promise<readonly DeliveryRecord[]>;
  /** The id it was saved under. A pause is lifted by saving. */
  saveSubscription(actor: Actor, draft: SubscriptionDraft, what: string): Promise<string>;
  removeSubscription(actor: Actor, id: string, what: string): Promise<void>;
  /**
   * What would go on with this one: everything paused in its channel, none where nothing is. Open to moderators of its
   * community, and from anywhere to whoever set it up; a `UserError` for everybody else.
   */
  paused(actor: Actor, id: string): Promise<readonly Subscription[]>;
  /** Goes on with them, written down as done by this person; those it goes on with. */
  resume(actor: Actor, id: string): Promise<readonly Subscription[]>;
  /** Takes back the last change that was not taken back yet; what it was, or undefined where there is none. */
  undo(actor: Actor): Promise<ChangeRecord | undefined>;
  /** The newest first. */
  changes(community: string, most: number): Promise<readonly ChangeRecord[]>;
  /** Everything that is kept about a community, for taking away. */
  exportCommunity(actor: Actor): Promise<object>;
  /** Everything that is kept about a person. */
  exportPerson(person: string): Promise<object>;
  forgetCommunity(actor: Actor): Promise<void>;
  /** Takes a person's id out of everything; what they set up for a community stays, without a name. */
  forgetPerson(person: string): Promise<void>;
}

/** What a command may do with a community: the book, and a look at what the bot may do in a channel. */
export interface CommunityDesk extends CommunityBook {
  /** What the bot lacks in that channel, in words; empty where it can post. */
  missingPermissions(channel: string): Promise<readonly string[]>;
  /** Refuses with a `UserError` a channel of another community, however its id was come by. */
  requireOwnChannel(actor: Actor, channel: string): Promise<void>;
  nowMs(): number;
  /** Puts the reply of a command line into a channel within a minute, as a digest would be. */
  postTest(actor: Actor, channel: string, line: string): Promise<void>;
}
