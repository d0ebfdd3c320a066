import { type Kysely, sql } from 'kysely';
import type { Subscription, SubscriptionPlan } from '../community/schedule.ts';

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

type Db = Kysely<CommunityTables>;

/** Everything of one community, for its export. */
export async function exportCommunityRows(db: Db, community: string): Promise<object> {
  const receipts = await db.selectFrom('receipts').selectAll().where('community', '=', community).execute();
  const events = await db.selectFrom('community_events').selectAll().where('community', '=', community).execute();
  return { receipts, events };
}

/** Deletes all of it. */
export async function deleteCommunityRows(db: Db, community: string): Promise<void> {
  await db.deleteFrom('receipts').where('community', '=', community).execute();
  await db.deleteFrom('community_events').where('community', '=', community).execute();
}

/** Takes all of it to the community's new name; what is there already stays as it is. */
export async function moveCommunityRows(db: Db, from: string, to: string): Promise<void> {
  await sql`insert into receipts (community, id, hash, at_ms, content)
    select cast(${to} as text), id, hash, at_ms, content from receipts where community = ${from}
    on conflict do nothing`.execute(db);
  await sql`insert into community_events (community, date, label)
    select cast(${to} as text), date, label from community_events where community = ${from}
    on conflict do nothing`.execute(db);
  await deleteCommunityRows(db, from);
}
