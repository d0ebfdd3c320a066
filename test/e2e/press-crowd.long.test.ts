import { afterEach, beforeEach, expect, test } from 'vitest';
import { BotProcess, startOnBoth } from '../support/bot-process.ts';
import { newSqlite } from '../support/databases.ts';
import { type DiscordInteraction, type DiscordPost, DiscordStandIn } from '../support/discord-stand-in.ts';
import { plantDigests } from '../support/plant-digests.ts';
import { type TelegramPost, TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 60_000;

/** Discord takes a press for unanswered after this. */
const discordWithinMs = 3_000;

let discord: DiscordStandIn;

let telegram: TelegramStandIn;

let url: string;

let bot: BotProcess;

beforeEach(async () => {
  [discord, telegram, url] = [new DiscordStandIn(), new TelegramStandIn(), newSqlite()];
  bot = await startOnBoth({ discord, telegram }, { DATABASE_URL: url });
}, 120_000);

afterEach(async () => {
  await bot.stop();
  await Promise.all([discord.stop(), telegram.stop()]);
});

const fifty = Array.from({ length: 50 }, (_, number) => 4000 + number);

/** A button that gives another window, whichever it is. */
const another = (labels: readonly string[]): string => labels.find((label) => /^\d+$/.test(label))!;

async function pressByAll(post: DiscordPost, people: readonly number[]): Promise<DiscordInteraction[]> {
  const { buttons } = await discord.look(post);
  const label = another(buttons.filter(({ disabled }) => !disabled).map((button) => button.label));
  return people.map((person) => discord.press(post, label, `p${person}`));
}

test('fifty people who press the same button on Discord at once are acknowledged in time and answered', async () => {
  const post = await discord.answered(discord.slash({ command: 'divergence' }), patienceMs);
  const presses = await pressByAll(post, fifty);
  await discord.changes.until('all acknowledged', () => presses.every((one) => one.acknowledgedMs !== undefined), patienceMs); // prettier-ignore
  expect(Math.max(...presses.map((one) => one.acknowledgedMs! - one.createdMs))).toBeLessThan(discordWithinMs);
  for (const one of presses) await discord.answered(one, patienceMs);
  expect(discord.tooManyMs).toEqual([]);
}, 180_000);

test('fifty people who press a button of their own on Telegram at once are acknowledged and answered', async () => {
  const posts: TelegramPost[] = [];
  for (const person of fifty) {
    const asked = telegram.says('/divergence', { room: telegram.person(person) });
    posts.push(await telegram.answered(asked, patienceMs));
  }
  const presses = posts.map((post, at) =>
    telegram.press(post, another(post.keyboard.flat().map(({ text }) => text)), fifty[at]),
  );
  const isDone = (): boolean =>
    presses.every((one) => one.acknowledgedMs !== undefined) && posts.every(({ writes }) => writes > 1);
  await telegram.changes.until('all answered', isDone, patienceMs);
  expect(telegram.tooManyMs).toEqual([]);
}, 240_000);

test('what is pressed and due while it is told to stop is finished or left to the next one, and nothing twice', async () => {
  const post = await discord.answered(discord.slash({ command: 'divergence' }), patienceMs);
  const digests = fifty.map((person) => {
    const own = `telegram:${telegram.person(person).id}`;
    return { channel: own, community: own, person: own };
  });
  for (const person of fifty) telegram.person(person).started = true;
  await plantDigests(url, digests);
  const arrived = (): number =>
    telegram.posts.filter(({ fromBot, replyTo }) => fromBot && replyTo === undefined).length;
  await telegram.changes.until('the first digest', () => arrived() > 0, 120_000);
  const presses = await pressByAll(post, fifty.slice(0, 10));
  expect(await bot.stop()).toBe(0);
  expect(arrived()).toBeLessThan(digests.length);
  const seen = presses.filter((one) => one.acknowledgedMs !== undefined);
  for (const one of seen) await discord.answered(one, 1_000);
  bot = new BotProcess({ TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url, DATABASE_URL: url });
  await telegram.changes.until('every digest', () => arrived() >= digests.length, 120_000);
  expect(arrived()).toBe(digests.length);
}, 400_000);
