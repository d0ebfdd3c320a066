import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTelegram, type TelegramBot } from '../../src/adapters/telegram/platform.ts';
import { fairClock } from '../support/fair-clock.ts';
import { type TelegramPost, TelegramStandIn } from '../support/telegram-stand-in.ts';
import { MemoryShelf, PlainPainter, reply, SentenceLog, ToyChat } from '../support/toy-chat.ts';
import { inEnglish } from '../../src/messages/speaker.ts';
import { msg } from '../../src/messages/text.ts';

const answerRefused = inEnglish(msg('chats.answerRefused'));

const brokenLine = inEnglish(msg('chats.brokenLine'));

const heldBack = inEnglish(msg('chats.heldBack'));

const openPrivately = inEnglish(msg('chats.openPrivately'));

const tryAgainLabel = inEnglish(msg('buttons.tryAgain'));

const moderator = 501;

const secret = 'The alert list of the moderators.';

const refusal = (error_code: number, description: string) => ({
  status: error_code,
  body: { ok: false, error_code, description },
});

describe('an answer for its asker alone on Telegram', () => {
  let telegram: TelegramStandIn;
  let bot: TelegramBot;

  beforeEach(async () => {
    telegram = new TelegramStandIn();
    await telegram.start();
    telegram.group.admins.add(moderator);
    const answer = () => reply(secret, { visibility: 'asker' });
    const { token, url: apiUrl } = telegram;
    bot = await startTelegram({
      ...{ token, apiUrl, chat: new ToyChat({ setup: answer, mine: answer }) },
      ...{ painter: new PlainPainter(), callbacks: new MemoryShelf(), log: new SentenceLog() },
      deadlines: { pollMs: 600, callMs: 300, uploadMs: 300, clock: fairClock },
    });
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.stop();
  });

  /** What the group sees of an answer whose way to the asker ends like this. */
  async function seen(end: Parameters<TelegramStandIn['failNext']>[1], words: string): Promise<TelegramPost> {
    const isPrivate = ({ path, fields }: { path: string; fields: Readonly<Record<string, unknown>> }): boolean =>
      path.endsWith('/sendMessage') && Number(fields['chat_id']) === moderator;
    telegram.failNext(isPrivate, end, 1000);
    const post = await telegram.answered(telegram.says(words, { room: telegram.group, by: moderator }));
    await bot.stop(); // finishes what is in hand
    const shown = telegram.posts.filter(({ room, fromBot }) => fromBot && room === telegram.group);
    expect(shown).toEqual([post]);
    return post;
  }

  const hindered = [
    ['never answered', { status: 200, never: true }, brokenLine],
    ['answered by a fault of Telegram’s', refusal(500, 'Internal Server Error'), heldBack],
    ['not taken', refusal(400, "Bad Request: can't parse entities"), answerRefused],
  ] as const;

  test.each(hindered)('is not shown to the group where its send is %s', async (_, end, sentence) => {
    const { text, keyboard } = await seen(end, '/setup');
    expect([text.includes(sentence), text.includes(secret)]).toEqual([true, false]);
    expect(keyboard).toEqual([]); // what was changed is not changed again by a button
  });

  test.each(hindered)('can be asked for again where its send is %s', async (_, end, sentence) => {
    const { text, keyboard } = await seen(end, '/say mine');
    expect([text.includes(sentence), text.includes(secret)]).toEqual([true, false]);
    expect(keyboard.flat().map((button) => button.text)).toEqual([tryAgainLabel]);
  });

  test.each(["Forbidden: bot can't initiate conversation with a user", 'Forbidden: bot was blocked by the user'])(
    'leads into the private chat where Telegram says: %s',
    async (description) => {
      const { text, keyboard } = await seen(refusal(403, description), '/say mine');
      expect([text, keyboard.flat()[0]?.url]).toEqual([openPrivately, expect.stringContaining('?start=go_')]);
    },
  );
});
