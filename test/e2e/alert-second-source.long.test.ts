import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AlertRule } from '../../src/alerts/alert-rule.ts';
import type { ConfiguringActor } from '../../src/community/community-store.ts';
import { createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import type { CommunityTables } from '../../src/storage/schema.ts';
import { BotProcess } from '../support/bot-process.ts';
import { newSqlite } from '../support/databases.ts';
import { madeMarkets } from '../support/made-prices.ts';
import { type StandInSources, startSources } from '../support/stand-in-sources.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';
import type { WireRow } from '../support/wire-format.ts';

const patienceMs = 60_000;

/** The day's candle of Ethereum is finished and the last session in New York is over. */
const nowMs = Date.parse('2026-06-25T12:00:00Z');

const lastSession = '2026-06-24';

const prices = madeMarkets('2024-09-01', nowMs);

const actor: ConfiguringActor = { person: 'telegram:501', community: 'telegram:501', moderator: true };

/** It stands below 1 before Ethereum rises by half. */
const rule: AlertRule = {
  pair: ['ETH', 'IWM'],
  ...{ measure: 'gap', direction: 'above', windowSessions: 5, enter: 4, exit: 1, cooldownSessions: 0 },
};

let sources: StandInSources;

let telegram: TelegramStandIn;

let url: string;

let bot: BotProcess;

beforeEach(async () => {
  sources = await startSources(prices);
  telegram = new TelegramStandIn();
  await telegram.start();
  url = newSqlite();
  await inDatabase((database) => {
    const draft = {
      channel: 'telegram:501',
      plan: { kind: 'alert', rule } as const,
      nextDueMs: nowMs,
      alertState: { through: '2026-06-23' },
    };
    return createCommunityStore(database, () => nowMs).saveSubscription(actor, draft, 'alert');
  });
});

afterEach(async () => {
  await bot.stop('SIGKILL');
  await telegram.stop();
  await sources.close();
});

async function inDatabase(work: (database: Database) => Promise<unknown>): Promise<void> {
  const database = await openDatabase(url);
  await work(database);
  await database.close();
}

/** A process that takes it to be `nowMs`; it looks at what is due as soon as it runs. */
function startBot(): void {
  const services = { CCXT_API_URL: sources.url, YAHOO_API_URL: sources.url, COINMETRICS_API_URL: sources.url };
  bot = new BotProcess(
    {
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
      RIFT_DATA: 'live',
      DATABASE_URL: url,
      ...services,
    },
    { clockOffMs: nowMs - Date.now() },
  );
}

/** On the last session and after it Ethereum costs half as much again, at one service or at all. */
function riseByHalf(source?: string): void {
  const rise = (rows: readonly WireRow[] = []) =>
    rows.map((row) => (row.stampMs >= Date.parse(lastSession) ? { ...row, close: row.close! * 1.5 } : row));
  for (const ticker of source === undefined ? ['ETH', 'ETH-USD'] : ['ETH']) {
    const { daily, hourly } = prices[ticker]!;
    sources.set(ticker, { daily: rise(daily), ...(hourly ? { hourly: rise(hourly) } : {}) }, source);
  }
}

test('an alert that hangs on the price of one source is told to nobody, and once when a second source agrees', async () => {
  riseByHalf('coinbaseexchange');
  startBot();
  const waits = 'an alert hangs on a price no second source has; nobody is told yet';
  await telegram.changes.until('the look', () => bot.output.includes(waits), patienceMs);
  await bot.stop();
  expect(telegram.posts).toEqual([]);

  riseByHalf();
  await inDatabase((database) =>
    database.run<CommunityTables, unknown>((db) =>
      db.updateTable('subscriptions').set({ next_due_ms: nowMs }).execute(),
    ),
  );
  startBot();
  await telegram.changes.until('the alert', () => telegram.posts.length > 0, patienceMs);
  await bot.stop();
  expect(telegram.posts.map(({ text }) => text.split('\n')[0])).toEqual([expect.stringContaining(', 24 Jun 2026: ')]);
}, 180_000);
