import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialects.ts';

/** What was said in each community, and the dated facts it added. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await sql`create table receipts (
    community text not null, id text not null, hash text not null, at_ms bigint not null, content text not null,
    primary key (community, id))`.execute(db);
  await sql`create unique index receipts_hash on receipts (community, hash)`.execute(db);
  await sql`create index receipts_newest on receipts (community, at_ms)`.execute(db);
  await sql`create table community_events (
    community text not null, date text not null, label text not null,
    primary key (community, date, label)) ${sql.raw(dialect.clustered)}`.execute(db);
}
