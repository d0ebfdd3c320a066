import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { CallbackStore } from '../chat/chat.ts';
import {
  type ChangeRecord,
  type CommunityStore,
  type ConfiguringActor,
  type DeliveryRecord,
  requireChannelAuthority,
  requireCommunityAuthority,
  requireSettingsAuthority,
  type SettingsChange,
  type SubscriptionDraft,
} from '../community/community-store.ts';
import type { CommunityEvent, CommunityEvents } from '../community/events.ts';
import { readKeptSettings } from '../community/community-store.ts';
import { identityOf, type Subscription } from '../community/schedule.ts';
import type { CommunitySettings } from '../community/settings.ts';
import { UserError } from '../errors.ts';
import { msg, type Text } from '../messages/text.ts';
import type { Database } from './database.ts';
import {
  type AuditRow,
  type CommunityTables,
  deleteCommunity,
  deleteCommunityRows,
  exportCommunityRows,
  keptText,
  readKeptText,
  type SubscriptionRow,
  subscriptionsOf,
} from './schema.ts';

type Db = Kysely<CommunityTables>;

type Tx = Transaction<CommunityTables>;

const SETTINGS = 'settings';

/** Ids are numbers a command line can carry, from so many that two never meet. */
const FIRST_ID = 10_000_000_000;

const LAST_ID = 99_999_999_999;

/** Checked here again, whatever let the person through before. */
function requireModerator({ moderator }: ConfiguringActor): void {
  if (!moderator) throw new UserError(msg('manage.moderatorsChange'));
}

/** The settings of a community, with the usual values where nothing was chosen. */
export async function readSettings(db: Db, community: string): Promise<CommunitySettings> {
  const row = await db.selectFrom('communities').selectAll().where('community', '=', community).executeTakeFirst();
  return parseSettings(community, row?.settings ?? null);
}

function parseSettings(community: string, kept: string | null): CommunitySettings {
  return readKeptSettings(community, kept).settings;
}

async function writeSettings(db: Db, community: string, settings: string): Promise<void> {
  await db
    .insertInto('communities')
    .values({ community, settings, gone_at_ms: null })
    .onConflict((conflict) => conflict.column('community').doUpdateSet({ settings, gone_at_ms: null }))
    .execute();
}

function findRow(db: Db, id: string): Promise<SubscriptionRow | undefined> {
  return db.selectFrom('subscriptions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** An id of another community is told apart from one that does not exist by nobody. */
async function ownRow(db: Db, actor: ConfiguringActor, id: string): Promise<SubscriptionRow> {
  const row = await findRow(db, id);
  if (row?.community !== actor.community) throw new UserError(msg('manage.noSuch', { id }));
  requireChannelAuthority(actor, row.channel);
  return row;
}

async function writeRow(db: Db, row: SubscriptionRow): Promise<void> {
  const { id: _, ...changed } = row;
  await db
    .insertInto('subscriptions')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
}

/** The one that would say the same in this channel. */
function sameIn(db: Db, channel: string, identity: string | null): Promise<SubscriptionRow | undefined> {
  const there = db.selectFrom('subscriptions').selectAll().where('channel', '=', channel);
  return there.where('identity', '=', identity).executeTakeFirst();
}

/** What a draft takes the place of; undefined for a new one. */
async function replacedBy(db: Tx, actor: ConfiguringActor, { id, channel, plan }: SubscriptionDraft) {
  const same = await sameIn(db, channel, identityOf(plan));
  if (id === undefined) return same?.community === actor.community ? same : undefined;
  if (same !== undefined && same.id !== id)
    throw new UserError(msg('manage.sameAlready', { kind: plan.kind, id: same.id }));
  return ownRow(db, actor, id);
}

function rowOf(
  actor: ConfiguringActor,
  draft: SubscriptionDraft,
  before: SubscriptionRow | undefined,
): SubscriptionRow {
  const { plan, channel, nextDueMs, alertState } = draft;
  return {
    id: before?.id ?? String(randomInt(FIRST_ID, LAST_ID)),
    community: actor.community,
    channel,
    kind: plan.kind,
    plan: JSON.stringify(plan),
    created_by: before?.created_by ?? actor.person,
    paused: null,
    paused_at_ms: null,
    next_due_ms: nextDueMs ?? null,
    last_session: before?.last_session ?? null,
    alert_state: alertState === undefined ? (before?.alert_state ?? null) : JSON.stringify(alertState),
    identity: identityOf(plan),
  };
}

/** A channel of another community cannot be written to, however its id was come by. */
function requireOwnChannel(actor: ConfiguringActor, channel: string): void {
  const [platform] = actor.community.split(':');
  const own =
    platform === 'telegram' ? `${channel}:`.startsWith(`${actor.community}:`) : channel.startsWith(`${platform}:`);
  if (!own) throw new UserError(msg('manage.otherCommunity'));
}

type Change = Pick<AuditRow, 'target' | 'before' | 'after'> & { readonly what: Text; readonly undone?: number };

async function recordChange(db: Tx, actor: ConfiguringActor, atMs: number, change: Change): Promise<void> {
  const last = await db
    .selectFrom('audit')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .where('community', '=', actor.community)
    .executeTakeFirst();
  const sequence = ((last?.sequence as number | null | undefined) ?? 0) + 1;
  const { community, person } = actor;
  const id = randomBytes(9).toString('base64url');
  await db
    .insertInto('audit')
    .values({ undone: 0, ...change, what: keptText(change.what), id, community, person, at_ms: atMs, sequence })
    .execute();
}

async function undoLast(db: Tx, actor: ConfiguringActor, atMs: number): Promise<ChangeRecord | undefined> {
  const last = await db
    .selectFrom('audit')
    .selectAll()
    .where('community', '=', actor.community)
    .where('undone', '=', 0)
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  if (last === undefined) return undefined;
  requireUndoAuthority(actor, last);
  await restore(db, actor.community, last);
  await db.updateTable('audit').set({ undone: 1 }).where('id', '=', last.id).execute();
  const { target, before, after, what } = last;
  const done = readKeptText(what);
  const tookBack = msg('settings.tookBack', { what: done });
  await recordChange(db, actor, atMs, { target, before: after, after: before, what: tookBack, undone: 2 });
  return { atMs: last.at_ms, person: last.person, what: done };
}

/** Taking back is a change like any other. */
function requireUndoAuthority(actor: ConfiguringActor, { target, before, after }: AuditRow): void {
  const { community } = actor;
  if (target === SETTINGS) {
    requireSettingsAuthority(actor, parseSettings(community, after), parseSettings(community, before));
  } else {
    const row = JSON.parse(before ?? after ?? '{}') as Partial<SubscriptionRow>;
    requireChannelAuthority(actor, row.channel ?? '');
  }
}

async function restore(db: Tx, community: string, { target, before }: AuditRow): Promise<void> {
  if (target === SETTINGS) return writeSettings(db, community, before ?? '{}');
  if (before === null) await db.deleteFrom('subscriptions').where('id', '=', target).execute();
  else await restoreRow(db, withCurrentChannel(JSON.parse(before) as SubscriptionRow, community));
}

/** Rows written down before identities were kept have none of their own: theirs follows from the plan. */
async function restoreRow(db: Tx, kept: SubscriptionRow): Promise<void> {
  const [known] = subscriptionsOf([kept]);
  const row = { ...kept, identity: known === undefined ? `${kept.kind} ${kept.id}` : identityOf(known.plan) };
  const same = await sameIn(db, row.channel, row.identity);
  if (same !== undefined && same.id !== row.id)
    throw new UserError(msg('manage.sameAgain', { kind: row.kind, id: same.id }));
  await writeRow(db, row);
}

/** A group that got another name since keeps it: what is taken back is put where the group is now. */
function withCurrentChannel(row: SubscriptionRow, community: string): SubscriptionRow {
  if (row.community === community) return row;
  return { ...row, community, channel: `${community}${row.channel.slice(row.community.length)}` };
}

async function saveSubscription(db: Tx, actor: ConfiguringActor, draft: SubscriptionDraft, atMs: number, what: Text) {
  if (draft.settings !== undefined) await changeSettings(db, actor, atMs, draft.settings);
  const before = await replacedBy(db, actor, draft);
  const row = rowOf(actor, draft, before);
  await writeRow(db, row);
  const change = { target: row.id, before: before === undefined ? null : JSON.stringify(before), what };
  await recordChange(db, actor, atMs, { ...change, after: JSON.stringify(row) });
  return row.id;
}

/** The settings are read and written under one lock, so that no change is lost to another one. */
async function changeSettings(
  db: Tx,
  actor: ConfiguringActor,
  atMs: number,
  change: (now: CommunitySettings) => SettingsChange,
) {
  const { community } = actor;
  const row = await db.selectFrom('communities').selectAll().where('community', '=', community).executeTakeFirst();
  const now = parseSettings(community, row?.settings ?? null);
  const { settings, what } = change(now);
  requireSettingsAuthority(actor, now, settings);
  const after = JSON.stringify(settings);
  await writeSettings(db, community, after);
  await recordChange(db, actor, atMs, { target: SETTINGS, before: row?.settings ?? null, after, what });
  return settings;
}

async function removeSubscription(
  db: Tx,
  actor: ConfiguringActor,
  id: string,
  atMs: number,
  what: Text,
): Promise<void> {
  const row = await ownRow(db, actor, id);
  await db.deleteFrom('subscriptions').where('id', '=', id).execute();
  await recordChange(db, actor, atMs, { target: id, before: JSON.stringify(row), after: null, what });
}

async function exportCommunity(db: Db, community: string): Promise<object> {
  const subscriptions = await db.selectFrom('subscriptions').selectAll().where('community', '=', community).execute();
  const deliveries = await db.selectFrom('deliveries').selectAll().where('community', '=', community).execute();
  const audit = await db.selectFrom('audit').selectAll().where('community', '=', community).execute();
  const traces = await exportCommunityRows(db, community);
  return { community, settings: await readSettings(db, community), subscriptions, deliveries, audit, ...traces };
}

async function exportPerson(db: Db, person: string): Promise<object> {
  const subscriptions = await db.selectFrom('subscriptions').selectAll().where('created_by', '=', person).execute();
  const audit = await db.selectFrom('audit').selectAll().where('person', '=', person).execute();
  const receipts = await db.selectFrom('receipts').selectAll().where('community', '=', person).execute();
  return { person, subscriptions, audit, receipts };
}

const NOBODY = 'forgotten';

/** What a private chat holds keeps its address, although that is the person's own id. */
function withoutCreator(kept: string | null, person: string): string | null {
  const row = JSON.parse(kept ?? 'null') as Partial<SubscriptionRow> | null;
  return row?.created_by === person ? JSON.stringify({ ...row, created_by: NOBODY }) : kept;
}

async function forgetPerson(db: Tx, person: string): Promise<void> {
  await db.updateTable('subscriptions').set({ created_by: NOBODY }).where('created_by', '=', person).execute();
  await db.updateTable('audit').set({ person: NOBODY }).where('person', '=', person).execute();
  await db.deleteFrom('deliveries').where('community', '=', person).where('line', '=', '').execute();
  await deleteCommunityRows(db, person); // receipts, dates and buttons of their private chat
  const naming = db.selectFrom('audit').select(['id', 'before', 'after']).where('target', '!=', SETTINGS);
  const kept = await naming
    .where((any) => any.or([any('before', 'like', `%${person}%`), any('after', 'like', `%${person}%`)]))
    .execute();
  for (const { id, before, after } of kept) {
    const without = { before: withoutCreator(before, person), after: withoutCreator(after, person) };
    await db.updateTable('audit').set(without).where('id', '=', id).execute();
  }
}

async function readChanges(db: Db, community: string, most: number): Promise<ChangeRecord[]> {
  const newest = db.selectFrom('audit').selectAll().where('community', '=', community).orderBy('sequence', 'desc');
  return (await newest.limit(most).execute()).map(({ at_ms: atMs, person, what }) => ({
    atMs,
    person,
    what: readKeptText(what),
  }));
}

/** Whoever set it up is told in private that it was paused, and goes on with it from there. */
async function pausedRows(db: Db, actor: ConfiguringActor, id: string): Promise<SubscriptionRow[]> {
  const row = await findRow(db, id);
  const isOwn = row?.community === actor.community && actor.moderator && (actor.onlyIn ?? row.channel) === row.channel;
  if (row === undefined || !(isOwn || row.created_by === actor.person))
    throw new UserError(msg('manage.noSuchPaused', { id }));
  const there = db.selectFrom('subscriptions').selectAll().where('channel', '=', row.channel);
  return there.where('community', '=', row.community).where('paused', 'is not', null).orderBy('id').execute();
}

async function resume(db: Tx, actor: ConfiguringActor, id: string, atMs: number): Promise<Subscription[]> {
  const rows = await pausedRows(db, actor, id);
  for (const row of rows) {
    const going = { ...row, paused: null, paused_at_ms: null };
    await writeRow(db, going);
    const change = { target: row.id, before: JSON.stringify(row), after: JSON.stringify(going) };
    await recordChange(db, { ...actor, community: row.community }, atMs, {
      ...change,
      what: msg('settings.resumed', { kind: row.kind }),
    });
  }
  return subscriptionsOf(rows.map((row) => ({ ...row, paused: null })));
}

async function readDeliveries(db: Db, community: string, subscription: string, most: number) {
  const newest = db
    .selectFrom('deliveries')
    .select(['due_ms', 'state', 'reason'])
    .where('community', '=', community)
    .where('subscription', '=', subscription)
    .orderBy('due_ms', 'desc')
    .limit(most);
  return (await newest.execute()).map(({ due_ms: dueMs, state, reason }): DeliveryRecord => ({
    dueMs,
    state: state as DeliveryRecord['state'],
    ...(reason === null ? {} : { reason: readKeptText(reason) }),
  }));
}

/** The book of the communities on either database. `nowMs` dates the changes. */
export function createCommunityStore(database: Database, nowMs: () => number): CommunityStore {
  const read = <T>(work: (db: Db) => Promise<T>): Promise<T> => database.read<CommunityTables, T>(work);
  const write = <T>(actor: ConfiguringActor, work: (db: Tx) => Promise<T>): Promise<T> => {
    requireModerator(actor);
    return database.write<CommunityTables, T>(async (db) => {
      await database.dialect.lock(db, actor.community); // a change reads what it takes the place of
      return work(db);
    });
  };
  return {
    settings: (community) => read((db) => readSettings(db, community)),
    changeSettings: async (actor, change) => write(actor, (db) => changeSettings(db, actor, nowMs(), change)),
    subscriptions: (community) =>
      read(async (db) => {
        const rows = await db
          .selectFrom('subscriptions')
          .selectAll()
          .where('community', '=', community)
          .orderBy('id')
          .execute();
        return subscriptionsOf(rows);
      }),
    deliveries: (community, subscription, most) => read((db) => readDeliveries(db, community, subscription, most)),
    saveSubscription: async (actor, draft, what) => {
      requireOwnChannel(actor, draft.channel);
      requireChannelAuthority(actor, draft.channel);
      return write(actor, (db) => saveSubscription(db, actor, draft, nowMs(), what));
    },
    removeSubscription: async (actor, id, what) =>
      write(actor, (db) => removeSubscription(db, actor, id, nowMs(), what)),
    paused: (actor, id) => read(async (db) => subscriptionsOf(await pausedRows(db, actor, id))),
    resume: (actor, id) => database.write<CommunityTables, Subscription[]>((db) => resume(db, actor, id, nowMs())),
    undo: async (actor) => write(actor, (db) => undoLast(db, actor, nowMs())),
    changes: (community, most) => read((db) => readChanges(db, community, most)),
    exportCommunity: async (actor) =>
      write(actor, (db) => {
        requireChannelAuthority(actor, actor.community);
        return exportCommunity(db, actor.community);
      }),
    exportPerson: (person) => read((db) => exportPerson(db, person)),
    forgetCommunity: async (actor) =>
      write(actor, (db) => {
        requireCommunityAuthority(actor);
        return deleteCommunity(db, actor.community);
      }),
    forgetPerson: (person) =>
      database.write<CommunityTables, unknown>((db) => forgetPerson(db, person)).then(() => undefined),
  };
}

/** Opens the events communities added to their charts. */
export function createCommunityEvents(database: Database): CommunityEvents {
  return {
    list: (community) =>
      database.read<CommunityTables, CommunityEvent[]>((db) =>
        db
          .selectFrom('community_events')
          .select(['date', 'label'])
          .where('community', '=', community)
          .orderBy('date')
          .orderBy('label')
          .execute(),
      ),
    async add(community, { date, label }) {
      await database.write<CommunityTables, unknown>((db) =>
        db
          .insertInto('community_events')
          .values({ community, date, label })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },
    async remove(community, date) {
      const { numDeletedRows } = await database.write<CommunityTables, { numDeletedRows: bigint }>((db) =>
        db
          .deleteFrom('community_events')
          .where('community', '=', community)
          .where('date', '=', date)
          .executeTakeFirstOrThrow(),
      );
      return Number(numDeletedRows);
    },
  };
}

const LINE_KEY_LENGTH = 16;

/** A line that is used again is written down as such this often at most. */
const USED_AGAIN_MS = 24 * 3_600_000;

async function keepLine(db: Tx, line: string, community: string | undefined, nowMs: number) {
  const key = createHash('sha256').update(line).digest('base64url').slice(0, LINE_KEY_LENGTH);
  await db
    .insertInto('shelf')
    .values({ key, line, used_ms: nowMs })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ used_ms: nowMs })
        .where('shelf.used_ms', '<', nowMs - USED_AGAIN_MS),
    )
    .execute();
  if (community === undefined) return key;
  const owner = db.insertInto('shelf_owners').values({ key, community });
  await owner.onConflict((conflict) => conflict.doNothing()).execute();
  return key;
}

/**
 * Opens the shelf of long command lines. The key is the beginning of the line's SHA-256, so it is the same everywhere.
 * `nowMs` dates when a line was last put under a button.
 */
export function createCallbackStore(database: Database, nowMs: () => number = Date.now): CallbackStore {
  return {
    put: (line, community) => database.write<CommunityTables, string>((db) => keepLine(db, line, community, nowMs())),
    async get(key) {
      const row = await database.read<CommunityTables, { line: string } | undefined>((db) =>
        db.selectFrom('shelf').select('line').where('key', '=', key).executeTakeFirst(),
      );
      return row?.line;
    },
  };
}
