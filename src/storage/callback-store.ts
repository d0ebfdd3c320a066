import { createHash } from 'node:crypto';
import type { CallbackStore } from '../chat/ports.ts';
import type { Database } from './database.ts';

interface Tables {
  shelf: { key: string; line: string };
}

const KEY_LENGTH = 16;

/** Opens the shelf of long command lines. The key is the beginning of the line's SHA-256, so it is the same everywhere. */
export function createCallbackStore(database: Database): CallbackStore {
  return {
    async put(line) {
      const key = createHash('sha256').update(line).digest('base64url').slice(0, KEY_LENGTH);
      await database.write<Tables, unknown>((db) =>
        db
          .insertInto('shelf')
          .values({ key, line })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
      return key;
    },
    async get(key) {
      const row = await database.read<Tables, { line: string } | undefined>((db) =>
        db.selectFrom('shelf').select('line').where('key', '=', key).executeTakeFirst(),
      );
      return row?.line;
    },
  };
}
