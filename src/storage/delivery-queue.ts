import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { AlertState } from '../alerts/alert-state.ts';
import type {
  Advance,
  ClaimedDelivery,
  DeliveryEnd,
  DeliveryQueue,
  DeliveryState,
  DueSubscription,
  PlannedDelivery,
} from '../community/delivery-queue.ts';
import type { Subscription } from '../community/schedule.ts';
import { type CommunitySettings, defaultSettings, settingsForChannel } from '../community/settings.ts';
import { deleteCommunity, readSettings } from './community-store.ts';
import type { Database, Dialect } from './database.ts';
import {
  type CommunityTables,
  type DeliveryRow,
  moveCommunityRows,
  subscriptionOf,
  type SubscriptionRow,
} from './schema.ts';

type Db = Kysely<CommunityTables>;

type Tx = Transaction<CommunityTables>;

const KEY_LENGTH = 22;

/** One subscription and slot have one key, whoever plans them: it is the row's name and the platform's nonce. */
function keyOf({ subscription, slot }: PlannedDelivery): string {
  return createHash('sha256').update(`${subscription}\n${slot}`).digest('base64url').slice(0, KEY_LENGTH);
}

function deliveryRow(planned: PlannedDelivery): DeliveryRow {
  const { subscription, slot, community, channel, line, headline, mentionRole, offer, dueMs, state, reason } = planned;
  return {
    ...{ key: keyOf(planned), subscription, slot, community, channel, line, state },
    platform: channel.slice(0, channel.indexOf(':')),
    headline: headline ?? null,
    mention_role: mentionRole ?? null,
    offer: offer ?? null,
    ...{ due_ms: dueMs, ready_ms: dueMs, begun_ms: null, ended_ms: null, message_id: null },
    reason: reason ?? null,
  };
}

function claimedOf(row: DeliveryRow): ClaimedDelivery {
  const { key, subscription, slot, community, channel, line, due_ms: dueMs, ready_ms: claimMs } = row;
  return {
    ...{ key, subscription, slot, community, channel, line, dueMs, claimMs, state: 'planned' },
    ...(row.headline === null ? {} : { headline: row.headline }),
    ...(row.mention_role === null ? {} : { mentionRole: row.mention_role }),
    ...(row.offer === null ? {} : { offer: row.offer }),
  };
}

/** The community's own dates, only where somebody wants to be told of them. */
async function ownEventsFor(db: Db, { community, plan }: Subscription) {
  if (plan.kind !== 'digest' || !plan.sections.includes('events')) return {};
  const dated = db.selectFrom('community_events').select(['date', 'label']).where('community', '=', community);
  return { ownEvents: await dated.orderBy('date').orderBy('label').execute() };
}

async function dueOf(db: Db, row: SubscriptionRow): Promise<DueSubscription> {
  const subscription = subscriptionOf(row);
  return {
    ...subscription,
    ...(await ownEventsFor(db, subscription)),
    dueMs: row.next_due_ms ?? 0,
    settings: settingsForChannel(await readSettings(db, row.community), row.channel),
    ...(row.last_session === null ? {} : { lastSession: row.last_session }),
    ...(row.alert_state === null ? {} : { alertState: JSON.parse(row.alert_state) as AlertState }),
  };
}

async function allDue(db: Db, rows: readonly SubscriptionRow[]): Promise<DueSubscription[]> {
  const due: DueSubscription[] = [];
  for (const row of rows) due.push(await dueOf(db, row));
  return due;
}

async function insertDeliveries(db: Db, deliveries: readonly PlannedDelivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await db
    .insertInto('deliveries')
    .values(deliveries.map(deliveryRow))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function updateSubscription(db: Db, id: string, next: Advance): Promise<void> {
  const { nextDueMs, lastSession, alertState } = next;
  await db
    .updateTable('subscriptions')
    .set({
      next_due_ms: nextDueMs ?? null,
      ...(lastSession === undefined ? {} : { last_session: lastSession }),
      ...(alertState === undefined ? {} : { alert_state: JSON.stringify(alertState) }),
    })
    .where('id', '=', id)
    .execute();
}

function dueRows(db: Db, { skipLocked }: Dialect, kind: 'digest' | 'alert', nowMs: number, most: number) {
  return db
    .selectFrom('subscriptions')
    .selectAll()
    .where('kind', '=', kind)
    .where('next_due_ms', '<=', nowMs)
    .where('paused', 'is', null)
    .orderBy('next_due_ms')
    .limit(most)
    .modifyEnd(sql.raw(skipLocked))
    .execute();
}

async function claimAlerts(db: Tx, dialect: Dialect, nowMs: number, retryMs: number, most: number) {
  const rows = await dueRows(db, dialect, 'alert', nowMs, most);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    await db.updateTable('subscriptions').set({ next_due_ms: retryMs }).where('id', 'in', ids).execute();
  }
  return allDue(db, rows);
}

async function advanceClaimed(db: Tx, due: DueSubscription, claimMs: number, next: Advance): Promise<boolean> {
  const held = await db
    .updateTable('subscriptions')
    .set({ next_due_ms: claimMs })
    .where('id', '=', due.id)
    .where('next_due_ms', '=', claimMs)
    .executeTakeFirst();
  if (held.numUpdatedRows !== 1n) return false;
  await insertDeliveries(db, next.deliveries);
  await updateSubscription(db, due.id, next);
  return true;
}

async function claimDeliveries(
  db: Tx,
  { skipLocked }: Dialect,
  { platform, nowMs, claimMs, most }: { platform: string; nowMs: number; claimMs: number; most: number },
): Promise<ClaimedDelivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('platform', '=', platform)
    .where('state', '=', 'planned')
    .where('ready_ms', '<=', nowMs)
    .orderBy('ready_ms')
    .orderBy('line') // what says the same is sent in one go, so that it is put together once
    .limit(most)
    .modifyEnd(sql.raw(skipLocked))
    .execute();
  const keys = rows.map(({ key }) => key);
  if (keys.length > 0) {
    await db.updateTable('deliveries').set({ ready_ms: claimMs }).where('key', 'in', keys).execute();
  }
  return rows.map((row) => claimedOf({ ...row, ready_ms: claimMs }));
}

async function begin(db: Db, { key, claimMs }: ClaimedDelivery, nowMs: number, untilMs: number): Promise<boolean> {
  const result = await db
    .updateTable('deliveries')
    .set({ state: 'sending', ready_ms: untilMs, begun_ms: sql<number>`coalesce(begun_ms, ${nowMs})` })
    .where('key', '=', key)
    .where('state', '=', 'planned')
    .where('ready_ms', '=', claimMs)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Who knows how it ended may say so even after it was given up as unknown. */
async function finish(db: Db, key: string, { state, atMs, messageId, reason }: DeliveryEnd): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state, ended_ms: atMs, message_id: messageId ?? null, reason: reason ?? null })
    .where('key', '=', key)
    .where('state', 'in', ['planned', 'sending', 'unknown'])
    .execute();
}

async function recoverStale(db: Tx, platform: string, nowMs: number, repeatableFromMs: number): Promise<number> {
  const silent = () =>
    db
      .updateTable('deliveries')
      .where('platform', '=', platform)
      .where('state', '=', 'sending')
      .where('ready_ms', '<=', nowMs);
  await silent().where('begun_ms', '>=', repeatableFromMs).set({ state: 'planned' }).execute();
  const reason = 'the process ended before the platform answered';
  const lost = await silent().set({ state: 'unknown', ended_ms: nowMs, reason }).executeTakeFirst();
  return Number(lost.numUpdatedRows);
}

async function pauseChannel(db: Tx, channel: string, reason: string, nowMs: number): Promise<Subscription[]> {
  const rows = await db
    .updateTable('subscriptions')
    .set({ paused: reason, paused_at_ms: nowMs })
    .where('channel', '=', channel)
    .where('paused', 'is', null)
    .returningAll()
    .execute();
  await db
    .updateTable('deliveries')
    .set({ state: 'skipped', ended_ms: nowMs, reason })
    .where('channel', '=', channel)
    .where('state', '=', 'planned')
    .execute();
  return rows.map(subscriptionOf);
}

/** A Telegram group that moved takes its topics, its settings and its history with it. */
async function moveChannel(db: Tx, from: string, to: string): Promise<void> {
  const moved = (column: 'channel') => sql<string>`${to} || substr(${sql.ref(column)}, ${sql.lit(from.length + 1)})`;
  const here = (column: string) =>
    sql<boolean>`(${sql.ref(column)} = ${from} or ${sql.ref(column)} like ${`${from}:%`})`;
  await db
    .updateTable('subscriptions')
    .set({ channel: moved('channel') })
    .where(here('channel'))
    .execute();
  await db
    .updateTable('deliveries')
    .set({ channel: moved('channel') })
    .where(here('channel'))
    .execute();
  await db.updateTable('subscriptions').set({ community: to }).where('community', '=', from).execute();
  await db.updateTable('deliveries').set({ community: to }).where('community', '=', from).execute();
  await db.updateTable('audit').set({ community: to }).where('community', '=', from).execute();
  await moveCommunityRows(db, from, to);
  await moveSettings(db, from, to);
}

/** Channels named in the settings get their new names; what the new community has chosen already stays. */
async function moveSettings(db: Tx, from: string, to: string): Promise<void> {
  const rows = await db.selectFrom('communities').selectAll().where('community', 'in', [from, to]).execute();
  const old = rows.find(({ community }) => community === from);
  if (old === undefined) return;
  await db.deleteFrom('communities').where('community', '=', from).execute();
  if (rows.length > 1) return;
  const settings = JSON.stringify(movedSettings(JSON.parse(old.settings) as Partial<CommunitySettings>, from, to));
  await db
    .insertInto('communities')
    .values({ ...old, community: to, settings })
    .execute();
}

function movedSettings(settings: Partial<CommunitySettings>, from: string, to: string): Partial<CommunitySettings> {
  const moved = (channel: string): string =>
    channel === from || channel.startsWith(`${from}:`) ? `${to}${channel.slice(from.length)}` : channel;
  const { channels, byChannel } = settings;
  const own = Object.entries(byChannel ?? {}).map(([channel, chosen]) => [moved(channel), chosen] as const);
  return {
    ...settings,
    ...(channels === undefined ? {} : { channels: channels.map(moved) }),
    ...(byChannel === undefined ? {} : { byChannel: Object.fromEntries(own) }),
  };
}

async function watchedPairs(db: Db): Promise<(readonly [string, string])[]> {
  const plans = await db
    .selectFrom('subscriptions')
    .select(['plan', 'community'])
    .where('paused', 'is', null)
    .execute();
  const chosen = await db.selectFrom('communities').select('settings').where('gone_at_ms', 'is', null).execute();
  const pairs = [
    ...plans
      .map((row) => subscriptionOf({ ...blank, ...row }).plan)
      .flatMap((plan) => (plan.kind === 'alert' ? [plan.rule.pair] : plan.pairs)),
    ...chosen.flatMap(({ settings }) => watchedIn(JSON.parse(settings) as Partial<CommunitySettings>)),
    ...(plans.length > 0 ? defaultSettings.watched : []),
  ];
  return [...new Map(pairs.map((pair) => [pair.join('/'), pair])).values()];
}

function watchedIn({ watched = [], byChannel = {} }: Partial<CommunitySettings>): (readonly [string, string])[] {
  return [...watched, ...Object.values(byChannel).flatMap((own) => own.watched ?? [])];
}

const blank: SubscriptionRow = {
  ...{ id: '', community: '', channel: '', kind: 'digest', plan: '', created_by: '' },
  ...{ paused: null, paused_at_ms: null, next_due_ms: null, last_session: null, alert_state: null },
};

async function prune(db: Tx, before: Parameters<DeliveryQueue['prune']>[0]): Promise<void> {
  await db.deleteFrom('deliveries').where('due_ms', '<', before.deliveriesMs).execute();
  await db.deleteFrom('audit').where('at_ms', '<', before.auditMs).execute();
  const gone = await db.selectFrom('communities').select('community').where('gone_at_ms', '<', before.goneMs).execute();
  for (const { community } of gone) await deleteCommunity(db, community);
  await db.deleteFrom('subscriptions').where('paused_at_ms', '<', before.goneMs).execute();
}

const states: readonly DeliveryState[] = ['planned', 'sending', 'sent', 'failed', 'unknown', 'skipped'];

async function readCounts(db: Db): Promise<Record<DeliveryState, number>> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const counted = new Map(rows.map(({ state, count }) => [state, count]));
  return Object.fromEntries(states.map((state) => [state, counted.get(state) ?? 0])) as Record<DeliveryState, number>;
}

/** A community that was left: nothing is sent there any more, and what is kept of it is deleted after a while. */
async function markLeft(db: Tx, community: string, nowMs: number): Promise<Subscription[]> {
  await db
    .insertInto('communities')
    .values({ community, settings: '{}', gone_at_ms: nowMs })
    .onConflict((conflict) => conflict.column('community').doUpdateSet({ gone_at_ms: nowMs }))
    .execute();
  const rows = await db
    .updateTable('subscriptions')
    .set({ paused: 'the bot was taken out of this community', paused_at_ms: nowMs })
    .where('community', '=', community)
    .where('paused', 'is', null)
    .returningAll()
    .execute();
  return rows.map(subscriptionOf);
}

async function markRejoined(db: Tx, community: string): Promise<Subscription[]> {
  await db.updateTable('communities').set({ gone_at_ms: null }).where('community', '=', community).execute();
  const paused = db.selectFrom('subscriptions').selectAll().where('community', '=', community);
  return (await paused.where('paused', 'is not', null).orderBy('id').execute()).map(subscriptionOf);
}

async function resumeChannel(db: Db, channel: string): Promise<Subscription[]> {
  const rows = await db
    .updateTable('subscriptions')
    .set({ paused: null, paused_at_ms: null })
    .where('channel', '=', channel)
    .where('paused', 'is not', null)
    .returningAll()
    .execute();
  return rows.map(subscriptionOf);
}

/** The ledger on either database. */
export function createDeliveryQueue(database: Database): DeliveryQueue {
  const { dialect } = database;
  const read = <T>(work: (db: Db) => Promise<T>): Promise<T> => database.read<CommunityTables, T>(work);
  const write = <T>(work: (db: Tx) => Promise<T>): Promise<T> => database.write<CommunityTables, T>(work);
  return {
    planDigests: (nowMs, most, decide) =>
      write(async (db) => {
        const due = await allDue(db, await dueRows(db, dialect, 'digest', nowMs, most));
        const decided = due.map((one) => ({ id: one.id, next: decide(one) }));
        for (const { id, next } of decided) {
          await insertDeliveries(db, next.deliveries);
          await updateSubscription(db, id, next);
        }
        return due.length;
      }),
    plan: (deliveries) => read((db) => insertDeliveries(db, deliveries)),
    claimAlerts: (nowMs, retryMs, most) => write((db) => claimAlerts(db, dialect, nowMs, retryMs, most)),
    advance: (due, claimMs, next) => write((db) => advanceClaimed(db, due, claimMs, next)),
    claimDeliveries: (platform, nowMs, claimMs, most) =>
      write((db) => claimDeliveries(db, dialect, { platform, nowMs, claimMs, most })),
    begin: (delivery, nowMs, untilMs) => read((db) => begin(db, delivery, nowMs, untilMs)),
    finish: (key, end) => read((db) => finish(db, key, end)),
    postpone: (key, readyMs) =>
      read(async (db) => {
        const waiting = db.updateTable('deliveries').set({ state: 'planned', ready_ms: readyMs, begun_ms: null });
        await waiting.where('key', '=', key).where('state', 'in', ['planned', 'sending']).execute();
      }),
    recoverStale: (platform, nowMs, repeatableFromMs) =>
      write((db) => recoverStale(db, platform, nowMs, repeatableFromMs)),
    pauseChannel: (channel, reason, nowMs) => write((db) => pauseChannel(db, channel, reason, nowMs)),
    moveChannel: (from, to) => write((db) => moveChannel(db, from, to)),
    settings: (community) => read((db) => readSettings(db, community)),
    watchedPairs: () => read(watchedPairs),
    markLeft: (community, nowMs) => write((db) => markLeft(db, community, nowMs)),
    markRejoined: (community) => write((db) => markRejoined(db, community)),
    resumeChannel: (channel) => read((db) => resumeChannel(db, channel)),
    prune: (before) => write((db) => prune(db, before)),
    counts: () => read(readCounts),
  };
}
