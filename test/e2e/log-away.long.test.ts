import { closeSync, openSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BotProcess } from '../support/bot-process.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';

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
