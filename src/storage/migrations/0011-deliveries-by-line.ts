import { type Kysely, sql } from 'kysely';

/** Deliveries of one minute are claimed in the order of what they say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run('create index deliveries_ready_line on deliveries (platform, state, ready_ms, line)');
  await run('drop index deliveries_ready');
}
