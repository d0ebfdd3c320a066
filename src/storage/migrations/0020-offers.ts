import { type Kysely, sql } from 'kysely';

/** The command line of the button below a message that nobody asked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table deliveries add column offer text`.execute(db);
}
