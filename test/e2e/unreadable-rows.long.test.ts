import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import type { CommunityTables } from '../../src/storage/schema.ts';
import { BotProcess } from '../support/bot-process.ts';
import { freePort } from '../support/free-port.ts';
import { databases } from '../support/databases.ts';
import { plantDueDigest } from '../support/planted-digest.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 60_000;

const telegram = new TelegramStandIn();

let bot: BotProcess;

beforeEach(async () => {
  await telegram.start();
});

afterEach(async () => {
  await bot.stop('SIGKILL');
  await telegram.stop();
});

/** A digest that is due, and whose plan nobody can read. */
async function plantUnreadable(url: string): Promise<void> {
  const database = await openDatabase(url);
  await database.run<CommunityTables, unknown>((db) =>
    db
      .insertInto('subscriptions')
      .values({
        ...{ id: '12345678901', community: 'telegram:5', channel: 'telegram:5', kind: 'digest', plan: '{"kind":' },
        ...{ created_by: 'telegram:5', paused: null, paused_at_ms: null, next_due_ms: Date.now() - 1000 },
        ...{ last_session: null, alert_state: null, identity: 'digest' },
      })
      .execute(),
  );
  await database.close();
}

const healthOf = async (port: number): Promise<unknown> => (await fetch(`http://127.0.0.1:${port}/healthz`)).json();

async function startBot(url: string, port: number): Promise<void> {
  bot = new BotProcess({
    ...{ TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url },
    ...{ DATABASE_URL: url, HTTP_PORT: String(port) },
  });
  const told = (): boolean => bot.output.includes('a row that cannot be read was set aside');
  await telegram.changes.until('the log', told, patienceMs);
}

test.each(databases)(
  'a row that cannot be read is logged with its key, counted and named by health, on $name',
  async ({ newUrl }) => {
    const url = await newUrl();
    await plantUnreadable(url);
    const port = await freePort();
    await startBot(url, port);
    await bot.said('"table":"subscriptions","community":"telegram:5","what":"plan","row":"12345678901"');
    expect(await healthOf(port)).toMatchObject({
      setAside: {
        count: 1,
        sentence:
          'Set aside, as they cannot be read: subscriptions 12345678901 (plan); docs/operate.md says what to do.',
      },
    });
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toContain('rift_rows_set_aside 1');
  },
  120_000,
);

/** Keeps these settings for a community in which a digest is due. */
async function plantSettings(url: string, settings: string): Promise<void> {
  const database = await openDatabase(url);
  const community = 'telegram:5';
  await database.run<CommunityTables, unknown>(async (db) => {
    const row = { community, settings, gone_at_ms: null };
    const kept = db.insertInto('communities').values(row);
    await kept.onConflict((conflict) => conflict.column('community').doUpdateSet({ settings })).execute();
  });
  await database.close();
  await plantDueDigest(url, community);
}

test.each(databases)(
  'settings that can be read again are set aside no longer, without a restart, on $name',
  async ({ newUrl }) => {
    const url = await newUrl();
    await plantSettings(url, '{"zone":"Nowhere/City"}');
    const port = await freePort();
    await startBot(url, port);
    expect(await healthOf(port)).toMatchObject({ setAside: { count: 1 } });
    await plantSettings(url, '{"zone":"Europe/Berlin"}');
    expect(await healthOf(port)).toMatchObject({ setAside: { count: 0, sentence: '' } });
  },
  120_000,
);
