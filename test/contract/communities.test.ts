import { afterEach, describe, expect, it } from 'vitest';
import type { AlertRule } from '../../src/alerts/alert-rule.ts';
import type { ConfiguringActor } from '../../src/community/community-store.ts';
import type { DueSubscription, PlannedDelivery } from '../../src/community/delivery-queue.ts';
import type { DigestPlan } from '../../src/community/schedule.ts';
import { defaultSettings } from '../../src/community/settings.ts';
import { UserError } from '../../src/errors.ts';
import { inEnglish, speakerOf } from '../../src/messages/speaker.ts';
import { msg } from '../../src/messages/text.ts';
import { createCommunityEvents, createCommunityStore } from '../../src/storage/community-store.ts';
import { acquireBotLock, type Database, openDatabase } from '../../src/storage/database.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import type { CommunityTables } from '../../src/storage/schema.ts';
import { databases, newSqlite } from '../support/databases.ts';

const open: Database[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.close()));
});

const plan: DigestPlan = {
  kind: 'digest',
  schedule: { zone: 'UTC', at: { kind: 'local', minuteOfDay: 480 }, weekdays: [1], tradingDaysOnly: false },
  pairs: [],
  sections: ['pairs'],
};

const anyRule: AlertRule = {
  ...({ pair: ['ETH', 'RUT'], measure: 'gap', direction: 'either', windowSessions: 60 } as const),
  ...{ enter: 2, exit: 0.5, cooldownSessions: 20 },
};

const town: ConfiguringActor = { person: 'discord:9', community: 'discord:1', moderator: true };

const elsewhere: ConfiguringActor = { person: 'discord:8', community: 'discord:2', moderator: true };

const planned = (slot: string, more: Partial<PlannedDelivery> = {}): PlannedDelivery => ({
  ...{
    subscription: 's',
    slot,
    community: 'discord:1',
    channel: 'discord:7',
    question: { command: 'brief', options: {} },
    dueMs: 0,
    state: 'planned',
  },
  ...more,
});

/** A sentence that stands alone. */
const notice = (slot: string, more: Partial<PlannedDelivery>): PlannedDelivery => {
  const { question: _, ...alone } = planned(slot, { headline: 'paused', ...more });
  return alone;
};

describe.each(databases)('communities on $name', ({ newUrl }) => {
  const start = async (url?: string) => {
    const database = await openDatabase(url ?? (await newUrl()));
    open.push(database);
    const events = createCommunityEvents(database);
    return {
      database,
      book: createCommunityStore(database, () => 5000),
      ledger: createDeliveryQueue(database),
      events,
    };
  };
  const save = (book: ReturnType<typeof createCommunityStore>, actor = town, channel = 'discord:7', nextDueMs = 100) =>
    book.saveSubscription(actor, { channel, plan, nextDueMs }, 'digest on');

  it('have the usual settings until they choose', async () => {
    const { book } = await start();
    expect(await book.settings('discord:1')).toEqual(defaultSettings);
  });

  it('keep what they chose, and who chose it', async () => {
    const { book } = await start();
    await book.changeSettings(town, () => ({
      settings: { ...defaultSettings, zone: 'Europe/Berlin' },
      what: 'zone Europe/Berlin',
    }));
    expect((await book.settings('discord:1')).zone).toBe('Europe/Berlin');
    expect(await book.changes('discord:1', 5)).toEqual([
      { atMs: 5000, person: 'discord:9', what: 'zone Europe/Berlin' },
    ]);
  });

  it('have light pictures on Telegram until they choose', async () => {
    const { book } = await start();
    expect(await book.settings('telegram:-5')).toEqual({ ...defaultSettings, theme: 'light' });
  });

  it('give what a channel has of its own to the jobs of that channel, and to no other', async () => {
    const { book, ledger } = await start();
    const own = { theme: 'light', watched: [['BTC', 'GOLD']] } as const;
    await book.changeSettings(town, () => ({
      settings: { ...defaultSettings, byChannel: { 'discord:7': own } },
      what: 'light here',
    }));
    await save(book);
    await save(book, town, 'discord:8');
    const seen: unknown[] = [];
    await ledger.planDigests(1000, 10, ({ channel, settings: { theme, watched } }) => {
      seen.push([channel, theme, watched]);
      return { deliveries: [], nextDueMs: undefined };
    });
    expect(seen.toSorted()).toEqual([
      ['discord:7', 'light', [['BTC', 'GOLD']]],
      ['discord:8', 'dark', [['ETH', 'RUT']]],
    ]);
    expect(await ledger.watchedPairs()).toContainEqual(['BTC', 'GOLD']);
  });

  it('keep what a channel has of its own when their group moves', async () => {
    const { book, ledger } = await start();
    const group = { ...town, community: 'telegram:-5' };
    const byChannel = { 'telegram:-5': { silent: true }, 'telegram:-5:7': { silent: true }, 'telegram:-50': {} };
    await book.changeSettings(group, () => ({
      settings: { ...defaultSettings, channels: ['telegram:-5:7'], byChannel },
      what: 'x',
    }));
    await ledger.moveChannel('telegram:-5', 'telegram:-100');
    expect(await book.settings('telegram:-100')).toMatchObject({
      channels: ['telegram:-100:7'],
      byChannel: { 'telegram:-100': { silent: true }, 'telegram:-100:7': { silent: true }, 'telegram:-50': {} },
    });
    expect(await book.settings('telegram:-5')).toEqual({ ...defaultSettings, theme: 'light' });
  });

  it('are configured by the holders of a role, who do not choose the role', async () => {
    const { book } = await start();
    const named = { ...defaultSettings, managerRole: 'discord:55' };
    await book.changeSettings(town, () => ({ settings: named, what: 'role' }));
    const holder: ConfiguringActor = { ...town, person: 'discord:5', byRole: true };
    const attempts = [
      book.changeSettings(holder, () => ({ settings: defaultSettings, what: 'x' })),
      book.changeSettings(holder, () => ({ settings: { ...named, managerRole: 'discord:56' }, what: 'x' })),
      book.undo(holder),
      book.forgetCommunity(holder),
    ];
    for (const outcome of await Promise.allSettled(attempts)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'UserError' } });
    }
    await book.changeSettings(holder, () => ({ settings: { ...named, theme: 'light' }, what: 'light' }));
    expect(await book.settings('discord:1')).toMatchObject({ theme: 'light', managerRole: 'discord:55' });
    expect((await book.undo(holder))?.what).toBe('light');
  });

  it('give each who takes something back at the same moment another change', async () => {
    const { book } = await start();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const name of names)
      await book.changeSettings(town, () => ({ settings: { ...defaultSettings, zone: name }, what: name }));
    await Promise.all(names.map(() => book.settings('discord:1'))); // connections that are open already
    const taken = await Promise.all(names.map(() => book.undo(town)));
    expect(taken.map((change) => change?.what).sort()).toEqual(names);
    expect(await book.settings('discord:1')).toEqual(defaultSettings);
  });

  it('let who manages one topic change that topic and nothing else', async () => {
    const { book } = await start();
    const group: ConfiguringActor = { ...town, community: 'telegram:-5' };
    const manager: ConfiguringActor = { ...group, person: 'telegram:5', onlyIn: 'telegram:-5:7' };
    const usual = await book.settings('telegram:-5');
    const elsewhereId = await save(book, group, 'telegram:-5:8');
    const attempts = [
      book.changeSettings(manager, () => ({ settings: { ...usual, theme: 'dark' }, what: 'x' })),
      book.changeSettings(manager, () => ({ settings: { ...usual, channels: ['telegram:-5:7'] }, what: 'x' })),
      book.changeSettings(manager, () => ({
        settings: { ...usual, byChannel: { 'telegram:-5:8': { theme: 'dark' } } },
        what: 'x',
      })),
      save(book, manager, 'telegram:-5:8'),
      save(book, manager, 'telegram:-5'),
      book.saveSubscription(manager, { id: elsewhereId, channel: 'telegram:-5:7', plan }, 'x'),
      book.removeSubscription(manager, elsewhereId, 'x'),
      book.undo(manager),
      book.exportCommunity(manager),
      book.forgetCommunity(manager),
    ];
    for (const outcome of await Promise.allSettled(attempts)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'UserError' } });
    }
    await book.changeSettings(manager, () => ({
      settings: { ...usual, byChannel: { 'telegram:-5:7': { theme: 'dark' } } },
      what: 'dark here',
    }));
    const id = await save(book, manager, 'telegram:-5:7');
    await book.removeSubscription(manager, id, 'off');
    expect((await book.undo(manager))?.what).toBe('off');
  });

  it('take back one change after the other', async () => {
    const { book } = await start();
    await book.changeSettings(town, () => ({ settings: { ...defaultSettings, theme: 'light' }, what: 'light' }));
    const id = await save(book);
    await book.removeSubscription(town, id, 'digest off');
    expect((await book.undo(town))?.what).toBe('digest off');
    expect(await book.subscriptions('discord:1')).toHaveLength(1);
    expect((await book.undo(town))?.what).toBe('digest on');
    expect(await book.subscriptions('discord:1')).toHaveLength(0);
    expect((await book.undo(town))?.what).toBe('light');
    expect((await book.settings('discord:1')).theme).toBe('dark');
    expect(await book.undo(town)).toBeUndefined();
  });

  it('are changed by no one who is no moderator', async () => {
    const { book } = await start();
    const id = await save(book);
    const member = { ...town, moderator: false };
    const attempts = [
      book.changeSettings(member, () => ({ settings: defaultSettings, what: 'x' })),
      save(book, member),
      book.removeSubscription(member, id, 'x'),
      book.undo(member),
      book.exportCommunity(member),
      book.forgetCommunity(member),
    ];
    for (const outcome of await Promise.allSettled(attempts)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'UserError' } });
    }
    expect(await book.subscriptions('discord:1')).toHaveLength(1);
  });

  it('are changed by no moderator of another one', async () => {
    const { book } = await start();
    const id = await save(book);
    const attempts = [
      book.removeSubscription(elsewhere, id, 'x'),
      book.saveSubscription(elsewhere, { id, channel: 'discord:6', plan }, 'x'),
      book.saveSubscription({ ...town, community: 'telegram:-5' }, { channel: 'telegram:-50', plan }, 'x'),
    ];
    for (const outcome of await Promise.allSettled(attempts)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'UserError' } });
    }
    expect(await book.undo(elsewhere)).toBeUndefined();
    expect((await book.subscriptions('discord:1'))[0]?.channel).toBe('discord:7');
  });

  it('choose nothing along with what cannot be saved', async () => {
    const { book } = await start();
    const id = await save(book, elsewhere, 'discord:8');
    const settings = () => ({ settings: { ...defaultSettings, zone: 'Asia/Tokyo' }, what: 'zone Asia/Tokyo' });
    const attempt = book.saveSubscription(town, { id, channel: 'discord:7', plan, settings }, 'x');
    await expect(attempt).rejects.toThrow('There is no digest or alert');
    expect([await book.settings('discord:1'), await book.changes('discord:1', 9)]).toEqual([defaultSettings, []]);
  });

  it('export and forget everything about themselves, and leave others alone', async () => {
    const { book } = await start();
    await save(book);
    await save(book, elsewhere, 'discord:6');
    expect(await book.exportCommunity(town)).toMatchObject({
      community: 'discord:1',
      subscriptions: [{ channel: 'discord:7' }],
    });
    await book.forgetCommunity(town);
    expect(await book.exportCommunity(town)).toMatchObject({ subscriptions: [], audit: [], deliveries: [] });
    expect(await book.subscriptions('discord:2')).toHaveLength(1);
  });

  it('forget a person everywhere, and keep what the person set up', async () => {
    const { book } = await start();
    const id = await save(book);
    await book.saveSubscription(town, { id, channel: 'discord:7', plan }, 'again');
    await book.forgetPerson('discord:9');
    expect(await book.exportPerson('discord:9')).toEqual({
      person: 'discord:9',
      subscriptions: [],
      audit: [],
      receipts: [],
    });
    expect(JSON.stringify(await book.exportCommunity(town))).not.toContain('discord:9');
    expect(await book.subscriptions('discord:1')).toHaveLength(1);
  });

  it('forget a person in their own chat without losing the chat', async () => {
    const { book, ledger } = await start();
    const atHome: ConfiguringActor = { person: 'telegram:9', community: 'telegram:9', moderator: true };
    const id = await save(book, atHome, 'telegram:9');
    await book.saveSubscription(atHome, { id, channel: 'telegram:9', plan }, 'again');
    await ledger.plan([notice('a', { community: 'telegram:9', channel: 'telegram:9' })]);
    await book.forgetPerson('telegram:9');
    await book.undo({ ...atHome, person: 'telegram:10' });
    expect(await book.subscriptions('telegram:9')).toMatchObject([
      { id, channel: 'telegram:9', createdBy: 'forgotten' },
    ]);
    expect(await ledger.claimDeliveries('telegram', 1, 50, 10)).toEqual([]);
  });

  it('have a due digest planned once, whoever looks', async () => {
    const { book, ledger } = await start();
    await save(book);
    const decide = (due: DueSubscription) => ({
      deliveries: [planned('a', { subscription: due.id })],
      nextDueMs: 900,
      lastSession: '2026-06-25',
    });
    const counts = await Promise.all([ledger.planDigests(100, 10, decide), ledger.planDigests(100, 10, decide)]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await ledger.planDigests(899, 10, decide)).toBe(0);
    expect((await ledger.counts()).planned).toBe(1);
  });

  it('never plan the same slot twice', async () => {
    const { ledger } = await start();
    await ledger.plan([planned('a')]);
    await ledger.plan([planned('a', { headline: 'other' }), planned('b')]);
    expect(await ledger.claimDeliveries('discord', 1, 50, 10)).toHaveLength(2);
  });

  it('give a delivery to one claimer at a time', async () => {
    const { ledger } = await start();
    await ledger.plan(Array.from({ length: 40 }, (_, i) => planned(`${i}`)));
    const claims = await Promise.all([1, 2, 3, 4].map(() => ledger.claimDeliveries('discord', 1, 50, 20)));
    const keys = claims.flat().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(await ledger.claimDeliveries('telegram', 1, 50, 10)).toEqual([]);
  });

  it('take a claim away from whoever was silent too long', async () => {
    const { ledger } = await start();
    await ledger.plan([planned('a')]);
    const [first] = await ledger.claimDeliveries('discord', 1, 50, 10);
    const [second] = await ledger.claimDeliveries('discord', 50, 99, 10);
    expect(await ledger.begin(first!, 51, 99)).toBe(false);
    expect(await ledger.begin(second!, 51, 99)).toBe(true);
    expect(await ledger.begin(second!, 51, 99)).toBe(false);
  });

  it('repeat what was begun lately where a key protects it, and nothing else', async () => {
    const { ledger } = await start();
    await ledger.plan([planned('a'), planned('b', { channel: 'telegram:-5' })]);
    for (const platform of ['discord', 'telegram']) {
      const [claimed] = await ledger.claimDeliveries(platform, 1, 50, 10);
      await ledger.begin(claimed!, 10, 60);
    }
    expect(await ledger.recoverStale('discord', 59, 0)).toHaveLength(0);
    expect((await ledger.counts()).sending).toBe(2);
    expect(await ledger.recoverStale('discord', 60, 10)).toHaveLength(0);
    expect(await ledger.recoverStale('telegram', 60, Number.MAX_SAFE_INTEGER)).toHaveLength(1);
    expect(await ledger.counts()).toMatchObject({ planned: 1, unknown: 1, sending: 0 });
    const [again] = await ledger.claimDeliveries('discord', 60, 120, 10);
    await ledger.begin(again!, 61, 120);
    expect(await ledger.recoverStale('discord', 130, 11)).toHaveLength(1);
  });

  it('repeat it before all that was due with it, and give it up where it was not repeated in time', async () => {
    const { ledger } = await start();
    await ledger.plan([planned('a')]);
    const [claimed] = await ledger.claimDeliveries('discord', 1, 50, 10);
    await ledger.begin(claimed!, 10, 60);
    await ledger.plan([planned('b'), planned('c')]);
    await ledger.recoverStale('discord', 60, 10);
    const [first] = await ledger.claimDeliveries('discord', 60, 120, 1);
    expect(first!.key).toBe(claimed!.key);
    expect(await ledger.recoverStale('discord', 130, 11)).toMatchObject([{ key: claimed!.key }]);
    expect(await ledger.counts()).toMatchObject({ planned: 2, unknown: 1 });
  });

  it('tell whether anything may be sent: what is due, and what somebody who went silent had in hand', async () => {
    const { ledger } = await start();
    await ledger.plan([planned('a')]);
    const isReady = (atMs: number): Promise<boolean> => ledger.isReady('discord', atMs);
    const [claimed] = await ledger.claimDeliveries('discord', 1, 50, 10);
    expect([await isReady(49), await isReady(50), await ledger.isReady('telegram', 50)]).toEqual([false, true, false]);
    await ledger.begin(claimed!, 10, 60);
    expect([await isReady(59), await isReady(60)]).toEqual([false, true]);
    await ledger.finish(claimed!.key, { state: 'sent', atMs: 61, messageId: '5' });
    expect(await isReady(99)).toBe(false);
  });

  it('plan a crowd with more to say than one statement takes, each its own way', async () => {
    const { book, ledger } = await start();
    const places = Array.from({ length: 4 }, (_, at) => `discord:${70 + at}`);
    for (const place of places) await save(book, { ...town, community: place }, place);
    const decide = ({ id, channel }: DueSubscription) => ({
      deliveries: Array.from({ length: 400 }, (_, at) => planned(`${at}`, { subscription: id, channel })),
      nextDueMs: 900 + places.indexOf(channel),
      lastSession: '2026-06-25',
    });
    expect(await ledger.planDigests(100, 10, decide)).toBe(4);
    expect((await ledger.counts()).planned).toBe(1600);
    const later: number[] = [];
    await ledger.planDigests(901, 10, ({ dueMs }) => {
      later.push(dueMs);
      return { deliveries: [], nextDueMs: 2000 };
    });
    expect(later).toEqual([900, 901]);
  });

  it('learn late that an unknown delivery had arrived, and never lose one that was sent', async () => {
    const { ledger } = await start();
    await ledger.plan([planned('a')]);
    const [claimed] = await ledger.claimDeliveries('discord', 1, 50, 10);
    await ledger.begin(claimed!, 1, 50);
    await ledger.recoverStale('discord', 60, Number.MAX_SAFE_INTEGER);
    await ledger.finish(claimed!.key, { state: 'sent', atMs: 61, messageId: '5' });
    await ledger.finish(claimed!.key, { state: 'failed', atMs: 62 });
    await ledger.postpone(claimed!.key, 63);
    expect(await ledger.counts()).toMatchObject({ sent: 1, planned: 0, failed: 0 });
  });

  it('learn late that an unknown delivery was refused, and give it out again', async () => {
    const { ledger } = await start();
    await ledger.plan([planned('a')]);
    const [claimed] = await ledger.claimDeliveries('discord', 1, 50, 10);
    await ledger.begin(claimed!, 1, 50);
    await ledger.finish(claimed!.key, { state: 'unknown', atMs: 60, reason: 'no answer' });
    await ledger.postpone(claimed!.key, 63);
    expect(await ledger.counts()).toMatchObject({ unknown: 1, planned: 0 });
    await ledger.postpone(claimed!.key, 63, 'refused');
    expect(await ledger.claimDeliveries('discord', 62, 90, 10)).toEqual([]);
    expect(await ledger.claimDeliveries('discord', 63, 90, 10)).toMatchObject([{ key: claimed!.key }]);
    await ledger.finish(claimed!.key, { state: 'sent', atMs: 64, messageId: '5' });
    await ledger.postpone(claimed!.key, 65, 'refused');
    expect(await ledger.counts()).toMatchObject({ sent: 1, planned: 0, unknown: 0 });
  });

  it('advance an alert only for who holds it', async () => {
    const { book, ledger } = await start();
    const rule = {
      pair: ['ETH', 'RUT'],
      measure: 'gap',
      direction: 'either',
      windowSessions: 60,
      enter: 2,
      exit: 0.5,
      cooldownSessions: 20,
    } as const;
    await book.saveSubscription(town, { channel: 'discord:7', plan: { kind: 'alert', rule }, nextDueMs: 10 }, 'alert');
    const [due] = await ledger.claimAlerts(10, 900, 5);
    expect(await ledger.claimAlerts(11, 901, 5)).toEqual([]);
    const next = { deliveries: [planned('x')], nextDueMs: 2000, alertState: { through: '2026-06-25' } };
    expect(await ledger.advance(due!, 899, next)).toBe(false);
    expect(await ledger.advance(due!, 900, next)).toBe(true);
    expect(await ledger.advance(due!, 900, next)).toBe(false);
    const [later] = await ledger.claimAlerts(2000, 2900, 5);
    expect(later!.alertState).toEqual({ through: '2026-06-25' });
  });

  it('pause a dead channel with everything in it, until it is saved again', async () => {
    const { book, ledger } = await start();
    const id = await save(book);
    await ledger.plan([planned('a')]);
    expect(await ledger.pauseChannel('discord:7', 'missing: Send Messages', 50)).toMatchObject([
      { id, createdBy: 'discord:9' },
    ]);
    expect(await ledger.pauseChannel('discord:7', 'again', 51)).toEqual([]);
    expect((await ledger.counts()).skipped).toBe(1);
    expect(await ledger.planDigests(100, 10, () => ({ deliveries: [], nextDueMs: 1 }))).toBe(0);
    await book.saveSubscription(town, { id, channel: 'discord:7', plan, nextDueMs: 100 }, 'on again');
    expect((await book.subscriptions('discord:1'))[0]!.paused).toBeUndefined();
  });

  it('keep why something was not sent so that each reader has it in their own language', async () => {
    const { book, ledger } = await start();
    const reason = msg('notices.tooLate');
    await ledger.plan([planned('a', { subscription: 's', state: 'skipped', reason })]);
    const [kept] = await book.deliveries('discord:1', 's', 1);
    const german = speakerOf({ language: 'de', numbers: 'usual' });
    expect(german.say(kept!.reason!)).toBe('mehr als zwei Stunden zu spät');
  });

  it.each([
    ['in English alone, as older versions did', 'digest off'],
    [
      'with a message that this version does not have',
      '{"english":"digest off","text":{"say":"message","key":"no.such","args":{}}}',
    ],
  ])('read what was kept %s', async (_, what) => {
    const { book, database } = await start();
    await save(book);
    await database.write<CommunityTables, unknown>((db) => db.updateTable('audit').set({ what }).execute());
    expect((await book.changes('discord:1', 1))[0]!.what).toBe('digest off');
  });

  it('say what became of a subscription, the newest first, to its own community only', async () => {
    const { book, ledger } = await start();
    await ledger.plan([
      planned('a', { subscription: 's', dueMs: 10, state: 'skipped', reason: 'more than two hours late' }),
      planned('b', { subscription: 's', dueMs: 20 }),
      planned('c', { subscription: 'other', dueMs: 30 }),
    ]);
    expect(await book.deliveries('discord:1', 's', 5)).toEqual([
      { dueMs: 20, state: 'planned' },
      { dueMs: 10, state: 'skipped', reason: 'more than two hours late' },
    ]);
    expect(await book.deliveries('discord:1', 's', 1)).toHaveLength(1);
    expect(await book.deliveries('discord:2', 's', 5)).toEqual([]);
  });

  it('bring a community’s own dates only to digests that tell dates', async () => {
    const { book, ledger, events } = await start();
    await events.add('discord:1', { date: '2026-07-01', label: 'Vote' });
    await events.add('discord:2', { date: '2026-07-02', label: 'Theirs' });
    await save(book);
    const seen: unknown[] = [];
    const look = (due: DueSubscription) => {
      seen.push(due.ownEvents);
      return { deliveries: [], nextDueMs: 200 };
    };
    await ledger.planDigests(100, 10, look);
    await book.saveSubscription(
      town,
      { channel: 'discord:7', plan: { ...plan, sections: ['events'] }, nextDueMs: 300 },
      'dates',
    );
    await ledger.planDigests(300, 10, look);
    expect(seen.slice(0, 1)).toEqual([undefined]);
    expect(seen).toContainEqual([{ date: '2026-07-01', label: 'Vote' }]);
  });

  it('bring their own dates in order, whenever they were added', async () => {
    const { book, ledger, events } = await start();
    const dates = [
      { date: '2026-07-03', label: 'C' },
      { date: '2026-07-01', label: 'B' },
      { date: '2026-07-01', label: 'A' },
    ];
    for (const date of dates) await events.add('discord:1', date);
    const told = { ...plan, sections: ['events'] } as const;
    await book.saveSubscription(town, { channel: 'discord:7', plan: told, nextDueMs: 100 }, 'dates');
    const seen: unknown[] = [];
    await ledger.planDigests(100, 10, ({ ownEvents }) => {
      seen.push(ownEvents);
      return { deliveries: [], nextDueMs: 200 };
    });
    expect(seen).toEqual([dates.toReversed()]);
  });

  it('go on in a channel that was paused, on the word of a moderator or of whoever set it up', async () => {
    const { book, ledger } = await start();
    const id = await save(book);
    await book.saveSubscription(town, { channel: 'discord:7', plan: { kind: 'alert', rule: anyRule } }, 'alert');
    await save(book, town, 'discord:70');
    const pause = () => ledger.pauseChannel('discord:7', 'missing: Send Messages', 50);
    await pause();
    const owner: ConfiguringActor = { person: 'discord:9', community: 'discord:9', moderator: true };
    const other: ConfiguringActor = { person: 'discord:4', community: 'discord:1', moderator: true };
    expect(await book.paused(owner, id)).toHaveLength(2);
    expect(await book.resume(owner, id)).toHaveLength(2);
    expect((await book.subscriptions('discord:1')).some(({ paused }) => paused !== undefined)).toBe(false);
    const [change] = await book.changes('discord:1', 1);
    expect([change!.person, inEnglish(change!.what)]).toEqual([
      'discord:9',
      expect.stringMatching(/^resume the (digest|alert)$/),
    ]);
    await pause();
    expect(await book.resume(other, id)).toHaveLength(2);
  });

  it('do not go on on the word of anybody else', async () => {
    const { book, ledger } = await start();
    const id = await save(book);
    await ledger.pauseChannel('discord:7', 'gone', 50);
    const member: ConfiguringActor = { person: 'discord:4', community: 'discord:1', moderator: false };
    const atHome: ConfiguringActor = { person: 'discord:4', community: 'discord:4', moderator: true };
    const ofOtherTopic: ConfiguringActor = { ...member, moderator: true, onlyIn: 'discord:8' };
    for (const actor of [member, atHome, elsewhere, ofOtherTopic]) {
      await expect(book.paused(actor, id)).rejects.toThrow(UserError);
      await expect(book.resume(actor, id)).rejects.toThrow(UserError);
    }
    await expect(book.resume(town, '1')).rejects.toThrow(UserError);
    expect((await book.subscriptions('discord:1'))[0]!.paused).toBeDefined();
  });

  it('keep what a delivery asks as it was, whatever its words', async () => {
    const { ledger } = await start();
    const own = '2026-07-01 «our» "big"\nday as_of:2020-01-01';
    const question = { command: 'brief', options: { pairs: 'ETH/RUT', own, events: true, top: 3 } };
    await ledger.plan([planned('a', { question })]);
    expect((await ledger.claimDeliveries('discord', 1, 50, 10))[0]!.question).toEqual(question);
  });

  it.each(['brief "ETH/RUT"', '{"command":', '{"command":"brief","options":{"own":[1]}}'])(
    'read what is no question in JSON as a line, as older versions kept them: %s',
    async (line) => {
      const { database, ledger } = await start();
      await ledger.plan([planned('a')]);
      await database.write<CommunityTables, unknown>((db) => db.updateTable('deliveries').set({ line }).execute());
      expect((await ledger.claimDeliveries('discord', 1, 50, 10))[0]!.question).toBe(line);
    },
  );

  it('keep a notice without a question', async () => {
    const { ledger } = await start();
    await ledger.plan([notice('a', {})]);
    expect((await ledger.claimDeliveries('discord', 1, 50, 10))[0]).not.toHaveProperty('question');
  });

  it('keep the button below a notice', async () => {
    const { ledger } = await start();
    await ledger.plan([notice('a', { offer: 'resume id:5' })]);
    expect(await ledger.claimDeliveries('discord', 1, 50, 10)).toMatchObject([{ offer: 'resume id:5' }]);
  });

  it('say what is paused when the bot leaves and when it comes back, and keep everything', async () => {
    const { book, ledger } = await start();
    const id = await save(book);
    expect(await ledger.markLeft('discord:1', 1000)).toMatchObject([{ id }]);
    expect(await ledger.markLeft('discord:1', 1001)).toEqual([]);
    expect(await ledger.markRejoined('discord:1')).toMatchObject([{ id, channel: 'discord:7' }]);
    expect(await ledger.resumeChannel('discord:7')).toMatchObject([{ id }]);
    expect(await ledger.markRejoined('discord:1')).toEqual([]);
  });

  it('follow a Telegram group that moved, topics and settings included', async () => {
    const { book, ledger } = await start();
    const group: ConfiguringActor = { person: 'telegram:9', community: 'telegram:-5', moderator: true };
    await book.changeSettings(group, () => ({ settings: { ...defaultSettings, theme: 'light' }, what: 'light' }));
    await save(book, group, 'telegram:-5:7');
    await save(book, { ...group, community: 'telegram:-55' }, 'telegram:-55');
    await ledger.moveChannel('telegram:-5', 'telegram:-1005');
    expect((await book.subscriptions('telegram:-1005')).map(({ channel }) => channel)).toEqual(['telegram:-1005:7']);
    expect((await book.settings('telegram:-1005')).theme).toBe('light');
    expect((await book.subscriptions('telegram:-55')).map(({ channel }) => channel)).toEqual(['telegram:-55']);
  });

  it('take back where a group is now what was changed before it moved', async () => {
    const { book, ledger } = await start();
    const group: ConfiguringActor = { person: 'telegram:9', community: 'telegram:-5', moderator: true };
    const id = await save(book, group, 'telegram:-5:7');
    await book.removeSubscription(group, id, 'digest off');
    await ledger.moveChannel('telegram:-5', 'telegram:-1005');
    await book.undo({ ...group, community: 'telegram:-1005' });
    expect(await book.subscriptions('telegram:-1005')).toMatchObject([{ id, channel: 'telegram:-1005:7' }]);
  });

  it('are deleted a while after the bot was taken out, not before, and not where it came back', async () => {
    const { book, ledger } = await start();
    await save(book);
    await save(book, elsewhere, 'discord:6');
    await ledger.markLeft('discord:1', 1000);
    await ledger.markLeft('discord:2', 1000);
    await ledger.markRejoined('discord:2');
    const before = { deliveriesMs: 0, auditMs: 0, linesMs: 0, revisionsMs: 0, receiptsMs: 0, datesMs: 0 };
    await ledger.prune({ ...before, goneMs: 1000 });
    expect(await book.subscriptions('discord:1')).toHaveLength(1);
    await ledger.prune({ ...before, goneMs: 1001 });
    expect(await book.subscriptions('discord:1')).toHaveLength(0);
    expect(await book.changes('discord:2', 5)).toHaveLength(1);
  });

  it('have old deliveries pruned', async () => {
    const { ledger } = await start();
    await ledger.plan([planned('a', { dueMs: 10 }), planned('b', { dueMs: 20 })]);
    await ledger.prune({
      deliveriesMs: 20,
      auditMs: 0,
      goneMs: 0,
      linesMs: 0,
      revisionsMs: 0,
      receiptsMs: 0,
      datesMs: 0,
    });
    expect((await ledger.counts()).planned).toBe(1);
  });

  it('name every pair anybody looks at', async () => {
    const { book, ledger } = await start();
    expect(await ledger.watchedPairs()).toEqual([]);
    await book.changeSettings(town, () => ({
      settings: { ...defaultSettings, watched: [['BTC', 'GOLD']] },
      what: 'watch',
    }));
    await save(book);
    expect(await ledger.watchedPairs()).toEqual([
      ['BTC', 'GOLD'],
      ['ETH', 'RUT'],
    ]);
  });

  it('name no pair of a community that was left', async () => {
    const { book, ledger } = await start();
    const watched = { ...defaultSettings, watched: [['BTC', 'GOLD']] } as const;
    await book.changeSettings(town, () => ({ settings: watched, what: 'watch' }));
    await ledger.markLeft(town.community, 1000);
    expect(await ledger.watchedPairs()).toEqual([]);
  });

  it('are sent what says the same in one go', async () => {
    const { ledger } = await start();
    const asked = ['radar', 'brief', 'radar', 'brief', 'radar', 'brief', 'radar', 'brief'];
    const question = (command: string) => ({ question: { command, options: {} } });
    await ledger.plan(asked.map((command, at) => planned(String(at), question(command))));
    const claimed = await ledger.claimDeliveries('discord', 1, 50, 10);
    expect(claimed.map((delivery) => delivery.question)).toEqual(
      asked.toSorted().map((command) => ({ command, options: {} })),
    );
  });
});

describe('the bots', () => {
  it('run once on a SQLite file, and say so in one sentence', async () => {
    const url = newSqlite();
    const [one, two] = [await openDatabase(url), await openDatabase(url)];
    open.push(one, two);
    const lock = await acquireBotLock(one);
    await expect(acquireBotLock(two)).rejects.toThrow(
      /Another Rift is already running its bots on this SQLite file; stop it first/,
    );
    await lock.release();
    await (await acquireBotLock(two)).release();
  });

  it('leave prices open to questions in the terminal', async () => {
    const url = newSqlite();
    const [bots, terminal] = [await openDatabase(url), await openDatabase(url)];
    open.push(bots, terminal);
    await acquireBotLock(bots);
    await terminal.write<{ shelf: { key: string; line: string } }, unknown>((db) =>
      db.insertInto('shelf').values({ key: 'k', line: 'l' }).execute(),
    );
    expect(
      await bots.read<{ shelf: { key: string } }, unknown[]>((db) => db.selectFrom('shelf').select('key').execute()),
    ).toHaveLength(1);
  });
});
