import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/chat/reply.ts';
import type { DigestReport } from '../../src/community/digest.ts';
import type { DigestPlan } from '../../src/community/schedule.ts';
import { NoSourceAnswered } from '../../src/errors.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { ask, replyTo, wordsOf } from '../support/command-chat.ts';
import { type CommunityChat, moderator, openCommunityChat } from '../support/community-chat.ts';
import { failingOn } from '../support/failing-market.ts';
import { afterClose, sampleChat } from '../support/sample-chat.ts';

const silent = (): Error => new NoSourceAnswered('GOLD', [{ source: 'Yahoo Finance', reason: 'timed out' }]);

const sample = () => openSimulation(() => afterClose);

let town: CommunityChat;

beforeEach(async () => {
  town = await openCommunityChat();
});

afterEach(() => town.close());

const planHere = async (): Promise<DigestPlan> =>
  (await town.book.subscriptions('discord:1')).map(({ plan }) => plan).find((plan) => plan.kind === 'digest')!;

const labels = (reply: Reply): string[] => reply.actions.map(({ label }) => label);

describe('what a digest holds', () => {
  it('is chosen in one line', async () => {
    await town.say('digest on pairs:"BTC/GOLD, ETH/RUT" radar:yes matrix:yes flows:yes events:yes standings:no');
    expect(await planHere()).toMatchObject({
      pairs: [
        ['BTC', 'GOLD'],
        ['ETH', 'RUT'],
      ],
      sections: ['radar', 'matrix', 'flows', 'events'],
    });
  });

  it.each([
    ['digest at:07:30', { at: { kind: 'local', minuteOfDay: 450 } }],
    ['digest at:close+30 days:trading', { at: { kind: 'after-close', minutes: 30 }, tradingDaysOnly: true }],
  ])('takes what is chosen without being told to: %s', async (line, schedule) => {
    await town.say(line);
    expect(await town.book.subscriptions('discord:1')).toMatchObject([{ plan: { schedule } }]);
  });

  it.each(['ja', 'sí', 'nein', 'no'])('is switched by a word of any language: %s', async (word) => {
    await town.say(`digest on radar:${word}`);
    expect((await planHere()).sections.includes('radar')).toBe(['ja', 'sí'].includes(word));
  });

  it.each(['brief', 'brief "ETH/RUT, BTC/GOLD" since:2026-06-18 matrix:yes', 'brief standings:no flows:yes'])(
    'is drawn with the command that gives the picture again: %s',
    async (line) => {
      const { picture } = await replyTo(sampleChat(), line);
      const again = await replyTo(sampleChat(), picture!.chart.command!);
      expect([again.picture?.cacheKey, again.picture?.chart.title]).toEqual([picture!.cacheKey, picture!.chart.title]);
    },
  );

  it.each(['digest off at:07:30', 'digest now matrix:yes', 'digest minute:30', 'digest at:25:00'])(
    'refuses what it cannot do: %s',
    async (line) => {
      expect((await ask(town.chat, line, moderator)).kind).toBe('refused');
      expect(await town.book.subscriptions('discord:1')).toEqual([]);
    },
  );

  it('keeps what was chosen when only the hour changes', async () => {
    await town.say('digest on pairs:"BTC/GOLD" matrix:yes changes:no');
    const before = await planHere();
    await town.say('digest on at:09:00');
    expect({ ...(await planHere()), schedule: before.schedule }).toEqual(before);
  });

  it('follows what the community watches until it has pairs of its own, and again on request', async () => {
    await town.say('watch add BTC GOLD');
    expect(await town.say('digest on')).toContain('Pairs: ETH/RUT, BTC/GOLD (those watched here)');
    expect(await town.say('digest on pairs:"SPX/TLT"')).toContain('Pairs: SPX/TLT');
    expect(await town.say('digest on pairs:watched')).toContain('(those watched here)');
  });

  it('is refused where a pair is none', async () => {
    const { kind, reply } = await ask(town.chat, 'digest on pairs:"ETH/NOSUCHTHING"', moderator);
    expect([kind, reply.title]).toEqual(['refused', expect.stringContaining('nosuchthing')]);
  });

  it.each(['What changed', 'Standings', 'Radar', 'Matrix', 'Flows', 'Dates'])(
    'has a button that turns "%s" over',
    async (label) => {
      const before = await town.reply('digest on');
      const button = before.actions.find((action) => action.label.startsWith(`${label}:`))!;
      const after = await town.reply(button.line);
      expect(labels(after)).not.toContain(button.label);
      const back = after.actions.find((action) => action.label.startsWith(`${label}:`))!;
      expect(labels(await town.reply(back.line))).toContain(button.label);
    },
  );

  it('is what the preview shows', async () => {
    await town.say('digest on pairs:"ETH/RUT, BTC/GOLD" radar:yes matrix:yes events:yes');
    await town.events.add('discord:1', { date: '2026-07-06', label: 'Our token listed' });
    const words = await town.say('digest now');
    expect(words).toContain('Radar: None of 2 pairs is unusually far apart.');
    expect(words).toContain('Moving together: Closest in the 90 trading days to');
    expect(words).toContain('Coming: NYSE is closed on 3 Jul 2026.');
    expect(words).toContain('Coming: Our token listed on 6 Jul 2026.');
  });

  it('is not changed by looking at it', async () => {
    await town.say('digest on matrix:yes');
    const before = await planHere();
    await town.say('digest now');
    expect(await planHere()).toEqual(before);
  });
});

describe('the state of a digest', () => {
  const delivery = (subscription: string, slot: string, more: object) =>
    town.ledger.plan([
      {
        subscription,
        slot,
        community: 'discord:1',
        channel: 'discord:7',
        question: { command: 'brief', options: {} },
        dueMs: 0,
        state: 'planned',
        ...more,
      },
    ]);

  it('names each one that was not sent since the last that was, with the reason', async () => {
    await town.say('digest on');
    const { id } = (await town.book.subscriptions('discord:1'))[0]!;
    const reason = 'more than two hours late';
    await delivery(id, 'a', { dueMs: Date.UTC(2026, 5, 26, 12), state: 'skipped', reason });
    await delivery(id, 'b', { dueMs: Date.UTC(2026, 5, 29, 12) });
    const [claimed] = await town.ledger.claimDeliveries('discord', afterClose, afterClose + 1, 5);
    await town.ledger.finish(claimed!.key, { state: 'sent', atMs: afterClose, messageId: '1' });
    await delivery(id, 'c', { dueMs: Date.UTC(2026, 5, 30, 12), state: 'skipped', reason });
    const words = await town.say('digest');
    expect(words).toContain('Not sent: the one of 30 Jun 2026, 08:00, more than two hours late');
    expect(words).toContain('Last sent: the one of 29 Jun 2026, 08:00');
    expect(words).not.toContain('26 Jun 2026');
  });

  it('says of none that it was not sent where nobody can know', async () => {
    await town.say('digest on');
    const { id } = (await town.book.subscriptions('discord:1'))[0]!;
    await delivery(id, 'a', { dueMs: Date.UTC(2026, 5, 29, 12) });
    const [claimed] = await town.ledger.claimDeliveries('discord', afterClose, afterClose + 1, 5);
    await town.ledger.finish(claimed!.key, { state: 'unknown', atMs: afterClose, reason: 'the connection broke' });
    expect(await town.say('digest')).toContain('Perhaps not sent: the one of 29 Jun 2026, 08:00, the connection broke');
  });
});

describe('a digest', () => {
  it('draws the last year of each pair with where it stands today', async () => {
    const { picture } = await replyTo(sampleChat(), 'brief "ETH/RUT, BTC/GOLD" since:2026-06-18');
    const { chart: drawing } = picture!;
    if (drawing.kind !== 'sparks') throw new Error('small lines were expected');
    expect(drawing.rows.map(({ values }) => values.length)).toEqual([252, 252]);
    expect(drawing.rows.every(({ today: [word] }) => word !== '')).toBe(true);
  });

  it('draws what was chosen where the standings were not', async () => {
    const kindOf = async (line: string) => (await replyTo(sampleChat(), line)).picture?.chart.kind;
    expect(await kindOf('brief "ETH/RUT, BTC/GOLD" standings:no matrix:yes')).toBe('matrix');
    expect(await kindOf('brief "ETH/RUT, BTC/GOLD" standings:no flows:yes')).toBe('timeline');
  });

  it('looks with radar and matrix at its own pairs only', async () => {
    const { report } = await replyTo(sampleChat(), 'brief "ETH/RUT, BTC/GOLD" radar:yes matrix:yes');
    const { radar, matrix } = report as DigestReport;
    expect(radar!.lookedAt).toBe(2);
    expect(matrix!.symbols).toEqual(['ETH', 'RUT', 'BTC', 'GOLD']);
  });

  it('without a new session is one line and no picture', async () => {
    const { title, blocks, picture } = await replyTo(sampleChat(), 'brief ETH/RUT since:2026-06-30 radar:yes');
    expect(title).toMatch(/^Quiet: no trading day has ended since 30 Jun 2026/);
    expect([blocks.length, picture]).toEqual([1, undefined]);
  });

  it('without a new session still tells the dates to come', async () => {
    const words = wordsOf(await replyTo(sampleChat(), 'brief ETH/RUT since:2026-06-30 events:yes'));
    expect(words).toContain('Coming: NYSE is closed on 3 Jul 2026.');
  });

  it('names rate decisions among the dates to come, and says when none is known', async () => {
    const before = wordsOf(await replyTo(sampleChat(), 'brief ETH/RUT as_of:2026-06-10 events:yes'));
    expect(before).toContain('Coming: Fed decision on 17 Jun 2026.');
    const quiet = wordsOf(await replyTo(sampleChat(), 'brief ETH/RUT as_of:2026-03-19 events:yes'));
    expect(quiet).toContain('Nothing dated is known in the next 14 days.');
  });

  it('reads dates that its line carries, as channels share one answer', async () => {
    const line = 'brief ETH/RUT events:yes own:"2026-07-02 Our vote; 2026-09-01 Too far"';
    const words = wordsOf(await replyTo(sampleChat(), line));
    expect(words).toContain('Coming: Our vote on 2 Jul 2026.');
    expect(words).not.toContain('Too far');
  });

  it('leaves a pair out that cannot be had, with the reason, and tells the others', async () => {
    const broken = await openCommunityChat(failingOn(sample(), ['GOLD'], silent));
    const { report, blocks } = await broken.reply('brief "BTC/GOLD, ETH/RUT" radar:yes');
    expect((report as DigestReport).pairs.map(({ now }) => now.subject.symbol)).toEqual(['ETH']);
    expect(JSON.stringify(blocks)).toContain('Left out this time: BTC against GOLD. No data source answered for GOLD');
    await broken.close();
  });

  it('drops a section that cannot be had, with the reason', async () => {
    const broken = await openCommunityChat(failingOn(sample(), ['GOLD'], silent));
    const words = await broken.say('brief "BTC/GOLD, ETH/RUT" matrix:yes events:yes');
    expect(words).toContain('the matrix. No data source answered for GOLD');
    expect(words).toContain('Coming: NYSE is closed on 3 Jul 2026.');
    await broken.close();
  });

  it('says why there are no flows', async () => {
    const words = wordsOf(await replyTo(sampleChat(), 'brief SPX/TLT flows:yes'));
    expect(words).toContain('Left out this time: the flows. No coin is among these markets.');
  });

  it('waits where not one pair can be had because no source answers', async () => {
    const broken = await openCommunityChat(failingOn(sample(), ['GOLD'], silent));
    expect((await ask(broken.chat, 'brief BTC/GOLD events:yes', moderator)).kind).toBe('no-source');
    await broken.close();
  });

  it('does not hide a fault of ours behind a section', async () => {
    const broken = await openCommunityChat(failingOn(sample(), ['GOLD'], () => new TypeError('bug')));
    expect((await ask(broken.chat, 'brief "ETH/RUT, BTC/GOLD"', moderator)).kind).toBe('fault');
    await broken.close();
  });
});

describe('the radar', () => {
  it('looks at the pairs watched where at least two are, and at those people argue about on request', async () => {
    const lookedAt = async (line: string): Promise<number> =>
      ((await town.reply(line)).report as { lookedAt: number }).lookedAt;
    expect(await lookedAt('radar')).toBeGreaterThan(2);
    expect(await lookedAt('radar pairs:watched')).toBe(1);
    await town.say('watch add BTC GOLD');
    expect(await lookedAt('radar')).toBe(2);
    expect(await lookedAt('radar pairs:known')).toBeGreaterThan(2);
  });

  it('keeps which pairs it looks at on its buttons', async () => {
    await town.say('watch add BTC GOLD');
    const { actions } = await town.reply('radar');
    expect(actions.find(({ label }) => label === '90')!.line).toBe('radar window:90 pairs:watched as_of:2026-06-30');
    expect(actions.find(({ label }) => label === 'Watched here')!.current).toBe(true);
  });
});
