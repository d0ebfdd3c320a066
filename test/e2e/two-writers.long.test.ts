import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { BotProcess } from '../support/bot-process.ts';
import { databases } from '../support/databases.ts';
import { type DiscordInteraction, DiscordStandIn } from '../support/discord-stand-in.ts';

const patienceMs = 60_000;

const [, { newUrl: newPostgresUrl }] = databases;

let discord: DiscordStandIn;

let bots: BotProcess[];

let database: Database;

/** Two processes in one Discord on one database: whichever is faster answers. */
beforeEach(async () => {
  discord = new DiscordStandIn();
  await discord.start();
  const url = await newPostgresUrl();
  database = await openDatabase(url);
  const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, DATABASE_URL: url };
  bots = [new BotProcess(settings), new BotProcess(settings)];
  const isConnected = ({ output }: BotProcess): boolean => output.includes('Discord: connected.');
  await discord.changes.until('both', () => bots.every(isConnected) && discord.commands.length > 0, patienceMs);
}, 120_000);

afterEach(async () => {
  for (const bot of bots) await bot.stop('SIGKILL');
  await database.close();
  await discord.stop();
});

const settingsNow = () => createCommunityStore(database, Date.now).settings('discord:100');

const digestsNow = () => createCommunityStore(database, Date.now).subscriptions('discord:100');

/** What each of them was told. */
async function answersTo(asked: readonly DiscordInteraction[]): Promise<string[]> {
  const posts = await Promise.all(asked.map((one) => discord.answered(one, patienceMs)));
  return Promise.all(posts.map(async (post) => (await discord.look(post)).text));
}

const by = (person: number) => ({ by: `m${person}`, moderator: true });

test('what people change at the same moment through two processes is all there once it was confirmed', async () => {
  const benchmarks = ['SPX', 'GOLD', 'SPY', 'QQQ', 'GLD', 'UUP'];
  const asked = [
    ...benchmarks.map((benchmark, person) =>
      discord.slash({ ...by(person), command: 'watch', options: { action: 'add', subject: 'BTC', benchmark } }),
    ),
    discord.slash({ ...by(7), command: 'settings', options: { theme: 'light' } }),
    discord.slash({ ...by(8), command: 'settings', options: { sound: 'off' } }),
    discord.slash({ ...by(9), command: 'settings', options: { quiet_from: 22, quiet_until: 7 } }),
  ];
  for (const answer of await answersTo(asked)) expect(answer).toMatch(/Now watched|Saved/);
  const { watched, theme, silent, quiet } = await settingsNow();
  expect(watched.map(([, benchmark]) => benchmark)).toEqual(expect.arrayContaining(benchmarks));
  expect([theme, silent, quiet !== undefined]).toEqual(['light', true, true]);
}, 180_000);

test('a digest that four people switch on at the same moment is one', async () => {
  const people = [1, 2, 3, 4];
  const options = { action: 'on', at: '08:00' };
  const asked = people.map((person) => discord.slash({ ...by(person), command: 'digest', options }));
  for (const answer of await answersTo(asked)) expect(answer).toContain('is on');
  expect(await digestsNow()).toHaveLength(1);
}, 180_000);
