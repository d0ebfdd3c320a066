import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inEnglish } from '../../src/messages/speaker.ts';
import { createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { type BotProcess, startOnBoth } from '../support/bot-process.ts';
import { newSqlite } from '../support/databases.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { type PlantedDigest, plantDigests } from '../support/plant-digests.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

/** What Discord says about a channel, and what whoever set up the digest there reads. */
const onDiscord = [
  [404, 10003, 'that place was deleted. If it should go on, set it up in another place'],
  [403, 50001, 'the bot may not yet View Channel there. Allow it to View Channel'],
  [403, 50013, 'the bot may not yet View Channel there. Allow it to View Channel'],
  [400, 50083, 'that thread is archived. Open it again'],
  [403, 160_005, 'that thread is locked. Unlock it'],
  [400, 200_000, 'a filter of the server stopped the message. Except the bot’s role from AutoMod there'],
  [403, 59_999, 'the bot may not yet View Channel there. Allow it to View Channel'],
] as const;

/** The same for Telegram. */
const onTelegram = [
  [403, 'Forbidden: something new', 'the bot may not yet send messages there. Allow it to send messages'],
  [400, 'Bad Request: TOPIC_CLOSED', 'that topic is closed. Open it again'],
  [400, 'Bad Request: message thread not found', 'that topic was deleted. If it should go on'],
  [400, 'Bad Request: not enough rights to send text messages to the chat', 'the bot may not yet send messages there'],
  [400, 'Bad Request: CHAT_RESTRICTED', 'Telegram restricted that chat. Wait until Telegram lifts it'],
  [400, 'Bad Request: group chat was deactivated', 'that place was deleted. If it should go on'],
  [403, 'Forbidden: bot was kicked from the supergroup chat', 'the bot is not there any more. Add it again'],
] as const;

const discord = new DiscordStandIn();

const telegram = new TelegramStandIn();

let bot: BotProcess;

let database: Database;

const discordChannel = (at: number): string => String(1000 + at);

const telegramGroup = (at: number): number => -1_000_000_002_000 - at;

/** Digests that nobody will take, all due at once. */
beforeAll(async () => {
  const digests: PlantedDigest[] = [
    ...onDiscord.map(([status, code], at) => {
      const { id } = discord.channel(discordChannel(at));
      discord.forbidden.set(id, { status, body: { code, message: 'the words of Discord' } });
      return { channel: `discord:${id}`, community: 'discord:100', person: 'discord:7' };
    }),
    ...onTelegram.map(([code, description], at) => {
      const group = telegram.newGroup(telegramGroup(at), `Group number ${at}`);
      group.refusal = { code, description };
      telegram.person(3000 + at).started = true;
      return { channel: `telegram:${group.id}`, community: `telegram:${group.id}`, person: `telegram:${3000 + at}` };
    }),
  ];
  const url = newSqlite();
  await plantDigests(url, digests);
  bot = await startOnBoth({ discord, telegram }, { DATABASE_URL: url });
  database = await openDatabase(url);
}, 120_000);

afterAll(async () => {
  await bot.stop();
  await database.close();
  await Promise.all([discord.stop(), telegram.stop()]);
});

/** What stands in a community's list beside its paused digest. */
async function pausedIn(community: string, channel: string): Promise<string | undefined> {
  const kept = await createCommunityStore(database, Date.now).subscriptions(community);
  const reason = kept.find((one) => one.channel === channel)?.paused?.reason;
  return reason && inEnglish(reason);
}

describe('whoever set up a digest is told in private, in plain words, with a link and the cure, where', () => {
  test.each(onDiscord.map((row, at) => [...row, at] as const))(
    'Discord answers %i with code %i',
    async (_, __, words, at) => {
      const link = `<#${discordChannel(at)}>`;
      const told = async (): Promise<string | undefined> => {
        const seen = await Promise.all(discord.posts.map((post) => discord.look(post)));
        return seen.map(({ text }) => text).find((text) => text.includes(link));
      };
      let text: string | undefined;
      void told().then((first) => (text = first));
      await discord.changes.until(
        'a notice',
        () => text ?? (void told().then((seen) => (text = seen)), false),
        100_000,
      );
      expect(text).toContain(`The digest you set up in ${link} is paused: ${words}`);
      expect(text).not.toContain('the words of Discord');
      expect(await pausedIn('discord:100', `discord:${discordChannel(at)}`)).toBe(words.split('. ')[0]);
    },
    120_000,
  );

  test.each(onTelegram.map((row, at) => [...row, at] as const))(
    'Telegram answers %i %s',
    async (_, description, words, at) => {
      const room = telegram.person(3000 + at);
      const notice = await telegram.changes.until(
        'a notice',
        () => telegram.posts.find((post) => post.room === room && post.fromBot),
        100_000,
      );
      expect(notice.text).toContain(`is paused: ${words}`);
      expect(notice.text).not.toContain(description.split(': ')[1]);
      expect(notice.links?.map(({ url }) => url)).toEqual([`https://t.me/c/${2000 + at}/1`]);
      expect(notice.keyboard.flat().map(({ text }) => text)).toContain('Try again there');
      const group = `telegram:${telegramGroup(at)}`;
      expect(await pausedIn(group, group)).toBe(words.split('. ')[0]);
    },
    120_000,
  );
});

test('nothing of it is tried every day: each place was asked once', () => {
  const asked = discord.requests.filter(
    ({ method, path }) => method === 'POST' && /\/channels\/10\d\d\/messages/.test(path),
  );
  expect(asked).toHaveLength(onDiscord.length);
});
