import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { GrantedShare, RateLimit, ShareDemand, SharedLimits } from '../chat/chat.ts';
import { StorageError } from '../errors.ts';
import type { Database } from './database.ts';

/** A share that was not asked for again within this is free for others. */
const LEASE_MS = 3000;

/** Somebody else wrote in between: so often it is tried again. */
const TRIES = 10;

/** Lines in which nobody has stood for so long are forgotten, every so many turns. */
const FORGET_AFTER_MS = 120_000;

const FORGET_EVERY = 1000;

/** What a process holds of an allowance, by the database's clock. */
interface Holder {
  readonly wanted: number;
  readonly held: number;
  readonly untilMs: number;
}

/** By the name of the process. */
export type Holders = Readonly<Record<string, Holder>>;

interface ShareRow {
  readonly holders: string;
  readonly version: number;
  readonly now_ms: number;
}

const now = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::double precision`;

/**
 * How much of an allowance does each process get?
 *
 * Who wants little gets all of it; what is left is shared equally by those who want more (max–min fairness), in whole
 * sends.
 *
 * @param wanted What each could use; ties are broken by name, so that everybody comes to the same result.
 * @returns As many as were wanted at most, the allowance at most in all.
 * @example fairShares(50, { a: 50, b: 50, c: 4 }); // => { c: 4, a: 23, b: 23 }
 */
export function fairShares(whole: number, wanted: Readonly<Record<string, number>>): Record<string, number> {
  const byDemand = Object.entries(wanted).toSorted(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  let left = whole;
  const shares = byDemand.map(([name, want], index) => {
    const share = Math.min(want, Math.floor(left / (byDemand.length - index)));
    left -= share;
    return [name, share] as const;
  });
  return Object.fromEntries(shares);
}

/**
 * What a process gets now, and what the others will see of it.
 *
 * @internal
 */
export function grantShare(process: string, holders: Holders, { whole, wanted, used }: ShareDemand, nowMs: number) {
  const others = Object.entries(holders).filter(([name, { untilMs }]) => name !== process && untilMs > nowMs);
  const wants = Object.fromEntries([
    ...others.map(([name, holder]) => [name, holder.wanted]),
    [process, wanted],
  ]) as Record<string, number>;
  const free = whole - others.reduce((sum, [, { held }]) => sum + held, 0);
  const count = Math.max(0, Math.min(fairShares(whole, wants)[process]!, free));
  const own: Holder = { wanted, held: Math.max(count, used), untilMs: nowMs + LEASE_MS };
  const granted: GrantedShare = { count, processes: others.length + 1 };
  return { granted, holders: { ...Object.fromEntries(others), [process]: own } };
}

async function readShares(db: Kysely<unknown>, name: string): Promise<ShareRow> {
  const read = () =>
    sql<ShareRow>`select holders, version, ${now} as now_ms from rate_shares where name = ${name}`.execute(db);
  const [known] = (await read()).rows;
  if (known !== undefined) return known;
  await sql`insert into rate_shares (name, holders, version) values (${name}, '{}', 0) on conflict do nothing`.execute(
    db,
  );
  return (await read()).rows[0]!;
}

/** Nothing is written where somebody else wrote since it was read: then all of it is done anew. */
async function share(db: Kysely<unknown>, process: string, name: string, demand: ShareDemand): Promise<GrantedShare> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { holders, version, now_ms: nowMs } = await readShares(db, name);
    const next = grantShare(process, JSON.parse(holders) as Holders, demand, nowMs);
    const written = await sql`update rate_shares set holders = ${JSON.stringify(next.holders)}, version = version + 1
      where name = ${name} and version = ${version}`.execute(db);
    if (written.numAffectedRows === 1n) return next.granted;
  }
  throw new StorageError('Too many processes ask for their share at the same moment.');
}

/** The instants of the last turns stand in one row; the next one is the first that every limit allows. */
async function turn(db: Kysely<unknown>, name: string, limits: readonly RateLimit[]): Promise<number> {
  const longest = Math.max(...limits.map(({ count }) => count));
  const allowed = limits.map(
    ({ count, perMs }) => sql`t.at_ms[cardinality(t.at_ms) + 1 - ${count}::int] + ${perMs}::float8`,
  );
  const { rows } = await sql<{
    wait_ms: number;
  }>`insert into rate_turns as t (name, at_ms) values (${name}, array[${now}])
    on conflict (name) do update set at_ms =
      (t.at_ms || greatest(${now}, ${sql.join(allowed)}))[greatest(1, cardinality(t.at_ms) + 2 - ${longest}::int):]
    returning at_ms[cardinality(at_ms)] - ${now} as wait_ms`.execute(db);
  return Math.max(0, rows[0]!.wait_ms);
}

/**
 * The limits of a token, kept by all processes on one PostgreSQL database together; by its clock, whatever theirs say.
 * Undefined on SQLite, where one process has them to itself.
 */
export function createSharedLimits(database: Database, process: string = randomUUID()): SharedLimits | undefined {
  if (database.dialect.name !== 'postgres') return undefined;
  let turns = 0;
  const forget = (db: Kysely<unknown>) =>
    sql`delete from rate_turns where at_ms[cardinality(at_ms)] < ${now} - ${FORGET_AFTER_MS}::float8`.execute(db);
  return {
    leaseMs: LEASE_MS,
    share: (name, demand) => database.run<unknown, GrantedShare>((db) => share(db, process, name, demand)),
    turn: (name, limits) =>
      database.run<unknown, number>(async (db) => {
        const waitMs = await turn(db, name, limits);
        if ((turns += 1) % FORGET_EVERY === 0) await forget(db);
        return waitMs;
      }),
  };
}
