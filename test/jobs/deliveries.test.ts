import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertSeries } from '../../src/alerts/alert-rule.ts';
import { armAlert } from '../../src/alerts/alert-state.ts';
import type { Delivery, Destination, Messenger, Outcome } from '../../src/chat/chat.ts';
import { lineFromOptions } from '../../src/chat/parser/parse-line.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { ConfiguringActor } from '../../src/community/community-store.ts';
import { defaultSettings } from '../../src/community/settings.ts';
import type { JobDeps } from '../../src/jobs/jobs.ts';
import { onMembershipChange } from '../../src/jobs/membership.ts';
import { createJobs, type Jobs } from '../../src/jobs/start-jobs.ts';
import { loadPair } from '../../src/market/load-markets.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { resolvePair } from '../../src/market/resolve.ts';
import { inEnglish } from '../../src/messages/speaker.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { createCommunityEvents, createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import { plainReply } from '../support/chat/small-commands.ts';
import { commandChat, replyTo } from '../support/command-chat.ts';
import { newSqliteInMemory } from '../support/databases.ts';

const startMs = Date.UTC(2026, 5, 25, 8);

const minuteMs = 60_000;

const group: ConfiguringActor = { person: 'telegram:9', community: 'telegram:-5', moderator: true };

const eightEveryDay = {
  zone: 'UTC',
  at: { kind: 'local', minuteOfDay: 480 },
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  tradingDaysOnly: false,
} as const;

let database: Database;

let nowMs: number;

let sent: { to: Destination; reply: Reply; key: string }[];

let endings: Delivery[];

let outcome: (line: string) => Outcome;

let jobs: Jobs;

let parts: JobDeps;

let onSend: () => void;

let waitsMs: number[];

const silent = (): void => undefined;

function messenger(platform: 'discord' | 'telegram'): Messenger {
  return {
    platform,
    ...(platform === 'discord' ? { keyRememberedMs: 180_000 } : {}),
    send: (to, reply, key) => {
      sent.push({ to, reply, key });
      onSend();
      return Promise.resolve(endings.shift() ?? { kind: 'sent', messageId: '1' });
    },
    missingPermissions: () => Promise.resolve([]),
  };
}

beforeEach(async () => {
  database = await openDatabase(newSqliteInMemory());
  nowMs = startMs;
  sent = [];
  endings = [];
  onSend = silent;
  waitsMs = [];
  outcome = (line) => ({ kind: 'answered', reply: plainReply(line) });
  parts = {
    deliveryQueue: createDeliveryQueue(database),
    chat: {
      answer: ({ input }) => Promise.resolve(outcome(typeof input === 'string' ? input : lineFromOptions(input))),
    },
    market: openSimulation(() => nowMs),
    calendar: nyseCalendar,
    messengers: [messenger('discord'), messenger('telegram')],
    log: { info: silent, warn: silent, error: silent },
    clock: { now: () => nowMs, sleep: (ms) => Promise.resolve(void waitsMs.push(ms)) },
  };
  jobs = createJobs(parts);
});

afterEach(() => database.close());

const book = () => createCommunityStore(database, () => nowMs);

const counts = () => createDeliveryQueue(database).counts();

const digestPlan = { kind: 'digest', schedule: eightEveryDay, pairs: [], sections: ['pairs'] } as const;

const digest = (channel = 'telegram:-5:7', actor = group) =>
  book().saveSubscription(actor, { channel, plan: digestPlan, nextDueMs: startMs }, 'digest on');

const tickAfter = async (ms: number): Promise<void> => {
  nowMs += ms;
  await jobs.tick();
};

const texts = ({ blocks }: Reply): string[] => blocks.flatMap((block) => ('text' in block ? [block.text] : []));

describe('a digest', () => {
  it('goes out once, with the pairs watched', async () => {
    await digest();
    await jobs.tick();
    await tickAfter(minuteMs);
    expect(sent.map(({ to, reply }) => [to.channel, reply.title])).toEqual([
      ['telegram:-5:7', 'brief pairs:"ETH/RUT"'],
    ]);
  });

  it('goes out in the language of its community', async () => {
    const german = {
      ...defaultSettings,
      language: 'de',
      watched: [
        ['ETH', 'RUT'],
        ['SPX', 'TLT'],
      ],
    } as const;
    await book().changeSettings(group, () => ({ settings: german, what: 'language de' }));
    await digest();
    await createJobs({ ...parts, chat: commandChat(openSimulation(() => nowMs)) }).tick();
    const { title, blocks, actions, picture } = sent[0]!.reply;
    expect(title).toMatch(
      /^Stand 24\. Juni 2026: Nichts ist ungewöhnlich weit auseinander\. Am weitesten vom Üblichen: /,
    );
    expect(blocks[0]).toMatchObject({
      head: ['Paar', 'Abstand', 'Nach Schwankung', 'Weiter als an … Tagen', 'Korrelation', 'Urteil'],
    });
    expect(texts(sent[0]!.reply).at(-1)).toBe('Beschreibt die Vergangenheit, ist kein Rat.');
    expect([picture!.chart.title, picture!.altText.startsWith(title)]).toEqual([title, true]);
    expect(actions.map(({ label }) => label)).toEqual([
      ...['SPX / TLT', 'ETH / RUT', 'Einzelheiten', 'Weniger', 'Weiterlesen', 'Volle Größe'],
    ]);
  });

  it('shows the details of its own day whenever somebody presses', async () => {
    await digest();
    await createJobs({ ...parts, chat: commandChat(openSimulation(() => nowMs)) }).tick();
    const { title, actions } = sent[0]!.reply;
    const later = commandChat(openSimulation(() => nowMs + 7 * 24 * 3_600_000));
    const lineOf = (does: string): string => actions.find((action) => action.does === does)!.line;
    const pressed = ['details', 'more', 'full'].map((does) => replyTo(later, lineOf(does)));
    expect((await Promise.all(pressed)).map((reply) => reply.title)).toEqual([title, title, title]);
  });

  it('asks the next day for what changed since', async () => {
    await digest();
    await jobs.tick();
    await tickAfter(24 * 60 * minuteMs);
    expect(sent[1]!.reply.title).toBe('brief pairs:"ETH/RUT" since:"2026-06-24"');
  });

  it('carries the community’s own dates of the coming two weeks in its question, and no others', async () => {
    const dates = createCommunityEvents(database);
    for (const date of ['2026-06-24', '2026-07-01', '2026-08-01']) {
      await dates.add('telegram:-5', { date, label: `on "${date}"` });
    }
    const plan = { ...digestPlan, sections: ['pairs', 'events'] } as const;
    await book().saveSubscription(group, { channel: 'telegram:-5', plan, nextDueMs: startMs }, 'digest on');
    await jobs.tick();
    expect(sent[0]!.reply.title).toBe('brief pairs:"ETH/RUT" events:"yes" own:«2026-07-01 on "2026-07-01"»');
  });

  it('that is not to say what changed asks for no day before', async () => {
    const plan = { ...digestPlan, withoutChanges: true } as const;
    await book().saveSubscription(group, { channel: 'telegram:-5', plan, nextDueMs: startMs }, 'digest on');
    await jobs.tick();
    await tickAfter(24 * 60 * minuteMs);
    expect(sent.map(({ reply }) => reply.title)).toEqual(['brief pairs:"ETH/RUT"', 'brief pairs:"ETH/RUT"']);
  });

  it('that is late by up to two hours is sent and says so', async () => {
    await digest();
    await tickAfter(119 * minuteMs);
    expect(texts(sent[0]!.reply)).toEqual(['Sent 119 minutes late.']);
  });

  it('that is later is skipped and noted, and the next one is on time', async () => {
    await digest();
    await tickAfter(121 * minuteMs);
    expect([sent.length, (await counts()).skipped]).toEqual([0, 1]);
    nowMs = startMs;
    await tickAfter(24 * 60 * minuteMs);
    expect(sent).toHaveLength(1);
  });

  it('makes no sound in quiet hours, and wears the colours of the community', async () => {
    const quiet = { fromMinute: 470, untilMinute: 490 };
    await book().changeSettings(group, () => ({
      settings: { ...defaultSettings, zone: 'UTC', theme: 'light', quiet },
      what: 'quiet',
    }));
    await digest();
    await jobs.tick();
    expect(sent[0]!.to).toMatchObject({ silent: true, theme: 'light' });
  });

  it('follows what its channel has otherwise: colours, silence and numbers', async () => {
    const own = { theme: 'dark', silent: true, numbers: 'de-DE' } as const;
    await book().changeSettings(group, () => ({
      settings: { ...defaultSettings, theme: 'light', byChannel: { 'telegram:-5:7': own } },
      what: 'x',
    }));
    await digest('telegram:-5:7');
    await digest('telegram:-5:8');
    outcome = () => ({ kind: 'answered', reply: plainReply('A gap of 1,234.5 points.') });
    await jobs.tick();
    const seen = sent.map(({ to, reply }) => [to.channel, to.theme, to.silent, reply.title]);
    expect(seen.toSorted()).toEqual([
      ['telegram:-5:7', 'dark', true, 'A gap of 1.234,5 points.'],
      ['telegram:-5:8', 'light', false, 'A gap of 1,234.5 points.'],
    ]);
  });

  it('waits while no source answers', async () => {
    await digest();
    outcome = () => ({ kind: 'no-source', reply: plainReply('no answer') });
    await jobs.tick();
    outcome = (line) => ({ kind: 'answered', reply: plainReply(line) });
    await tickAfter(minuteMs);
    expect(sent).toHaveLength(0);
    await tickAfter(10 * minuteMs);
    expect(sent).toHaveLength(1);
  });
});

describe('what a platform says of a delivery', () => {
  it('gone or denied pauses the channel and tells whoever set it up, once', async () => {
    await digest();
    endings = [{ kind: 'denied', missing: ['send messages'], reason: 'not enough rights' }];
    await jobs.tick();
    await tickAfter(minuteMs);
    await tickAfter(24 * 60 * minuteMs);
    expect(sent.map(({ to }) => to.channel)).toEqual(['telegram:-5:7', 'telegram:9']);
    expect(sent[1]!.reply.title).toContain(
      'paused: the bot may not yet send messages there. Allow it to send messages, then press the button.',
    );
    const { reason } = (await book().subscriptions('telegram:-5'))[0]!.paused!;
    expect(inEnglish(reason)).toBe('the bot may not yet send messages there');
  });

  it.each([
    ['es', 'usual', /^El resumen que configuraste en telegram:-5:7 está en pausa: el bot ya no está allí\./],
    [
      'es',
      'de',
      /^Der Überblick, den du in telegram:-5:7 eingerichtet hast, ist angehalten: Der Bot ist nicht mehr dort\./,
    ],
  ] as const)('is told in the person’s language, else in that of the community: %s, %s', async (theirs, own, told) => {
    const choose = (community: string, language: 'es' | 'de' | 'usual') =>
      book().changeSettings({ ...group, community }, (now) => ({ settings: { ...now, language }, what: 'language' }));
    await choose('telegram:-5', theirs);
    await choose(group.person, own);
    await digest();
    endings = [{ kind: 'gone', reason: 'x', cause: 'left' }];
    await jobs.tick();
    await tickAfter(minuteMs);
    expect([sent[1]!.to.channel, sent[1]!.reply.title]).toEqual([group.person, expect.stringMatching(told)]);
  });

  it('moved is followed at once, for this delivery and all to come', async () => {
    await digest();
    endings = [{ kind: 'moved', channel: 'telegram:-1005' }];
    await jobs.tick();
    expect(sent.map(({ to }) => to.channel)).toEqual(['telegram:-5:7', 'telegram:-1005:7']);
    expect(await book().subscriptions('telegram:-1005')).toHaveLength(1);
  });

  it('later waits as long as was asked', async () => {
    await digest();
    endings = [{ kind: 'later', retryAfterMs: 90_000 }];
    await jobs.tick();
    await tickAfter(minuteMs);
    expect(sent).toHaveLength(1);
    await tickAfter(minuteMs);
    expect((await counts()).sent).toBe(1);
  });

  it('later makes other chats wait half a minute at most', async () => {
    await digest();
    endings = [{ kind: 'later', retryAfterMs: 3_600_000 }];
    await jobs.tick();
    const soon = { channel: 'telegram:-6', plan: digestPlan, nextDueMs: startMs + 1 };
    await book().saveSubscription({ ...group, community: 'telegram:-6' }, soon, 'digest on');
    await tickAfter(1);
    expect(sent.map(({ to }) => to.channel)).toEqual(['telegram:-5:7', 'telegram:-6']);
    expect(Math.max(...waitsMs)).toBeLessThanOrEqual(30_000);
  });

  it('nothing is never repeated where no key protects it, and whoever set it up is told once', async () => {
    await digest();
    endings = [{ kind: 'unknown', reason: 'broken connection' }];
    await jobs.tick();
    await tickAfter(minuteMs);
    expect(sent.map(({ to }) => to.channel)).toEqual(['telegram:-5:7', group.person]);
    expect(sent[1]!.reply.title).toMatch(
      /^The digest of \d+ \w+ 2026, \d\d:\d\d \([\w/]+\) in telegram:-5:7 may not have arrived: /,
    );
    expect((await counts()).unknown).toBe(1);
  });

  describe('nothing, where whoever set it up takes no private message,', () => {
    const blocked: Delivery = { kind: 'gone', cause: 'blocked', reason: 'blocked' };
    const silence: Delivery = { kind: 'unknown', reason: 'broken connection' };

    it('is told to another moderator', async () => {
      await book().changeSettings({ ...group, person: 'telegram:10' }, (settings) => ({ settings, what: 'settings' }));
      await digest();
      endings = [silence, blocked];
      for (let tick = 0; tick < 3; tick += 1) await tickAfter(minuteMs);
      expect(sent.map(({ to }) => to.channel)).toEqual(['telegram:-5:7', 'telegram:9', 'telegram:10']);
      expect(sent[2]!.reply.title).toMatch(/^Whoever set it up takes no private messages.*may not have arrived/);
    });

    it('is in the log where nobody else can be told', async () => {
      const warned: string[] = [];
      jobs = createJobs({ ...parts, log: { ...parts.log, warn: (_, sentence) => void warned.push(sentence) } });
      await digest();
      endings = [silence, blocked];
      for (let tick = 0; tick < 4; tick += 1) await tickAfter(minuteMs);
      expect(sent).toHaveLength(2);
      expect(warned).toContainEqual(expect.stringContaining('told that something may not have arrived'));
    });
  });

  it('nothing is repeated under the same key where the platform remembers it', async () => {
    await digest('discord:7', { ...group, community: 'discord:1', person: 'discord:9' });
    endings = [{ kind: 'unknown', reason: 'broken connection' }];
    await jobs.tick();
    await tickAfter(minuteMs);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    expect([sent.length, (await counts()).sent]).toEqual([2, 1]);
    expect(sent[0]!.key.length).toBeLessThanOrEqual(25);
  });

  it('failed is written down and not tried again', async () => {
    await digest();
    endings = [{ kind: 'failed', reason: 'bad request' }];
    await jobs.tick();
    await tickAfter(minuteMs);
    expect([sent.length, (await counts()).failed]).toEqual([1, 1]);
  });
});

describe('an alert', () => {
  const rule = {
    pair: ['ETH', 'RUT'],
    measure: 'gap',
    direction: 'either',
    windowSessions: 60,
    enter: 0.02,
    exit: 0.01,
    cooldownSessions: 0,
  } as const;
  const watch = (through: string) =>
    book().saveSubscription(
      group,
      { channel: 'telegram:-5:7', plan: { kind: 'alert', rule }, nextDueMs: nowMs, alertState: { through } },
      'alert',
    );

  it('says what the sessions completed since say, once, with the answer it rests on', async () => {
    await watch('2026-06-23');
    await jobs.tick();
    await tickAfter(minuteMs);
    expect(sent.length).toBeGreaterThanOrEqual(1);
    expect(sent[0]!.reply.title).toMatch(
      /^Ethereum against the Russell 2000, 24 Jun 2026: Ethereum is (?:behind|ahead) by [\d.]+ usual swings, where 2 is wide(?:, so since [\w ]+)?\.$/,
    );
    expect(texts(sent[0]!.reply)[0]).toBe('divergence pair:"ETH RUT" window:"60" as_of:"2026-06-24"');
    expect(new Set(sent.map(({ reply }) => reply.title)).size).toBe(sent.length);
  });

  it('goes out in the language of its community', async () => {
    await book().changeSettings(group, () => ({
      settings: { ...defaultSettings, language: 'es' },
      what: 'language es',
    }));
    await watch('2026-06-23');
    await jobs.tick();
    await tickAfter(minuteMs);
    const { title, actions } = sent[0]!.reply;
    expect(title).toMatch(
      /^Ethereum frente a Russell 2000, 24 jun 2026: \d,\d oscilaciones habituales por (?:detrás|delante) \(2 ya es mucho\)(?:; así desde el [\w ]+)?\.$/,
    );
    expect(actions.at(-1)!.label).toBe('Silenciar una semana');
  });

  it('whose source answers only after a digest was sent holds the digest up no more than that', async () => {
    const sample = openSimulation(() => nowMs);
    const digestSent = new Promise<void>((resolve) => (onSend = resolve));
    const daily: typeof sample.daily = (...question) => digestSent.then(() => sample.daily(...question));
    jobs = createJobs({ ...parts, market: { ...sample, daily } });
    await digest('telegram:-5');
    await watch('2026-06-23');
    await jobs.tick();
    expect(sent[0]!.reply.title).toBe('brief pairs:"ETH/RUT"');
    expect(sent.length).toBeGreaterThanOrEqual(2);
  });

  it('mentions the role that was chosen when it begins, and nobody when it is over', async () => {
    const discord = { ...group, community: 'discord:1', person: 'discord:9' };
    const plan = { kind: 'alert', rule: { ...rule, mentionRole: '55' } } as const;
    const draft = { channel: 'discord:7', plan, nextDueMs: nowMs, alertState: { through: '2025-06-01' } };
    await book().saveSubscription(discord, draft, 'alert');
    await jobs.tick();
    const said = sent.map(({ to, reply }) => [/over after|corrected/.test(reply.title), to.mentionRole] as const);
    expect(said.length).toBeGreaterThan(2);
    expect(said.every(([isOver, role]) => role === (isOver ? undefined : '55'))).toBe(true);
    expect(said.some(([isOver]) => isOver)).toBe(true);
  });

  it('offers moderators to be quiet for a week', async () => {
    await watch('2026-06-23');
    await jobs.tick();
    const { id } = (await book().subscriptions('telegram:-5'))[0]!;
    const offers = sent[0]!.reply.actions.map(({ label, line }) => [label, line]);
    expect(offers).toContainEqual(['Snooze a week', `alert snooze id:${id}`]);
  });

  it('says once that it has run out, and is never looked at again', async () => {
    const plan = { kind: 'alert', rule: { ...rule, enter: 50, exit: 40, expires: '2026-06-23' } } as const;
    const draft = { channel: 'telegram:-5:7', plan, nextDueMs: nowMs, alertState: { through: '2026-06-23' } };
    await book().saveSubscription(group, draft, 'alert');
    await jobs.tick();
    expect(sent.map(({ reply }) => reply.title)).toEqual([
      'Ethereum against the Russell 2000: this alert has run out. It says nothing more.',
    ]);
    await tickAfter(5 * 24 * 60 * minuteMs);
    expect(sent).toHaveLength(1);
  });

  it('that can be sent only late says by how much', async () => {
    await watch('2026-06-23');
    outcome = () => ({ kind: 'no-source', reply: plainReply('no answer') });
    await jobs.tick();
    outcome = (line) => ({ kind: 'answered', reply: plainReply(line) });
    await tickAfter(30 * minuteMs);
    expect(texts(sent[0]!.reply).at(-1)).toBe('Sent 30 minutes late.');
  });

  it('is read again without a word where past prices were corrected, and says what is new on the next session', async () => {
    const watching = { ...rule, direction: 'above', enter: 2, exit: 0.5 } as const;
    const series = async () => {
      const market = openSimulation(() => nowMs);
      const pair = resolvePair(market.catalogue(), 'ETH RUT');
      if (pair.kind !== 'resolved') throw new Error('the sample has no such pair');
      return alertSeries(watching, await loadPair(market, nyseCalendar, { pair: pair.pair, asOf: '2026-06-24' }));
    };
    const { dates, values } = await series();
    const other = { dates, values: Array.from(values, (value, row) => (row > values.length - 9 ? 3 : value)) };
    const plan = { kind: 'alert', rule: watching } as const;
    const draft = { channel: 'telegram:-5:7', plan, nextDueMs: nowMs, alertState: armAlert(watching, other) };
    await book().saveSubscription(group, draft, 'alert');
    await jobs.tick();
    expect(sent).toEqual([]);
    await tickAfter(18 * 60 * minuteMs);
    expect(sent.map(({ reply }) => reply.title)).toEqual([
      expect.stringMatching(
        /^Ethereum against the Russell 2000: prices were corrected, and there was no alert to give/,
      ),
    ]);
  });

  it('looks at no session before its close', async () => {
    nowMs = Date.UTC(2026, 5, 25, 19, 59);
    await watch('2026-06-24');
    await jobs.tick();
    expect(sent).toEqual([]);
  });
});

describe('the way back from a pause', () => {
  let missing: string[];
  const membership = () => {
    const telegram = { ...messenger('telegram'), missingPermissions: () => Promise.resolve(missing) };
    const clock = { now: () => nowMs, sleep: () => Promise.resolve() };
    const log = { info: silent, warn: silent, error: silent };
    return onMembershipChange({
      deliveryQueue: createDeliveryQueue(database),
      clock,
      log,
      messengers: () => [telegram],
    });
  };
  const paused = async () =>
    (await book().subscriptions('telegram:-5')).map((one) => one.paused && inEnglish(one.paused.reason));
  beforeEach(() => {
    missing = [];
  });

  it('is one press below the notice', async () => {
    const id = await digest();
    endings = [{ kind: 'denied', missing: ['send messages'], reason: 'not enough rights' }];
    await jobs.tick();
    await tickAfter(minuteMs);
    expect(sent[1]!.reply.actions).toEqual([{ label: 'Try again there', line: `resume id:${id}`, does: 'edit' }]);
    await book().resume({ person: 'telegram:9', community: 'telegram:9', moderator: true }, id);
    await tickAfter(24 * 60 * minuteMs);
    expect(sent.at(-1)!.to.channel).toBe('telegram:-5:7');
    expect(await paused()).toEqual([undefined]);
  });

  describe('where whoever set it up takes no private message', () => {
    const blocked: Delivery = { kind: 'gone', cause: 'blocked', reason: 'blocked' };
    const closed: Delivery = { kind: 'denied', cause: 'rights', missing: ['send messages'], reason: 'no rights' };

    it('is told to another moderator, with the same button', async () => {
      await book().changeSettings({ ...group, person: 'telegram:10' }, (before) => ({
        settings: { ...before, theme: 'light' },
        what: 'settings',
      }));
      const id = await digest();
      endings = [closed, blocked];
      await jobs.tick();
      await tickAfter(minuteMs);
      await tickAfter(minuteMs);
      expect(sent.map(({ to }) => to.channel)).toEqual(['telegram:-5:7', 'telegram:9', 'telegram:10']);
      const { title, actions } = sent[2]!.reply;
      expect(title).toMatch(/^Whoever set it up takes no private messages .* is paused/);
      expect(actions.map(({ line }) => line)).toEqual([`resume id:${id}`]);
    });

    it('is told in a channel of the community that still takes messages, where nobody else can be told', async () => {
      await book().changeSettings({ ...group, person: 'telegram:10' }, (before) => ({
        settings: { ...before, theme: 'light' },
        what: 'settings',
      }));
      await digest();
      const later = { channel: 'telegram:-5:8', plan: digestPlan, nextDueMs: startMs + 60 * minuteMs };
      await book().saveSubscription(group, later, 'digest on');
      endings = [closed, blocked, blocked];
      for (let tick = 0; tick < 5; tick += 1) await tickAfter(minuteMs);
      expect(sent.map(({ to }) => to.channel)).toEqual(['telegram:-5:7', 'telegram:9', 'telegram:10', 'telegram:-5:8']);
    });

    it('is in the log where nobody at all can be told, and is not tried again', async () => {
      const warned: string[] = [];
      jobs = createJobs({ ...parts, log: { ...parts.log, warn: (_, sentence) => void warned.push(sentence) } });
      await digest();
      endings = [closed, blocked];
      for (let tick = 0; tick < 4; tick += 1) await tickAfter(minuteMs);
      expect(sent).toHaveLength(2);
      expect(warned).toContainEqual(expect.stringContaining('nobody could be told that something is paused'));
    });
  });

  it('tells whoever set it up that the bot was taken out, in private', async () => {
    await digest();
    await membership().onLeft('telegram:-5');
    await jobs.tick();
    expect(sent.map(({ to }) => to.channel)).toEqual(['telegram:9']);
    expect(sent[0]!.reply.title).toContain('is paused: the bot was taken out. Add the bot again');
  });

  it('needs no press where the bot is added again and may write', async () => {
    await digest();
    await membership().onLeft('telegram:-5');
    await membership().onRejoined('telegram:-5');
    expect(await paused()).toEqual([undefined]);
    await jobs.tick();
    expect(sent.map(({ to }) => to.channel)).toContain('telegram:-5:7');
  });

  it('names what is missing where the bot is added again and may not write yet', async () => {
    await digest();
    await membership().onLeft('telegram:-5');
    missing = ['send photos'];
    nowMs += minuteMs;
    await membership().onRejoined('telegram:-5');
    await jobs.tick();
    expect(sent.map(({ reply }) => reply.title)).toContainEqual(expect.stringContaining('Allow it to send photos'));
    expect(await paused()).toEqual(['the bot was taken out of this community']);
  });

  it('is nothing to anybody where the bot was never set up', async () => {
    await membership().onRejoined('telegram:-77');
    await membership().onLeft('discord:1');
    await jobs.tick();
    expect(sent).toEqual([]);
  });
});

it('stopping takes up nothing new', async () => {
  await digest();
  await jobs.stop();
  await jobs.tick();
  expect(sent).toEqual([]);
});
