import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTelegram, type TelegramBot } from '../../src/adapters/telegram/platform.ts';
import {
  type TelegramPost,
  type TelegramPress,
  type TelegramRoom,
  TelegramStandIn,
} from '../support/telegram-stand-in.ts';
import { MemoryShelf, PlainPainter, reply, SentenceLog, ToyChat } from '../support/toy-chat.ts';
import { inEnglish } from '../../src/messages/speaker.ts';
import { msg } from '../../src/messages/text.ts';

const onlyInPrivate = inEnglish(msg('chats.onlyInPrivate'));

const owner = 501;

const reader = 502;

const line = 'divergence eth gold';

describe('under a digest in a channel', () => {
  let telegram: TelegramStandIn;
  let bot: TelegramBot;
  let channel: TelegramRoom;
  let digest: TelegramPost;

  beforeEach(async () => {
    telegram = new TelegramStandIn();
    await telegram.start();
    channel = telegram.newChannel(-100_801, owner);
    const { token, url: apiUrl } = telegram;
    const parts = { painter: new PlainPainter(), callbacks: new MemoryShelf(), log: new SentenceLog() };
    bot = await startTelegram({ ...parts, token, apiUrl, chat: new ToyChat() });
    const to = { channel: `telegram:${channel.id}`, theme: 'light', silent: true } as const;
    await bot.messenger.send(to, reply('The digest.'), 'slot-1');
    digest = telegram.posts.at(-1)!;
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.stop();
  });

  const published = (): TelegramPost[] => telegram.posts.filter(({ room }) => room === channel);

  /** The press of a reader, once everything that comes of it is there. */
  async function pressed(data: string): Promise<TelegramPress> {
    const press = telegram.pressCallback(digest, data, reader);
    await telegram.changes.until('the sign', () => press.acknowledgedMs !== undefined);
    await bot.stop(); // finishes what is in hand
    return press;
  }

  const answeringVerbs = ['own', 'new', 'more', 'file', 'full', 'edit'];

  test.each(answeringVerbs)('a press of %s by a reader is answered in private and publishes nothing', async (verb) => {
    const press = await pressed(`v1|${verb}|=${line}`);
    expect(press.url).toContain('?start=go_');
    expect([published(), digest.writes]).toEqual([[digest], 1]);
  });

  test.each(['v1|ask|=say at:{}', 'v1|fill|=setup channel:{}', 'v1|own|=say at:{}'])(
    'a press of %s by a reader is told where to ask and publishes nothing',
    async (data) => {
      expect((await pressed(data)).alert).toBe(onlyInPrivate);
      expect(published()).toEqual([digest]);
    },
  );

  test('a press by somebody who is not even in the channel publishes nothing', async () => {
    telegram.outsiders.add(reader);
    expect((await pressed(`v1|own|=${line}`)).url).toContain('?start=go_');
    expect(published()).toEqual([digest]);
  });

  test.each([false, true])('the link gives the answer in the private chat, in the channel or not: %s', async (out) => {
    if (out) telegram.outsiders.add(reader);
    const press = telegram.pressCallback(digest, `v1|own|=${line}`, reader);
    const url = await telegram.changes.until('the link', () => press.url);
    const opened = telegram.says(`/start ${new URL(url).searchParams.get('start')!}`, {
      room: telegram.person(reader),
    });
    expect((await telegram.answered(opened)).text).toContain('ETH fell 12 % while GOLD rose');
    expect(published()).toEqual([digest]);
  });

  test('a press of an administrator is answered there', async () => {
    telegram.pressCallback(digest, `v1|own|=${line}`, owner);
    const answer = await telegram.answered(digest);
    expect([answer.room, answer.text]).toEqual([channel, expect.stringContaining('ETH fell 12 %')]);
  });
});
