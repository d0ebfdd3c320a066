import { readdirSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import type { Dialect } from './dialect.ts';

/** A file of `migrations/`: applied once, in the order of the names, never edited after it has been released. */
interface Migration {
  up(db: Kysely<unknown>, dialect: Dialect): Promise<void>;
}

const folder = new URL('./migrations/', import.meta.url);

/**
 * Applies the migrations that have not been applied yet, all in one transaction that other processes wait for.
 * Adding a migration is adding a file.
 */
export async function migrate(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  await db.transaction().execute(async (transaction) => {
    await dialect.lock(transaction, 'migrations');
    await sql`create table if not exists migrations (name text not null primary key)`.execute(transaction);
    const { rows } = await sql<{ name: string }>`select name from migrations`.execute(transaction);
    const applied = new Set(rows.map((row) => row.name));
    for (const name of names.sort()) if (!applied.has(name)) await apply(name, transaction, dialect);
  });
}

async function apply(name: string, transaction: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const migration = (await import(new URL(name, folder).href)) as Migration;
  await migration.up(transaction, dialect);
  await sql`insert into migrations (name) values (${name})`.execute(transaction);
}
