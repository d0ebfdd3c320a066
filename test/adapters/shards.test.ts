import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlatformBot } from '../../src/adapters/connection.ts';
import { startDiscord } from '../../src/adapters/discord/platform.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { MemoryShelf, PlainPainter, SentenceLog, ToyChat } from '../support/toy-chat.ts';

/** The community is on the first of two shards, this process holds the second. */
describe('a community that is another process’s on Discord', () => {
  let discord: DiscordStandIn;
  let bot: PlatformBot;

  beforeEach(async () => {
    discord = new DiscordStandIn();
    await discord.start();
    bot = await startDiscord({
      ...{ token: discord.token, apiUrl: discord.url, shards: 2, shardIds: [1] },
      ...{ chat: new ToyChat(), painter: new PlainPainter(), callbacks: new MemoryShelf(), log: new SentenceLog() },
    });
    await discord.ready();
    discord.managers.add('keeper');
  });

  afterEach(async () => {
    await bot.stop();
    await discord.stop();
  });

  it.each([
    ['its owner', 'owner', true],
    ['who has a role that may manage it', 'keeper', true],
    ['anybody else', 'member', false],
  ])('is configured from elsewhere by %s: %s, %s', async (_, person, may) => {
    expect(await bot.messenger.mayConfigure!(`discord:${person}`, 'discord:100')).toBe(may);
  });

  it('is configured by nobody while Discord does not say who may', async () => {
    discord.failNext(({ path }) => path.includes('/guilds/'), { status: 404, body: { message: 'no', code: 10004 } }, 9);
    expect(await bot.messenger.mayConfigure!('discord:owner', 'discord:100')).toBe(false);
  });

  it('hears nothing of it', async () => {
    const slash = discord.slash({ command: 'divergence' });
    expect(await bot.messenger.isIn!('discord:101', 'discord:100')).toBe(true);
    expect(slash.acknowledgedMs).toBeUndefined();
  });
});
