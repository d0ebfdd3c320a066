import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BotProcess, startOnBoth } from '../support/bot-process.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { logLeaks } from '../support/log-leaks.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

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
