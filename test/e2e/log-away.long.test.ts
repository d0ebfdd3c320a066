import { closeSync, openSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { BotProcess } from '../support/bot-process.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

test.each(['postgres://rift:hunter2#x@db:port/rift', 'postgres://rift:hunter2%zz@127.0.0.1/rift'])(
  'a database address that cannot be read ends the start without its password: %s',
  async (url) => {
    const bot = new BotProcess({ TELEGRAM_TOKEN: '7000:token', DATABASE_URL: url });
    expect(await bot.ended()).toBe(2);
    expect(bot.output).toMatch(/^DATABASE_URL must be .*\n$/);
    expect(bot.output).not.toContain('hunter2');
  },
  60_000,
);

describe.each(['a reader that left', 'a full disk'])('with %s', (fault) => {
  test('the bot goes on answering', async () => {
    const discord = new DiscordStandIn();
    await discord.start();
    const full = openSync('/dev/full', 'w');
    const streams = fault === 'a full disk' ? { log: full } : {};
    const bot = new BotProcess({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url }, streams);
    bot.child.stdout?.destroy();
    bot.child.stderr?.destroy();
    await discord.changes.until('a start', () => discord.commands.length > 0, 60_000);
    const body = { code: 50035, message: 'refused' };
    discord.failNext(({ method }) => method === 'PATCH', { status: 400, body });
    const { text } = await discord.look(await discord.answered(discord.slash({ command: 'divergence' }), 30_000));
    expect(text.length).toBeGreaterThan(20);
    expect(await bot.stop()).toBe(0);
    closeSync(full);
    await discord.stop();
  }, 120_000);
});

test('the log of pages in the place of answers tells neither what stands in them nor the token they name', async () => {
  const [discord, telegram] = [new DiscordStandIn(), new TelegramStandIn()];
  await Promise.all([discord.start(), telegram.start()]);
  const page = (words: string) => ({ status: 200, html: `<html><body>Please log in. ${words}</body></html>` });
  telegram.failNext(({ path }) => path.endsWith('/getMe'), page('Telegram'), 2);
  discord.failNext(({ path }) => path.endsWith('/gateway/bot'), page('Discord'), 2);
  const bot = new BotProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
  });
  bot.secrets.push('Please log in', '<html');
  const isUp = (): boolean => discord.commands.length > 0 && telegram.commandWrites > 0;
  await telegram.changes.until('both', isUp, 60_000);
  const refusal = { ok: false, error_code: 400, description: `Bad Request: ${telegram.token} cannot send that` };
  telegram.failNext(({ path }) => path.endsWith('/sendPhoto'), { status: 400, body: refusal });
  expect((await telegram.answered(telegram.says('/divergence'), 60_000)).text.length).toBeGreaterThan(20);
  expect(await bot.stop()).toBe(0); // looks through the log
  await Promise.all([discord.stop(), telegram.stop()]);
}, 120_000);

test('the log of an address that cannot be reached tells no part of it that only its owner knows', async () => {
  const bot = new BotProcess({
    TELEGRAM_TOKEN: '7000:telegram-token',
    TELEGRAM_API_URL: 'http://127.0.0.1:9/hidden-in-the-path',
    DISCORD_TOKEN: 'discord-token-0',
    DISCORD_API_URL: 'http://127.0.0.1:9/hidden-in-the-path',
  });
  const isTold = (): boolean => bot.output.includes('Telegram: cannot') && bot.output.includes('Discord cannot');
  await vi.waitUntil(isTold, { timeout: 60_000 });
  expect(await bot.stop()).toBe(0); // looks through the log
  expect(bot.secrets).toContain('hidden-in-the-path');
}, 120_000);
