import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AlertRule, type AlertSeries, ruleProblem } from '../../src/alerts/alert-rule.ts';
import {
  type AlertMessage,
  type AlertState,
  armAlert,
  evaluateAlert,
  initialAlertState,
} from '../../src/alerts/alert-state.ts';
import { backtestAlert } from '../../src/alerts/simulation.ts';
import { findEpisodes } from '../../src/analytics/episodes.ts';
import { volScaledGap } from '../../src/analytics/gap.ts';
import { dateOfEpochDay } from '../../src/market/calendar-days.ts';
import { inEnglish } from '../../src/messages/speaker.ts';
import { describeEach, pairSources, readPair, readValues } from '../oracle/sources.ts';

const rule: AlertRule = {
  pair: ['ETH', 'RUT'],
  measure: 'gap',
  direction: 'either',
  windowSessions: 60,
  enter: 2,
  exit: 0.5,
  escalate: 3,
  cooldownSessions: 0,
};

const series = (...values: number[]): AlertSeries => ({
  dates: values.map((_, row) => dateOfEpochDay(20_000 + row)),
  values,
});

const day = (row: number): string => dateOfEpochDay(20_000 + row);

const told = (messages: readonly AlertMessage[]): string[] => messages.map(({ kind, date }) => `${kind} ${date}`);

const run = (more: Partial<AlertRule>, ...values: number[]): AlertMessage[] => [
  ...evaluateAlert({ ...rule, ...more }, initialAlertState, series(...values)).messages,
];

/** Walks around the levels, with undefined days, so that every transition happens. */
const anyValues = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: fc.double({ min: -4, max: 4, noNaN: true }) },
    { weight: 1, arbitrary: fc.constant(NaN) },
  ),
  { maxLength: 120 },
);

const anyRule = fc
  .record({
    direction: fc.constantFrom('above', 'below', 'either'),
    cooldownSessions: fc.constantFrom(0, 3, 20),
    snoozedUntil: fc.option(fc.integer({ min: 0, max: 60 }).map(day), { nil: undefined }),
  })
  .map(({ direction, cooldownSessions, snoozedUntil }): AlertRule => {
    const side = direction === 'below' ? -1 : 1;
    const levels = { enter: 2 * side, exit: 0.5 * side, escalate: 3 * side };
    return {
      ...rule,
      direction,
      cooldownSessions,
      ...levels,
      ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
    };
  });

/** One way through: what was said, in order. */
function kindsInOrder(messages: readonly AlertMessage[]): string {
  return messages.map(({ kind, sign }) => `${kind[0]}${kind[1]}${sign}`).join(' ');
}

describe('whatever the measure does, an alert', () => {
  it('never begins again before it said that it ended, and never ends or escalates what it did not begin', () => {
    fc.assert(
      fc.property(anyRule, anyValues, (watched, values) => {
        let open: { sign: number; escalated: boolean } | undefined;
        for (const { kind, sign } of evaluateAlert(watched, initialAlertState, series(...values)).messages) {
          if (kind === 'enter') expect(open).toBeUndefined();
          else expect(open?.sign).toBe(sign);
          if (kind === 'escalate') expect(open?.escalated).toBe(false);
          open = kind === 'exit' ? undefined : { sign, escalated: kind === 'escalate' };
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says at most one beginning, end or escalation on a session', () => {
    fc.assert(
      fc.property(anyRule, anyValues, (watched, values) => {
        const said = evaluateAlert(watched, initialAlertState, series(...values)).messages;
        expect(new Set(said.map(({ kind, date }) => `${kind} ${date}`)).size).toBe(said.length);
      }),
    );
  });

  it('says the same whether it looks every day or once a month', () => {
    fc.assert(
      fc.property(anyRule, anyValues, fc.integer({ min: 1, max: 30 }), (watched, values, step) => {
        const whole = series(...values);
        let state: AlertState = initialAlertState;
        const said: AlertMessage[] = [];
        for (let end = step; end < values.length + step; end += step) {
          const part = { dates: whole.dates.slice(0, end), values: values.slice(0, end) };
          const next = evaluateAlert(watched, state, part);
          state = JSON.parse(JSON.stringify(next.state)) as AlertState;
          said.push(...next.messages);
        }
        expect(said).toEqual(evaluateAlert(watched, initialAlertState, whole).messages);
      }),
    );
  });

  it('says nothing twice when it looks twice', () => {
    fc.assert(
      fc.property(anyRule, anyValues, (watched, values) => {
        const first = evaluateAlert(watched, initialAlertState, series(...values));
        const again = evaluateAlert(watched, first.state, series(...values));
        expect([again.messages, again.state]).toEqual([[], first.state]);
      }),
    );
  });

  it('never alerts on a flat series', () => {
    const flat = fc.tuple(fc.double({ min: -1.99, max: 1.99, noNaN: true }), fc.integer({ min: 0, max: 300 }));
    fc.assert(
      fc.property(flat, ([level, rows]) => {
        expect(run({}, ...Array.from({ length: rows }, () => level))).toEqual([]);
      }),
    );
  });

  it('keeps its cooldown between an end and the next beginning on the same side', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const defined = values.filter((value) => !Number.isNaN(value));
        const said = run({ cooldownSessions: 20 }, ...defined);
        for (const exit of said.filter(({ kind }) => kind === 'exit')) {
          const next = said.find(({ kind, sign, date }) => kind === 'enter' && sign === exit.sign && date >= exit.date);
          const apart =
            next === undefined
              ? 20
              : series(...defined).dates.indexOf(next.date) - series(...defined).dates.indexOf(exit.date);
          expect(apart).toBeGreaterThanOrEqual(20);
        }
      }),
    );
  });

  it('announces exactly the episodes where it need not be quiet', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const episodes = findEpisodes(values, rule);
        const said = run({}, ...values);
        expect(said.filter(({ kind }) => kind === 'enter').map(({ date }) => date)).toEqual(
          episodes.map(({ startRow }) => day(startRow)),
        );
        const ended = episodes.filter(({ censored }) => !censored);
        expect(
          said.filter(({ kind }) => kind === 'exit').map(({ date, sessions, start }) => [date, sessions, start]),
        ).toEqual(
          ended.map(({ endRow, durationSessions, startRow }) => [day(endRow), durationSessions, day(startRow)]),
        );
      }),
    );
  });
});

describe('an alert', () => {
  it('begins, escalates once and ends with its length and peak', () => {
    const said = run({}, 0, 2.1, 3.2, 2, 3.4, 0.4);
    expect(told(said)).toEqual([`enter ${day(1)}`, `escalate ${day(2)}`, `exit ${day(5)}`]);
    expect(said[2]).toMatchObject({ start: day(1), sessions: 4, peak: 3.4, sign: 1 });
  });

  it('that begins beyond the level to escalate at does not escalate after it', () => {
    expect(told(run({}, 0, 3.5, 3.6))).toEqual([`enter ${day(1)}`]);
  });

  it('ends on one side and begins on the other in the same session', () => {
    expect(kindsInOrder(run({}, 2.5, -2.5))).toBe('en1 ex1 en-1');
  });

  it('watching below is met from above', () => {
    const said = run(
      { measure: 'correlation', direction: 'below', enter: 0.1, exit: 0.3, escalate: -0.2 },
      0.5,
      0.1,
      0.2,
      -0.3,
      0.3,
    );
    expect(told(said)).toEqual([`enter ${day(1)}`, `escalate ${day(3)}`, `exit ${day(4)}`]);
    expect(said[2]!.peak).toBe(-0.3);
  });

  it('watching above is deaf to the other side', () => {
    expect(run({ direction: 'above' }, -5, -5)).toEqual([]);
  });

  it('cooling down announces late what is still wide when the quiet is over', () => {
    const said = run({ cooldownSessions: 3 }, 2, 0, 2.5, 2.6, 2.7);
    expect(told(said)).toEqual([`enter ${day(0)}`, `exit ${day(1)}`, `enter ${day(4)}`]);
    expect(said[2]!.start).toBe(day(2));
  });

  it('cooling down never mentions a stay that came and went', () => {
    expect(told(run({ cooldownSessions: 9 }, 2, 0, 2.5, 0, 1))).toEqual([`enter ${day(0)}`, `exit ${day(1)}`]);
  });

  it('cooling down on one side is heard on the other', () => {
    expect(told(run({ cooldownSessions: 9 }, 2, 0, -2))).toEqual([
      `enter ${day(0)}`,
      `exit ${day(1)}`,
      `enter ${day(2)}`,
    ]);
  });

  it('snoozed says afterwards that what it had announced is over', () => {
    const said = run({ snoozedUntil: day(2) }, 2, 0, 0, 0.1);
    expect(said).toEqual([]);
    const { state } = evaluateAlert(rule, initialAlertState, series(2));
    const later = evaluateAlert({ ...rule, snoozedUntil: day(2) }, state, series(2, 0, 0, 0.1));
    expect(told(later.messages)).toEqual([`exit ${day(3)}`]);
    expect(later.messages[0]!.sessions).toBe(1);
  });

  it('says once that it has run out, and nothing after it', () => {
    const said = run({ expires: day(1) }, 0, 2, 2.5, 0, 2);
    expect(told(said)).toEqual([`enter ${day(1)}`, `expire ${day(2)}`]);
    expect(said[1]).toMatchObject({ start: day(1), sessions: 0, peak: 2 });
  });

  it('running out with nothing open says no more than that', () => {
    expect(run({ expires: day(0) }, 0, 1)).toMatchObject([{ kind: 'expire', date: day(1), peak: null }]);
  });

  it('running out while snoozed says so afterwards, with the end it still owed', () => {
    const { state } = evaluateAlert(rule, initialAlertState, series(2));
    const snoozed = { ...rule, snoozedUntil: day(3), expires: day(2) };
    const { messages } = evaluateAlert(snoozed, state, series(2, 0, 0, 0, 1));
    expect(told(messages)).toEqual([`exit ${day(4)}`, `expire ${day(4)}`]);
  });

  it('passes over undefined days without counting them', () => {
    expect(run({}, 2, NaN, 2, 0)[1]!.sessions).toBe(2);
  });

  it('read again after a correction says nothing about the past, and closes what was taken back', () => {
    const before = evaluateAlert(rule, initialAlertState, series(0, 2.5, 2.4));
    const corrected = evaluateAlert(rule, before.state, series(0, 1.5, 1.4));
    expect(corrected.messages).toEqual([]);
    const next = evaluateAlert(rule, corrected.state, series(0, 1.5, 1.4, 1));
    expect(next.messages).toMatchObject([{ kind: 'exit', date: day(3), peak: null }]);
  });

  it('read again after a correction does not announce what had happened unseen until it is seen', () => {
    const before = evaluateAlert(rule, initialAlertState, series(0, 1, 1));
    const corrected = evaluateAlert(rule, before.state, series(0, 2.5, 2.4));
    expect(corrected.messages).toEqual([]);
    const next = evaluateAlert(rule, corrected.state, series(0, 2.5, 2.4, 2.3));
    expect(next.messages).toMatchObject([{ kind: 'enter', date: day(3), start: day(1) }]);
  });

  it('does not mistake the last bits of a number for a correction', () => {
    const { state } = evaluateAlert(rule, initialAlertState, series(0, 2.5));
    expect(evaluateAlert(rule, state, series(0, 2.5 + 1e-13)).state.dataVersion).toBe(state.dataVersion);
  });

  it('armed in the middle of a stay says nothing until it ends', () => {
    const state = armAlert(rule, series(0, 3.2, 2.5));
    const later = evaluateAlert(rule, state, series(0, 3.2, 2.5, 3.3, 0));
    expect(told(later.messages)).toEqual([`exit ${day(4)}`]);
  });
});

describe('a rule', () => {
  it.each([
    [{ direction: 'either', enter: 2, exit: 2 }, /not below 2/],
    [{ direction: 'below', enter: 0.1, exit: 0 }, /not above 0.1/],
    [{ direction: 'either', enter: 2, exit: -1 }, /exit level of 0 or more/],
    [{ direction: 'above', enter: 2, exit: 1, escalate: 2 }, /beyond the enter level of 2/],
  ] as const)('%o is refused', (levels, sentence) => {
    expect(inEnglish(ruleProblem(levels)!)).toMatch(sentence);
  });

  it('with sound levels is accepted', () => {
    expect(ruleProblem({ direction: 'below', enter: 0.1, exit: 0.3, escalate: -0.2 })).toBeUndefined();
  });
});

describe('a backtest', () => {
  it('counts what would have been announced, when last and how far apart', () => {
    const { fires, lastFire, medianSessionsApart, years, from } = backtestAlert(rule, series(NaN, 2, 0, 0, 2, 0, 2, 0));
    expect([fires, lastFire, medianSessionsApart, from]).toEqual([3, day(6), 3, day(1)]);
    expect(years).toBeCloseTo(7 / 252);
  });

  it('leaves snooze and expiry out', () => {
    expect(backtestAlert({ ...rule, snoozedUntil: day(99), expires: day(0) }, series(0, 2)).fires).toBe(1);
  });

  it('of a rule that never fired has no dates', () => {
    expect(backtestAlert(rule, series(0, 1))).toMatchObject({
      fires: 0,
      lastFire: undefined,
      medianSessionsApart: undefined,
    });
  });
});

interface StoredEpisode {
  readonly start: string;
  readonly end: string;
  readonly sign: 1 | -1;
  readonly censored: boolean;
  readonly duration: number;
  readonly peak: number;
}

describeEach(pairSources, 'the episodes another program found', (source) => {
  const names = ['volscaled_gap_60', 'volscaled_gap_60_enter1.5'] as const;
  let stored: Record<string, { enter: number; exit: number; episodes: StoredEpisode[] }>;
  let dates: readonly string[];
  let values: Float64Array;
  beforeAll(() => {
    const pair = readPair(source);
    stored = readValues(source, 'episodes') as typeof stored;
    dates = pair.dates;
    values = volScaledGap(pair.logRatio, 60);
  });
  const said = (name: (typeof names)[number], cooldownSessions: number) => {
    const { enter, exit } = stored[name]!;
    const { escalate: _, ...plain } = rule;
    return evaluateAlert({ ...plain, enter, exit, cooldownSessions }, initialAlertState, { dates, values }).messages;
  };

  it.each(names)('give exactly the alerts they should: %s', (name) => {
    const expected = stored[name]!.episodes.flatMap(({ start, end, sign, censored, duration }) => [
      { kind: 'enter', date: start, sign, sessions: 0 },
      ...(censored ? [] : [{ kind: 'exit', date: end, sign, sessions: duration, start }]),
    ]);
    const actual = said(name, 0);
    expect(actual).toHaveLength(expected.length);
    expected.forEach((message) => expect(actual).toContainEqual(expect.objectContaining(message)));
  });

  it.each(names)('give, with the usual cooldown, those that did not follow too soon on their own side: %s', (name) => {
    const far = stored[name]!.episodes.filter(({ start, sign }) =>
      stored[name]!.episodes.every(
        (other) => other.sign !== sign || other.end > start || dates.indexOf(start) - dates.indexOf(other.end) >= 20,
      ),
    );
    const entered = said(name, 20)
      .filter(({ kind }) => kind === 'enter')
      .map(({ date }) => date);
    expect(entered).toEqual(expect.arrayContaining(far.map(({ start }) => start)));
    expect(entered.length).toBeLessThanOrEqual(stored[name]!.episodes.length);
  });
});
