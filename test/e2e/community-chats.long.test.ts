import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersOn, type BotProcess, startOnBoth } from '../support/bot-process.ts';
import { newSqlite } from '../support/databases.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { plantDigests } from '../support/plant-digests.ts';
import { type TelegramPost, type TelegramRoom, TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 30_000;

const discord = new DiscordStandIn();

const telegram = new TelegramStandIn();

let bot: BotProcess;

const html = '<html><body><h1>502 Bad Gateway</h1></body></html>';

/** Where a digest is due while Telegram answers with the page of a proxy. */
const behindProxy = telegram.newGroup(-1_000_900, 'Behind a proxy');

beforeAll(async () => {
  const url = newSqlite();
  const channel = `telegram:${behindProxy.id}`;
  await plantDigests(url, [{ channel, community: channel, person: 'telegram:501' }]);
  const isDigest = ({ path, fields }: { readonly path: string; readonly fields: Record<string, unknown> }): boolean =>
    /\/send(Message|Photo)$/.test(path) && Number(fields['chat_id']) === behindProxy.id;
  telegram.failNext(isDigest, { status: 502, html }, 1);
  bot = await startOnBoth({ discord, telegram }, { DATABASE_URL: url });
}, 120_000);

afterAll(async () => {
  await bot.stop();
  await Promise.all([discord.stop(), telegram.stop()]);
});

const { inDiscord, inTelegram } = answersOn({ discord, telegram }, patienceMs);

/** A group of its own with somebody who runs it, whose private chat with the bot is open. */
const newGroup = (() => {
  let id = -2_000_000;
  return (admin: number, title?: string): TelegramRoom => {
    const room = telegram.newGroup((id -= 1), title);
    room.admins.add(admin);
    telegram.person(admin).started = true;
    return room;
  };
})();

/** What the bot writes next in somebody's private chat once something is done. */
async function alone(person: number, act: () => unknown): Promise<TelegramPost> {
  const before = telegram.posts.length;
  act();
  const isTheirs = ({ fromBot, room }: TelegramPost): boolean => fromBot && room.id === person;
  return telegram.changes.until('a word in private', () => telegram.posts.slice(before).find(isTheirs), patienceMs);
}

describe('what is set up is seen by whoever sets it up', () => {
  test.each(['/setup', '/setup at:07:30', '/settings', '/digest now'])(
    '%s in a group is answered in the private chat',
    async (line) => {
      const admin = 5000 + line.length;
      const room = newGroup(admin);
      const asked: { post?: TelegramPost } = {};
      await alone(admin, () => (asked.post = telegram.says(line, { room, by: admin })));
      const notice = await inTelegram(asked.post!);
      const said = telegram.posts.filter((post) => post.fromBot && post.room === room);
      expect([notice.text, said]).toEqual(['I answered you in our private chat.', [notice]]);
    },
  );

  test.each(['settings', 'digest', 'alert', 'watch', 'undo', 'forget'])(
    '/%s on Discord shows nobody else that an answer is coming',
    async (command) => {
      discord.managers.add('boss');
      const asked = discord.slash({ by: 'boss', command });
      await inDiscord(asked);
      expect(asked.posts.map(({ flags }) => flags & 64)).toEqual(asked.posts.map(() => 64));
    },
  );

  test('a group is set up from the private chat of who runs it, chosen with the keyboard', async () => {
    const room = newGroup(5101, 'Drift room');
    const setup = await inTelegram(telegram.says('/setup', { room: telegram.person(5101) }));
    const chooser = await alone(5101, () => telegram.press(setup, 'A group or channel of yours', 5101));
    const panel = await inTelegram(telegram.shares(chooser, 'Choose a group', room, 5101));
    expect(panel.text).toContain('For Drift room.');
  });
});

describe('a setting given to a command is applied or refused', () => {
  test('a name that is none is refused with the names there are, on Telegram', async () => {
    const room = telegram.person(5201);
    const refused = await inTelegram(telegram.says('/digest hours:7 minutes:30', { room }));
    expect(refused.text).toMatch(/hours[^]*at/u);
  });

  test('the old names of a time are read as the time, on Telegram', async () => {
    const room = telegram.person(5202);
    const saved = await inTelegram(telegram.says('/digest on hour:7 minute:30', { room }));
    expect(saved.text).toContain('07:30');
  });

  test('a channel that is left out is answered no more, but for who runs it, on both', async () => {
    discord.managers.add('boss');
    const options = { answers: 'not-here' };
    const set = await inDiscord(discord.slash({ by: 'boss', command: 'settings', options }));
    const member = await inDiscord(discord.slash({ by: 'member', command: 'divergence' }));
    await inDiscord(discord.slash({ by: 'boss', command: 'settings', options: { answers: 'everywhere' } }));
    const again = await inDiscord(discord.slash({ by: 'member', command: 'divergence' }));
    const seen = await Promise.all([set, member, again].map((post) => discord.look(post)));
    expect(seen.map(({ pictures, onlyFor }) => [pictures.length, onlyFor])).toEqual([
      [0, 'boss'],
      [0, 'member'],
      [1, undefined],
    ]);
  });

  test('one thing has one name in every command', () => {
    const names = discord.commands.flatMap((command) => {
      const { options = [] } = command as { options?: readonly { readonly name: string }[] };
      return options.map(({ name }) => name);
    });
    const others = ['hour', 'minute', 'time', 'timezone', 'tz', 'city', 'weekdays', 'when', 'pair_list', 'date_of'];
    expect(names.filter((name) => others.includes(name))).toEqual([]);
    expect(['at', 'zone', 'pairs', 'days'].filter((name) => !names.includes(name))).toEqual([]);
  });

  test('what a command does is picked from a list on Discord', () => {
    const actions = discord.commands.flatMap((command) => {
      const { options = [] } = command as { options?: readonly { readonly name: string; readonly choices?: object }[] };
      return options.filter(({ name }) => name === 'action' || name === 'step');
    });
    expect(actions.length).toBeGreaterThan(3);
    expect(actions.filter(({ choices }) => choices === undefined)).toEqual([]);
  });
});

describe('an article in a chat', () => {
  const article = [
    'Ethereum has never been this far from the Russell 2000, and holders are nervous.',
    'Bitcoin and gold have moved in lockstep for ninety days.',
    'Ethereum always catches up with Bitcoin after such a gap.',
    'Analysts shrugged, the weather was fine, and nobody sold their boat over it.',
    'Bitcoin has outperformed the S&P 500 over the last 60 days.',
  ].join(' ');
  const rows = (text: string): number => text.split('\n').filter((line) => /Ethereum|Bitcoin/u.test(line)).length;

  test('is answered with a row for each claim, cut at a sentence, on both', async () => {
    const room = telegram.person(5301);
    const there = await inTelegram(telegram.says(`/check ${article}`, { room }));
    const post = await inDiscord(discord.slash({ by: 'writer', command: 'check', options: { text: article } }));
    const here = await discord.look(post);
    for (const { text } of [there, here]) {
      expect(text).toMatch(/^\W*4 claims/u);
      expect(rows(text)).toBeGreaterThanOrEqual(4);
      expect(text).not.toMatch(/daily\/|\.csv/u);
    }
    expect(there.text.trimEnd()).toMatch(/[.?!”]$/u);
    expect(there.text.length).toBeLessThanOrEqual(1024);
  });
});

test('a digest that Telegram could not take is sent by a later tick, once', { timeout: 200_000 }, async () => {
  const digests = (): TelegramPost[] => telegram.posts.filter((post) => post.fromBot && post.room === behindProxy);
  await telegram.changes.until('the digest', () => digests()[0], 150_000);
  expect(digests()).toHaveLength(1);
});
