import { type Kysely, sql } from 'kysely';

interface Kept {
  readonly id: string;
  readonly community: string;
  readonly channel: string;
  readonly kind: string;
  readonly plan: string;
  readonly paused: string | null;
  readonly next_due_ms: number | null;
}

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
export async function up(db: Kysely<unknown>): Promise<void> {
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
