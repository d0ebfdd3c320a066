import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialects.ts';

/** Bars, flows and what is known about their sources. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
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
