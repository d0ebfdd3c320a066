import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { CallbackStore } from '../chat/chat.ts';
import type { Database } from './database.ts';
import type { CommunityTables } from './schema.ts';

const KEY_LENGTH = 16;

/** A line that is used again is written down as such this often at most. */
const USED_AGAIN_MS = 24 * 3_600_000;

async function keep(db: Transaction<CommunityTables>, line: string, community: string | undefined, nowMs: number) {
  const key = createHash('sha256').update(line).digest('base64url').slice(0, KEY_LENGTH);
  await db
    .insertInto('shelf')
    .values({ key, line, used_ms: nowMs })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ used_ms: nowMs })
        .where('shelf.used_ms', '<', nowMs - USED_AGAIN_MS),
    )
    .execute();
  if (community === undefined) return key;
  const owner = db.insertInto('shelf_owners').values({ key, community });
  await owner.onConflict((conflict) => conflict.doNothing()).execute();
  return key;
}

/**
 * Opens the shelf of long command lines. The key is the beginning of the line's SHA-256, so it is the same everywhere.
 * `nowMs` dates when a line was last put under a button.
 */
export function createCallbackStore(database: Database, nowMs: () => number = Date.now): CallbackStore {
  return {
    put: (line, community) => database.write<CommunityTables, string>((db) => keep(db, line, community, nowMs())),
    async get(key) {
      const row = await database.read<CommunityTables, { line: string } | undefined>((db) =>
        db.selectFrom('shelf').select('line').where('key', '=', key).executeTakeFirst(),
      );
      return row?.line;
    },
  };
}
