import { utcDateOf } from '../market/calendar-days.ts';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { LedgerFigures, Retention, TickRecord } from '../community/delivery-queue.ts';
import { readKeptPlan, readKeptSettings } from '../community/community-store.ts';
import type { Subscription } from '../community/schedule.ts';
import type { CommunitySettings } from '../community/settings.ts';
import type { Logger } from '../log.ts';
import { inEnglish } from '../messages/speaker.ts';
import { isValue, msg, type Text } from '../messages/text.ts';

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
  /** Unique within the channel. */
  identity: string | null;
}

/** A delivery as it is kept. */
export interface DeliveryRow {
  key: string;
  subscription: string;
  slot: string;
  community: string;
  platform: string;
  channel: string;
  /** JSON of the question, or the line an older version planned; empty where the headline says it all. */
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

/** A command line too long for a button, and when it was last put under one. */
export interface ShelfRow {
  key: string;
  line: string;
  used_ms: number;
}

/** The tables of the communities. */
export interface CommunityTables {
  communities: { community: string; settings: string; gone_at_ms: number | null };
  subscriptions: SubscriptionRow;
  deliveries: DeliveryRow;
  audit: AuditRow;
  receipts: ReceiptRow;
  community_events: { community: string; date: string; label: string };
  shelf: ShelfRow;
  shelf_owners: { key: string; community: string };
}

/** A row that cannot be read: it harms its own community alone, and the operator is told its key. */
export interface UnreadableRow {
  readonly table: 'subscriptions' | 'communities' | 'receipts';
  readonly key: string;
  readonly community: string;
  /** Which part of it. */
  readonly what: string;
}

/** A row that was set aside, as the log names it: `key` is a word under which logs give away secrets. */
function inLog({ key, ...row }: UnreadableRow): object {
  return { ...row, row: key };
}

/** Named in one sentence; of more there is the count. */
const NAMED_ROWS = 5;

/** Remembered at most: more is known already to be a case for whoever runs the bot. */
const MOST_SEEN = 200;

/** Those that cannot be read by now: what the database itself remembers as set aside, and which of these still cannot be. */
type RowsSetAside = (seen: readonly UnreadableRow[]) => Promise<readonly UnreadableRow[]>;

/**
 * Rows that cannot be read, for whoever runs the bot: each is logged once, and all that stand aside are counted and named
 * for as long as they do.
 */
export class UnreadableRows {
  readonly #log: Pick<Logger, 'error'>;
  readonly #seen = new Map<string, UnreadableRow>();
  #stored: RowsSetAside = (seen) => Promise.resolve(seen);

  constructor(log: Pick<Logger, 'error'>) {
    this.#log = log;
  }

  /** Takes note of one that was met, every time it is met. */
  readonly note = (row: UnreadableRow): void => {
    if (this.#seen.has(nameOf(row)) || this.#seen.size >= MOST_SEEN) return;
    this.#seen.set(nameOf(row), row);
    this.#log.error(inLog(row), 'a row that cannot be read was set aside');
  };

  /** From where it can be read which of them stand aside still. */
  readFrom(stored: RowsSetAside): void {
    this.#stored = stored;
  }

  /** How many there are, and a sentence that names them; an empty one where there are none. */
  async report(): Promise<{ readonly count: number; readonly sentence: string }> {
    const rows = await this.#now();
    if (rows.length === 0) return { count: 0, sentence: '' };
    const named = rows.slice(0, NAMED_ROWS).map(({ table, key, what }) => `${table} ${key} (${what})`);
    const more = rows.length > NAMED_ROWS ? `, and ${rows.length - NAMED_ROWS} more` : '';
    const sentence = `Set aside, as they cannot be read: ${named.join(', ')}${more}; docs/operate.md says what to do.`;
    return { count: rows.length, sentence };
  }

  /** What can be read again is forgotten, and told anew where it breaks again. */
  async #now(): Promise<readonly UnreadableRow[]> {
    const seen = [...this.#seen.values()];
    try {
      const rows = await this.#stored(seen);
      const standing = new Set(rows.map(nameOf));
      for (const row of seen) if (!standing.has(nameOf(row))) this.#seen.delete(nameOf(row));
      return rows;
    } catch {
      return seen; // a database that is away is told of elsewhere
    }
  }
}

function nameOf({ table, key, community, what }: UnreadableRow): string {
  return JSON.stringify([table, key, community, what]);
}

/**
 * A text as a row keeps it: what is to be said in the language of whoever reads it later, and its English beside it for
 * whoever reads the table, and for versions that say it otherwise. Names, and what older versions wrote, are text alone.
 */
export function keptText(text: Text): string {
  return typeof text === 'string' ? text : JSON.stringify({ english: inEnglish(text), text });
}

/** What was kept so; its English where this version has no such message. */
export function readKeptText(kept: string): Text {
  if (!kept.startsWith('{"english":')) return kept;
  try {
    const { english, text } = JSON.parse(kept) as { english: string; text: unknown };
    return isSayable(text) ? text : english;
  } catch {
    return kept;
  }
}

function isSayable(text: unknown): text is Text {
  try {
    return isValue(text) && inEnglish(text) !== '';
  } catch {
    return false;
  }
}

/** Why a subscription that cannot be read stands aside, as its row says it. */
export const SET_ASIDE = 'what was saved about it cannot be read; save it again';

function pauseReason(kept: string): Text {
  return kept === SET_ASIDE ? msg('notices.unreadable') : readKeptText(kept);
}

/** A row as the core knows it; undefined where its plan cannot be read. */
export function subscriptionOf(row: SubscriptionRow): Subscription | undefined {
  const { id, community, channel, created_by: createdBy, paused, paused_at_ms: sinceMs } = row;
  const plan = readKeptPlan(row.plan);
  const pause = paused === null ? {} : { paused: { reason: pauseReason(paused), sinceMs: sinceMs ?? 0 } };
  return plan && { id, community, channel, createdBy, plan, ...pause };
}

/** Those that can be read. */
export function subscriptionsOf(rows: readonly SubscriptionRow[]): Subscription[] {
  return rows.map(subscriptionOf).filter((one) => one !== undefined);
}

type Db = Kysely<CommunityTables>;

/** Everything of one community, for its export. */
export async function exportCommunityRows(db: Db, community: string): Promise<object> {
  const receipts = await db.selectFrom('receipts').selectAll().where('community', '=', community).execute();
  const events = await db.selectFrom('community_events').selectAll().where('community', '=', community).execute();
  const lines = await db
    .selectFrom('shelf')
    .select(['line', 'used_ms'])
    .where('key', 'in', (own) => own.selectFrom('shelf_owners').select('key').where('community', '=', community))
    .execute();
  return { receipts, events, lines };
}

/** Deletes what a community keeps beside its settings and subscriptions. */
export async function deleteCommunityRows(db: Db, community: string): Promise<void> {
  await db.deleteFrom('receipts').where('community', '=', community).execute();
  await db.deleteFrom('community_events').where('community', '=', community).execute();
  await deleteLines(db, community);
}

/** Deletes every trace of a community. */
export async function deleteCommunity(db: Db, community: string): Promise<void> {
  await db.deleteFrom('subscriptions').where('community', '=', community).execute();
  await db.deleteFrom('deliveries').where('community', '=', community).execute();
  await db.deleteFrom('audit').where('community', '=', community).execute();
  await db.deleteFrom('communities').where('community', '=', community).execute();
  await deleteCommunityRows(db, community);
}

/** Lines behind the buttons of a community; one that another community has under a button as well stays theirs. */
async function deleteLines(db: Db, community: string): Promise<void> {
  await sql`delete from shelf where key in (select key from shelf_owners where community = ${community})
    and key not in (select key from shelf_owners where community <> ${community})`.execute(db);
  await db.deleteFrom('shelf_owners').where('community', '=', community).execute();
}

/** Forgets whose lines were that have been deleted. */
export async function deleteOwnersOfNothing(db: Db): Promise<void> {
  await sql`delete from shelf_owners where key not in (select key from shelf)`.execute(db);
}

/** Takes all of it to the community's new name; what is there already stays as it is. */
export async function moveCommunityRows(db: Db, from: string, to: string): Promise<void> {
  await sql`insert into receipts (community, id, hash, at_ms, content)
    select cast(${to} as text), id, hash, at_ms, content from receipts where community = ${from}
    on conflict do nothing`.execute(db);
  await sql`insert into community_events (community, date, label)
    select cast(${to} as text), date, label from community_events where community = ${from}
    on conflict do nothing`.execute(db);
  await sql`insert into shelf_owners (key, community)
    select key, cast(${to} as text) from shelf_owners where community = ${from} on conflict do nothing`.execute(db);
  await deleteCommunityRows(db, from);
}

/** Deletes what is older than each of these instants. Prices are kept. */
export async function prune(db: Transaction<CommunityTables>, before: Retention): Promise<void> {
  await db.deleteFrom('deliveries').where('due_ms', '<', before.deliveriesMs).execute();
  await db.deleteFrom('audit').where('at_ms', '<', before.auditMs).execute();
  const gone = await db.selectFrom('communities').select('community').where('gone_at_ms', '<', before.goneMs).execute();
  for (const { community } of gone) await deleteCommunity(db, community);
  await db.deleteFrom('subscriptions').where('paused_at_ms', '<', before.goneMs).execute();
  await db.deleteFrom('shelf').where('used_ms', '<', before.linesMs).execute();
  await deleteOwnersOfNothing(db);
  await db.deleteFrom('receipts').where('at_ms', '<', before.receiptsMs).execute();
  const firstDate = utcDateOf(before.datesMs);
  await db.deleteFrom('community_events').where('date', '<', firstDate).execute();
  await sql`delete from revisions where at_ms < ${before.revisionsMs}`.execute(db);
}

/** The letters an id begins with. */
const platformOf = (column: string) => {
  const id = sql.ref(column);
  return sql<string>`replace(${id}, ltrim(${id}, 'abcdefghijklmnopqrstuvwxyz'), '')`;
};

/** What waits, and what communities have set up. */
export async function readFigures(db: Db, nowMs: number): Promise<LedgerFigures> {
  const waiting = await db
    .selectFrom('deliveries')
    .select(({ fn }) => [fn.countAll<number>().as('due'), fn.min<number | null>('ready_ms').as('oldestMs')])
    .where('state', '=', 'planned')
    .where('ready_ms', '<=', nowMs)
    .executeTakeFirstOrThrow();
  const communities = await db
    .selectFrom('communities')
    .select([platformOf('community').as('platform'), ({ fn }) => fn.countAll<number>().as('count')])
    .where('gone_at_ms', 'is', null)
    .groupBy(platformOf('community'))
    .execute();
  const kept = await db
    .selectFrom('subscriptions')
    .select([platformOf('channel').as('platform'), 'kind', ({ fn }) => fn.countAll<number>().as('count')])
    .select(sql<number>`case when paused is null then 0 else 1 end`.as('paused'))
    .groupBy([platformOf('channel'), 'kind', sql`case when paused is null then 0 else 1 end`])
    .execute();
  const subscriptions = kept.map(({ paused, ...rest }) => ({ ...rest, isPaused: paused === 1 }));
  const { due, oldestMs } = waiting;
  return { due, lagMs: due === 0 ? 0 : Math.max(0, nowMs - (oldestMs ?? nowMs)), communities, subscriptions };
}

interface Tables {
  ticks: { name: string; at_ms: number; steady_since_ms: number };
}

const NAME = 'jobs';

/** Two machines that share a database may differ by this much. */
const TOLERANCE_MS = 2 * 60_000;

/** A process that was stopped for longer, or a clock that was put forward, cannot be told apart. */
const LONGEST_PAUSE_MS = 24 * 3_600_000;

/** Writes down that the clock says this now, and since when it has gone on without a jump. */
export async function noteTick(transaction: unknown, nowMs: number): Promise<TickRecord> {
  const db = transaction as Transaction<Tables>;
  const last = await db.selectFrom('ticks').selectAll().where('name', '=', NAME).executeTakeFirst();
  const sinceLastMs = last === undefined ? Infinity : nowMs - last.at_ms;
  const goesOn = last !== undefined && sinceLastMs >= -TOLERANCE_MS && sinceLastMs <= LONGEST_PAUSE_MS;
  const row = { name: NAME, at_ms: nowMs, steady_since_ms: goesOn ? last.steady_since_ms : nowMs };
  await db
    .insertInto('ticks')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
  return { lastMs: last?.at_ms, steadySinceMs: row.steady_since_ms };
}

type Tx = Transaction<CommunityTables>;

/** `telegram:-5` and its topics. */
const here = (column: string, from: string) =>
  sql<boolean>`(${sql.ref(column)} = ${from} or ${sql.ref(column)} like ${`${from}:%`})`;

/** The same place under its new name. */
const moved = (column: string, from: string, to: string) =>
  sql<string>`cast(${to} as text) || substr(${sql.ref(column)}, ${sql.lit(from.length + 1)})`;

/** A Telegram group that moved takes its topics, its settings and its history with it. */
export async function moveChannel(db: Tx, from: string, to: string): Promise<void> {
  await dropTaken(db, from, to);
  for (const table of ['subscriptions', 'deliveries'] as const) {
    const channel = moved('channel', from, to);
    await db.updateTable(table).set({ channel }).where(here('channel', from)).execute();
    await db.updateTable(table).set({ community: to }).where('community', '=', from).execute();
  }
  await db.updateTable('audit').set({ community: to }).where('community', '=', from).execute();
  await moveCommunityRows(db, from, to);
  await moveSettings(db, from, to);
}

/** What would say the same in the new place as something that was set up there already stays behind. */
async function dropTaken(db: Tx, from: string, to: string): Promise<void> {
  await sql`delete from subscriptions where ${here('channel', from)} and exists (
    select 1 from subscriptions as there
    where there.identity = subscriptions.identity and there.channel = ${moved('subscriptions.channel', from, to)})`.execute(
    db,
  );
}

/** Channels named in the settings get their new names; what the new community has chosen already stays. */
async function moveSettings(db: Tx, from: string, to: string): Promise<void> {
  const rows = await db.selectFrom('communities').selectAll().where('community', 'in', [from, to]).execute();
  const old = rows.find(({ community }) => community === from);
  if (old === undefined) return;
  await db.deleteFrom('communities').where('community', '=', from).execute();
  if (rows.length > 1) return;
  const settings = JSON.stringify(movedSettings(readKeptSettings(from, old.settings).settings, from, to));
  await db
    .insertInto('communities')
    .values({ ...old, community: to, settings })
    .execute();
}

function movedSettings(settings: CommunitySettings, from: string, to: string): CommunitySettings {
  const renamed = (channel: string): string =>
    channel === from || channel.startsWith(`${from}:`) ? `${to}${channel.slice(from.length)}` : channel;
  const own = Object.entries(settings.byChannel).map(([channel, chosen]) => [renamed(channel), chosen] as const);
  const { channels, excluded = [] } = settings;
  const renamedExcluded = excluded.length === 0 ? {} : { excluded: excluded.map(renamed) };
  return { ...settings, ...renamedExcluded, channels: channels.map(renamed), byChannel: Object.fromEntries(own) };
}
