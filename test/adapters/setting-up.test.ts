import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDiscord } from '../../src/adapters/discord/platform.ts';
import { startTelegram } from '../../src/adapters/telegram/platform.ts';
import type { Messenger } from '../../src/chat/chat.ts';
import type { CommunityStore } from '../../src/community/community-store.ts';
import { createCommunityService } from '../../src/jobs/membership.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { commandChat } from '../support/command-chat.ts';
import { hurriedClock } from '../support/communities-stage.ts';
import { newSqliteInMemory } from '../support/databases.ts';
import { type DiscordPost, DiscordStandIn } from '../support/discord-stand-in.ts';
import { afterClose } from '../support/sample-chat.ts';
import { type TelegramPost, TelegramStandIn } from '../support/telegram-stand-in.ts';
import { MemoryShelf, PlainPainter, SentenceLog } from '../support/toy-chat.ts';

const nowMs = (): number => afterClose;

const patienceMs = 30_000;

const messengers: Messenger[] = [];

let database: Database;

let book: CommunityStore;

/** The real commands over a database, with whatever platforms are up. */
function realChat() {
  const parts = { store: book, messengers: () => messengers, nowMs };
  return commandChat(openSimulation(nowMs), { community: createCommunityService(parts) });
}

const shared = () => ({ painter: new PlainPainter(), callbacks: new MemoryShelf(), log: new SentenceLog() });

beforeEach(async () => {
  database = await openDatabase(newSqliteInMemory());
  book = createCommunityStore(database, nowMs);
});

afterEach(() => database.close());

describe('a moderator on Discord', () => {
  const discord = new DiscordStandIn();
  let stop: () => Promise<void>;

  beforeEach(async () => {
    const known = discord.commands.length > 0;
    if (!known) await discord.start();
    discord.managers.clear();
    discord.managers.add('mod');
    const bot = await startDiscord({ ...shared(), token: discord.token, apiUrl: discord.url, chat: realChat() });
    messengers.push(bot.messenger);
    await discord.ready();
    await discord.changes.until('a connection', () => bot.health().state === 'up');
    stop = () => bot.stop();
  });
  afterEach(async () => {
    messengers.length = 0;
    await stop();
  });

  const changed = async (post: DiscordPost, act: () => unknown): Promise<string> => {
    const writes = post.writes;
    await act();
    await discord.changes.until('the change', () => post.writes > writes, patienceMs);
    return (await discord.look(post)).text;
  };
  const setUp = (by = 'mod'): Promise<DiscordPost> =>
    discord.answered(discord.slash({ by, command: 'setup' }), patienceMs);

  test('sets up a digest with menus and forms, and sees it before it is saved', async () => {
    const post = await setUp();
    await changed(post, () => discord.press(post, 'Begin'));
    await changed(post, () => discord.press(post, 'Next'));
    const when = await changed(post, () => discord.fillIn(discord.press(post, 'Another time'), '7:05'));
    expect(when).toContain('07:05');
    await changed(post, () => discord.fillIn(discord.press(post, 'Another city'), 'Lord Howe'));
    const preview = await discord.answered(discord.press(post, 'Next'), patienceMs);
    expect((await discord.look(preview)).pictures).toHaveLength(1);
    expect((await discord.look(preview)).onlyFor).toBe('mod');
    const saved = await discord.answered(discord.press(preview, 'Save'), patienceMs);
    expect((await discord.look(saved)).text).toContain('07:05');
    expect(await book.subscriptions('discord:100')).toMatchObject([
      {
        channel: 'discord:101',
        plan: { schedule: { zone: 'Australia/Lord_Howe', at: { kind: 'local', minuteOfDay: 425 } } },
      },
    ]);
  });

  test('is told what is missing in the channel that was picked, and nothing is saved', async () => {
    const post = await setUp();
    const words = await changed(post, () => discord.pick(post, 'Another channel', '107'));
    expect(words).toContain('Rift may not yet: Send Messages, Attach Files');
    const refused = await discord.answered(
      discord.slash({ by: 'mod', command: 'setup', options: { step: 'save', channel: '107' } }),
      patienceMs,
    );
    expect((await discord.look(refused)).text).toContain('Send Messages, Attach Files');
    expect(await book.subscriptions('discord:100')).toEqual([]);
  });

  test('cannot send anything to a channel of another server', async () => {
    const use = { by: 'mod', command: 'setup', options: { step: 'save', channel: '106' } };
    const refused = await discord.answered(discord.slash(use), patienceMs);
    expect((await discord.look(refused)).text).toContain('none of this community');
    expect(await book.subscriptions('discord:100')).toEqual([]);
  });

  test('names a role whose holders configure, but cannot name another one', async () => {
    const holder = 'holder';
    discord.rolesOf.set(holder, ['55']);
    const settings = await discord.answered(discord.slash({ by: 'mod', command: 'settings' }), patienceMs);
    await changed(settings, () => discord.pick(settings, 'Role that configures too', '55'));
    const theirs = await discord.answered(discord.slash({ by: holder, command: 'settings' }), patienceMs);
    await changed(theirs, () => discord.press(theirs, 'Light pictures'));
    const named = { by: holder, command: 'settings', options: { managers: '56' } };
    const refused = await discord.look(await discord.answered(discord.slash(named), patienceMs));
    expect(refused.text).toContain('those alone who may manage');
    discord.rolesOf.delete(holder);
    const after = await discord.look(await discord.answered(discord.press(theirs, 'Dark pictures'), patienceMs));
    expect(after.text).toContain('Only moderators');
    expect(await book.settings('discord:100')).toMatchObject({ theme: 'light', managerRole: 'discord:55' });
  });

  test('whose form was opened before they lost their rights changes nothing by it', async () => {
    const post = await setUp();
    await changed(post, () => discord.press(post, 'Begin'));
    const form = discord.press(post, 'Type pairs');
    await discord.changes.until('the form', () => form.modal);
    discord.managers.delete('mod');
    const refused = await discord.answered(await discord.fillIn(form, 'BTC/GOLD'), patienceMs);
    expect((await discord.look(refused)).text).toContain('Only moderators');
  });
});

describe('a moderator on Telegram', () => {
  const clock = hurriedClock();
  const telegram = new TelegramStandIn(undefined, clock.now);
  const topic = { room: telegram.forum, topic: 7 } as const;
  let isUp = false;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    if (!isUp) await telegram.start();
    isUp = true;
    telegram.forum.admins.clear();
    telegram.forum.topicManagers.clear();
    const setup = { ...shared(), token: telegram.token, apiUrl: telegram.url, chat: realChat(), clock };
    const bot = await startTelegram(setup);
    messengers.push(bot.messenger);
    stop = () => bot.stop();
  });
  afterEach(async () => {
    messengers.length = 0;
    await stop();
  });

  const changed = async (post: TelegramPost, label: string): Promise<void> => {
    const writes = post.writes;
    telegram.press(post, label, 501);
    await telegram.changes.until(label, () => post.writes > writes, patienceMs);
  };
  /** The next message in the moderator's private chat, once `act` was done. */
  const alone = async (
    act: () => unknown,
    is = (post: TelegramPost): boolean => post.text !== '',
  ): Promise<TelegramPost> => {
    const before = telegram.posts.length;
    act();
    const isNew = (post: TelegramPost): boolean => post.fromBot && post.room === telegram.privateRoom && is(post);
    return telegram.changes.until('a word in private', () => telegram.posts.slice(before).find(isNew), patienceMs);
  };
  /** Presses a button that asks, replies to its question, and gives the answer to that. */
  const fillIn = async (post: TelegramPost, label: string, words: string): Promise<TelegramPost> => {
    const prompt = await alone(() => telegram.press(post, label, 501));
    expect([prompt.forcesReply, prompt.text]).toEqual([true, expect.not.stringContaining('setup')]);
    return telegram.answered(telegram.says(words, { replyTo: prompt }), patienceMs);
  };

  test('sets up a digest in a topic from the private chat, with buttons and replies', async () => {
    telegram.forum.admins.add(501);
    const post = await alone(() => telegram.says('/setup', topic));
    expect(post.text).toContain('For A forum.');
    await changed(post, 'Begin');
    await changed(post, 'Next');
    const timed = await fillIn(post, 'Another time', '7:05');
    expect(timed.text).toContain('07:05');
    const zoned = await fillIn(timed, 'Another city', 'lord howe');
    const preview = await alone(
      () => telegram.press(zoned, 'Next', 501),
      ({ photo }) => photo !== undefined,
    );
    const saved = await alone(() => telegram.press(preview, 'Save', 501));
    expect(saved.text).toMatch(/^Saved\./);
    expect(await book.subscriptions('telegram:-100701')).toMatchObject([
      { channel: 'telegram:-100701:7', plan: { schedule: { zone: 'Australia/Lord_Howe' } } },
    ]);
  });

  test('of nothing learns nothing about a group by a forged line', async () => {
    telegram.forum.admins.add(501);
    const post = await alone(() => telegram.says('/setup', topic));
    telegram.outsiders.add(502);
    const other = telegram.person(502);
    other.started = true;
    const data = post.keyboard.flat().find(({ text }) => text === 'Settings')!.callback_data!;
    const before = telegram.posts.length;
    telegram.pressCallback({ ...post, room: other }, data, 502);
    const told = await telegram.changes.until('an answer', () =>
      telegram.posts.slice(before).find(({ fromBot, room }) => fromBot && room === other),
    );
    expect(told.text).toContain('You are not in that chat');
  });

  test('who never opened the private chat gets a link that goes on there', async () => {
    telegram.forum.admins.add(504);
    const refused = await telegram.answered(telegram.says('/setup step:preview', { ...topic, by: 504 }), patienceMs);
    const { url = '' } = refused.keyboard.flat()[0]!;
    const room = telegram.person(504);
    const opened = telegram.says(`/start ${new URL(url).searchParams.get('start')!}`, { room });
    expect((await telegram.answered(opened, patienceMs)).photo).toBeDefined();
  });

  test('of one topic sets up that topic, and no setting of the group', async () => {
    telegram.forum.topicManagers.add(501);
    const saved = await alone(() => telegram.says('/setup step:save', topic));
    expect(saved.text).toContain('Saved.');
    const group = await telegram.answered(telegram.says('/settings answers:here', topic), patienceMs);
    expect(group.text).toContain('holds for the whole community');
    const elsewhere = telegram.says('/setup step:save channel:telegram:-100701:8', topic);
    expect((await telegram.answered(elsewhere, patienceMs)).text).toContain('You manage this topic');
    expect(await book.subscriptions('telegram:-100701')).toMatchObject([{ channel: 'telegram:-100701:7' }]);
  });
});
