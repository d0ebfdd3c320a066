import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { longestWaitMs, type PlatformBot } from '../../src/adapters/connection.ts';
import { startDiscord } from '../../src/adapters/discord/platform.ts';
import { startTelegram, type TelegramBot } from '../../src/adapters/telegram/platform.ts';
import { type DiscordPost, DiscordStandIn } from '../support/discord-stand-in.ts';
import { fairClock } from '../support/fair-clock.ts';
import type { Received } from '../support/stand-in-http.ts';
import { type TelegramPost, TelegramStandIn } from '../support/telegram-stand-in.ts';
import { MemoryShelf, PlainPainter, reply, SentenceLog, ToyChat } from '../support/toy-chat.ts';

let chat: ToyChat;

let log: SentenceLog;

beforeEach(() => {
  chat = new ToyChat();
  log = new SentenceLog();
});

const never = { status: 200, never: true } as const;

/** What something on the way answers in a platform's place. */
const page = '<html><head><title>Attention Required!</title></head><body>cloudflare</body></html>';

const yearS = 31_536_000;

describe('on Telegram', () => {
  let telegram: TelegramStandIn;
  let bot: TelegramBot;

  beforeEach(async () => {
    telegram = new TelegramStandIn();
    await telegram.start();
    const { token, url: apiUrl } = telegram;
    const deadlines = { pollMs: 600, callMs: 300, uploadMs: 300, clock: fairClock };
    const painter = new PlainPainter();
    bot = await startTelegram({
      token,
      apiUrl,
      chat,
      painter,
      callbacks: new MemoryShelf(),
      log,
      deadlines,
      graceMs: 500,
    });
  });

  afterEach(async () => {
    await bot.stop();
    await telegram.stop();
  });

  const isPoll = ({ path }: { path: string }): boolean => path.endsWith('/getUpdates');

  test('a request for updates that is never answered is said and made again', async () => {
    telegram.failNext(isPoll, never, 2);
    await telegram.changes.until('the news', () => bot.health().sentence.includes('fell silent'), 30_000);
    const { text } = await telegram.answered(telegram.says('/divergence'));
    expect(text.length).toBeGreaterThan(0);
  }, 60_000);

  test('while requests for updates are refused health does not say that all is well', async () => {
    const body = { ok: false, error_code: 502, description: 'Bad Gateway' };
    telegram.failNext(isPoll, { status: 502, body }, 1000);
    await telegram.changes.until('the news', () => bot.health().state === 'connecting');
    expect(bot.health().sentence).toBe('Telegram: cannot be reached; trying again.');
  });

  test('forty sends that are never answered hold up nobody else', async () => {
    telegram.failNext(({ path, fields }) => /\/send[MP]/.test(path) && Number(fields['chat_id']) !== 501, never, 1000);
    for (let person = 1; person <= 40; person += 1)
      telegram.says('/divergence', { room: telegram.person(4000 + person) });
    await telegram.changes.until('the questions', () => chat.questions.length === 40);
    const { text } = await telegram.answered(telegram.says('/divergence'));
    expect(text.length).toBeGreaterThan(0);
  }, 20_000);

  test('a digest that is never answered is reported as unknown and not repeated', async () => {
    telegram.failNext(({ path }) => path.endsWith('/sendMessage'), never, 10);
    const digest = { channel: 'telegram:-601', theme: 'light', silent: true } as const;
    expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject({ kind: 'unknown' });
    expect(telegram.requests.filter(({ path }) => path.endsWith('/sendMessage'))).toHaveLength(1);
  });

  const tooMany = {
    status: 429,
    body: { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: yearS } },
  };

  test('a year that Telegram asks a digest to wait is cut to a quarter of an hour', async () => {
    telegram.failNext(({ path }) => path.endsWith('/sendMessage'), tooMany);
    const digest = { channel: 'telegram:-601', theme: 'light', silent: true } as const;
    const sent = await bot.messenger.send(digest, reply('The digest.'), 'slot-1');
    expect(sent).toEqual({ kind: 'later', retryAfterMs: longestWaitMs });
    expect(bot.health().sentence).toContain('Telegram asks this bot to wait until');
    expect(log.sentences.join('\n')).toContain('Telegram asks this bot to wait until');
  });

  test('a year that Telegram asks for instead of updates is said', async () => {
    telegram.failNext(isPoll, tooMany, 5);
    await telegram.changes.until('the news', () => bot.health().sentence.includes('asks this bot to wait'));
    expect(bot.health().state).toBe('connecting');
    expect(telegram.requests.filter(isPoll).length).toBeLessThan(5);
  });

  test('a chat that is refused without end is asked a few times, a second apart, and holds up nobody', async () => {
    const isToGroup = ({ path, fields }: Received): boolean => /\/send[MP]/.test(path) && fields['chat_id'] === -601;
    const body = { ...tooMany.body, parameters: { retry_after: 0 } };
    telegram.failNext(isToGroup, { status: 429, body }, 10_000);
    const sending = bot.messenger.send({ channel: 'telegram:-601', theme: 'light', silent: true }, reply('No.'), '1');
    expect((await telegram.answered(telegram.says('/divergence'))).text.length).toBeGreaterThan(0);
    expect(await sending).toEqual({ kind: 'later', retryAfterMs: 1_000 });
    expect(telegram.requests.filter(isToGroup).length).toBeLessThanOrEqual(5);
  }, 60_000);

  test('an answer to a digest that breaks off in its middle may be an answer, so it is not sent again', async () => {
    const broken = { status: 200, html: '{"ok":true,"result":{"message_id":7,', arrives: true } as const;
    telegram.failNext(({ path }) => path.endsWith('/sendMessage'), broken, 10);
    const digest = { channel: 'telegram:-601', theme: 'light', silent: true } as const;
    expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject({ kind: 'unknown' });
    expect(telegram.posts.filter(({ fromBot }) => fromBot)).toHaveLength(1);
  });

  test('a page in place of an answer to a digest shows that it never got there, and it is sent later', async () => {
    telegram.failNext(({ path }) => path.endsWith('/sendMessage'), { status: 403, html: page }, 10);
    const digest = { channel: 'telegram:-601', theme: 'light', silent: true } as const;
    expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject({ kind: 'later' });
  }, 20_000);

  test('a picture that never arrives is answered in words', async () => {
    telegram.failNext(({ path }) => path.endsWith('/sendPhoto'), never);
    const { text, photo } = await telegram.answered(telegram.says('/divergence'));
    expect([text.length > 0, photo]).toEqual([true, undefined]);
  });

  /** What comes of pressing a forged button: the message was changed, or the presser was told. */
  async function forges(post: TelegramPost, by: number): Promise<'changed' | 'told'> {
    const press = telegram.pressCallback(post, 'v1|edit|=divergence ETH RUT window:120', by);
    await telegram.changes.until('the end', () => post.writes > 1 || press.alert !== undefined);
    return post.writes > 1 ? 'changed' : 'told';
  }

  async function digestIn(channel: string): Promise<TelegramPost> {
    await bot.messenger.send({ channel, theme: 'light', silent: true }, reply('The digest.'), 'slot-1');
    return telegram.posts.at(-1)!;
  }

  test('a forged press of a member changes no digest', async () => {
    expect(await forges(await digestIn('telegram:-601'), 502)).toBe('told');
  });

  test('a press of an administrator changes a digest', async () => {
    telegram.group.admins.add(502);
    expect(await forges(await digestIn('telegram:-601'), 502)).toBe('changed');
  });

  test('somebody in their own chat changes what stands there', async () => {
    expect(await forges(await digestIn('telegram:501'), 501)).toBe('changed');
  });
});

describe('on Discord', () => {
  let discord: DiscordStandIn;
  let bot: PlatformBot;

  beforeEach(async () => {
    discord = new DiscordStandIn();
    await discord.start();
    const { token, url: apiUrl } = discord;
    const painter = new PlainPainter();
    bot = await startDiscord({ token, apiUrl, chat, painter, callbacks: new MemoryShelf(), log, graceMs: 500 });
    await discord.ready();
  });

  afterEach(async () => {
    vi.restoreAllMocks();
    await bot.stop();
    await discord.stop();
  });

  /** The machine’s clock goes on from an earlier time; from a later one where the length is negative. */
  function putClockBack(ms: number): void {
    const now = Date.now.bind(Date);
    vi.spyOn(Date, 'now').mockImplementation(() => now() - ms);
  }

  const digest = { channel: 'discord:101', theme: 'dark', silent: false } as const;

  test('a year that Discord asks a digest to wait is cut to a quarter of an hour', async () => {
    const body = { message: 'You are being rate limited.', retry_after: yearS, global: true };
    const headers = { 'retry-after': String(yearS), 'x-ratelimit-global': 'true' };
    discord.failNext(({ path }) => path.endsWith('/messages'), { status: 429, body, headers });
    const sent = await bot.messenger.send(digest, reply('The digest.'), 'slot-1');
    expect(sent.kind).toBe('later');
    expect('retryAfterMs' in sent && sent.retryAfterMs).toBeLessThanOrEqual(longestWaitMs + 1000);
    expect('retryAfterMs' in sent && sent.retryAfterMs).toBeGreaterThan(longestWaitMs / 2);
    expect(bot.health().sentence).toContain('Discord asks this bot to wait until');
    expect(log.sentences.join('\n')).toContain('Discord asks this bot to wait until');
  });

  const isPost = ({ path }: Received): boolean => path.endsWith('/channels/101/messages');

  test.each([undefined, '-3'])(
    'a channel that is refused without end, with a wait of %j, is asked a few times and holds up nobody',
    async (wait) => {
      const headers: Record<string, string> = wait === undefined ? {} : { 'retry-after': wait };
      discord.failNext(isPost, { status: 429, html: page, headers }, 10_000);
      const sending = bot.messenger.send(digest, reply('The digest.'), 'slot-1');
      const elsewhere = { ...digest, channel: `discord:${discord.channel('5000').id}` };
      expect(await bot.messenger.send(elsewhere, reply('Another.'), 'slot-2')).toMatchObject({ kind: 'sent' });
      const sent = await sending;
      expect(sent.kind === 'later' && sent.retryAfterMs).toBeGreaterThanOrEqual(1_000);
      expect(discord.requests.filter(isPost).length).toBeLessThanOrEqual(6);
    },
    60_000,
  );

  test('a bucket that says neither how much is left nor until when is no reason to wait', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': 'soon' };
    discord.failNext(isPost, { status: 200, body: { id: '7' }, headers });
    await bot.messenger.send(digest, reply('The digest.'), 'slot-1');
    expect(await bot.messenger.send(digest, reply('The next one.'), 'slot-2')).toMatchObject({ kind: 'sent' });
  });

  test.each([400, 403, 404])(
    'a page in place of Discord’s own answer, with %i, is no refusal of the channel',
    async (status) => {
      discord.failNext(isPost, { status, html: page });
      expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-1')).toMatchObject({ kind: 'later' });
    },
  );

  test('after a year that Discord asked the whole bot for, digests go on in a quarter of an hour', async () => {
    const body = { message: 'You are being rate limited.', retry_after: yearS, global: true };
    const headers = { 'retry-after': String(yearS), 'x-ratelimit-global': 'true' };
    discord.failNext(({ path }) => path.endsWith('/messages'), { status: 429, body, headers });
    await bot.messenger.send(digest, reply('The digest.'), 'slot-1');
    putClockBack(-longestWaitMs - 1000);
    expect(await bot.messenger.send(digest, reply('The digest.'), 'slot-2')).toMatchObject({ kind: 'sent' });
  });

  // a machine that stands still for a moment hands over at once what had left evenly: tried again, the rule has to hold
  test(
    'digests and looks at channels and people together are no more than the bot may ask in a second',
    { retry: 2, timeout: 30_000 },
    async () => {
      const channels = Array.from({ length: 100 }, (_, index) => discord.channel(String(5000 + index)).id);
      const { messenger } = bot;
      const asked = channels.flatMap((id) => [
        messenger.send({ ...digest, channel: `discord:${id}` }, reply('The digest.'), `slot-${id}`),
        messenger.missingPermissions(`discord:9${id}`),
        messenger.privateChannel!(`discord:8${id}`),
      ]);
      await Promise.all(asked);
      expect([discord.postedMs.length, discord.tooManyMs]).toEqual([100, []]);
    },
  );

  test('an hour by which the clock is put back silences nobody', async () => {
    const channels = Array.from({ length: 60 }, (_, index) => discord.channel(String(5000 + index)).id);
    const send = (channel: string, key: string) =>
      bot.messenger.send({ ...digest, channel: `discord:${channel}` }, reply('The digest.'), key);
    await send(channels[0]!, 'before');
    putClockBack(3_600_000);
    const sent = await Promise.all(channels.map((channel) => send(channel, 'after')));
    expect(sent.filter(({ kind }) => kind !== 'sent')).toEqual([]);
  });

  test('a wait in a channel that the clock made an hour longer is over with the next digest', async () => {
    const send = (key: string) => bot.messenger.send(digest, reply('The digest.'), key);
    for (const key of ['1', '2', '3', '4', '5']) await send(key);
    putClockBack(3_600_000);
    const sent = [await send('6'), await send('7')];
    expect(sent).toMatchObject([{ kind: 'later', retryAfterMs: 30_000 }, { kind: 'sent' }]);
  });

  test('a digest whose picture cannot be uploaded is posted once, in words', async () => {
    discord.cutsUploads = true;
    const { reply: answer } = await chat.answer({ input: 'divergence', requester: asker });
    expect(answer.picture).toBeDefined();
    expect(await bot.messenger.send(digest, answer, 'slot-1')).toMatchObject({ kind: 'sent' });
    expect(discord.posts).toHaveLength(1);
  });

  test('a private answer whose picture cannot be uploaded arrives in words', async () => {
    const post = await discord.answered(discord.slash({ command: 'divergence' }));
    discord.cutsUploads = true;
    const mine = await discord.answered(discord.press(post, '120', 'bob'));
    expect((await discord.look(mine)).pictures).toEqual([]);
  });

  /** Where the answer to a forged button ended: in the message itself, or with the presser alone. */
  async function forges(post: DiscordPost, by: string): Promise<'changed' | 'told'> {
    const before = post.writes;
    await discord.answered(discord.pressId(post, 'v1|edit|=divergence ETH RUT window:120', by));
    return post.writes > before ? 'changed' : 'told';
  }

  test('a forged press of a member changes no digest', async () => {
    await bot.messenger.send(digest, reply('The digest.'), 'slot-1');
    expect(await forges(discord.posts[0]!, 'bob')).toBe('told');
  });

  test('a press of a moderator changes a digest', async () => {
    discord.managers.add('bob');
    await bot.messenger.send(digest, reply('The digest.'), 'slot-1');
    expect(await forges(discord.posts[0]!, 'bob')).toBe('changed');
  });

  test('an answer that lost its question is changed by no other member', async () => {
    discord.tokenLifeMs = 0;
    discord.slash({ command: 'divergence' });
    const post = await discord.changes.until('the late answer', () =>
      discord.posts.find(({ thinking, interaction }) => !thinking && interaction === undefined),
    );
    discord.tokenLifeMs = 900_000;
    expect(await forges(post, 'bob')).toBe('told');
  });
});

const asker = { platform: 'discord', person: 'a', community: 'a', channel: 'a', moderator: false } as const;
