import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertMeasures } from '../../src/alerts/alert-rule.ts';
import type { Requester } from '../../src/chat/command.ts';
import { fillPlaceholder } from '../../src/chat/parser/values.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { AlertPlan } from '../../src/community/schedule.ts';
import { ask } from '../support/command-chat.ts';
import { type CommunityChat, moderator, openCommunityChat } from '../support/community-chat.ts';

const telegram: Requester = {
  platform: 'telegram',
  person: 'telegram:9',
  community: 'telegram:-5',
  channel: 'telegram:-5',
  moderator: true,
};

let town: CommunityChat;

beforeEach(async () => {
  town = await openCommunityChat();
});

afterEach(() => town.close());

const alerts = async () => (await town.book.subscriptions('discord:1')).map(({ id, plan }) => ({ id, plan }));

const ruleHere = async () => ((await alerts())[0]!.plan as AlertPlan).rule;

const idHere = async () => (await alerts())[0]!.id;

const refusal = async (line: string, who = moderator): Promise<string> => {
  const { kind, reply } = await ask(town.chat, line, who);
  return kind === 'refused' ? reply.title : `${kind}: ${reply.title}`;
};

describe('before an alert is saved', () => {
  it.each(alertMeasures)('its rate on noise is shown for %s', async (measure) => {
    const { title, report } = await town.reply(`alert add ETH RUT measure:${measure}`);
    expect(title).toMatch(
      / would have spoken (?:never|\d+ times?) in [\d.]+ years; chance alone, (?:about \d+|\d+ to \d+)\.$/,
    );
    expect((report as { noiseFires: number }).noiseFires).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['above', 'enter:2 exit:0.5'],
    ['below', 'enter:-2 exit:-0.5'],
  ])('its rate on noise is shown for one direction: %s', async (direction, levels) => {
    const { title } = await town.reply(`alert add ETH RUT direction:${direction} ${levels}`);
    expect(title).toMatch(
      / would have spoken (?:never|\d+ times?) in [\d.]+ years; chance alone, (?:about \d+|\d+ to \d+)\.$/,
    );
  });

  it('is drawn under its own first line, with the command that gives the picture again', async () => {
    const { title, picture } = await town.reply('alert add ETH RUT enter:2,5 exit:0,5');
    const { chart } = picture!;
    expect(chart.title).toBe(title);
    expect((await town.reply(chart.command!)).picture?.cacheKey).toBe(picture!.cacheKey);
  });

  it.each(['enter:2,5 exit:0,5', 'enter:"2,5" exit:"0,5"'])('reads levels with a comma: %s', async (levels) => {
    const typed = await town.reply(`alert add ETH RUT ${levels}`);
    const usual = await town.reply('alert add ETH RUT enter:2.5 exit:0.5');
    expect(typed.actions.map(({ line }) => line)).toEqual(usual.actions.map(({ line }) => line));
  });

  it('is begun without knowing anything: a pair, what is watched, rarer or more often, saved', async () => {
    const press = async (from: Reply, label: string): Promise<Reply> =>
      town.reply(from.actions.find((one) => one.label === label)!.line);
    const pairs = await press(await town.reply('alert'), 'Add an alert');
    const points = await press(await press(pairs, 'BTC/GOLD'), 'Gap in points');
    await press(await press(points, 'Rarer'), 'Save');
    expect(await ruleHere()).toMatchObject({
      pair: ['BTC', 'GOLD'],
      measure: 'points',
      enter: 35,
      direction: 'either',
    });
  });

  it('a pair that is not offered is typed', async () => {
    const { actions } = await town.reply('alert add');
    const typed = actions.find(({ asks }) => asks === 'text')!;
    const { title } = await town.reply(fillPlaceholder(typed.line, 'gold vs dollar index'));
    expect(title).toContain('gold and the dollar index');
  });

  it('a price ratio is watched from where it stands, to one side', async () => {
    const { report } = await town.reply('alert add ETH RUT measure:ratio');
    const { value, rule } = report as { value: number; rule: { enter: number; exit: number } };
    expect(rule.enter).toBeCloseTo(value * 1.1, -Math.floor(Math.log10(value)) + 1);
    expect(await refusal('alert add ETH RUT measure:ratio direction:either')).toContain('above or below');
  });

  it('a level beyond what the measure can reach is refused', async () => {
    expect(await refusal('alert add ETH RUT measure:correlation enter:5 exit:3')).toContain('between −1 and 1');
  });

  it('a record is drawn on the gap it is a record of', async () => {
    const { picture } = await town.reply('alert add ETH RUT measure:record');
    const drawing = picture!.chart;
    if (drawing.kind !== 'timeline') throw new Error('the backtest is no timeline');
    expect(drawing.levels).toEqual([]);
    expect(drawing.line.values.some((value) => value < -0.5)).toBe(true);
  });

  it.each([
    ['Rarer', 'measure:percentile'],
    ['More often', 'measure:gap'],
    ['Rarer', 'measure:correlation enter:-0.8 exit:-0.6'],
  ])('%s leads on until there is no such level: %s', async (label, words) => {
    let line: string | undefined = `alert add ETH RUT ${words}`;
    for (let presses = 0; line !== undefined; presses++) {
      const { kind, reply } = await ask(town.chat, line, moderator);
      expect([kind, reply.title]).toEqual(['answered', expect.any(String)]);
      expect(presses).toBeLessThan(10);
      line = reply.actions.find((action) => action.label === label)?.line;
    }
  });

  it('what the noise is is said, with how far it spreads', async () => {
    expect(await town.say('alert add ETH RUT')).toMatch(
      /nothing in it ties the two together .*nine of ten such histories fire \d+ (to \d+ )?times\./,
    );
    expect(await town.say('alert add ETH RUT measure:change')).toContain(
      'how closely the two move together never changes',
    );
  });

  it('a last day that is over is refused', async () => {
    expect(await refusal('alert add ETH RUT expires:2026-06-30')).toMatch(/^An alert cannot end on 30 Jun 2026/);
  });
});

describe('the role an alert mentions', () => {
  it('is one a moderator chose, kept through preview and saving', async () => {
    const { actions } = await town.reply('alert add ETH RUT role:<@&5512345>');
    await town.say(actions.find(({ label }) => label === 'Save')!.line);
    expect((await ruleHere()).mentionRole).toBe('5512345');
  });

  it('is nobody unless one was chosen', async () => {
    await town.say('alert save ETH RUT');
    expect((await ruleHere()).mentionRole).toBeUndefined();
  });

  it('can be chosen and taken away later', async () => {
    await town.say('alert save ETH RUT');
    expect(await town.say(`alert mention id:${await idHere()} role:5512345`)).toContain('mentions a role');
    expect(await town.say(`alert mention id:${await idHere()}`)).not.toContain('mentions a role');
  });

  it.each(['role:everyone', 'role:@here', 'role:<@5512345>'])('is refused where it is none: %s', async (role) => {
    expect(await refusal(`alert save ETH RUT ${role}`)).toMatch(/everyone is not a role for alerts/);
    expect(await alerts()).toEqual([]);
  });

  it('is not everybody by the id of the server', async () => {
    const big: Requester = { ...moderator, community: 'discord:12345678' };
    expect(await refusal('alert save ETH RUT role:12345678', big)).toMatch(/everyone is not a role/);
  });

  it('does not exist on Telegram', async () => {
    expect(await refusal('alert save ETH RUT role:5512345', telegram)).toMatch(/exist on Discord only/);
  });
});

describe('an alert with a last day', () => {
  it('is listed with it, and goes on without one when it is switched on again', async () => {
    await town.say('alert save ETH RUT expires:2026-07-10');
    expect(await town.say('alert')).toContain('until 10 Jul 2026');
    await town.say(`alert on id:${await idHere()}`);
    expect((await ruleHere()).expires).toBeUndefined();
  });

  it('that has run out begins anew from where it stands', async () => {
    await town.say('alert save ETH RUT');
    const { id } = (await alerts())[0]!;
    const over = { kind: 'alert', rule: { ...(await ruleHere()), expires: '2026-06-01' } } as const;
    const alertState = { through: '2026-06-02', expired: true } as const;
    await town.book.saveSubscription(moderator, { id, channel: 'discord:7', plan: over, alertState }, 'over');
    const list = await town.reply('alert');
    expect(JSON.stringify(list.blocks)).toContain('ran out on 1 Jun 2026');
    await town.say(list.actions.find(({ label }) => label === 'Switch on again')!.line);
    const [due] = await town.ledger.claimAlerts(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 5);
    expect(due!.alertState).toMatchObject({ through: '2026-06-30' });
    expect(due!.alertState!.expired).toBeUndefined();
  });
});
