import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Requester } from '../../src/chat/command.ts';
import { fillPlaceholder } from '../../src/chat/parser/values.ts';
import type { Action, Reply } from '../../src/chat/reply.ts';
import type { DigestPlan } from '../../src/community/schedule.ts';
import { ask, wordsOf } from '../support/command-chat.ts';
import { type CommunityChat, moderator, openCommunityChat } from '../support/community-chat.ts';

let town: CommunityChat;

beforeEach(async () => {
  town = await openCommunityChat();
});

afterEach(() => town.close());

/** What a press on a label asks, with what is typed or picked. */
function lineOf({ actions }: Reply, label: string, typed?: string): string {
  const action = actions.find((one: Action) => one.label === label);
  if (action === undefined) throw new Error(`no ${label} among ${actions.map((one) => one.label).join(', ')}`);
  return action.asks === undefined ? action.line : fillPlaceholder(action.line, typed!);
}

/** Presses one label after the other; `label=words` types or picks the words. */
async function press(labels: readonly string[], who: Requester = moderator): Promise<Reply> {
  let reply = await town.reply('setup', who);
  for (const press of labels) {
    const [label = '', typed] = press.split('=');
    reply = await town.reply(lineOf(reply, label, typed), who);
  }
  return reply;
}

const plans = async () =>
  (await town.book.subscriptions('discord:1')).map(({ channel, plan }) => ({ channel, ...(plan as DigestPlan) }));

describe('setting up', () => {
  it('takes a channel, pairs, a time and a zone, shows the digest and saves it', async () => {
    const preview = await press([
      'Another channel=107',
      'Begin',
      'With BTC/GOLD',
      'Next',
      'Another city=munich',
      'Another time=7:05',
      'Trading days',
      'Next',
    ]);
    expect([preview.picture?.chart.kind, preview.visibility]).toEqual(['sparks', 'asker']);
    expect(wordsOf(preview)).toContain('So it would read: trading days at 07:05 (Europe/Berlin).');
    expect(await plans()).toEqual([]);
    expect(await town.say(lineOf(preview, 'Save'))).toContain('trading days at 07:05 (Europe/Berlin)');
    const weekdays = [1, 2, 3, 4, 5];
    expect(await plans()).toMatchObject([
      {
        channel: 'discord:107',
        pairs: [
          ['ETH', 'RUT'],
          ['BTC', 'GOLD'],
        ],
        schedule: { zone: 'Europe/Berlin', at: { kind: 'local', minuteOfDay: 425 }, weekdays, tradingDaysOnly: true },
      },
    ]);
  });

  it('saves what is usual after four presses', async () => {
    await press(['Begin', 'Next', 'Next', 'Save']);
    expect(await plans()).toMatchObject([{ channel: 'discord:7', schedule: { at: { minuteOfDay: 480 } } }]);
  });

  it('begins with what is there already', async () => {
    await town.say('digest on at:close days:trading pairs:"BTC/GOLD"');
    const time = await press(['Begin', 'Next']);
    expect(wordsOf(time)).toContain('15 minutes after each New York close');
    expect(time.actions.filter(({ current }) => current).map(({ label }) => label)).toEqual([
      'New York',
      'After the close',
      'Trading days',
    ]);
    await press(['Begin', 'Next', 'Next', 'Save']);
    expect(await plans()).toMatchObject([{ pairs: [['BTC', 'GOLD']], schedule: { at: { kind: 'after-close' } } }]);
  });

  it('goes on with the pairs watched where none were chosen', async () => {
    await town.say(lineOf(await press(['Begin', 'Next', 'Next']), 'Save'));
    await town.say('watch add BTC GOLD');
    expect(await town.say('digest')).toContain('Pairs: ETH/RUT, BTC/GOLD (those watched here)');
  });

  it('takes pairs as they are typed, and never the last one away', async () => {
    const pairs = await press(['Begin', 'Type pairs=eth vs russell 2000, gold/btc']);
    expect(pairs.blocks).toMatchObject([{ items: ['Chosen: ETH/RUT, GOLD/BTC.'] }]);
    const one = await town.reply(lineOf(pairs, 'Without GOLD/BTC'));
    expect(one.actions.map(({ label }) => label)).not.toContain('Without ETH/RUT');
  });

  it.each([
    ['08:30', 510],
    ['8', 480],
    ['8.05', 485],
    ['7 pm', 1140],
    ['12am', 0],
    ['0:00', 0],
    ['23h59', 1439],
  ])('reads the time %s', async (typed, minuteOfDay) => {
    await press(['Begin', 'Next', `Another time=${typed}`, 'Next', 'Save']);
    expect(await plans()).toMatchObject([{ schedule: { at: { minuteOfDay } } }]);
  });

  it.each(['25:00', '8:60', '13 pm', 'soon', ''])('says how a time is written instead of "%s"', async (typed) => {
    const { kind, reply } = await ask(town.chat, `setup step:time at:"${typed || ' x'}"`, moderator);
    expect([kind, reply.title]).toEqual(['refused', expect.stringContaining('A time is written like 08:30')]);
  });

  it('asks back which zone is meant, and keeps what was chosen', async () => {
    const which = await press(['Begin', 'With BTC/GOLD', 'Next', 'Another city=san']);
    expect(which.title).toBe('Which zone is meant by “san”?');
    const chosen = which.actions.find(({ label }) => label === 'America/Santiago')!;
    expect(chosen.line).toContain('pairs:"ETH/RUT, BTC/GOLD"');
    expect(await town.say(chosen.line)).toContain('(America/Santiago)');
  });

  it('says that a city has no zone', async () => {
    const { reply } = await ask(town.chat, 'setup step:time zone:nowhereville', moderator);
    expect(reply.title).toContain('No time zone goes by that name');
  });

  it('chooses no zone where the digest cannot be saved', async () => {
    town.foreign.push('discord:7');
    const { reply } = await ask(town.chat, 'setup step:save zone:Tokyo', moderator);
    expect(reply.title).toContain('none of this community');
    expect((await town.book.settings('discord:1')).zone).toBe('America/New_York');
  });

  it('makes the first zone the whole community’s and a later one the channel’s own', async () => {
    await press(['Begin', 'Next', 'Berlin', 'Next', 'Save']);
    await press(['Another channel=107', 'Begin', 'Next', 'Tokyo', 'Next', 'Save']);
    const { zone, byChannel } = await town.book.settings('discord:1');
    expect([zone, byChannel]).toEqual(['Europe/Berlin', { 'discord:107': { zone: 'Asia/Tokyo' } }]);
    expect((await plans()).map(({ schedule }) => schedule.zone).toSorted()).toEqual(['Asia/Tokyo', 'Europe/Berlin']);
  });

  it('posts a test where the digest will go, before anything is saved', async () => {
    const tested = await press(['Another channel=107', 'Begin', 'With BTC/GOLD', 'Next', 'Next', 'Post a test']);
    expect(tested.title).toBe('A test is posted in the channel you picked.');
    const [test] = town.tests;
    expect([test!.channel, test!.reply.title]).toEqual(['discord:107', expect.stringMatching(/^Test: /)]);
    expect(await plans()).toEqual([]);
    await town.say(lineOf(tested, 'Save'));
    expect(await plans()).toHaveLength(1);
  });

  it('posts word for word what the preview showed, but for the word that it is a test', async () => {
    const preview = await press(['Begin', 'With BTC/GOLD', 'Next', 'Next']);
    await town.reply(lineOf(preview, 'Post a test'));
    const { title, blocks } = town.tests[0]!.reply;
    expect([title, blocks]).toEqual([`Test: ${preview.title}`, preview.blocks.slice(1)]);
  });

  it.each([
    [{ kind: 'denied', missing: ['Attach Files'], reason: 'x' }, 'Rift may not yet Attach Files'],
    [{ kind: 'gone', reason: 'Unknown Channel' }, 'the channel is gone'],
    [{ kind: 'later', retryAfterMs: 9 }, 'Rift was asked to wait'],
  ] as const)('says why a test could not be posted: %o', async (ending, why) => {
    town.endings.push(ending);
    const words = await town.say('setup test');
    expect(words).toContain(why);
    expect(words).not.toMatch(/is posted|Unknown/);
  });

  it('shows what was given to it as it would be, ready to be saved', async () => {
    const shown = await town.reply('setup at:07:30 zone:berlin days:every');
    expect(wordsOf(shown)).toContain('So it would read: every day at 07:30 (Europe/Berlin).');
    await town.say(lineOf(shown, 'Save'));
    expect(await plans()).toMatchObject([{ schedule: { zone: 'Europe/Berlin', at: { minuteOfDay: 450 } } }]);
  });

  it.each(['test', 'save'])('names what is missing before it does anything at the step %s', async (step) => {
    town.missing.push('Attach Files', 'Send Messages');
    const words = await town.say(`setup step:${step} zone:Berlin`);
    expect(words).toContain('Rift may not yet: Attach Files, Send Messages.');
    expect([await plans(), await town.book.changes('discord:1', 5)]).toEqual([[], []]);
    expect(town.tests).toEqual([]);
  });

  it('says at the beginning what is missing, and looks again', async () => {
    town.missing.push('Attach Files');
    const first = await town.reply('setup');
    expect(first.title).toBe('First, let Rift post in this channel.');
    town.missing.pop();
    expect((await town.reply(lineOf(first, 'Look again'))).title).toContain('A digest in this channel');
  });

  it('can be taken back', async () => {
    const saved = await press(['Begin', 'Next', 'Next', 'Save']);
    await town.say(lineOf(saved, 'Undo'));
    expect(await plans()).toEqual([]);
  });

  it('keeps the parts of the digest that is there', async () => {
    await town.say('digest on events:yes standings:no');
    await press(['Begin', 'Next', '12:00', 'Next', 'Save']);
    expect(await plans()).toMatchObject([{ sections: ['events'], schedule: { at: { minuteOfDay: 720 } } }]);
  });
});

describe('nobody sets up what is not theirs', () => {
  it.each(['preview', 'test', 'save', 'where'])('a channel of another server, at the step %s', async (step) => {
    town.foreign.push('discord:200');
    const { kind, reply } = await ask(town.chat, `setup step:${step} channel:200`, moderator);
    expect([kind, reply.title]).toEqual(['refused', 'That channel is none of this community, or Rift cannot see it.']);
    expect([await plans(), town.tests]).toEqual([[], []]);
  });

  it('a channel of another platform', async () => {
    expect((await ask(town.chat, 'setup step:save channel:"telegram:-5"', moderator)).kind).toBe('refused');
  });

  it('a topic somebody does not manage', async () => {
    const group: Requester = { ...moderator, platform: 'telegram', community: 'telegram:-5', channel: 'telegram:-5:7' };
    const manager: Requester = { ...group, person: 'telegram:5', onlyIn: 'telegram:-5:7' };
    for (const step of ['test', 'save']) {
      const { kind } = await ask(town.chat, `setup step:${step} channel:"telegram:-5:8"`, manager);
      expect([step, kind]).toEqual([step, 'refused']);
    }
    await town.say('setup step:save zone:Tokyo', manager);
    expect((await town.book.settings('telegram:-5')).byChannel).toEqual({ 'telegram:-5:7': { zone: 'Asia/Tokyo' } });
    expect(await town.book.subscriptions('telegram:-5')).toMatchObject([{ channel: 'telegram:-5:7' }]);
  });

  it('anything, as a member', async () => {
    const member = { ...moderator, moderator: false };
    for (const step of ['where', 'pairs', 'time', 'preview', 'test', 'save']) {
      expect((await ask(town.chat, `setup step:${step}`, member)).kind).toBe('refused');
    }
  });
});

describe('the settings ask for what is typed or picked', () => {
  const filled = async (label: string, typed: string, line = 'settings'): Promise<string> =>
    town.say(lineOf(await town.reply(line), label, typed));

  it('a city, a language and pairs', async () => {
    await filled('Zone of a city', 'Lord Howe');
    await filled('Numbers as in', 'France');
    await filled('Pairs watched', 'BTC/GOLD', 'settings scope:channel');
    expect(await town.book.settings('discord:1')).toMatchObject({
      zone: 'Australia/Lord_Howe',
      numbers: 'fr-FR',
      byChannel: { 'discord:7': { watched: [['BTC', 'GOLD']] } },
    });
  });

  it('the role that configures, of those who may name it', async () => {
    await filled('Role that configures too', '55');
    expect((await town.book.settings('discord:1')).managerRole).toBe('discord:55');
    const holder: Requester = { ...moderator, moderator: false, roles: ['discord:55'] };
    const { actions } = await town.reply('settings', holder);
    expect(actions.map(({ label }) => label)).not.toContain('Role that configures too');
  });
});
