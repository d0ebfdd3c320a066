import type { SubscriptionDraft } from '../../src/community/community-store.ts';
import type { Schedule } from '../../src/community/schedule.ts';
import { createCommunityStore } from '../../src/storage/community-store.ts';
import { openDatabase } from '../../src/storage/database.ts';

const everyMidnight: Schedule = {
  zone: 'UTC',
  at: { kind: 'local', minuteOfDay: 0 },
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  tradingDaysOnly: false,
};

/** Puts a digest into a database that was due a second ago, set up by the person in whose private chat it is unless told otherwise. */
export async function plantDueDigest(
  url: string,
  channel: string,
  person = channel,
  community = channel,
): Promise<void> {
  const database = await openDatabase(url);
  const draft: SubscriptionDraft = {
    channel,
    plan: { kind: 'digest', pairs: [], sections: ['pairs'], schedule: everyMidnight },
    nextDueMs: Date.now() - 1000,
  };
  await createCommunityStore(database, Date.now).saveSubscription({ person, community, moderator: true }, draft, 'on');
  await database.close();
}
