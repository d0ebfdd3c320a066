import { createHash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type {
  Advance,
  ClaimedDelivery,
  DeliveryEnd,
  DeliveryQueue,
  DeliveryState,
  DueSubscription,
  PlannedDelivery,
} from '../community/delivery-queue.ts';
import { readKeptAlertState, readKeptPlan, readKeptQuestion, readKeptSettings } from '../community/community-store.ts';
import type { CommunityEvent } from '../community/events.ts';
import type { Subscription } from '../community/schedule.ts';
import { type CommunitySettings, defaultSettings, settingsForChannel } from '../community/settings.ts';
import { msg, type Text } from '../messages/text.ts';
import type { Database } from './database.ts';
import type { Dialect } from './dialects.ts';
import { receiptOf } from './receipt-store.ts';
import {
  type CommunityTables,
  type DeliveryRow,
  keptText,
  moveChannel,
  noteTick,
  prune,
  readFigures,
  readKeptText,
  SET_ASIDE,
  subscriptionOf,
  type SubscriptionRow,
  subscriptionsOf,
  type UnreadableRow,
} from './schema.ts';

type Db = Kysely<CommunityTables>;

type Tx = Transaction<CommunityTables>;

const KEY_LENGTH = 22;

/** One subscription and slot have one key, whoever plans them: it is the row's name and the platform's nonce. */
function keyOf({ subscription, slot }: PlannedDelivery): string {
  return createHash('sha256').update(`${subscription}\n${slot}`).digest('base64url').slice(0, KEY_LENGTH);
}

function deliveryRow(planned: PlannedDelivery): DeliveryRow {
  const { subscription, slot, community, channel, question, headline, mentionRole, offer, dueMs, state, reason } =
    planned;
  return {
    ...{ key: keyOf(planned), subscription, slot, community, channel, state },
    line: question === undefined ? '' : JSON.stringify(question),
    platform: channel.slice(0, channel.indexOf(':')),
    headline: headline === undefined ? null : keptText(headline),
    mention_role: mentionRole ?? null,
    offer: offer ?? null,
    ...{ due_ms: dueMs, ready_ms: dueMs, begun_ms: null, ended_ms: null, message_id: null },
    reason: reason === undefined ? null : keptText(reason),
  };
}

function claimedOf(row: DeliveryRow): ClaimedDelivery {
  const { key, subscription, slot, community, channel, due_ms: dueMs, ready_ms: claimMs } = row;
  return {
    ...{ key, subscription, slot, community, channel, dueMs, claimMs, state: 'planned' },
    ...(row.line === '' ? {} : { question: readKeptQuestion(row.line) }),
    ...(row.headline === null ? {} : { headline: readKeptText(row.headline) }),
    ...(row.mention_role === null ? {} : { mentionRole: row.mention_role }),
    ...(row.offer === null ? {} : { offer: row.offer }),
  };
}

/** What the communities themselves have added to the calendar, by community. */
async function datesOf(db: Db, communities: readonly string[]): Promise<Map<string, CommunityEvent[]>> {
  if (communities.length === 0) return new Map();
  const dated = db.selectFrom('community_events').select(['community', 'date', 'label']);
  const rows = await dated.where('community', 'in', communities).orderBy('date').orderBy('label').execute();
  const byCommunity = Map.groupBy(rows, ({ community }) => community);
  return new Map([...byCommunity].map(([key, own]) => [key, own.map(({ date, label }) => ({ date, label }))]));
}

const tellsDates = ({ plan }: Subscription): boolean => plan.kind === 'digest' && plan.sections.includes('events');

/** Tells of what cannot be read. */
type Tell = (row: UnreadableRow) => void;

async function rowsSetAside(db: Db, seen: readonly UnreadableRow[]): Promise<UnreadableRow[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .select(['id', 'community'])
    .where('paused', '=', SET_ASIDE)
    .execute();
  const stored = rows.map(
    ({ id, community }) => ({ table: 'subscriptions', key: id, community, what: 'plan' }) as const,
  );
  const still = await Promise.all(seen.map(async (row) => ((await isUnreadable(db, row)) ? [row] : [])));
  return [...stored, ...still.flat()];
}

/** Whether one that could not be read cannot be read yet; what was gone or mended meanwhile can. */
async function isUnreadable(db: Db, { table, key, community, what }: UnreadableRow): Promise<boolean> {
  if (table === 'subscriptions') return false; // set aside under its own name, or begun anew
  if (table === 'communities') {
    const row = await db.selectFrom('communities').selectAll().where('community', '=', key).executeTakeFirst();
    return readKeptSettings(key, row?.settings ?? null).unreadable.includes(what);
  }
  const kept = db.selectFrom('receipts').selectAll().where('community', '=', community).where('id', '=', key);
  const row = await kept.executeTakeFirst();
  return row !== undefined && receiptOf(row) === undefined;
}

/** Nothing is asked of it any more until somebody saves it again; it is never deleted for that. */
async function setAside(db: Db, { id, community }: SubscriptionRow, what: string, tell: Tell): Promise<void> {
  await db.updateTable('subscriptions').set({ paused: SET_ASIDE }).where('id', '=', id).execute();
  tell({ table: 'subscriptions', key: id, community, what });
}

async function settingsFor(db: Db, community: string, tell: Tell): Promise<CommunitySettings> {
  return (await settingsOf(db, [community], tell)).get(community)!;
}

/** The settings of each of these communities, the usual ones where nothing was chosen. */
async function settingsOf(db: Db, communities: readonly string[], tell: Tell): Promise<Map<string, CommunitySettings>> {
  if (communities.length === 0) return new Map();
  const kept = db.selectFrom('communities').select(['community', 'settings']).where('community', 'in', communities);
  const saved = new Map((await kept.execute()).map(({ community, settings }) => [community, settings]));
  return new Map(
    communities.map((community) => [community, settingsIn(saved.get(community) ?? null, community, tell)]),
  );
}

function settingsIn(kept: string | null, community: string, tell: Tell): CommunitySettings {
  const { settings, unreadable } = readKeptSettings(community, kept);
  for (const what of unreadable) tell({ table: 'communities', key: community, community, what });
  return settings;
}

/** An alert whose state cannot be read begins anew from where its measure stands, without a word. */
function alertStateOf({ id, community, alert_state: kept }: SubscriptionRow, tell: Tell) {
  const alertState = kept === null ? undefined : readKeptAlertState(kept);
  if (kept !== null && alertState === undefined)
    tell({ table: 'subscriptions', key: id, community, what: 'alert state' });
  return alertState === undefined ? {} : { alertState };
}

/** A row that is due, and what it says. */
interface DueRow {
  readonly row: SubscriptionRow;
  readonly due: DueSubscription;
}

/** What is due with all that is kept about it; a row that cannot be read is set aside. */
async function duesOf(db: Db, rows: readonly SubscriptionRow[], tell: Tell): Promise<DueRow[]> {
  const read = rows.map((row) => ({ row, subscription: subscriptionOf(row) }));
  for (const { row, subscription } of read) if (subscription === undefined) await setAside(db, row, 'plan', tell);
  const known = read.flatMap(({ row, subscription }) => (subscription === undefined ? [] : [{ row, subscription }]));
  const communities = [...new Set(known.map(({ row }) => row.community))];
  const settings = await settingsOf(db, communities, tell);
  const dates = await datesOf(
    db,
    known.flatMap(({ row, subscription }) => (tellsDates(subscription) ? [row.community] : [])),
  );
  return known.map(({ row, subscription }) => ({
    row,
    due: {
      ...subscription,
      ...(tellsDates(subscription) ? { ownEvents: dates.get(row.community) ?? [] } : {}),
      dueMs: row.next_due_ms ?? 0,
      settings: settingsForChannel(settings.get(row.community)!, row.channel),
      ...(row.last_session === null ? {} : { lastSession: row.last_session }),
      ...alertStateOf(row, tell),
    },
  }));
}

/** A database takes so many rows of deliveries in one statement at least. */
const ROWS_AT_ONCE = 500;

async function insertDeliveries(db: Db, deliveries: readonly PlannedDelivery[]): Promise<void> {
  const rows = deliveries.map(deliveryRow);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await db
      .insertInto('deliveries')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function updateSubscriptions(db: Db, ids: readonly string[], next: Advance): Promise<void> {
  const { nextDueMs, lastSession, alertState } = next;
  await db
    .updateTable('subscriptions')
    .set({
      next_due_ms: nextDueMs ?? null,
      ...(lastSession === undefined ? {} : { last_session: lastSession }),
      ...(alertState === undefined ? {} : { alert_state: JSON.stringify(alertState) }),
    })
    .where('id', 'in', ids)
    .execute();
}

/** What is due; what was due before `fromMs` is left alone. */
function dueRows(
  db: Db,
  { skipLocked }: Dialect,
  { kind, nowMs, most, fromMs = 0 }: { kind: 'digest' | 'alert'; nowMs: number; most: number; fromMs?: number },
) {
  return db
    .selectFrom('subscriptions')
    .selectAll()
    .where('kind', '=', kind)
    .where('next_due_ms', '<=', nowMs)
    .where('next_due_ms', '>=', fromMs)
    .where('paused', 'is', null)
    .orderBy('next_due_ms')
    .limit(most)
    .modifyEnd(sql.raw(skipLocked))
    .execute();
}

type Decide = (due: DueSubscription) => Advance;

/** A plan nothing can be decided about keeps no other digest from being planned. */
function decided(decide: Decide, due: DueSubscription): Advance | undefined {
  try {
    return decide(due);
  } catch {
    return undefined;
  }
}

/** In a few statements, however many there are: a crowd is due at once, and waits while it is being planned. */
async function planDigests(db: Tx, rows: readonly SubscriptionRow[], decide: Decide, tell: Tell): Promise<void> {
  const planned: { readonly id: string; readonly next: Advance }[] = [];
  for (const { row, due } of await duesOf(db, rows, tell)) {
    const next = decided(decide, due);
    if (next === undefined) await setAside(db, row, 'plan', tell);
    else planned.push({ id: row.id, next });
  }
  await insertDeliveries(
    db,
    planned.flatMap(({ next }) => next.deliveries),
  );
  const alike = Map.groupBy(planned, ({ next: { deliveries: _, ...rest } }) => JSON.stringify(rest));
  for (const some of alike.values()) {
    const ids = some.map(({ id }) => id);
    await updateSubscriptions(db, ids, some[0]!.next);
  }
}

async function claimAlerts(db: Tx, dialect: Dialect, nowMs: number, retryMs: number, most: number, tell: Tell) {
  const rows = await dueRows(db, dialect, { kind: 'alert', nowMs, most });
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    await db.updateTable('subscriptions').set({ next_due_ms: retryMs }).where('id', 'in', ids).execute();
  }
  return (await duesOf(db, rows, tell)).map(({ due }) => due);
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
  await updateSubscriptions(db, [due.id], next);
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

async function isReady(db: Db, platform: string, nowMs: number): Promise<boolean> {
  const open = db.selectFrom('deliveries').select('key').where('platform', '=', platform);
  const ready = open.where('state', 'in', ['planned', 'sending']).where('ready_ms', '<=', nowMs);
  return (await ready.limit(1).executeTakeFirst()) !== undefined;
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

async function withdraw(db: Db, { key }: ClaimedDelivery, claimMs: number): Promise<void> {
  const begun = db.updateTable('deliveries').set({ state: 'planned', ready_ms: claimMs, begun_ms: null });
  await begun.where('key', '=', key).where('state', '=', 'sending').execute();
}

/** Who knows how it ended may say so even after it was given up as unknown. */
async function finish(db: Db, key: string, { state, atMs, messageId, reason }: DeliveryEnd): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({
      state,
      ended_ms: atMs,
      message_id: messageId ?? null,
      reason: reason === undefined ? null : keptText(reason),
    })
    .where('key', '=', key)
    .where('state', 'in', ['planned', 'sending', 'unknown'])
    .execute();
}

/** Who only waits takes nothing back; who was refused knows that an unknown delivery did not arrive. */
async function postpone(db: Db, key: string, readyMs: number, why: 'refused' | undefined): Promise<void> {
  const open: DeliveryState[] = why === 'refused' ? ['planned', 'sending', 'unknown'] : ['planned', 'sending'];
  await db
    .updateTable('deliveries')
    .set({ state: 'planned', ready_ms: readyMs, begun_ms: null, ended_ms: null, reason: null })
    .where('key', '=', key)
    .where('state', 'in', open)
    .execute();
}

/** What is repeated comes before all that was due with it: the platform will not know its key for long. */
async function recoverStale(db: Tx, platform: string, nowMs: number, repeatableFromMs: number) {
  const open = () => db.updateTable('deliveries').where('platform', '=', platform).where('ready_ms', '<=', nowMs);
  const again = open().where('state', '=', 'sending').where('begun_ms', '>=', repeatableFromMs);
  await again.set({ state: 'planned', ready_ms: sql<number>`due_ms - 1` }).execute();
  const begun = open().where('state', 'in', ['sending', 'planned']).where('begun_ms', '<', repeatableFromMs);
  const reason = keptText(msg('notices.processEnded'));
  const lost = await begun.set({ state: 'unknown', ended_ms: nowMs, reason }).returningAll().execute();
  return lost.map(claimedOf);
}

/** So many are tried at most before nobody can be told. */
const MOST_TOLD = 10;

async function pauseChannel(db: Tx, channel: string, why: Text, nowMs: number): Promise<Subscription[]> {
  const reason = keptText(why);
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
  return subscriptionsOf(rows);
}

async function whoElse(db: Db, community: string) {
  const changes = db.selectFrom('audit').select('person').distinct().where('community', '=', community);
  const going = db.selectFrom('subscriptions').select('channel').distinct().where('community', '=', community);
  const [persons, channels] = await Promise.all([
    changes.orderBy('person').limit(MOST_TOLD).execute(),
    going.where('paused', 'is', null).orderBy('channel').limit(MOST_TOLD).execute(),
  ]);
  return { persons: persons.map(({ person }) => person), channels: channels.map(({ channel }) => channel) };
}

async function watchedPairs(db: Db): Promise<(readonly [string, string])[]> {
  const plans = await db.selectFrom('subscriptions').select('plan').where('paused', 'is', null).execute();
  const chosen = await db.selectFrom('communities').select('settings').where('gone_at_ms', 'is', null).execute();
  const pairs = [
    ...plans
      .map(({ plan }) => readKeptPlan(plan))
      .flatMap((plan) => (plan === undefined ? [] : plan.kind === 'alert' ? [plan.rule.pair] : plan.pairs)),
    ...chosen.flatMap(({ settings }) => watchedIn(settings)),
    ...(plans.length > 0 ? defaultSettings.watched : []),
  ];
  return [...new Map(pairs.map((pair) => [pair.join('/'), pair])).values()];
}

/** What was chosen, and nothing where nothing was. */
function watchedIn(kept: string): (readonly [string, string])[] {
  const { watched, byChannel } = readKeptSettings('', kept).settings;
  const own = Object.values(byChannel).flatMap((channel) => channel.watched ?? []);
  return [...(watched === defaultSettings.watched ? [] : watched), ...own];
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
    .set({ paused: keptText(msg('notices.takenOutOfCommunity')), paused_at_ms: nowMs })
    .where('community', '=', community)
    .where('paused', 'is', null)
    .returningAll()
    .execute();
  return subscriptionsOf(rows);
}

async function markRejoined(db: Tx, community: string): Promise<Subscription[]> {
  await db.updateTable('communities').set({ gone_at_ms: null }).where('community', '=', community).execute();
  const paused = db.selectFrom('subscriptions').selectAll().where('community', '=', community);
  return subscriptionsOf(await paused.where('paused', 'is not', null).orderBy('id').execute());
}

async function resumeChannel(db: Db, channel: string): Promise<Subscription[]> {
  const rows = await db
    .updateTable('subscriptions')
    .set({ paused: null, paused_at_ms: null })
    .where('channel', '=', channel)
    .where('paused', 'is not', null)
    .returningAll()
    .execute();
  return subscriptionsOf(rows);
}

/** The ledger on either database. `tell` hears of rows that cannot be read whenever one is met. */
export function createDeliveryQueue(
  database: Database,
  tell: Tell = () => undefined,
): DeliveryQueue & { readonly rowsSetAside: (seen: readonly UnreadableRow[]) => Promise<readonly UnreadableRow[]> } {
  const { dialect } = database;
  const run = <T>(work: (db: Db) => Promise<T>): Promise<T> => database.run<CommunityTables, T>(work);
  const read = <T>(work: (db: Db) => Promise<T>): Promise<T> => database.read<CommunityTables, T>(work);
  const write = <T>(work: (db: Tx) => Promise<T>): Promise<T> => database.write<CommunityTables, T>(work);
  return {
    planDigests: (nowMs, most, decide, fromMs = 0) =>
      write(async (db) => {
        const rows = await dueRows(db, dialect, { kind: 'digest', nowMs, most, fromMs });
        await planDigests(db, rows, decide, tell);
        return rows.length;
      }),
    plan: (deliveries) => run((db) => insertDeliveries(db, deliveries)),
    claimAlerts: (nowMs, retryMs, most) => write((db) => claimAlerts(db, dialect, nowMs, retryMs, most, tell)),
    advance: (due, claimMs, next) => write((db) => advanceClaimed(db, due, claimMs, next)),
    claimDeliveries: (platform, nowMs, claimMs, most) =>
      write((db) => claimDeliveries(db, dialect, { platform, nowMs, claimMs, most })),
    isReady: (platform, nowMs) => read((db) => isReady(db, platform, nowMs)),
    begin: (delivery, nowMs, untilMs) => run((db) => begin(db, delivery, nowMs, untilMs)),
    withdraw: (delivery, claimMs) => run((db) => withdraw(db, delivery, claimMs)),
    finish: (key, end) => run((db) => finish(db, key, end)),
    postpone: (key, readyMs, why) => run((db) => postpone(db, key, readyMs, why)),
    recoverStale: (platform, nowMs, repeatableFromMs) =>
      write((db) => recoverStale(db, platform, nowMs, repeatableFromMs)),
    pauseChannel: (channel, reason, nowMs) => write((db) => pauseChannel(db, channel, reason, nowMs)),
    moveChannel: (from, to) => write((db) => moveChannel(db, from, to)),
    subscription: (id) =>
      read(async (db) => {
        const row = await db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
        return row && subscriptionOf(row);
      }),
    settings: (community) => read((db) => settingsFor(db, community, tell)),
    whoElse: (community) => read((db) => whoElse(db, community)),
    watchedPairs: () => read(watchedPairs),
    markLeft: (community, nowMs) => write((db) => markLeft(db, community, nowMs)),
    markRejoined: (community) => write((db) => markRejoined(db, community)),
    resumeChannel: (channel) => run((db) => resumeChannel(db, channel)),
    noteTick: (nowMs) => write((db) => noteTick(db, nowMs)),
    prune: (before) => write((db) => prune(db, before)),
    rowsSetAside: (seen) => read((db) => rowsSetAside(db, seen)),
    counts: () => read(readCounts),
    figures: (nowMs) => read((db) => readFigures(db, nowMs)),
  };
}
