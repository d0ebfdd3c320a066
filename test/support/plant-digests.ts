import { createCommunityStore } from '../../src/storage/community-store.ts';
import { openDatabase } from '../../src/storage/database.ts';

/** A digest that somebody has in a channel. */
export interface PlantedDigest {
  readonly channel: string;
  readonly community: string;
  readonly person: string;
}

const plan = {
  kind: 'digest',
  schedule: {
    zone: 'UTC',
    at: { kind: 'local', minuteOfDay: 480 },
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    tradingDaysOnly: false,
  },
  pairs: [['ETH', 'RUT']],
  sections: ['pairs'],
} as const;

/** Puts digests into a database that are due a second before `dueMs`, as moderators would have set them up. */
export async function plantDigests(url: string, digests: readonly PlantedDigest[], dueMs = Date.now()): Promise<void> {
  const database = await openDatabase(url);
  const book = createCommunityStore(database, Date.now);
  for (const { channel, community, person } of digests) {
    const draft = { channel, plan, nextDueMs: dueMs - 1000 };
    await book.saveSubscription({ person, community, moderator: true }, draft, 'digest on');
  }
  await database.close();
}
