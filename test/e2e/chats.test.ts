import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BotProcess } from '../support/bot-process.ts';
import { type DiscordPost, DiscordStandIn, type SaidMessage } from '../support/discord-stand-in.ts';
import { type SaidParts, type TelegramPost, TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 30_000;

const discord = new DiscordStandIn();

const telegram = new TelegramStandIn();

let bot: BotProcess;

beforeAll(async () => {
  await Promise.all([discord.start(), telegram.start()]);
  bot = new BotProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
  });
  const isUp = (): boolean => discord.commands.length > 0 && telegram.commandWrites > 0;
  await discord.changes.until('both platforms', isUp, 60_000);
}, 90_000);

afterAll(async () => {
  await bot.stop();
  await Promise.all([discord.stop(), telegram.stop()]);
});

const inDiscord = (asked: ReturnType<DiscordStandIn['slash']>): Promise<DiscordPost> =>
  discord.answered(asked, patienceMs);

const inTelegram = (asked: TelegramPost): Promise<TelegramPost> => telegram.answered(asked, patienceMs);

const claim = 'Bitcoin has never been this far from gold';

describe('a right-click on Discord checks what people see', () => {
  const check = async (said: string | SaidMessage, by = 'reader') =>
    discord.look(await inDiscord(discord.useOnMessage('Check this claim', said, by)));
  const preview = (embeds: readonly object[]): SaidMessage => ({ content: 'https://x.example/status/1', embeds });

  test.each<[string, SaidMessage]>([
    ['the description of a link preview', preview([{ type: 'article', title: 'A post', description: claim }])],
    ['the second preview', preview([{ type: 'image', url: 'https://x.example/1.png' }, { title: claim }])],
    ['a field of a preview', preview([{ fields: [{ name: 'Analyst', value: claim, inline: false }] }])],
    [
      'a forwarded message',
      {
        message_reference: { type: 1, message_id: '77', channel_id: '900', guild_id: '901' },
        message_snapshots: [
          { message: { type: 0, content: claim, embeds: [], attachments: [], timestamp: '2026-06-25T20:00:00Z' } },
        ],
      },
    ],
    [
      'a poll',
      {
        poll: {
          question: { text: claim },
          answers: [{ answer_id: 1, poll_media: { text: 'Yes' } }],
          expiry: null,
          allow_multiselect: false,
          layout_type: 1,
        },
      },
    ],
    [
      'a message of components',
      { flags: 1 << 15, components: [{ type: 17, id: 1, components: [{ type: 10, id: 2, content: claim }] }] },
    ],
  ])('%s', async (_, said) => {
    const { text, pictures } = await check(said);
    expect(text).toMatch(/Bitcoin[^]*gold/i);
    expect(pictures).toHaveLength(1);
  });

  test('marks and mentions are no part of the claim, and a spoiler stays covered', async () => {
    const { text } = await check(
      `> <@501> **Bitcoin** has __never__ been this far from ~~gold~~ ||the butler did it||`,
    );
    expect(text).toMatch(/Bitcoin[^]*gold/i);
    expect(text).not.toMatch(/butler|501|~~/);
  });

  test('a screenshot ends in what to do, and typing it checks it', async () => {
    const picture = { id: '5', filename: 'a.png', size: 9, url: 'https://x.example/a.png', content_type: 'image/png' };
    const post = await inDiscord(
      discord.useOnMessage('Check this claim', { attachments: [{ ...picture, proxy_url: picture.url }] }, 'looker'),
    );
    expect(await discord.look(post)).toMatchObject({
      text: expect.stringContaining('not pictures'),
      onlyFor: 'looker',
    });
    const typed = await discord.fillIn(discord.press(post, 'Type it'), claim);
    expect((await discord.look(await inDiscord(typed))).text).toMatch(/Bitcoin[^]*gold/i);
  });

  test('what cannot be checked is for the asker alone and leaves no receipt', async () => {
    const seen = await check('I like turtles and long walks', 'walker');
    expect(seen.onlyFor).toBe('walker');
    expect(seen.text).not.toMatch(/[Rr]eceipt/);
  });
});

describe('a reply on Telegram checks what it replies to', () => {
  const { group } = telegram;
  const said = (text: string, holds: SaidParts = {}): TelegramPost =>
    telegram.says(text, { room: group, by: 502, holds });
  const reply = async (words: string, replyTo: TelegramPost, holds: SaidParts = {}) =>
    telegram.look(await inTelegram(telegram.says(words, { room: group, replyTo, holds })));

  test.each<[string, string, SaidParts]>([
    ['/check', claim, {}],
    ['/check is this true?', claim, {}],
    ['@rift_bot', claim, {}],
    ['hey @rift_bot what about this', claim, {}],
    ['/check@rift_bot', '', { caption: claim, photo: [{ file_id: 'p', file_unique_id: 'p', width: 9, height: 9 }] }],
    ['/check', claim, { forward_origin: { type: 'hidden_user', date: 0, sender_user_name: 'x' } }],
    ['/check', '', { poll: { question: claim, options: [{ text: 'Yes' }] } }],
  ])('%s', async (words, text, holds) => {
    const seen = await reply(words, said(text, holds));
    expect(seen.text).toMatch(/Bitcoin[^]*gold/i);
    expect(seen.picture).toBeDefined();
  });

  test('of a message, the part that was quoted', async () => {
    const all = said(`The weather was fine. ${claim}. Ethereum is the same as silver.`);
    expect((await reply('/check', all, { quote: { text: claim } })).text).toMatch(/Bitcoin[^]*gold/i);
  });

  test('without mentions, and with its spoilers covered', async () => {
    const text = `@someone ${claim} the butler did it`;
    const entities = [
      { type: 'mention', offset: 0, length: 8 },
      { type: 'spoiler', offset: text.indexOf('the butler'), length: 17 },
    ];
    expect((await reply('/check', said(text, { entities }))).text).not.toMatch(/butler|someone/);
  });

  test.each<[string, SaidParts, RegExp]>([
    ['a voice message', { voice: { file_id: 'v', file_unique_id: 'v', duration: 3 } }, /cannot listen/],
    ['a bare photo', { photo: [{ file_id: 'p', file_unique_id: 'p', width: 9, height: 9 }] }, /not pictures/],
  ])('%s gets a sentence, in a group and in private', async (_, holds, sentence) => {
    expect((await reply('/check', said('', holds))).text).toMatch(sentence);
    expect((await inTelegram(telegram.says('', { holds }))).text).toMatch(sentence);
  });

  test('a message forwarded to the bot alone is checked', async () => {
    const holds = { forward_origin: { type: 'hidden_user', date: 0, sender_user_name: 'x' } };
    expect((await inTelegram(telegram.says(claim, { holds }))).text).toMatch(/Bitcoin[^]*gold/i);
  });
});
