import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../support/command-chat.ts';
import { type CommunitiesStage, openCommunitiesStage } from '../support/communities-stage.ts';
import { databases } from '../support/databases.ts';
import type { DiscordInteraction, DiscordPost } from '../support/discord-stand-in.ts';
import type { TelegramPost, TelegramPress, TelegramRoom } from '../support/telegram-stand-in.ts';

const forModerators = commands.filter(({ allowed }) => allowed === 'moderators');

/** Command lines that would change something, had they come from a moderator of the community with this alert. */
const changing = (alertId: string): string[] => [
  ...forModerators.flatMap(({ examples }) => examples),
  ...['setup test', 'setup step:save at:08:30', 'digest off', 'digest on', 'alert save BTC GOLD'],
  ...['settings theme:light', 'watch add BTC GOLD', 'watch usual BTC GOLD', 'undo'],
  ...['forget community confirm', 'export community'],
  ...['remove', 'snooze', 'wake', 'on'].map((action) => `alert ${action} id:${alertId}`),
];

const verbs = ['edit', 'new', 'own', 'file', 'more', 'full'];

const fitting = (line: string): boolean => Buffer.byteLength(`v1|edit|=${line}`) <= 64;

const ofAnother = (alertId: string): string[] => [
  ...['remove', 'snooze', 'wake', 'on'].map((action) => `alert ${action} id:${alertId}`),
  ...['setup step:save channel:101 at:08:30', 'setup test channel:101', 'setup step:save channel:telegram:-601'],
  ...['digest off', 'undo', 'forget community confirm', 'watch add BTC GOLD'],
];

const patienceMs = 20_000;

describe.each(databases)('who is no moderator changes nothing, with the real libraries on $name', ({ newUrl }) => {
  let stage: CommunitiesStage;
  let panels: DiscordPost[];
  let posts: TelegramPost[];
  let privately: TelegramPost[];

  beforeAll(async () => {
    stage = await openCommunitiesStage(await newUrl());
    const { discord, telegram } = stage;
    telegram.group.admins.add(501);
    panels = [];
    posts = [];
    privately = [];
    telegram.person(502).started = true;
    for (const line of [
      'digest on',
      'alert save ETH RUT',
      'watch add BTC GOLD',
      ...forModerators.map(({ name }) => name),
    ]) {
      if (line.startsWith('event')) continue; // wants a date, and has nothing to press
      posts.push(await telegram.answered(telegram.says(`/${line}`, { room: telegram.group }), patienceMs));
      privately.push(telegram.posts.findLast(({ room, fromBot }) => fromBot && room === telegram.privateRoom)!);
      if (panels.length === 0) panels.push(await onDiscord(discord.slash({ command: 'settings', moderator: true })));
      discord.managers.add('ann');
      const use = discord.pressId(panels[0]!, `v1|own|=${line}`, 'ann');
      panels.push(await onDiscord(use));
    }
  }, 120_000);
  afterAll(() => stage.close());

  const onDiscord = (use: DiscordInteraction): Promise<DiscordPost> => stage.discord.answered(use, patienceMs);
  const saidOnDiscord = async (use: DiscordInteraction): Promise<string> =>
    (await stage.discord.look(await onDiscord(use))).text;
  /** What somebody who pressed on Telegram is shown: an alert, or a new message below. */
  const pressed = async (post: TelegramPost, data: string, by: number): Promise<string> => {
    const before = stage.telegram.posts.length;
    const press: TelegramPress = stage.telegram.pressCallback(post, data, by);
    return stage.telegram.changes.until(
      'what the press leads to',
      () => press.alert ?? stage.telegram.posts.slice(before).find(({ fromBot }) => fromBot)?.text,
      patienceMs,
    );
  };
  const says = async (text: string, room: TelegramRoom, by: number): Promise<string> =>
    (await stage.telegram.answered(stage.telegram.says(text, { room, by }), patienceMs)).text;

  const oneSentence = (said: string): void => {
    expect(said).toMatch(/[Mm]oderator|administrator|belongs? to|There is no|Only/);
    expect(said).not.toMatch(/Something broke|Saved/);
    expect(said.length).toBeLessThan(250);
  };

  test('by a command on Discord, whatever it is', async () => {
    const before = await stage.kept();
    for (const { name } of forModerators) {
      const known = stage.discord.commands.find((one) => one['name'] === name);
      const required = ((known?.['options'] ?? []) as { name: string; type: number; required?: boolean }[]).filter(
        (one) => one.required,
      );
      const options = Object.fromEntries(required.map((one) => [one.name, one.type === 4 ? 1 : '2026-05-01']));
      oneSentence(await saidOnDiscord(stage.discord.slash({ by: 'bob', command: name, options })));
    }
    expect(await stage.kept()).toBe(before);
  }, 120_000);

  test('by a command on Telegram, whatever it is', async () => {
    const before = await stage.kept();
    for (const line of changing(await stage.idIn('telegram:-601')))
      oneSentence(await says(`/${line}`, stage.telegram.group, 502));
    expect(await stage.kept()).toBe(before);
  }, 120_000);

  test('by a button, a menu or a form of a moderator on Discord', async () => {
    const before = await stage.kept();
    const { discord } = stage;
    const tried: string[] = [];
    for (const panel of panels) {
      const { buttons, menus } = await stage.discord.look(panel);
      const ids = [
        ...buttons.map(({ id }) => id),
        ...menus.flatMap(({ options }) => options.map(({ value }) => value)),
      ];
      for (const id of ids.filter((one) => one.startsWith('v1|'))) {
        const press = discord.pressId(panel, id, 'bob');
        await onDiscord(id.startsWith('v1|ask|') ? await discord.fillIn(press, '08:30') : press);
        tried.push(id);
      }
    }
    expect(tried.length).toBeGreaterThan(forModerators.length);
    expect(tried.some((id) => id.startsWith('v1|ask|'))).toBe(true);
    expect(await stage.kept()).toBe(before);
  }, 120_000);

  test('by a button of a moderator on Telegram', async () => {
    const before = await stage.kept();
    const data = privately.flatMap(({ keyboard }) =>
      keyboard.flat().flatMap(({ callback_data = [] }) => callback_data),
    );
    for (const one of new Set(data)) await pressed({ ...privately[0]!, room: stage.telegram.person(502) }, one, 502);
    expect(data.length).toBeGreaterThan(forModerators.length);
    expect(await stage.kept()).toBe(before);
  }, 120_000);

  test('by a forged press on Discord', async () => {
    const before = await stage.kept();
    for (const line of changing(await stage.idIn('discord:100')).filter(fitting))
      oneSentence(await saidOnDiscord(stage.discord.pressId(panels[0]!, `v1|own|=${line}`, 'bob')));
    for (const verb of verbs) await onDiscord(stage.discord.pressId(panels[0]!, `v1|${verb}|=digest off`, 'bob'));
    expect(await stage.kept()).toBe(before);
  }, 120_000);

  test('by a forged press on Telegram', async () => {
    const before = await stage.kept();
    for (const line of changing(await stage.idIn('telegram:-601')).filter(fitting))
      oneSentence(await pressed(posts[0]!, `v1|own|=${line}`, 502));
    for (const verb of verbs) await pressed(posts[0]!, `v1|${verb}|=digest off`, 502);
    expect(await stage.kept()).toBe(before);
  }, 120_000);

  test.each(['elsewhere', 'direct'] as const)(
    'by being a moderator of another place on Discord: %s',
    async (place) => {
      const before = await stage.kept('discord:100');
      const { discord } = stage;
      discord.managers.add('eve');
      const own = await onDiscord(discord.slash({ by: 'eve', at: discord[place], command: 'settings' }));
      for (const line of ofAnother(await stage.idIn('discord:100')).filter(fitting))
        await onDiscord(discord.pressId(own, `v1|own|=${line}`, 'eve'));
      expect(await stage.kept('discord:100')).toBe(before);
    },
    120_000,
  );

  test.each(['forum', 'privateRoom'] as const)(
    'by being a moderator of another chat on Telegram: %s',
    async (place) => {
      const { telegram } = stage;
      const before = await stage.kept('telegram:-601');
      const room = telegram[place];
      const by = place === 'privateRoom' ? 501 : 503;
      room.admins.add(503);
      for (const line of ofAnother(await stage.idIn('telegram:-601'))) await says(`/${line}`, room, by);
      expect(await stage.kept('telegram:-601')).toBe(before);
    },
    120_000,
  );

  test('by having been a moderator when the button came', async () => {
    const { discord, telegram } = stage;
    const before = await stage.kept();
    discord.managers.delete('ann');
    telegram.group.admins.delete(501);
    oneSentence(await saidOnDiscord(discord.pressId(panels[0]!, 'v1|own|=digest off', 'ann')));
    oneSentence(await pressed(posts[0]!, 'v1|edit|=digest off', 501));
    expect(await stage.kept()).toBe(before);
  }, 120_000);

  test('and the same presses of a moderator do change something', async () => {
    const { discord, telegram } = stage;
    const before = await stage.kept();
    discord.managers.add('ann');
    await onDiscord(discord.pressId(panels[1]!, 'v1|own|=digest off', 'ann'));
    const between = await stage.kept();
    expect(between).not.toBe(before);
    await telegram.answered(telegram.says('/digest off', { room: telegram.group, anonymous: true }), patienceMs);
    expect(await stage.kept()).not.toBe(between);
  }, 120_000);
});
