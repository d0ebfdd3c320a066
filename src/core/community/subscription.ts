import type { AlertRule } from '../alerts/alert-rule.ts';
import type { Schedule } from '../digest/schedule.ts';

/**
 * What a digest may hold beside what changed, in the order in which it is shown: where each pair stands, which is
 * furthest out and how much of that is chance, who moves with whom, coins moved onto exchanges, dates to come.
 */
export const digestSections = ['pairs', 'radar', 'matrix', 'flows', 'events'] as const;
export type DigestSection = (typeof digestSections)[number];

/** A digest: when, and what is in it. The pairs are the community's watched ones where none are named. */
export interface DigestPlan {
  readonly kind: 'digest';
  readonly schedule: Schedule;
  readonly pairs: readonly (readonly [string, string])[];
  readonly sections: readonly DigestSection[];
  /** True where it does not say what changed since the last one. */
  readonly withoutChanges?: true;
}

/** An alert and what is watched. */
export interface AlertPlan {
  readonly kind: 'alert';
  readonly rule: AlertRule;
}

/** What is put into a channel without being asked for each time. */
export type SubscriptionPlan = DigestPlan | AlertPlan;

/** A digest or an alert of one channel. Ids of communities, channels and people carry their platform. */
export interface Subscription {
  readonly id: string;
  readonly community: string;
  readonly channel: string;
  readonly createdBy: string;
  readonly plan: SubscriptionPlan;
  /** Why nothing is sent, and since when; absent where it is. */
  readonly paused?: { readonly reason: string; readonly sinceMs: number };
}
