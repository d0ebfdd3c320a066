import { describe, expect, test } from 'vitest';
import { BotProcess } from '../support/bot-process.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 60_000;

const claim = 'Ethereum has never been this far from the Russell 2000';

describe('tokens', () => {
  test('with one wrong token the other platform keeps running', async () => {
    const [right, wrong] = [new DiscordStandIn(), new TelegramStandIn()];
    await Promise.all([right.start(), wrong.start()]);
    const half = new BotProcess({
      DISCORD_TOKEN: right.token,
      DISCORD_API_URL: right.url,
      TELEGRAM_TOKEN: '1:wrong',
      TELEGRAM_API_URL: wrong.url,
    });
    await right.changes.until('Discord', () => right.commands.length > 0, patienceMs);
    const seen = await right.look(await right.answered(right.slash({ command: 'divergence' }), patienceMs));
    expect(seen.pictures).toHaveLength(1);
    await half.said('Telegram does not accept TELEGRAM_TOKEN');
    expect(await half.stop()).toBe(0);
    await Promise.all([right.stop(), wrong.stop()]);
  }, 90_000);

  test('with nothing but a wrong token the process ends and says why', async () => {
    const stranger = new DiscordStandIn();
    await stranger.start();
    const refused = new BotProcess({ DISCORD_TOKEN: 'wrong', DISCORD_API_URL: stranger.url });
    await stranger.changes.until('the end', () => refused.code !== undefined, patienceMs);
    expect(refused.output).toContain('Discord does not accept DISCORD_TOKEN');
    expect(refused.code).toBe(2);
    await stranger.stop();
  }, 90_000);

  test('a process that is told to stop finishes the answer in hand', async () => {
    const stand = new TelegramStandIn();
    await stand.start();
    const leaving = new BotProcess({ TELEGRAM_TOKEN: stand.token, TELEGRAM_API_URL: stand.url });
    await stand.changes.until('a start', () => stand.commandWrites > 0, patienceMs);
    const asked = stand.says(`/check ${claim}`);
    await stand.changes.until('the sign', () => stand.actions.length > 0, patienceMs);
    expect(await leaving.stop()).toBe(0);
    expect((await stand.answered(asked)).text.length).toBeGreaterThan(20);
    await stand.stop();
  }, 90_000);
});
