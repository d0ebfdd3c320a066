import type { CommunityEvent, CommunityEvents } from '../core/ports.ts';
import type { CommunityTables } from './community-tables.ts';
import type { Database } from './open-database.ts';

/** Opens the events communities added to their charts. */
export function createCommunityEvents(database: Database): CommunityEvents {
  return {
    list: (community) =>
      database.read<CommunityTables, CommunityEvent[]>((db) =>
        db
          .selectFrom('community_events')
          .select(['date', 'label'])
          .where('community', '=', community)
          .orderBy('date')
          .orderBy('label')
          .execute(),
      ),
    async add(community, { date, label }) {
      await database.write<CommunityTables, unknown>((db) =>
        db
          .insertInto('community_events')
          .values({ community, date, label })
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
    },
    async remove(community, date) {
      const { numDeletedRows } = await database.write<CommunityTables, { numDeletedRows: bigint }>((db) =>
        db
          .deleteFrom('community_events')
          .where('community', '=', community)
          .where('date', '=', date)
          .executeTakeFirstOrThrow(),
      );
      return Number(numDeletedRows);
    },
  };
}
