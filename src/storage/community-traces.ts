import { type Kysely, sql } from 'kysely';
import type { CommunityTables } from './community-tables.ts';

type Db = Kysely<CommunityTables>;

/** Everything of one community, for its export. */
export async function exportTraces(db: Db, community: string): Promise<object> {
  const receipts = await db.selectFrom('receipts').selectAll().where('community', '=', community).execute();
  const events = await db.selectFrom('community_events').selectAll().where('community', '=', community).execute();
  return { receipts, events };
}

/** Deletes all of it. */
export async function deleteTraces(db: Db, community: string): Promise<void> {
  await db.deleteFrom('receipts').where('community', '=', community).execute();
  await db.deleteFrom('community_events').where('community', '=', community).execute();
}

/** Takes all of it to the community's new name; what is there already stays as it is. */
export async function moveTraces(db: Db, from: string, to: string): Promise<void> {
  await sql`insert into receipts (community, id, hash, at_ms, content)
    select cast(${to} as text), id, hash, at_ms, content from receipts where community = ${from}
    on conflict do nothing`.execute(db);
  await sql`insert into community_events (community, date, label)
    select cast(${to} as text), date, label from community_events where community = ${from}
    on conflict do nothing`.execute(db);
  await deleteTraces(db, from);
}
