import { type Kysely, sql } from 'kysely';

/** Command lines too long for a button. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table shelf (key text not null primary key, line text not null)`.execute(db);
}
