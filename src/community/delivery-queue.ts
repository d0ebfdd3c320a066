import type { AlertState } from '../alerts/alert-state.ts';
import type { Text } from '../messages/text.ts';
import type { CommunityEvent } from './events.ts';
import type { Subscription } from './schedule.ts';
import type { CommunitySettings } from './settings.ts';

/** The value of an option as a platform gives it. */
export type RawValue = string | number | boolean;

/** A command with options already told apart, by the names in its specs. */
export interface StructuredInput {
  readonly command: string;
  readonly options: Readonly<Record<string, RawValue>>;
}

/**
 * planned: due, not tried yet. sending: given to the platform, no answer yet. sent: the platform has it.
 * failed: it said no for good. unknown: nobody can tell, and it is not tried again. skipped: too late to be of use.
 */
export type DeliveryState = 'planned' | 'sending' | 'sent' | 'failed' | 'unknown' | 'skipped';

/** What is to be put into a channel. One row per subscription and slot, whoever plans it. */
export interface PlannedDelivery {
  readonly subscription: string;
  /** What makes it the same delivery: an instant for a digest, a session and a kind for an alert. */
  readonly slot: string;
  readonly community: string;
  readonly channel: string;
  /** What its body is the reply to; absent where the headline says it all. */
  readonly question?: StructuredInput;
  /** Said above the body where given. */
  readonly headline?: Text;
  readonly mentionRole?: string;
  /** The command line of the one button below a headline that stands alone. */
  readonly offer?: string;
  /** When it is due, epoch ms. */
  readonly dueMs: number;
  readonly state: 'planned' | 'skipped';
  readonly reason?: Text;
}

/** A delivery that this process may try now. */
export interface ClaimedDelivery extends Omit<PlannedDelivery, 'question'> {
  /** A line where an older version planned it. */
  readonly question?: string | StructuredInput;
  /** Names the row and is the platform's own key against repeats: 22 characters. */
  readonly key: string;
  /** Proof of the claim. */
  readonly claimMs: number;
}

/** A subscription that is due, with what the jobs keep about it. */
export interface DueSubscription extends Subscription {
  readonly dueMs: number;
  /** What holds in its channel. */
  readonly settings: CommunitySettings;
  /** The session the last digest stood on. */
  readonly lastSession?: string;
  readonly alertState?: AlertState;
  /** What the community added to the calendar, where the digest tells coming dates. */
  readonly ownEvents?: readonly CommunityEvent[];
}

/** What follows from looking at a due subscription. */
export interface Advance {
  readonly deliveries: readonly PlannedDelivery[];
  /** Undefined where it is never due again. */
  readonly nextDueMs: number | undefined;
  readonly lastSession?: string;
  readonly alertState?: AlertState;
}

/** How a delivery ended. */
export interface DeliveryEnd {
  readonly state: 'sent' | 'failed' | 'unknown' | 'skipped';
  readonly atMs: number;
  readonly messageId?: string;
  readonly reason?: Text;
}

/** What is deleted: everything of its kind that is older than its instant, epoch ms. */
export interface Retention {
  readonly deliveriesMs: number;
  /** Communities that were left, and subscriptions that have been paused, since before this. */
  readonly goneMs: number;
  readonly auditMs: number;
  /** Command lines behind buttons, from when they were last put under a message. */
  readonly linesMs: number;
  /** Notes on prices that a source corrected. */
  readonly revisionsMs: number;
  /** Verdicts, from when they were given. */
  readonly receiptsMs: number;
  /** A community's own dates, from their day. */
  readonly datesMs: number;
}

/** What is known of the clock. */
export interface TickRecord {
  /** What it said at the last tick of any process; undefined before the first. */
  readonly lastMs: number | undefined;
  /** Since when it has gone on without a jump, and without a stop of a day or more. */
  readonly steadySinceMs: number;
}

/** What the ledger holds at a moment, for whoever watches over it. */
export interface LedgerFigures {
  /** Deliveries that may be sent now and that nobody has in hand. */
  readonly due: number;
  /** How long the oldest of them has waited, milliseconds; 0 where there is none. */
  readonly lagMs: number;
  readonly communities: readonly { readonly platform: string; readonly count: number }[];
  readonly subscriptions: readonly {
    readonly platform: string;
    readonly kind: string;
    readonly isPaused: boolean;
    readonly count: number;
  }[];
}

/** The ledger the jobs work from. Any number of processes may share one: rows are claimed, and a claim runs out. */
export interface DeliveryQueue {
  /**
   * Digests due by now: decided and written down in one transaction, so that a slot is never lost nor planned twice.
   * What was due before `fromMs` is left for later. What cannot be read or decided is set aside and keeps nothing else up.
   */
  planDigests(nowMs: number, most: number, decide: (due: DueSubscription) => Advance, fromMs?: number): Promise<number>;
  /** Writes down deliveries that follow from nothing in the book; those that are there already stay as they are. */
  plan(deliveries: readonly PlannedDelivery[]): Promise<void>;
  /** Alerts due by now, each put off to `retryMs` until it is advanced. */
  claimAlerts(nowMs: number, retryMs: number, most: number): Promise<readonly DueSubscription[]>;
  /** Writes down what followed; false, and nothing is written, where another process was faster. */
  advance(due: DueSubscription, claimMs: number, next: Advance): Promise<boolean>;
  /** Deliveries that may be tried now, of one platform, the oldest first. The claim holds until `claimMs`. */
  claimDeliveries(platform: string, nowMs: number, claimMs: number, most: number): Promise<readonly ClaimedDelivery[]>;
  /** Whether anything of a platform may be tried or recovered now: it has come due, or the claim of it ran out. */
  isReady(platform: string, nowMs: number): Promise<boolean>;
  /** Says that the platform is about to get it, and will have answered by `untilMs`; false where the claim is lost. */
  begin(delivery: ClaimedDelivery, nowMs: number, untilMs: number): Promise<boolean>;
  /**
   * Takes back that the platform is about to get it: nothing left, or it was refused, and it waits until `claimMs` to be
   * begun again. A process that ends meanwhile has lost nothing.
   */
  withdraw(delivery: ClaimedDelivery, claimMs: number): Promise<void>;
  finish(key: string, end: DeliveryEnd): Promise<void>;
  /**
   * Tries again from `readyMs` on. Where the platform `refused` it, so that it certainly did not arrive, that holds even
   * after it was given up as unknown.
   */
  postpone(key: string, readyMs: number, why?: 'refused'): Promise<void>;
  /**
   * Deliveries whose sender went silent: tried again, before all others, where the platform still knows the key of what
   * was begun after `repeatableFromMs`, otherwise unknown. Those that became unknown.
   */
  recoverStale(platform: string, nowMs: number, repeatableFromMs: number): Promise<readonly ClaimedDelivery[]>;
  /** Stops everything in a channel until a moderator saves it again; those stopped by this. */
  pauseChannel(channel: string, reason: Text, nowMs: number): Promise<readonly Subscription[]>;
  moveChannel(from: string, to: string): Promise<void>;
  /** What a delivery is of; undefined where it is there no more. */
  subscription(id: string): Promise<Subscription | undefined>;
  settings(community: string): Promise<CommunitySettings>;
  /** Who has set anything up in a community, and its channels in which something goes on, both in an order that holds. */
  whoElse(community: string): Promise<{ readonly persons: readonly string[]; readonly channels: readonly string[] }>;
  /** Every pair any active subscription or community looks at. */
  watchedPairs(): Promise<readonly (readonly [string, string])[]>;
  /** The bot was taken out: everything there is paused, and deleted after a while; those paused by this. */
  markLeft(community: string, nowMs: number): Promise<readonly Subscription[]>;
  /** The bot is there again: nothing is deleted any more; those that are still paused. */
  markRejoined(community: string): Promise<readonly Subscription[]>;
  /** Goes on with everything that was paused in a channel; those it goes on with. */
  resumeChannel(channel: string): Promise<readonly Subscription[]>;
  /** Writes down what the clock says; what it said the last time, and since when it has gone on without a jump. */
  noteTick(nowMs: number): Promise<TickRecord>;
  /** Deletes what has aged out. */
  prune(before: Retention): Promise<void>;
  /** Counts by state, for health and metrics. */
  counts(): Promise<Readonly<Record<DeliveryState, number>>>;
  /** What there is and what waits, without looking through what is over. */
  figures(nowMs: number): Promise<LedgerFigures>;
}
