import { randomUUID } from 'node:crypto';
import type { AlertRule } from '../../../src/alerts/alert-rule.ts';
import { createCommunityStore } from '../../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../../src/storage/database.ts';
import type { CommunityTables } from '../../../src/storage/schema.ts';
import { newPlaces, type Side } from './side.ts';

const dayMs = 86_400_000;

let places = 40_000;

async function within<T>(side: Side, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(side.url);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Alerts on both platforms that are due now and begin at the smallest gap. */
export async function nextAlert(side: Side, coin: string): Promise<void> {
  const levels = { direction: 'either', windowSessions: 20, enter: 0.001, exit: 0, cooldownSessions: 0 } as const;
  const rule: AlertRule = { pair: [coin, 'IWM'], measure: 'gap', ...levels };
  const through = new Date(Date.now() - 4 * dayMs).toISOString().slice(0, 10);
  await within(side, async (database) => {
    const store = createCommunityStore(database, Date.now);
    for (const { actor, channel } of newPlaces(side, (places += 1))) {
      const draft = { channel, plan: { kind: 'alert', rule } as const, nextDueMs: Date.now(), alertState: { through } };
      await store.saveSubscription(actor, draft, 'alert on');
    }
  });
}

/** Rows nobody can read: a plan, the state of an alert, the settings of a community. */
export async function plantUnreadable(side: Side, random: () => number): Promise<void> {
  const due = { next_due_ms: Date.now(), paused: null, paused_at_ms: null, last_session: null };
  const common = { ...due, community: 'discord:666', channel: 'discord:666', created_by: 'discord:6' };
  const broken = { plan: random() < 0.5 ? '{"kind":' : '{"kind":"digest","schedule":7}', alert_state: null };
  const id = (): string => String(Math.floor(1e10 + random() * 8e10));
  await within(side, (database) =>
    database.run<CommunityTables, undefined>(async (db) => {
      for (const kind of ['digest', 'alert'] as const)
        await db
          .insertInto('subscriptions')
          .values({ ...common, ...broken, id: id(), kind, identity: `${kind} ${randomUUID()}` })
          .execute();
      await db
        .insertInto('communities')
        .values({ community: 'discord:666', settings: '{"theme":', gone_at_ms: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return undefined;
    }),
  );
}
