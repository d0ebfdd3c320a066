import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BotProcess, startOnBoth } from '../support/bot-process.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 60_000;

const discord = new DiscordStandIn();

const telegram = new TelegramStandIn();

let bot: BotProcess;

beforeAll(async () => {
  bot = await startOnBoth({ discord, telegram }, {});
}, 90_000);

afterAll(async () => {
  await bot.stop();
  await Promise.all([discord.stop(), telegram.stop()]);
});

describe('a divergence, with the real bot', () => {
  test('every button and every choice under it is answered on Discord', async () => {
    const post = await discord.answered(discord.slash({ by: 'presser', command: 'divergence' }), patienceMs);
    const offered = async (): Promise<Record<'press' | 'choose', string[]>> => {
      const { buttons, menus } = await discord.look(post);
      return {
        press: buttons.filter(({ disabled }) => !disabled).map(({ label }) => label),
        choose: menus.flatMap(({ options }) => options.map(({ label }) => label)),
      };
    };
    const before = await offered();
    for (const way of ['press', 'choose'] as const) {
      for (const label of before[way]) {
        if (!(await offered())[way].includes(label)) continue;
        const [number, writes] = [discord.interactions.length, post.writes];
        discord[way](post, label);
        await discord.changes.until(
          `${label} to be answered`,
          () => post.writes > writes || discord.interactions[number]!.posts.some((one) => one.writes > 0),
          patienceMs,
        );
      }
    }
    expect([...before.press, ...before.choose].length).toBeGreaterThan(6);
  }, 120_000);

  test('every button under it is answered on Telegram', async () => {
    const post = await telegram.answered(telegram.says('/divergence', { room: telegram.person(3001) }), patienceMs);
    const labels = post.keyboard
      .flat()
      .map(({ text }) => text)
      .filter((label) => !label.startsWith('•'));
    for (const label of labels) {
      if (!post.keyboard.flat().some(({ text }) => text === label)) continue;
      const [posts, writes] = [telegram.posts.length, post.writes];
      telegram.press(post, label, 3001);
      await telegram.changes.until(
        `${label} to be answered`,
        () => post.writes > writes || telegram.posts.length > posts,
        patienceMs,
      );
    }
    expect(labels.length).toBeGreaterThan(4);
  }, 120_000);
});
