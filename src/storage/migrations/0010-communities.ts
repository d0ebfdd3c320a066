import { type Kysely, sql } from 'kysely';

/** Communities, what is sent to their channels, the ledger of it, who changed what, and who runs the jobs. */
export async function up(db: Kysely<unknown>): Promise<void> {
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
