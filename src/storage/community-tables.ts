import type { Subscription, SubscriptionPlan } from '../core/community/subscription.ts';

/** A subscription as it is kept. `plan` and `alert_state` are JSON. */
export interface SubscriptionRow {
  id: string;
  community: string;
  channel: string;
  kind: 'digest' | 'alert';
  plan: string;
  created_by: string;
  paused: string | null;
  paused_at_ms: number | null;
  next_due_ms: number | null;
  last_session: string | null;
  alert_state: string | null;
}

/** A delivery as it is kept. */
export interface DeliveryRow {
  key: string;
  subscription: string;
  slot: string;
  community: string;
  platform: string;
  channel: string;
  line: string;
  headline: string | null;
  mention_role: string | null;
  offer: string | null;
  due_ms: number;
  state: string;
  ready_ms: number;
  begun_ms: number | null;
  ended_ms: number | null;
  message_id: string | null;
  reason: string | null;
}

/** Who changed what: `before` and `after` are JSON of the target, null where it did not exist. */
export interface AuditRow {
  id: string;
  community: string;
  at_ms: number;
  sequence: number;
  person: string;
  what: string;
  /** `settings`, or the id of a subscription. */
  target: string;
  before: string | null;
  after: string | null;
  /** 0: stands, 1: was taken back, 2: is itself a taking back. */
  undone: number;
}

/** A verdict as it is kept. `content` is everything else, as JSON. */
export interface ReceiptRow {
  community: string;
  id: string;
  hash: string;
  at_ms: number;
  content: string;
}

/** The tables of the communities. */
export interface CommunityTables {
  communities: { community: string; settings: string; gone_at_ms: number | null };
  subscriptions: SubscriptionRow;
  deliveries: DeliveryRow;
  audit: AuditRow;
  receipts: ReceiptRow;
  community_events: { community: string; date: string; label: string };
}

/** A row as the core knows it. */
export function subscriptionOf(row: SubscriptionRow): Subscription {
  const { id, community, channel, created_by: createdBy, paused, paused_at_ms: sinceMs } = row;
  const plan = JSON.parse(row.plan) as SubscriptionPlan;
  const pause = paused === null ? {} : { paused: { reason: paused, sinceMs: sinceMs ?? 0 } };
  return { id, community, channel, createdBy, plan, ...pause };
}
