import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCommands } from '../../src/chat/load-commands.ts';
import { answersOn, BotProcess } from '../support/bot-process.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { logLeaks } from '../support/log-leaks.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const root = new URL('../../', import.meta.url);

const patienceMs = 60_000;

const commands = await loadCommands(fileURLToPath(new URL('commands', root)));

/** The variables a document tells its reader to export, with what it says to paste put in. */
function exported(document: string, pasted: string): Record<string, string> {
  const text = readFileSync(new URL(`docs/${document}`, root), 'utf8');
  const block = /```sh\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
  const lines = [...block.matchAll(/^export (\w+)=(.*)$/gm)];
  return Object.fromEntries(lines.map(([, name, value]) => [name!, value!.replace(/paste-the-token-here/, pasted)]));
}

/** What people say is nobody else's to read; this is in several of the messages below. */
const claim = 'Ethereum has never been this far from the Russell 2000';

const operatorsKey = 'a-key-that-nobody-should-read';

const discord = new DiscordStandIn();

const telegram = new TelegramStandIn();

let bot: BotProcess;

beforeAll(async () => {
  await Promise.all([discord.start(), telegram.start()]);
  bot = new BotProcess({
    ...exported('discord.md', discord.token),
    ...exported('telegram.md', telegram.token),
    DISCORD_API_URL: discord.url,
    TELEGRAM_API_URL: telegram.url,
    HTTP_KEY: operatorsKey,
  });
  await discord.changes.until(
    'both platforms',
    () => discord.commands.length > 0 && telegram.commandWrites > 0,
    patienceMs,
  );
}, 90_000);

afterAll(async () => {
  await bot.stop();
  await Promise.all([discord.stop(), telegram.stop()]);
});

const { inDiscord, inTelegram } = answersOn({ discord, telegram }, patienceMs);

/** An example line of a command as Discord's options: those it insists on, else every word in the first that takes text. */
function slashOptions(name: string, example: string): Record<string, string> {
  const known = discord.commands.find((one) => one['name'] === name);
  const options = (known?.['options'] ?? []) as { name: string; type: number; required?: boolean }[];
  const words = example
    .match(/"[^"]*"|\S+/g)!
    .slice(1)
    .map((word) => word.replaceAll('"', ''));
  const loose = words.filter((word) => !/^\w+:/.test(word));
  const required = options.filter((option) => option.required === true);
  if (required.length > 0) {
    const named = new Map(words.map((word) => [word.split(':')[0], word.slice(word.indexOf(':') + 1)]));
    return Object.fromEntries(required.map((option, at) => [option.name, named.get(option.name) ?? loose[at] ?? '']));
  }
  const first = options.find(({ type }) => type === 3);
  return first === undefined || loose.length === 0 ? {} : { [first.name]: loose.join(' ') };
}

describe('with the real bot', () => {
  test.each(commands.map(({ name, examples }) => [name, examples[0] ?? name]))(
    '/%s is answered on both platforms',
    async (name, example) => {
      discord.managers.add(name);
      const here = await discord.look(
        await inDiscord(discord.slash({ by: name, command: name, options: slashOptions(name, example) })),
      );
      const there = await telegram.look(
        await inTelegram(telegram.says(`/${example}`, { room: telegram.person(2000 + name.length) })),
      );
      expect(here.text + there.text).not.toMatch(/No market is called|There is no command|Something broke/);
      expect(here.text.length).toBeGreaterThan(20);
      expect(there.text.length).toBeGreaterThan(20);
    },
    120_000,
  );

  test('the divergence ends in a picture that decodes, on both', async () => {
    const here = await discord.look(await inDiscord(discord.slash({ command: 'divergence' })));
    const there = await telegram.look(await inTelegram(telegram.says('/divergence')));
    expect(here.pictures).toMatchObject([{ width: 1080, height: 1350 }]);
    expect(there.picture).toMatchObject({ width: 1080, height: 1350 });
  });

  test('markets are completed', async () => {
    const typed = discord.complete('divergence', 'subject', 'eth');
    const choices = await discord.changes.until('choices', () => typed.choices, patienceMs);
    expect(choices.map(({ value }) => value)).toContain('ETH');
  });

  test('a message is checked where it stands', async () => {
    const seen = await discord.look(await inDiscord(discord.useOnMessage('Check this claim', claim)));
    expect(seen.pictures).toHaveLength(1);
  });

  test('a reply with /check checks what was said', async () => {
    const said = telegram.says(claim, {
      room: telegram.group,
      by: 502,
    });
    const post = await inTelegram(telegram.says('/check', { room: telegram.group, replyTo: said }));
    expect((await telegram.look(post)).picture).toBeDefined();
  });

  test('inline mode ends in a picture', async () => {
    telegram.says('/help');
    const typed = telegram.types('eth rut');
    const results = await telegram.changes.until('results', () => typed.results, patienceMs);
    expect((await telegram.look(telegram.chooses(results[0]!))).picture).toMatchObject({ width: 1080 });
  });

  test('a topic is answered in the topic', async () => {
    const post = await inTelegram(telegram.says('/divergence', { room: telegram.forum, topic: 7 }));
    expect(post.topic).toBe(7);
    expect((await telegram.look(post)).picture).toBeDefined();
  });

  test('a group that was upgraded is answered under its new id', async () => {
    const room = telegram.upgradeGroup(telegram.group, -100_999);
    const post = await inTelegram(telegram.says('/divergence', { room }));
    expect((await telegram.look(post)).picture).toBeDefined();
  });

  test('the invite link was printed', async () =>
    expect(await bot.said('https://discord.com/oauth2/authorize?client_id=9000')).toBe(true));

  test('no line of the log is longer than 16 KB, and none holds a token, a key or what was sent, also of refusals', async () => {
    const refusal = {
      status: 400,
      body: {
        code: 50035,
        message: 'refused',
        errors: { components: { _errors: [{ code: 'X', message: 'too long '.repeat(9000) }] } },
      },
    };
    discord.failNext(({ method }) => method === 'PATCH', refusal);
    telegram.failNext(({ path }) => /\/send[MP]/.test(path), { status: 400, body: { ok: false, error_code: 400 } });
    telegram.says(`/check ${claim}`);
    await inDiscord(discord.slash({ by: 'refused', command: 'check', options: { text: claim } }));
    await discord.changes.until(
      'both refusals',
      () => /Discord refused[^]*Telegram|Telegram[^]*Discord refused/.test(bot.output),
      patienceMs,
    );
    const tokens = [discord.token, telegram.token, ...discord.interactions.map(({ token }) => `/${token}`)];
    expect(logLeaks(bot.output, [...tokens, operatorsKey, claim])).toEqual([]);
  }, 120_000);
});
