import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BotProcess, untilReadiness } from '../support/bot-process.ts';
import { freePort } from '../support/free-port.ts';
import { DatabaseLine } from '../support/database-line.ts';
import { databases } from '../support/databases.ts';
import { fairClock } from '../support/fair-clock.ts';
import { logLeaks } from '../support/log-leaks.ts';
import { madeMarkets } from '../support/made-prices.ts';
import { startSources } from '../support/stand-in-sources.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 60_000;

const [, { newUrl: newPostgresUrl }] = databases;

const ending: (() => unknown)[] = [];

async function endAll(): Promise<void> {
  for (const end of ending.splice(0).reverse()) await end();
}

/**
 * A bot on Telegram whose database can be frozen or cut off, and what it needs for that.
 *
 * @param options What is added to the address of the database: settings of its driver.
 */
async function startBot(settings: Readonly<Record<string, string>> = {}, options = '') {
  const telegram = new TelegramStandIn();
  await telegram.start();
  ending.push(() => telegram.stop());
  const line = new DatabaseLine(await newPostgresUrl());
  const address = new URL(await line.open());
  address.username = 'postgres';
  address.search = options;
  ending.push(() => line.cut());
  const bot = new BotProcess({
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    DATABASE_URL: address.href,
    ...settings,
  });
  ending.push(() => bot.stop('SIGKILL'));
  await telegram.changes.until('a start', () => telegram.commandWrites > 0, patienceMs);
  const answerTo = async (words: string): Promise<string> =>
    (await telegram.answered(telegram.says(words), patienceMs)).text;
  return { telegram, line, bot, answerTo };
}

/** The same with live prices, and the sources they come from. */
async function startLiveBot(options?: string) {
  const sources = await startSources(madeMarkets('2024-09-01', Date.now()));
  ending.push(() => sources.close());
  const services = { CCXT_API_URL: sources.url, YAHOO_API_URL: sources.url, COINMETRICS_API_URL: sources.url };
  const started = await startBot({ ...services, RIFT_DATA: 'live' }, options);
  await started.answerTo('/help');
  return { ...started, sources };
}

test('a bot whose PostgreSQL goes away or stands still is alive and not ready, and ready by itself afterwards', async () => {
  const port = await freePort();
  const { line } = await startBot({ HTTP_PORT: String(port) });
  await untilReadiness(port, ({ status }) => status === 200);
  line.cut();
  const gone = await untilReadiness(port, ({ status }) => status !== 200);
  expect([gone.status, gone.problems['database']]).toEqual([
    503,
    expect.stringMatching(/^The database does not answer/),
  ]);
  expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);
  await line.mend();
  await untilReadiness(port, ({ status }) => status === 200);
  line.freeze();
  const still = await untilReadiness(port, ({ status }) => status !== 200);
  expect(still.problems['database']).toMatch(/^(No answer within 3 seconds|The database does not answer)/);
  line.thaw();
  expect((await untilReadiness(port, ({ status }) => status === 200, 90_000)).problems).toEqual({});
  await endAll();
}, 180_000);

describe('while PostgreSQL is gone', () => {
  let world: Awaited<ReturnType<typeof startLiveBot>>;

  beforeAll(async () => {
    world = await startLiveBot();
    world.line.cut();
  }, 120_000);

  afterAll(endAll);

  test('a question is answered from the sources themselves', async () => {
    expect(await world.answerTo('/divergence ETH IWM')).toMatch(/Ethereum .* the Russell 2000/);
    expect(world.sources.requests.length).toBeGreaterThan(0);
  }, 120_000);

  test('a question is answered with the usual settings, and says so', async () => {
    const text = await world.answerTo('/explain gap');
    expect(text).toMatch(/gap/i);
    expect(text).toContain('Answered with the usual settings: the database of this bot cannot be reached right now.');
  }, 120_000);

  test('a change of the settings ends in a sentence that says what is wrong', async () => {
    const text = await world.answerTo('/digest on at:08:00');
    expect(text).toContain('The database of this bot cannot be used right now; please try again in a few minutes');
  }, 120_000);

  test('the log holds neither its password nor what was sent', async () => {
    const { answerTo, bot, telegram } = world;
    await answerTo('/check Ethereum has never been this far from the Russell 2000');
    await bot.said('the settings of a community could not be read');
    expect(logLeaks(bot.output, [':password', telegram.token, 'has never been this far'])).toEqual([]);
  }, 120_000);
});

describe('where the database is lost under a question', () => {
  let world: Awaited<ReturnType<typeof startLiveBot>>;

  beforeAll(async () => {
    world = await startLiveBot();
  }, 120_000);

  afterAll(endAll);

  test('one lost connection costs it nothing: it is answered with what its community chose', async () => {
    const { answerTo, line } = world;
    await answerTo('/settings pair:BTC/GOLD');
    line.when('"communities"', () => line.reset());
    const text = await answerTo('/divergence');
    expect(text).toMatch(/Bitcoin|BTC/);
    expect(text).not.toContain('usual settings');
  }, 120_000);

  test('one that had begun to read is answered from the sources alike', async () => {
    const { answerTo, line } = world;
    await answerTo('/divergence ETH IWM');
    let isLost = false;
    line.when('"bars"', () => {
      isLost = true;
      line.cut();
    });
    const text = await answerTo('/divergence ETH IWM window:30');
    expect(isLost).toBe(true);
    expect(text).toMatch(/Ethereum .* the Russell 2000/);
  }, 120_000);
});

describe('while PostgreSQL stands still', () => {
  afterEach(endAll);

  test('a question is answered from the sources themselves', async () => {
    // its driver waits less than usual for an answer that does not come
    const { line, answerTo, sources } = await startLiveBot('query_timeout=3000');
    line.freeze();
    expect(await answerTo('/divergence ETH IWM')).toMatch(/Ethereum .* the Russell 2000/);
    expect(sources.requests.length).toBeGreaterThan(0);
  }, 120_000);

  test('SIGTERM ends a bot within ten seconds', async () => {
    const { telegram, line, bot } = await startBot();
    line.freeze();
    const asked = telegram.says('/divergence');
    await telegram.changes.until('the sign', () => telegram.actions.length > 0, patienceMs);
    expect(asked.deleted).toBe(false);
    const startMs = fairClock.now();
    await bot.stop('SIGTERM');
    expect(fairClock.now() - startMs).toBeLessThan(10_000);
  }, 120_000);
});
