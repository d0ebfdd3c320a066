import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BotProcess } from '../support/bot-process.ts';
import { DatabaseLine } from '../support/database-line.ts';
import { databases } from '../support/databases.ts';
import { fairClock } from '../support/fair-clock.ts';
import { logLeaks } from '../support/log-leaks.ts';
import { madeMarkets } from '../support/made-prices.ts';
import { type StandInSources, startSources } from '../support/stand-in-sources.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 60_000;

const [, { newUrl: newPostgresUrl }] = databases;

let telegram: TelegramStandIn;

let line: DatabaseLine;

let bot: BotProcess;

let databaseUrl: string;

beforeEach(async () => {
  telegram = new TelegramStandIn();
  await telegram.start();
  line = new DatabaseLine(await newPostgresUrl());
  const address = new URL(await line.open());
  address.username = 'postgres';
  databaseUrl = address.href;
  bot = new BotProcess({
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    DATABASE_URL: databaseUrl,
  });
  await telegram.changes.until('a start', () => telegram.commandWrites > 0, patienceMs);
}, 120_000);

afterEach(async () => {
  await bot.stop('SIGKILL');
  line.cut();
  await telegram.stop();
});

const answerTo = async (words: string): Promise<string> =>
  (await telegram.answered(telegram.says(words), patienceMs)).text;

describe('while PostgreSQL is gone', () => {
  test('a question is answered with the usual settings, and says so', async () => {
    line.cut();
    const text = await answerTo('/divergence');
    expect(text).toMatch(/ETH/);
    expect(text).toContain('Answered with the usual settings: the database of this bot cannot be reached right now.');
  }, 120_000);

  test('a change of the settings ends in a sentence that says what is wrong', async () => {
    line.cut();
    const text = await answerTo('/digest on at:08:00');
    expect(text).toContain('The database of this bot cannot be used right now; please try again in a few minutes');
  }, 120_000);

  test('the log holds neither its password nor what was sent', async () => {
    line.cut();
    await answerTo('/check Ethereum has never been this far from the Russell 2000');
    expect(bot.output).toContain('the settings of a community could not be read');
    expect(logLeaks(bot.output, [':password', telegram.token, 'has never been this far'])).toEqual([]);
  }, 120_000);
});

describe('where one connection is lost under a question', () => {
  test('it is answered with what its community chose', async () => {
    await answerTo('/settings pair:BTC/GOLD');
    line.when('"communities"', () => line.reset());
    const text = await answerTo('/divergence');
    expect(text).toMatch(/Bitcoin|BTC/);
    expect(text).not.toContain('usual settings');
  }, 120_000);
});

describe('while PostgreSQL is gone, with live prices', () => {
  let sources: StandInSources;

  beforeEach(async () => {
    await bot.stop();
    sources = await startSources(madeMarkets('2024-09-01', Date.now()));
    const services = { CCXT_API_URL: sources.url, YAHOO_API_URL: sources.url, COINMETRICS_API_URL: sources.url };
    const telegrams = { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url };
    bot = new BotProcess({ ...telegrams, ...services, DATABASE_URL: databaseUrl, RIFT_DATA: 'live' });
    await answerTo('/help');
  }, 120_000);

  afterEach(() => sources.close());

  test.each(['cut', 'freeze'] as const)(
    'a question is answered from the sources themselves (%s)',
    async (how) => {
      line[how]();
      expect(await answerTo('/divergence ETH IWM')).toMatch(/Ethereum .* the Russell 2000/);
      expect(sources.requests.length).toBeGreaterThan(0);
    },
    120_000,
  );

  test('a question that had begun to read is answered from the sources alike', async () => {
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

test('SIGTERM ends a bot within ten seconds whose database froze while it ran', async () => {
  line.freeze();
  const asked = telegram.says('/divergence');
  await telegram.changes.until('the sign', () => telegram.actions.length > 0, patienceMs);
  expect(asked.deleted).toBe(false);
  const startMs = fairClock.now();
  await bot.stop('SIGTERM');
  expect(fairClock.now() - startMs).toBeLessThan(10_000);
}, 120_000);
