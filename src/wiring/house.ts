import type { Logger } from 'pino';
import { createPainter } from '../charts/render/painter.ts';
import type { Config } from '../config.ts';
import type { Painter } from '../core/ports.ts';
import { lazyDatabase, type LazyDatabase } from './lazy-database.ts';
import { createLog } from './log.ts';
import { openBooks } from './open-books.ts';
import { openChats } from './open-chat.ts';

/** What one person and one community may ask: short bursts are fine, a flood waits its turn. */
const limits = { person: { burst: 12, perMinute: 20 }, community: { burst: 60, perMinute: 120 } };

/** Everything that is shared by whatever runs. */
export interface House {
  readonly config: Config;
  readonly log: Logger;
  readonly painter: Painter;
  readonly chats: Awaited<ReturnType<typeof openChats>>;
  readonly database: LazyDatabase;
}

/** Something that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>;
}

/** Opens what is shared. `limited` is for many people: they are held back when they ask too much, and two threads draw. */
export async function openHouse(config: Config, { limited }: { readonly limited: boolean }): Promise<House> {
  const log = createLog(config);
  const database = lazyDatabase(config);
  const books = openBooks(() => database.open());
  return {
    config,
    log,
    painter: createPainter(limited ? { workers: 2 } : { workers: 1, cacheBytes: 6e6 }),
    chats: await openChats({ log, ...books, ...(limited ? { limits } : {}) }),
    database,
  };
}

/** Leaves what is shared, the database last. */
export async function closeHouse({ painter, chats, database }: House): Promise<void> {
  await Promise.all([painter.close(), chats.close()]);
  await database.close();
}
