import { once } from 'node:events';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BotProcess, startOnBoth } from '../support/bot-process.ts';
import { newSqlite } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { logLeaks } from '../support/log-leaks.ts';
import { plantDueDigest } from '../support/planted-digest.ts';
import type { Received } from '../support/stand-in-http.ts';
import { type TelegramPost, TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 20_000;

let discord: DiscordStandIn;

let telegram: TelegramStandIn;

let bot: BotProcess;

beforeEach(async () => {
  [discord, telegram] = [new DiscordStandIn(), new TelegramStandIn()];
  bot = await startOnBoth({ discord, telegram });
}, 90_000);

afterEach(async () => {
  await bot.stop('SIGKILL');
  const tokens = [discord.token, telegram.token, ...discord.interactions.map(({ token }) => `/${token}`)];
  expect(logLeaks(bot.output, tokens)).toEqual([]);
  await Promise.all([discord.stop(), telegram.stop()]);
});

describe('while uploads of pictures break off', () => {
  test('five people on Discord get the words, and Telegram goes on', async () => {
    discord.cutsUploads = true;
    const people = ['a', 'b', 'c', 'd', 'e'];
    const asked = people.map((by) => discord.slash({ by, command: 'divergence' }));
    const posts = await Promise.all(asked.map((one) => discord.answered(one, patienceMs)));
    for (const post of posts) {
      const { text, pictures } = await discord.look(post);
      expect(text.length).toBeGreaterThan(20);
      expect(pictures).toEqual([]);
    }
    const there = await telegram.answered(telegram.says('/divergence'), patienceMs);
    expect(there.photo).toBeDefined();
    expect(bot.code).toBeUndefined();
  }, 120_000);

  test('somebody on Telegram gets the words', async () => {
    telegram.cutsUploads = true;
    const there = await telegram.answered(telegram.says('/divergence'), patienceMs);
    expect(there.text.length).toBeGreaterThan(20);
    expect(bot.code).toBeUndefined();
  }, 120_000);
});

describe('a line to Telegram that falls silent or breaks', () => {
  test('deafens the bot for half a minute at most', async () => {
    const asksForUpdates = ({ path }: { readonly path: string }): boolean => path.endsWith('/getUpdates');
    telegram.failNext(asksForUpdates, { status: 200, never: true });
    await telegram.answered(telegram.says('/help'), patienceMs); // the request under way ends, and the next one is swallowed
    const startMs = performance.now();
    await telegram.answered(telegram.says('/help'), 60_000);
    expect(performance.now() - startMs).toBeLessThan(40_000);
  }, 120_000);

  test('under a digest is told to whoever set it up, once, and not repeated', async () => {
    const group = telegram.group.id;
    const url = newSqlite();
    const owner = telegram.person(77);
    await telegram.answered(telegram.says('/help', { room: owner, by: owner.id }), patienceMs);
    await plantDueDigest(url, `telegram:${group}`, `telegram:${owner.id}`);
    telegram.failNext(isDigest, { status: 200, hangUp: true });
    await bot.stop();
    bot = new BotProcess({ TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url, DATABASE_URL: url });
    const told = (): TelegramPost[] => telegram.posts.filter(({ text }) => text.includes('may not have arrived'));
    await telegram.changes.until('the news', () => told().length > 0, 60_000);
    expect(told().map(({ room }) => room.id)).toEqual([77]);
    expect(telegram.requests.filter(isDigest)).toHaveLength(1);
  }, 120_000);

  const isDigest = ({ path, fields }: Pick<Received, 'path' | 'fields'>): boolean =>
    /\/send(Photo|Message)/.test(path) && Number(fields['chat_id']) === telegram.group.id;
});

describe('three hundred lines to the webhook that somebody leaves half open', () => {
  const secret = 'between_us';

  const half =
    `POST /telegram HTTP/1.1\r\nHost: localhost\r\nX-Telegram-Bot-Api-Secret-Token: ${secret}\r\n` +
    'Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{';

  test('keep no update from being answered, and are cut within half a minute', async () => {
    await bot.stop();
    const port = await freePort();
    bot = new BotProcess({
      ...{ TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url, HTTP_PORT: String(port) },
      ...{ TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`, TELEGRAM_WEBHOOK_SECRET: secret },
    });
    await telegram.changes.until('the webhook', () => telegram.hasWebhook, 60_000);
    const texts = Array.from({ length: 300 }, (_, number) => ['', half.slice(0, 40), half][number % 3]!);
    const lines = texts.map(() => net.connect(port, '127.0.0.1').on('error', () => undefined).resume().setNoDelay()); // prettier-ignore
    const closed = Promise.all(lines.map((line) => once(line, 'close')));
    lines.forEach((line, number) => line.write(texts[number]!));
    const startMs = performance.now();
    const answer = await telegram.answered(telegram.says('/divergence'), patienceMs);
    expect(answer.text.length).toBeGreaterThan(20);
    await closed;
    expect(performance.now() - startMs).toBeLessThan(45_000);
    expect((await telegram.answered(telegram.says('/divergence'), patienceMs)).text.length).toBeGreaterThan(20);
  }, 180_000);
});
