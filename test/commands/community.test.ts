import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Chat } from '../../src/chat/chat.ts';
import type { Requester } from '../../src/chat/command.ts';
import { createCommunityService } from '../../src/jobs/membership.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import { ask, commandChat, commands, replyTo, wordsOf } from '../support/command-chat.ts';
import { newSqliteInMemory } from '../support/databases.ts';
import { afterClose } from '../support/sample-chat.ts';

const moderator: Requester = {
  platform: 'discord',
  person: 'discord:9',
  community: 'discord:1',
  channel: 'discord:7',
  moderator: true,
};

const member: Requester = { ...moderator, person: 'discord:5', moderator: false };

const stranger: Requester = { ...moderator, person: 'discord:6', community: 'discord:2', channel: 'discord:8' };

let database: Database;

let chat: Chat;

let missing: string[];

beforeEach(async () => {
  missing = [];
  database = await openDatabase(newSqliteInMemory());
  const nowMs = () => afterClose;
  const messenger = {
    platform: 'discord',
    send: () => Promise.reject(new Error('nothing is sent here')),
    missingPermissions: () => Promise.resolve(missing),
  } as const;
  const parts = {
    store: createCommunityStore(database, nowMs),
    deliveryQueue: createDeliveryQueue(database),
    messengers: () => [messenger],
    nowMs,
  };
  chat = commandChat(openSimulation(nowMs), { community: createCommunityService(parts) });
});

afterEach(() => database.close());

const say = async (line: string, who = moderator): Promise<string> => wordsOf(await replyTo(chat, line, who));

const book = () => createCommunityStore(database, () => afterClose);

/** Everything that is kept, to see that nothing changed. */
const kept = async (): Promise<string> => JSON.stringify(await book().exportCommunity(moderator));

describe('a moderator', () => {
  it('sets up a digest with three presses and sees when it comes next', async () => {
    await say('settings "Europe/Berlin"');
    await say('digest on at:08:00');
    const words = await say('digest on days:trading');
    expect(words).toContain('trading days at 08:00 (Europe/Berlin)');
    expect(words).toContain('Next: 1 Jul 2026, 08:00');
  });

  it('is told of digests that keep the zone of before, and how they are moved', async () => {
    await say('digest on at:08:00');
    expect(await say('settings berlin')).toContain('Still sent by the zone it was set up in: 1 digest');
    await say('digest on');
    expect(await say('settings')).not.toContain('Still sent');
  });

  it('is told what is missing before a digest or an alert is saved', async () => {
    missing = ['Attach Files'];
    for (const line of ['digest on', 'alert save ETH RUT']) {
      const { kind, reply } = await ask(chat, line, moderator);
      expect([kind, reply.title]).toEqual(['refused', expect.stringContaining('may not yet: Attach Files')]);
    }
    expect(await book().subscriptions('discord:1')).toEqual([]);
  });

  it('sees how often an alert would have fired, and noise, before saving it', async () => {
    const reply = await replyTo(chat, 'alert add ETH RUT', moderator);
    expect(wordsOf(reply)).toMatch(
      /Would have fired (never|\d+ times?) in [\d.]+ years.*noise alone would fire [\d.]+\./,
    );
    expect(reply.picture?.chart.kind).toBe('timeline');
    expect(await book().subscriptions('discord:1')).toEqual([]);
    const save = reply.actions.find(({ label }) => label === 'Save')!;
    expect(await say(save.line)).toContain('the scaled gap of ETH against RUT');
    expect(await book().subscriptions('discord:1')).toHaveLength(1);
  });

  it('can press every button that any of these replies offers', async () => {
    await say('digest on');
    await say('alert save ETH RUT');
    for (const line of [
      'setup',
      'setup step:pairs',
      'setup step:time',
      'setup step:preview',
      'settings',
      'digest',
      'alert',
      'alert add',
      'watch',
      'forget',
      'export',
      'brief',
      'settings san',
    ]) {
      for (const action of (await replyTo(chat, line, moderator)).actions) {
        if (action.asks !== undefined || action.line.startsWith('forget') || action.line.includes('remove')) continue;
        const { kind, reply } = await ask(chat, action.line, moderator);
        expect([action.line, kind, reply.title]).toEqual([action.line, 'answered', expect.anything()]);
      }
    }
  });

  it('chooses what a question without markets is about', async () => {
    await say('watch usual BTC GOLD');
    expect(await say('divergence')).toMatch(/Bitcoin .* gold/);
    expect(await say('divergence', stranger)).toMatch(/Ethereum .* the Russell 2000/);
  });

  it('is told where a channel has pairs of its own, which watch leaves alone', async () => {
    expect(await say('watch add BTC GOLD')).not.toContain('otherwise');
    await say('settings pairs:"SPX/TLT" scope:channel');
    expect(await say('watch')).toContain('This channel has some of it otherwise: settings scope:channel.');
  });

  it('takes back the last change', async () => {
    await say('watch add BTC GOLD');
    expect(await say('undo')).toContain('Taken back: watch add BTC/GOLD');
    expect(await say('watch')).not.toContain('BTC against GOLD');
  });

  it('snoozes, wakes and removes an alert', async () => {
    await say('alert save ETH RUT');
    const { id } = (await book().subscriptions('discord:1'))[0]!;
    expect(await say(`alert snooze id:${id} days:10`)).toContain('snoozed until');
    expect(await say(`alert wake id:${id}`)).not.toContain('snoozed until');
    expect(await say(`alert remove id:${id}`)).toContain('None yet.');
  });

  it('previews the digest of the watched pairs, and it says first what changed', async () => {
    await say('watch add BTC GOLD');
    const words = await say('digest now');
    expect(words).toMatch(/ETH\/RUT/);
    expect(words).toMatch(/BTC\/GOLD/);
  });

  it('can leave one channel out, where members are answered everywhere else', async () => {
    await say('settings answers:not-here');
    const member = { ...moderator, moderator: false };
    expect((await ask(chat, 'status', member)).kind).toBe('refused');
    expect((await ask(chat, 'status', { ...member, channel: 'discord:8' })).kind).toBe('answered');
    await say('settings answers:everywhere');
    expect((await ask(chat, 'status', member)).kind).toBe('answered');
  });

  it('keeps members to the channels chosen, and is answered everywhere', async () => {
    await say('settings answers:here');
    expect((await ask(chat, 'assets', { ...member, channel: 'discord:70' })).kind).toBe('refused');
    expect((await ask(chat, 'assets', member)).kind).toBe('answered');
    expect((await ask(chat, 'assets', { ...moderator, channel: 'discord:70' })).kind).toBe('answered');
  });

  it('gives one channel settings of its own, and takes them back', async () => {
    const elsewhereHere: Requester = { ...moderator, channel: 'discord:70' };
    await say('settings theme:light numbers:de-DE pairs:"BTC/GOLD" pair:"BTC/GOLD" scope:channel');
    expect(await say('settings scope:channel')).toContain('Pictures: light (only here)');
    expect(await say('divergence')).toMatch(/^Ordinary\. Bitcoin [\s\S]*\d,\d/);
    expect(await say('divergence', elsewhereHere)).toMatch(/^Ordinary\. Ethereum [\s\S]*\d\.\d/);
    expect(await say('digest now')).toContain('BTC/GOLD');
    const { theme } = await ask(chat, 'divergence', moderator);
    expect([theme, (await ask(chat, 'divergence', elsewhereHere)).theme]).toEqual(['light', 'dark']);
    await say('settings reset:channel');
    expect((await book().settings('discord:1')).byChannel).toEqual({});
    await say('undo');
    expect(await say('settings scope:channel')).toContain('Pictures: light (only here)');
  });

  it('changes the whole community by the buttons of its settings, and one channel by those of the channel', async () => {
    const [here] = (await replyTo(chat, 'settings', moderator)).actions.filter(({ label }) => label === 'This channel');
    const light = (await replyTo(chat, here!.line, moderator)).actions.find(({ label }) => label === 'Light pictures')!;
    await say(light.line);
    const settings = await book().settings('discord:1');
    expect([settings.theme, settings.byChannel]).toEqual(['dark', { 'discord:7': { theme: 'light' } }]);
  });

  it('is without quiet hours in one channel where the rest has some', async () => {
    await say('settings quiet_from:22 quiet_until:7');
    await say('settings quiet:off scope:channel');
    expect(await say('settings scope:channel')).toContain('Sound: always (only here)');
    expect(await say('settings')).toContain('Sound: not from 22:00 to 07:00');
  });

  it('is told that some settings hold for all', async () => {
    const { kind, reply } = await ask(chat, 'settings answers:here scope:channel', moderator);
    expect([kind, reply.title]).toEqual(['refused', expect.stringContaining('holds for the whole community')]);
  });

  it('chooses a language of numbers by its name, and JSON and CSV stay', async () => {
    const which = await replyTo(chat, 'settings numbers:german', moderator);
    expect(which.actions.map(({ label }) => label)).toEqual([
      'German (Germany)',
      'Austrian German',
      'Swiss High German',
    ]);
    expect(await say(which.actions[0]!.line)).toContain('German (Germany), as in “1.234,5 on 25.06.2026”');
    const styled = await replyTo(chat, 'divergence', moderator);
    const plain = await replyTo(chat, 'divergence', stranger);
    expect(wordsOf(styled)).not.toBe(wordsOf(plain));
    expect([styled.report, styled.files[0]!.content()]).toEqual([plain.report, plain.files[0]!.content()]);
    expect(styled.actions.map(({ line }) => line)).toEqual(plain.actions.map(({ line }) => line));
  });

  it('lets the holders of a role configure, who cannot say who configures', async () => {
    const holder: Requester = { ...member, roles: ['discord:54', 'discord:55'] };
    expect((await ask(chat, 'settings theme:light', holder)).kind).toBe('refused');
    await say('settings managers:<@&55>');
    expect((await ask(chat, 'settings theme:light', holder)).kind).toBe('answered');
    expect((await ask(chat, 'settings theme:dark', { ...holder, roles: ['discord:54'] })).kind).toBe('refused');
    expect((await ask(chat, 'settings theme:dark', member)).kind).toBe('refused');
    for (const line of ['settings managers:54', 'settings reset:managers', 'forget community confirm']) {
      expect([line, (await ask(chat, line, holder)).kind]).toEqual([line, 'refused']);
    }
    expect(await book().settings('discord:1')).toMatchObject({ theme: 'light', managerRole: 'discord:55' });
    await say('settings reset:managers');
    expect((await ask(chat, 'settings theme:dark', holder)).kind).toBe('refused');
  });

  it('is not let name the role that everybody holds', async () => {
    expect((await ask(chat, 'settings managers:1', moderator)).reply.title).toContain('Everybody holds that role');
  });

  it('is none by a role in another community', async () => {
    await say('settings managers:55');
    const outsider: Requester = { ...stranger, moderator: false, roles: ['discord:55'] };
    expect((await ask(chat, 'settings theme:light', outsider)).kind).toBe('refused');
  });

  it('of one topic configures that topic alone', async () => {
    const group: Requester = { ...moderator, platform: 'telegram', community: 'telegram:-5', channel: 'telegram:-5:7' };
    const manager: Requester = { ...group, person: 'telegram:5', onlyIn: 'telegram:-5:7' };
    await say('settings theme:dark', manager);
    const { theme, byChannel } = await book().settings('telegram:-5');
    expect([theme, byChannel]).toEqual(['light', { 'telegram:-5:7': { theme: 'dark' } }]);
    for (const line of [
      'settings answers:here',
      'watch add BTC GOLD',
      'forget community confirm',
      'export community',
    ]) {
      expect([line, (await ask(chat, line, manager)).kind]).toEqual([line, 'refused']);
    }
  });

  it('is told that Telegram has no roles', async () => {
    const group: Requester = { ...moderator, platform: 'telegram', community: 'telegram:-5', channel: 'telegram:-5' };
    expect((await ask(chat, 'settings managers:55', group)).reply.title).toContain('Roles are Discord’s');
  });

  it('takes everything away and deletes it', async () => {
    await say('digest on');
    const { files } = await replyTo(chat, 'export community', moderator);
    expect(String(await files[0]!.content())).toContain('discord:7');
    await say('forget community confirm');
    expect(await book().subscriptions('discord:1')).toEqual([]);
  });
});

describe('who is no moderator changes nothing', () => {
  const changing = [
    'setup',
    'setup test',
    'settings berlin',
    'settings theme:light',
    'digest on at:08:00',
    'digest off',
    'alert save ETH RUT',
    'watch add BTC GOLD',
    'watch usual BTC GOLD',
    'undo',
    'forget community confirm',
    'export community',
  ];

  it.each(changing)('by the command or the button "%s"', async (line) => {
    await say('digest on');
    await say('alert save ETH RUT');
    const before = await kept();
    expect((await ask(chat, line, member)).kind).toBe('refused');
    expect(await kept()).toBe(before);
  });

  it('by a forged button that carries the id of an alert', async () => {
    await say('alert save ETH RUT');
    const { id } = (await book().subscriptions('discord:1'))[0]!;
    const before = await kept();
    for (const action of ['remove', 'snooze', 'on']) {
      expect((await ask(chat, `alert ${action} id:${id}`, member)).kind).toBe('refused');
      expect((await ask(chat, `alert ${action} id:${id}`, stranger)).kind).toBe('refused');
    }
    expect(await kept()).toBe(before);
  });

  it('by being a moderator of another chat', async () => {
    await say('digest on');
    const before = await kept();
    for (const line of [
      'digest off',
      'settings theme:light',
      'undo',
      'forget community confirm',
      'watch add BTC GOLD',
    ]) {
      await ask(chat, line, stranger);
    }
    expect(await kept()).toBe(before);
  });

  it('even where the router lets a command through', async () => {
    await say('digest on');
    const before = await kept();
    for (const name of ['digest', 'alert', 'watch', 'settings', 'undo']) {
      const open = commands.map((command) => ({ ...command, allowed: 'everyone' as const, personal: true as const }));
      const { chat: unguarded } = {
        chat: commandChat(
          openSimulation(() => afterClose),
          { commands: open, community: deskOf() },
        ),
      };
      const line = {
        digest: 'digest off',
        alert: 'alert save ETH RUT',
        watch: 'watch add BTC GOLD',
        settings: 'settings theme:light',
        undo: 'undo',
      }[name]!;
      expect((await ask(unguarded, line, member)).kind).toBe('refused');
    }
    expect(await kept()).toBe(before);
  });

  it('but may forget and take away what is kept about themselves', async () => {
    expect(await say('export', member)).toContain('all that is kept about you');
    expect(await say('forget me confirm', member)).toContain('taken out');
  });
});

function deskOf() {
  const parts = {
    store: book(),
    deliveryQueue: createDeliveryQueue(database),
    messengers: () => [],
    nowMs: () => afterClose,
  };
  return createCommunityService(parts);
}

describe('where there is no community', () => {
  it.each(['setup', 'settings', 'digest', 'alert', 'watch', 'undo'])('%s says so in one sentence', async (line) => {
    const { kind, reply } = await ask(commandChat(openSimulation(() => afterClose)), line, moderator);
    expect([kind, reply.title]).toEqual([
      'refused',
      expect.stringContaining('belong to a Discord server or a Telegram chat'),
    ]);
  });
});

it.each(['forget', 'export'])('%s has nothing to do where nothing is kept', async (line) => {
  const reply = await replyTo(commandChat(openSimulation(() => afterClose)), line, member);
  expect(reply.title).toBe('Nothing is kept about you here.');
});

describe('a digest', () => {
  it('says first what changed since the day it names', async () => {
    const { title, report } = await replyTo(chat, 'brief "ETH/RUT, BTC/GOLD" since:2026-03-02', moderator);
    const changes = (report as { pairs: { changes: string[] }[] }).pairs.flatMap((pair) => pair.changes);
    expect(changes.length).toBeGreaterThan(0);
    expect(title).toContain(changes[0]!);
  });

  it('of a day without a session says so in one line', async () => {
    expect((await replyTo(chat, 'brief ETH/RUT since:2026-06-30', moderator)).title).toMatch(
      /^Quiet: no trading day has ended since/,
    );
  });

  it('names the coming holiday and the flows where they are wanted', async () => {
    expect(await say('brief ETH/RUT events:yes')).toContain('NYSE is closed on 3 Jul 2026.');
  });
});
