import { type Kysely, sql } from 'kysely';
import type { Dialect } from './dialects.ts';

/** One step from the tables of an older version to those of this one. */
export interface Migration {
  readonly name: string;
  readonly up: (db: Kysely<unknown>, dialect: Dialect) => Promise<void>;
}

/** Bars, flows and what is known about their sources. */
async function createPrices(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const keyed = (text: string) => sql`${sql.raw(text)} ${sql.raw(dialect.clustered)}`.execute(db);
  await keyed(`create table series (
    symbol text not null, source text not null, timeframe text not null,
    edition integer not null, checked_at_ms bigint not null, whole_at_ms bigint not null, through_ms bigint not null,
    primary key (symbol, source, timeframe))`);
  await keyed(`create table bars (
    symbol text not null, source text not null, timeframe text not null, date text not null,
    open double precision, high double precision, low double precision,
    close double precision not null check (close > 0), volume double precision,
    primary key (symbol, source, timeframe, date))`);
  await keyed(`create table flows (
    symbol text not null, source text not null, date text not null,
    inflow double precision, outflow double precision,
    primary key (symbol, source, date))`);
  await keyed(`create table revisions (
    symbol text not null, source text not null, at_ms bigint not null, sentence text not null,
    primary key (symbol, source, at_ms))`);
  await keyed(`create table source_health (
    source text not null primary key, last_success_ms bigint, last_failure_ms bigint,
    last_kind text not null, reason text not null)`);
  await keyed(`create table source_comparisons (
    symbol text not null primary key, at_ms bigint not null, sentence text not null)`);
}

/** Command lines too long for a button. */
async function createShelf(db: Kysely<unknown>): Promise<void> {
  await sql`create table shelf (key text not null primary key, line text not null)`.execute(db);
}

/** What was said in each community, and the dated facts it added. */
async function createReceipts(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await sql`create table receipts (
    community text not null, id text not null, hash text not null, at_ms bigint not null, content text not null,
    primary key (community, id))`.execute(db);
  await sql`create unique index receipts_hash on receipts (community, hash)`.execute(db);
  await sql`create index receipts_newest on receipts (community, at_ms)`.execute(db);
  await sql`create table community_events (
    community text not null, date text not null, label text not null,
    primary key (community, date, label)) ${sql.raw(dialect.clustered)}`.execute(db);
}

/** Communities, what is sent to their channels, the ledger of it, who changed what, and who runs the jobs. */
async function createCommunities(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run(`create table communities (
    community text not null primary key, settings text not null, gone_at_ms bigint)`);
  await run(`create table subscriptions (
    id text not null primary key, community text not null, channel text not null, kind text not null,
    plan text not null, created_by text not null, paused text, paused_at_ms bigint, next_due_ms bigint,
    last_session text, alert_state text)`);
  await run('create index subscriptions_due on subscriptions (kind, next_due_ms)');
  await run('create index subscriptions_community on subscriptions (community)');
  await run('create index subscriptions_channel on subscriptions (channel)');
  await run(`create table deliveries (
    key text not null primary key, subscription text not null, slot text not null, community text not null,
    platform text not null, channel text not null, line text not null, headline text, mention_role text,
    due_ms bigint not null, state text not null, ready_ms bigint not null, begun_ms bigint, ended_ms bigint,
    message_id text, reason text, unique (subscription, slot))`);
  await run('create index deliveries_ready on deliveries (platform, state, ready_ms)');
  await run('create index deliveries_due on deliveries (due_ms)');
  await run(`create table audit (
    id text not null primary key, community text not null, at_ms bigint not null, sequence bigint not null,
    person text not null, what text not null, target text not null, before text, after text, undone integer not null)`);
  await run('create index audit_community on audit (community, sequence)');
  await run(
    'create table process_locks (name text not null primary key, owner text not null, until_ms bigint not null)',
  );
}

/** Deliveries of one minute are claimed in the order of what they say. */
async function claimDeliveriesByLine(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run('create index deliveries_ready_line on deliveries (platform, state, ready_ms, line)');
  await run('drop index deliveries_ready');
}

/** The command line of the button below a message that nobody asked for. */
async function addOffers(db: Kysely<unknown>): Promise<void> {
  await sql`alter table deliveries add column offer text`.execute(db);
}

/** A subscription as it was kept. */
interface Kept {
  readonly id: string;
  readonly community: string;
  readonly channel: string;
  readonly kind: string;
  readonly plan: string;
  readonly paused: string | null;
  readonly next_due_ms: number | null;
}

/** The rule of an alert as it was kept. */
interface Rule {
  readonly pair?: unknown;
  readonly measure?: unknown;
  readonly direction?: unknown;
  readonly windowSessions?: unknown;
  readonly enter?: unknown;
  readonly exit?: unknown;
  readonly escalate?: unknown;
}

function ruleIn(plan: string): Rule | undefined {
  try {
    return (JSON.parse(plan) as { rule?: Rule } | null)?.rule;
  } catch {
    return undefined;
  }
}

/** As later versions name it when they save; a rule that cannot be read is like no other. */
function identityOf({ id, kind, plan }: Kept): string {
  if (kind === 'digest') return 'digest';
  const rule = ruleIn(plan);
  if (rule === undefined) return `alert ${id}`;
  const { pair, measure, direction, windowSessions, enter, exit, escalate = null } = rule;
  return `alert ${JSON.stringify([pair, measure, direction, windowSessions, enter, exit, escalate])}`;
}

/** What is active before what is paused, what is due first before the rest: the one that people hear from today. */
function byUse(a: Kept, b: Kept): number {
  const paused = Number(a.paused !== null) - Number(b.paused !== null);
  const due = (a.next_due_ms ?? Infinity) - (b.next_due_ms ?? Infinity);
  return paused || (Number.isNaN(due) ? 0 : due) || (a.id < b.id ? -1 : 1);
}

/**
 * A channel has one digest, and one alert per rule. Where two writers had made several, the one that people hear from
 * stays. Lines behind buttons know who they were made for and since when they have not been used.
 */
async function keepOneOfAKind(db: Kysely<unknown>): Promise<void> {
  await sql`alter table subscriptions add column identity text`.execute(db);
  const { rows } = await sql<Kept>`select id, community, channel, kind, plan, paused, next_due_ms
    from subscriptions`.execute(db);
  const taken = new Set<string>();
  for (const row of rows.toSorted(byUse)) {
    const identity = identityOf(row);
    const place = `${row.channel}\n${identity}`;
    if (taken.has(place)) await sql`delete from subscriptions where id = ${row.id}`.execute(db);
    else await sql`update subscriptions set identity = ${identity} where id = ${row.id}`.execute(db);
    taken.add(place);
  }
  await sql`create unique index subscriptions_identity on subscriptions (channel, identity)`.execute(db);
  await sql`alter table shelf add column used_ms bigint not null default 0`.execute(db);
  await sql`update shelf set used_ms = ${Date.now()}`.execute(db);
  await sql`create index shelf_used on shelf (used_ms)`.execute(db);
  await sql`create table shelf_owners (
    key text not null, community text not null, primary key (key, community))`.execute(db);
  await sql`create index shelf_owners_community on shelf_owners (community)`.execute(db);
  await sql`create table ticks (name text not null primary key, at_ms bigint not null, steady_since_ms bigint not null)`.execute(
    db,
  );
}

/** What the processes on one database agree on about their tokens. Shares outlive a crash of the server, turns need not. */
async function shareLimits(db: Kysely<unknown>, { name }: Dialect): Promise<void> {
  if (name !== 'postgres') return; // one process has its limits to itself
  await sql`create table rate_shares (
    name text not null primary key, holders text not null, version bigint not null)`.execute(db);
  await sql`create unlogged table rate_turns (name text not null primary key, at_ms double precision[] not null)`.execute(
    db,
  );
}

/**
 * Every migration, in the order in which they are applied, each once. One that has been released is never edited, and its
 * name, by which databases remember it, never changes. Adding a migration is adding a line here.
 */
export const migrations: readonly Migration[] = [
  { name: '0001-prices.ts', up: createPrices },
  { name: '0002-shelf.ts', up: createShelf },
  { name: '0005-receipts.ts', up: createReceipts },
  { name: '0010-communities.ts', up: createCommunities },
  { name: '0011-deliveries-by-line.ts', up: claimDeliveriesByLine },
  { name: '0020-offers.ts', up: addOffers },
  { name: '0030-one-of-a-kind.ts', up: keepOneOfAKind },
  { name: '0040-shared-limits.ts', up: shareLimits },
];
