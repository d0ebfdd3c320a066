import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { AlertRule } from '../../src/alerts/alert-rule.ts';
import type { AlertState } from '../../src/alerts/alert-state.ts';
import { type Delivery, type Messenger, type Outcome, refusedOutcome } from '../../src/chat/chat.ts';
import { lineFromOptions } from '../../src/chat/parser/parse-line.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { ConfiguringActor } from '../../src/community/community-store.ts';
import type {
  Advance,
  ClaimedDelivery,
  DeliveryEnd,
  DueSubscription,
  PlannedDelivery,
  Retention,
} from '../../src/community/delivery-queue.ts';
import { defaultSettings } from '../../src/community/settings.ts';
import { LedgerDeparture } from '../../src/jobs/deliver.ts';
import { DeliveryComposer, planDigest } from '../../src/jobs/due-digests.ts';
import { evaluateDueAlerts, nextEvaluation } from '../../src/jobs/evaluate-alerts.ts';
import { type JobDeps, keepTicking, TrustedClock, usualDeadlines } from '../../src/jobs/jobs.ts';
import { createCommunityService, notifyOwners } from '../../src/jobs/membership.ts';
import { createJobs } from '../../src/jobs/start-jobs.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { createDeliveryQueue } from '../../src/storage/delivery-queue.ts';
import { plainReply } from '../support/chat/small-commands.ts';
import { newSqliteInMemory } from '../support/databases.ts';

const minute = 60_000;

const hour = 60 * minute;

const day = 24 * hour;

const startMs = Date.UTC(2026, 5, 25, 8);

const group: ConfiguringActor = { person: 'telegram:9', community: 'telegram:-5', moderator: true };

const plan = {
  kind: 'digest',
  schedule: {
    zone: 'UTC',
    at: { kind: 'local', minuteOfDay: 480 },
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    tradingDaysOnly: false,
  },
  pairs: [],
  sections: ['pairs'],
} as const;

let database: Database;

let nowMs: number;

let settled: boolean;

let waitsMs: number[];

let sent: { readonly channel: string; readonly reply: Reply }[];

let endings: Delivery[];

let outcome: (line: string) => Outcome;

let asked: string[];

let deps: JobDeps;

const silent = (): void => undefined;

const telegram: Messenger = {
  platform: 'telegram',
  send: ({ channel }, reply) => {
    sent.push({ channel, reply });
    return Promise.resolve(endings.shift() ?? { kind: 'sent', messageId: '1' });
  },
  missingPermissions: () => Promise.resolve([]),
};

beforeEach(async () => {
  database = await openDatabase(newSqliteInMemory());
  [nowMs, settled, waitsMs, sent, endings, asked] = [startMs, true, [], [], [], []];
  outcome = (line) => ({ kind: 'answered', reply: plainReply(line) });
  deps = {
    deliveryQueue: createDeliveryQueue(database),
    chat: {
      answer: ({ input }) => {
        const line = typeof input === 'string' ? input : lineFromOptions(input);
        asked.push(line);
        return Promise.resolve(outcome(line));
      },
    },
    market: openSimulation(() => nowMs),
    calendar: nyseCalendar,
    messengers: [telegram],
    log: { info: silent, warn: silent, error: silent },
    clock: {
      now: () => nowMs,
      sleep: (ms) => Promise.resolve(void waitsMs.push(ms)),
      isSettled: () => settled,
    },
  };
});

afterEach(() => database.close());

const digest = (channel = 'telegram:-5', nextDueMs = startMs) =>
  createCommunityStore(database, () => nowMs).saveSubscription(
    { ...group, community: channel.split(':').slice(0, 2).join(':') },
    { channel, plan, nextDueMs },
    'digest on',
  );

const counts = () => deps.deliveryQueue.counts();

const withQueue = (more: Partial<JobDeps['deliveryQueue']>): JobDeps => ({
  ...deps,
  deliveryQueue: { ...deps.deliveryQueue, ...more },
});

const claimed = (more: Partial<ClaimedDelivery> = {}): ClaimedDelivery => ({
  ...{
    key: 'k',
    subscription: '1',
    slot: 's',
    community: 'telegram:-5',
    channel: 'telegram:-5',
    question: { command: 'brief', options: {} },
  },
  ...{ dueMs: startMs, claimMs: startMs + 45_000, state: 'planned' },
  ...more,
});

/** Jobs to which each of these deliveries is given once. */
const jobsOver = (deliveries: readonly ClaimedDelivery[], more: Partial<JobDeps['deliveryQueue']> = {}) => {
  const batches = [deliveries];
  return createJobs(withQueue({ claimDeliveries: () => Promise.resolve(batches.shift() ?? []), ...more }));
};

describe('a platform that says “later”', () => {
  const askedToWait = async (retryAfterMs: number): Promise<number> => {
    await digest('telegram:-5');
    endings = [{ kind: 'later', retryAfterMs }];
    const jobs = createJobs(deps);
    await jobs.tick();
    await digest('telegram:-6', startMs + 1);
    nowMs += 1;
    waitsMs = [];
    await jobs.tick();
    return Math.max(...waitsMs);
  };

  it('is left alone as long as it asked', async () => {
    expect(await askedToWait(20_000)).toBe(19_999);
  });

  it('is left alone for half a minute where it asked for more', async () => {
    expect(await askedToWait(31_000)).toBe(29_999);
  });
});

describe('a digest', () => {
  it('that was skipped is not what the next one tells the changes since', async () => {
    const jobs = createJobs(deps);
    await digest();
    await jobs.tick();
    nowMs = startMs + day + 121 * minute;
    await jobs.tick();
    nowMs = startMs + 2 * day;
    await jobs.tick();
    expect(sent.map(({ reply }) => reply.title)).toEqual([
      'brief pairs:"ETH/RUT"',
      'brief pairs:"ETH/RUT" since:"2026-06-24"',
    ]);
  });

  it('that is two hours late to the millisecond is sent', async () => {
    await digest();
    nowMs += 2 * hour;
    await createJobs(deps).tick();
    expect(sent).toHaveLength(1);
  });

  it.each([
    [4 * minute + 59_999, false],
    [5 * minute, true],
  ])('that is %i ms late says so: %s', async (lateMs, says) => {
    await digest();
    nowMs += lateMs;
    await createJobs(deps).tick();
    expect(JSON.stringify(sent[0]!.reply.blocks).includes('minutes late')).toBe(says);
  });

  it('is not given up by a clock in doubt', async () => {
    await digest();
    nowMs += 3 * hour;
    settled = false;
    await createJobs(deps).tick();
    expect((await counts()).skipped).toBe(0);
  });

  it('that was planned before is not given up by a clock in doubt', async () => {
    settled = false;
    const ends: DeliveryEnd[] = [];
    nowMs += 3 * hour;
    const finish = (_: string, end: DeliveryEnd) => Promise.resolve(void ends.push(end));
    await jobsOver([claimed({ claimMs: nowMs + 45_000 })], { finish }).tick();
    expect(ends).toEqual([]);
  });

  it('that cannot be judged waits while the clock is in doubt', async () => {
    await digest();
    settled = false;
    outcome = () => refusedOutcome('The newest price is too old.');
    await createJobs(deps).tick();
    expect(await counts()).toMatchObject({ planned: 1, failed: 0 });
  });

  it('tells the community’s own dates from its own day to two weeks ahead', () => {
    const dates = ['2026-06-24', '2026-06-25', '2026-07-09', '2026-07-10'];
    const due: DueSubscription = {
      ...{ id: '1', community: 'telegram:-5', channel: 'telegram:-5', createdBy: 'telegram:9', dueMs: startMs },
      ...{ plan: { ...plan, sections: ['events'] }, settings: defaultSettings },
      ownEvents: dates.map((date) => ({ date, label: 'x' })),
    };
    const own = String(planDigest(due, startMs, nyseCalendar).deliveries[0]!.question!.options['own']);
    expect(dates.filter((date) => own.includes(date))).toEqual(['2026-06-25', '2026-07-09']);
  });

  it('of a process that ended is sent as soon as its claim runs out, by whoever looks', async () => {
    await digest();
    const jobs = createJobs(withQueue({ claimDeliveries: () => Promise.resolve([]) }));
    await jobs.tick();
    const [claimed] = await deps.deliveryQueue.claimDeliveries('telegram', nowMs, nowMs + 45_000, 1);
    const other = createJobs(deps);
    nowMs = claimed!.claimMs - 1;
    await other.look();
    await other.tick();
    expect(sent).toHaveLength(0);
    nowMs += 1;
    await other.look();
    await vi.waitFor(() => expect(sent).toHaveLength(1));
  });

  it('is looked for on a platform only where something is ready', async () => {
    let claims = 0;
    const claimDeliveries = () => {
      claims += 1;
      return Promise.resolve([]);
    };
    const ready = [false, true];
    const jobs = createJobs(withQueue({ claimDeliveries, isReady: () => Promise.resolve(ready.shift()!) }));
    await jobs.look();
    expect(claims).toBe(0);
    await jobs.look();
    await vi.waitFor(() => expect(claims).toBe(1));
  });

  it('of a process that ended is looked for during a long run, every ten seconds', async () => {
    const recovered: number[] = [];
    const recoverStale = (_: string, atMs: number) => Promise.resolve((recovered.push(atMs - startMs), []));
    let batches = 0;
    const claimDeliveries = (_: string, atMs: number) => {
      nowMs += 4_000;
      batches += 1;
      const one = (at: number) => claimed({ key: `${batches} ${at}`, claimMs: atMs + 60_000 });
      return Promise.resolve(batches > 6 ? [] : Array.from({ length: 50 }, (_, at) => one(at)));
    };
    const begin = () => Promise.resolve(true);
    await createJobs(withQueue({ claimDeliveries, recoverStale, begin })).tick();
    expect(recovered.slice(0, 3)).toEqual([0, 12_000, 24_000]);
  });

  it('is being sent while others that are due with it are still being planned', async () => {
    await digest();
    const queue = deps.deliveryQueue;
    const rest = Promise.withResolvers<number>();
    const parts = [200, rest.promise];
    const planDigests: typeof queue.planDigests = async (...given) => {
      await queue.planDigests(...given);
      return parts.shift()!;
    };
    const ticking = createJobs(withQueue({ planDigests })).tick();
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    rest.resolve(0);
    await ticking;
    expect(sent).toHaveLength(1);
  });

  it('is planned with all others that are due in the same minute, however many', async () => {
    const batches = [200, 200, 3];
    const planDigests = () => Promise.resolve(batches.shift() ?? 0);
    await createJobs(withQueue({ planDigests })).tick();
    expect(batches).toEqual([]);
  });
});

describe('what is said', () => {
  it('is asked once in ten minutes', async () => {
    const composer = new DeliveryComposer(deps);
    for (const atMs of [0, 10 * minute - 1]) {
      nowMs = startMs + atMs;
      await composer.compose(claimed());
    }
    expect(asked).toHaveLength(1);
  });

  it('is asked anew after ten minutes', async () => {
    const composer = new DeliveryComposer(deps);
    for (const atMs of [0, 10 * minute + 1]) {
      nowMs = startMs + atMs;
      await composer.compose(claimed());
    }
    expect(asked).toHaveLength(2);
  });

  it('is asked anew where nothing could be said', async () => {
    const composer = new DeliveryComposer(deps);
    outcome = () => ({ kind: 'no-source', reply: plainReply('none') });
    await composer.compose(claimed());
    outcome = (line) => ({ kind: 'answered', reply: plainReply(line) });
    expect((await composer.compose(claimed())).kind).toBe('reply');
  });
});

describe('what has aged out', () => {
  let pruned: Retention[];
  let steadyMs: number;
  const jobs = () =>
    createJobs(
      withQueue({
        prune: (before) => Promise.resolve(void pruned.push(before)),
        noteTick: (atMs) => Promise.resolve({ lastMs: atMs - minute, steadySinceMs: atMs - steadyMs }),
      }),
    );
  beforeEach(() => {
    pruned = [];
    steadyMs = day;
  });

  it.each([
    ['deliveriesMs', 90],
    ['auditMs', 400],
    ['goneMs', 30],
    ['linesMs', 90],
    ['revisionsMs', 400],
    ['receiptsMs', 1100],
    ['datesMs', 3660],
  ] as const)('is %s of %i days', async (what, days) => {
    await jobs().tick();
    expect(nowMs - pruned[0]![what]).toBe(days * day);
  });

  it('stays until the clock has gone on evenly for a day', async () => {
    steadyMs = day - 1;
    await jobs().tick();
    expect(pruned).toEqual([]);
  });

  it('stays while the clock is in doubt', async () => {
    settled = false;
    await jobs().tick();
    expect(pruned).toEqual([]);
  });

  it.each([
    [hour - 1, 1],
    [hour, 2],
    [-hour - 1, 2],
  ])('is looked for again once the clock has moved on by %i ms: %i times', async (ms, times) => {
    const running = jobs();
    await running.tick();
    nowMs += ms;
    await running.tick();
    expect(pruned).toHaveLength(times);
  });
});

describe('the first tick', () => {
  const doubts = async (steadySinceMs: number): Promise<number> => {
    let doubted = 0;
    const noteTick = () => Promise.resolve({ lastMs: 1, steadySinceMs });
    const clock = { ...deps.clock, doubt: () => void (doubted += 1) };
    const jobs = createJobs({ ...withQueue({ noteTick }), clock });
    await jobs.tick();
    await jobs.tick();
    return doubted;
  };

  it('doubts a clock that is far from the last tick of an earlier process, once', async () => {
    expect(await doubts(startMs)).toBe(1);
  });

  it('believes a clock that went on from there', async () => {
    expect(await doubts(startMs - hour)).toBe(0);
  });
});

describe('a claim', () => {
  it('holds longer than a send may take', async () => {
    const held: number[] = [];
    const claimDeliveries = (_: string, fromMs: number, claimMs: number) =>
      Promise.resolve((held.push(claimMs - fromMs), []));
    await createJobs(withQueue({ claimDeliveries })).tick();
    expect(Math.min(...held)).toBeGreaterThan(usualDeadlines.sendMs);
  });

  it.each([
    [1_999, 0],
    [2_000, 1],
  ])('with %i ms left begins %i sends', async (leftMs, sends) => {
    await jobsOver([claimed({ claimMs: startMs + leftMs })], { begin: () => Promise.resolve(true) }).tick();
    expect(sent).toHaveLength(sends);
  });
});

describe('what became of a delivery', () => {
  it('is written down after one, five and twenty seconds where the database did not take it', async () => {
    const ends: string[] = [];
    const finish = (_: string, { state }: DeliveryEnd) => {
      ends.push(state);
      return ends.length <= 3 ? Promise.reject(new Error('locked')) : Promise.resolve();
    };
    await jobsOver([claimed()], { finish, begin: () => Promise.resolve(true) }).tick();
    expect([ends, waitsMs]).toEqual([
      ['sent', 'sent', 'sent', 'sent'],
      [1_000, 5_000, 20_000],
    ]);
  });

  it('is written down also where the platform says it after the deadline', async () => {
    const ends: string[] = [];
    const answer = Promise.withResolvers<Delivery>();
    const wrote = Promise.withResolvers<true>();
    const finish = (_: string, { state }: DeliveryEnd) => {
      ends.push(state);
      if (state === 'unknown') answer.resolve({ kind: 'sent', messageId: '1' });
      else wrote.resolve(true);
      return Promise.resolve();
    };
    deps = { ...deps, deadlines: { sendMs: 1, stopMs: 1 }, messengers: [{ ...telegram, send: () => answer.promise }] };
    await jobsOver([claimed()], { finish, begin: () => Promise.resolve(true) }).tick();
    await wrote.promise;
    expect(ends).toEqual(['unknown', 'sent']);
  });
});

describe('a platform that answers slowly', () => {
  it('has seventy-four sends of a crowd in hand at most, and gets all of them', async () => {
    let [open, most, all] = [0, 0, 0];
    const send = async (): Promise<Delivery> => {
      open += 1;
      most = Math.max(most, open);
      for (let turns = 0; turns < 200; turns += 1) await setImmediate();
      open -= 1;
      all += 1;
      return { kind: 'sent', messageId: '1' };
    };
    deps = { ...deps, messengers: [{ ...telegram, send }] };
    const crowd = Array.from({ length: 400 }, (_, at) => claimed({ key: `k${at}`, channel: `telegram:${at}` }));
    const taken = { finish: () => Promise.resolve(), begin: () => Promise.resolve(true) };
    await jobsOver(crowd, taken).tick();
    expect([most, all]).toEqual([74, 400]);
  });
});

describe('a delivery that is refused after the deadline', () => {
  it.each([
    ['later', { kind: 'later', retryAfterMs: 90_000 }],
    ['to another chat', { kind: 'moved', channel: 'telegram:-1005' }],
  ] as const)('is sent again: %s', async (_, late) => {
    await digest();
    const answer = Promise.withResolvers<Delivery>();
    const again = Promise.withResolvers<true>();
    const queue = deps.deliveryQueue;
    let failures = 1;
    const jobs = createJobs({
      ...withQueue({
        finish: (key, end) => {
          if (end.state !== 'unknown') return queue.finish(key, end);
          answer.resolve(late);
          return failures-- > 0 ? Promise.reject(new Error('locked')) : queue.finish(key, end);
        },
        postpone: async (...what) => {
          await queue.postpone(...what);
          again.resolve(true);
        },
      }),
      deadlines: { sendMs: 1, stopMs: 1 },
      messengers: [{ ...telegram, send: (...what) => lateSend(what) }],
    });
    const lateSend = async (what: Parameters<Messenger['send']>): Promise<Delivery> => {
      await telegram.send(...what);
      return answer.promise;
    };
    await jobs.tick();
    await again.promise;
    expect(await counts()).toMatchObject({ planned: 1, unknown: 0 });
    nowMs += 90_000;
    await createJobs({ ...deps, messengers: [telegram] }).tick();
    expect([sent.length, (await counts()).sent]).toEqual([2, 1]);
  });
});

describe('a departure', () => {
  const begun = Promise.withResolvers<boolean>();

  it('that is closed while it is written down is taken back', async () => {
    const withdrawn: string[] = [];
    const deliveryQueue = {
      ...deps.deliveryQueue,
      begin: () => begun.promise,
      withdraw: ({ key }: ClaimedDelivery) => Promise.resolve(void withdrawn.push(key)),
    };
    const departure = new LedgerDeparture({ deliveryQueue, clock: deps.clock }, claimed(), 45_000);
    const leaves = departure.leaves();
    departure.close();
    begun.resolve(true);
    expect([await leaves, withdrawn]).toEqual([false, ['k']]);
  });
});

describe('an alert', () => {
  it('whose last session is missing is looked at again after a quarter of an hour', () => {
    expect(nextEvaluation({ through: '2026-06-23' }, startMs, nyseCalendar)).toBe(startMs + 15 * minute);
  });

  it('that has seen the last session is looked at twenty minutes after the next close', () => {
    expect(nextEvaluation({ through: '2026-06-24' }, startMs, nyseCalendar)).toBe(Date.UTC(2026, 5, 25, 20, 20));
  });

  it('is looked at with all others that are due, however many', async () => {
    const rule: AlertRule = {
      ...{ pair: ['NO', 'SUCH'], measure: 'gap', direction: 'either', windowSessions: 60 },
      ...{ enter: 2, exit: 1, cooldownSessions: 0 },
    };
    const one: DueSubscription = {
      ...{ id: '1', community: 'telegram:-5', channel: 'telegram:-5', createdBy: 'telegram:9', dueMs: startMs },
      ...{ plan: { kind: 'alert', rule }, settings: defaultSettings },
    };
    const batches = [Array.from({ length: 100 }, () => one), [one]];
    const claimAlerts = () => Promise.resolve(batches.shift() ?? []);
    expect(await evaluateDueAlerts(withQueue({ claimAlerts }))).toBe(101);
  });
});

describe('an alert that is due', () => {
  const rule: AlertRule = {
    ...{ pair: ['ETH', 'RUT'], measure: 'gap', direction: 'either', windowSessions: 60 },
    ...{ enter: 0.02, exit: 0.01, escalate: 0.5, cooldownSessions: 0, mentionRole: '55' },
  };
  const due: DueSubscription = {
    ...{ id: '1', community: 'discord:1', channel: 'discord:7', createdBy: 'discord:9', dueMs: startMs },
    ...{ plan: { kind: 'alert', rule }, settings: defaultSettings, alertState: { through: '2025-06-01' } },
  };
  const advanced = async (market = deps.market): Promise<readonly PlannedDelivery[]> => {
    const planned: PlannedDelivery[] = [];
    const batches = [[due]];
    const queue = withQueue({
      claimAlerts: () => Promise.resolve(batches.shift() ?? []),
      advance: (_due, _claimMs, { deliveries }) => {
        planned.push(...deliveries);
        return Promise.resolve(true);
      },
    });
    await evaluateDueAlerts({ ...queue, market });
    return planned;
  };

  it('mentions its role when it gets further out, too', async () => {
    const escalations = (await advanced()).filter(({ slot }) => slot.endsWith(' escalate'));
    expect(escalations.length).toBeGreaterThan(0);
    expect(escalations.every(({ mentionRole }) => mentionRole === '55')).toBe(true);
  });

  it.each([
    ['2026-06-25', '2026-06-24'],
    ['2026-06-20', '2026-06-20'],
  ])('on prices up to %s looks at no day after %s', async (today, last) => {
    const until = new Set<string | undefined>();
    const daily: typeof deps.market.daily = (symbol, request) => {
      until.add(request.until);
      return deps.market.daily(symbol, request);
    };
    await advanced({ ...deps.market, daily, today: () => today });
    expect([...until]).toEqual([last]);
  });
});

describe('ten thousand alerts in one channel', () => {
  const rule: AlertRule = {
    ...{ pair: ['ETH', 'RUT'], measure: 'gap', direction: 'either', windowSessions: 60 },
    ...{ enter: 0.02, exit: 0.01, cooldownSessions: 0 },
  };
  const many = 10_000;
  const due = (at: number, alertState: AlertState): DueSubscription => ({
    ...{ id: `${at}`, community: 'discord:1', channel: 'discord:7', createdBy: 'discord:9', dueMs: startMs },
    ...{ plan: { kind: 'alert', rule }, settings: defaultSettings, alertState },
  });
  /** As an alert knows it that was looked at the day before, and has told nothing. */
  const stateBefore = async (): Promise<AlertState> => {
    nowMs = Date.UTC(2026, 5, 23, 20, 45);
    const batches = [[due(0, { through: '2026-06-22' })]];
    const states: (AlertState | undefined)[] = [];
    const queue = withQueue({
      claimAlerts: () => Promise.resolve(batches.shift() ?? []),
      advance: (_due, _claimMs, { alertState }) => Promise.resolve(states.push(alertState) > 0),
    });
    await evaluateDueAlerts(queue);
    const { through, dataVersion } = states[0]!;
    return { through, ...(dataVersion === undefined ? {} : { dataVersion }) };
  };
  const evaluated = async () => {
    const state = await stateBefore();
    const crowd = Array.from({ length: many }, (_, at) => due(at, state));
    nowMs = Date.UTC(2026, 5, 24, 20, 45);
    const planned: PlannedDelivery[] = [];
    let loads = 0;
    const daily: typeof deps.market.daily = (...asked) => {
      loads += 1;
      return deps.market.daily(...asked);
    };
    const left = [...crowd];
    const queue = withQueue({
      claimAlerts: (_nowMs, _retryMs, most) => Promise.resolve(left.splice(0, most)),
      advance: (_due, _claimMs, { deliveries }) => Promise.resolve(planned.push(...deliveries) > 0),
    });
    const looked = await evaluateDueAlerts({ ...queue, market: { ...deps.market, daily } });
    return { looked, planned, loads };
  };

  it('are looked at with one look at the prices, and told a few at once and the others one after the other', async () => {
    const { looked, planned, loads } = await evaluated();
    expect([looked, planned.length, loads]).toEqual([many, many, 2]);
    expect(planned.slice(0, 7).map(({ dueMs }) => dueMs - nowMs)).toEqual([0, 0, 0, 0, 0, 4_000, 8_000]);
    expect(planned.at(-1)!.dueMs - nowMs).toBe((many - 5) * 4_000);
  });

  it('hold up no digest of another channel that is due meanwhile', async () => {
    const { planned } = await evaluated();
    await deps.deliveryQueue.plan(planned);
    await digest('discord:8', nowMs + minute);
    nowMs += minute;
    await createJobs({ ...deps, messengers: [{ ...telegram, platform: 'discord' }] }).tick();
    const places = sent.map(({ channel }) => channel);
    expect([places.length, places.includes('discord:8')]).toEqual([5 + 15 + 1, true]);
  });
});

describe('an alert that hangs on the bar of one session', () => {
  const rule: AlertRule = {
    ...{ pair: ['ETH', 'RUT'], measure: 'gap', direction: 'either', windowSessions: 60 },
    ...{ enter: 0.02, exit: 0.01, cooldownSessions: 0 },
  };
  const advance = async (through: string, confirm: typeof deps.market.confirm): Promise<Advance> => {
    const due: DueSubscription = {
      ...{ id: '1', community: 'discord:1', channel: 'discord:7', createdBy: 'discord:9', dueMs: nowMs },
      ...{ plan: { kind: 'alert', rule }, settings: defaultSettings, alertState: { through } },
    };
    const batches = [[due]];
    const advances: Advance[] = [];
    const queue = withQueue({
      claimAlerts: () => Promise.resolve(batches.shift() ?? []),
      advance: (_due, _claimMs, next) => Promise.resolve(advances.push(next) > 0),
    });
    await evaluateDueAlerts({ ...queue, market: { ...deps.market, ...(confirm && { confirm }) } });
    return advances[0]!;
  };
  const slots = ({ deliveries }: Advance): readonly string[] => deliveries.map(({ slot }) => slot);

  it('is told at once where the others agree about the price at the close, whose day is not over yet', async () => {
    nowMs = Date.UTC(2026, 5, 24, 20, 45);
    const next = await advance('2026-06-23', (symbol, { sampledAtMs }) =>
      Promise.resolve(
        symbol.hours !== 'always' ? 'alone' : sampledAtMs === Date.UTC(2026, 5, 24, 20) ? 'agreed' : 'unknown',
      ),
    );
    expect([slots(next), next.nextDueMs]).toEqual([['2026-06-24 enter'], Date.UTC(2026, 5, 25, 20, 20)]);
  });

  it('is told where no other has the price at the close', async () => {
    nowMs = Date.UTC(2026, 5, 24, 20, 45);
    const next = await advance('2026-06-23', ({ hours }) => Promise.resolve(hours === 'always' ? 'unknown' : 'alone'));
    expect(slots(next)).toEqual(['2026-06-24 enter']);
  });

  it.each(['differs', 'unknown'] as const)(
    'waits a day where it is %s, and then is told and goes on',
    async (answer) => {
      const confirm = () => Promise.resolve(answer);
      nowMs = Date.UTC(2026, 5, 25, 20);
      const waiting = await advance('2026-06-23', confirm);
      expect([slots(waiting), waiting.nextDueMs]).toEqual([[], nowMs + 15 * minute]);
      expect(waiting.alertState?.through).toBe('2026-06-23');
      nowMs += 1;
      const told = await advance('2026-06-23', confirm);
      expect(slots(told)).toContain('2026-06-24 enter');
      expect(told.alertState?.through).toBe('2026-06-25');
    },
  );

  it('tells what came before that session', async () => {
    nowMs = Date.UTC(2026, 5, 24, 20, 45);
    const everything = slots(await advance('2025-06-01', undefined));
    expect(new Set(everything.map((slot) => slot.slice(0, 10))).size).toBeGreaterThan(1);
    const confirm = (_: unknown, { date }: { readonly date: string }) =>
      Promise.resolve(date === everything.at(-1)!.slice(0, 10) ? ('differs' as const) : ('agreed' as const));
    nowMs = Date.parse(`${everything.at(-1)!.slice(0, 10)}T21:00:00Z`);
    const next = await advance('2025-06-01', confirm);
    expect(slots(next)).toEqual(everything.filter((slot) => slot.slice(0, 10) < everything.at(-1)!.slice(0, 10)));
    expect(next.nextDueMs).toBe(nowMs + 15 * minute);
  });
});

describe('somebody who set up what was paused', () => {
  const told = async (channels: readonly string[]): Promise<number> => {
    const paused = channels.map((channel) => ({
      ...{ id: '1', community: 'telegram:-5', createdBy: 'telegram:9', plan },
      channel,
    }));
    const notices: unknown[] = [];
    const queue = {
      ...deps.deliveryQueue,
      plan: (some: readonly unknown[]) => Promise.resolve(void notices.push(...some)),
    };
    await notifyOwners({ ...deps, deliveryQueue: queue }, telegram, paused, { why: 'x', cure: 'y' });
    return notices.length;
  };

  it('is told of each channel', async () => {
    expect(await told(['telegram:-5', 'telegram:-6', 'telegram:-6'])).toBe(2);
  });

  it('is told nothing in the very chat that cannot be written to', async () => {
    expect(await told(['telegram:9'])).toBe(0);
  });
});

const testReply: Reply = {
  ...{ title: 'Test', blocks: [], actions: [], files: [] },
  tone: 'plain',
  visibility: 'everyone',
};

test('a test is posted by nobody but a moderator', async () => {
  const service = createCommunityService({
    store: createCommunityStore(database, () => nowMs),
    ...{ messengers: () => [telegram], nowMs: () => nowMs },
  });
  await expect(service.postTest({ ...group, moderator: false }, 'telegram:-5', testReply)).rejects.toThrow(
    'Only moderators',
  );
});

describe('the clock of the machine', () => {
  const jumpedBy = (jumpMs: number) => {
    const machine = { wallMs: 1_000_000_000, steadyMs: 0 };
    const clock = new TrustedClock(
      { now: () => machine.wallMs, sleep: () => Promise.resolve() },
      { now: () => machine.steadyMs },
      deps.log,
    );
    machine.wallMs += jumpMs;
    const settledAfter = (ms: number): boolean => {
      clock.isSettled();
      machine.wallMs += ms;
      machine.steadyMs += ms;
      return clock.isSettled();
    };
    return { clock, settledAfter };
  };

  it.each([
    [2 * minute, true],
    [2 * minute + 1, false],
    [-2 * minute, true],
    [-2 * minute - 1, false],
  ])('that is %i ms off is believed at once: %s', (ms, isBelieved) => {
    expect(jumpedBy(ms).clock.isSettled()).toBe(isBelieved);
  });

  it.each([
    [5 * minute - 1, false],
    [5 * minute, true],
  ])('that jumped is believed again after %i ms: %s', (ms, isBelieved) => {
    expect(jumpedBy(hour).settledAfter(ms)).toBe(isBelieved);
  });
});

test.each([
  [74_999, 0],
  [75_000, 1],
])('a tick that has not come for %i ms is told to be missing %i times', async (ms, times) => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const missing = vi.fn();
  const ticking = keepTicking(() => Promise.resolve(), missing);
  vi.advanceTimersByTime(ms);
  vi.useRealTimers();
  expect(missing).toHaveBeenCalledTimes(times);
  await ticking.stop();
});

test('a clock that jumps a hundred days ahead makes up for no minute of them', async () => {
  vi.useFakeTimers({ now: startMs });
  const tick = vi.fn(() => Promise.resolve());
  const saidOfMissed = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const ticking = keepTicking(tick, () => undefined);
  vi.setSystemTime(startMs + 100 * day);
  await vi.advanceTimersByTimeAsync(3 * minute);
  vi.useRealTimers();
  await ticking.stop();
  expect([tick.mock.calls.length <= 4, saidOfMissed.mock.calls.length]).toEqual([true, 0]);
  saidOfMissed.mockRestore();
});

test('ticks come on the minute', async () => {
  vi.useFakeTimers({ now: startMs + 20_000 });
  const atMs: number[] = [];
  const ticking = keepTicking(
    () => Promise.resolve(void atMs.push(Date.now() - startMs)),
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(2 * minute);
  vi.useRealTimers();
  await ticking.stop();
  expect(atMs).toEqual([minute + 10, 2 * minute + 10]);
});
