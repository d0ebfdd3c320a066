import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertMeasure, alertMeasures, type AlertRule, defaultAlertLevels } from '../../src/alerts/alert-rule.ts';
import { type AlertMessage, type AlertState, evaluateAlert, initialAlertState } from '../../src/alerts/alert-state.ts';
import { dateOfEpochDay } from '../../src/market/calendar-days.ts';

/** The values each measure can take: every level of its usual rule is crossed now and then. */
const valuesOf: Readonly<Record<AlertMeasure, fc.Arbitrary<number>>> = {
  gap: fc.double({ min: -4, max: 4, noNaN: true }),
  points: fc.double({ min: -60, max: 60, noNaN: true }),
  ratio: fc.double({ min: 0.8, max: 1.4, noNaN: true }),
  percentile: fc.double({ min: 60, max: 100, noNaN: true }),
  correlation: fc.double({ min: -0.5, max: 0.8, noNaN: true }),
  change: fc.double({ min: -4, max: 4, noNaN: true }),
  record: fc.constantFrom(0, 1),
};

/** An end that fell into a snooze and would have been said on a day without a value, together with the last word. */
const endOwedWithoutValue: AlertRule = {
  pair: ['ETH', 'RUT'],
  ...{ measure: 'ratio', direction: 'above', windowSessions: 20, enter: 1.1, exit: 1.05, cooldownSessions: 0 },
  expires: '1970-01-06',
};

/** What may happen to an alert in the course of a session. */
type Happening =
  | { readonly kind: 'session'; readonly value: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'revise'; readonly back: number; readonly value: number }
  | { readonly kind: 'snooze'; readonly days: number }
  | { readonly kind: 'wake' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'again' };

const lifeOfIt: Happening[] = [
  { kind: 'session', value: 1.1 },
  { kind: 'snooze', days: 4 },
  ...Array.from({ length: 5 }, (): Happening => ({ kind: 'session', value: 0.8 })),
  { kind: 'missing' },
];

const happenings = (measure: AlertMeasure): fc.Arbitrary<Happening[]> =>
  fc.array(
    fc.oneof(
      { weight: 12, arbitrary: valuesOf[measure].map((value): Happening => ({ kind: 'session', value })) },
      { weight: 1, arbitrary: fc.constant<Happening>({ kind: 'missing' }) },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('revise' as const),
          back: fc.integer({ min: 0, max: 20 }),
          value: fc.oneof({ weight: 5, arbitrary: valuesOf[measure] }, { weight: 1, arbitrary: fc.constant(NaN) }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.integer({ min: 1, max: 30 }).map((days): Happening => ({ kind: 'snooze', days })),
      },
      { weight: 1, arbitrary: fc.constantFrom<Happening>({ kind: 'wake' }, { kind: 'restart' }, { kind: 'again' }) },
    ),
    { maxLength: 150 },
  );

const ruleOf = (measure: AlertMeasure, more: Partial<AlertRule>): AlertRule => ({
  pair: ['ETH', 'RUT'],
  measure,
  ...defaultAlertLevels[measure],
  cooldownSessions: 0,
  ...more,
});

const anyRule = (measure: AlertMeasure): fc.Arbitrary<AlertRule> =>
  fc
    .record({ cooldownSessions: fc.constantFrom(0, 3, 20), expires: fc.option(fc.integer({ min: 5, max: 120 })) })
    .map(({ cooldownSessions, expires }) =>
      ruleOf(measure, { cooldownSessions, ...(expires === null ? {} : { expires: dateOfEpochDay(expires) }) }),
    );

/** Lives through it all as the jobs do: one look after each happening, the state kept as text in between. */
function live(start: AlertRule, what: readonly Happening[]): { said: AlertMessage[]; perLook: AlertMessage[][] } {
  let rule = start;
  let state: AlertState = initialAlertState;
  const values: number[] = [];
  const perLook: AlertMessage[][] = [];
  for (const one of what) {
    if (one.kind === 'session') values.push(one.value);
    if (one.kind === 'missing') values.push(NaN);
    if (one.kind === 'revise' && values.length > one.back) values[values.length - 1 - one.back] = one.value;
    if (one.kind === 'snooze') rule = { ...rule, snoozedUntil: dateOfEpochDay(values.length + one.days) };
    if (one.kind === 'wake') {
      const { snoozedUntil: _, ...awake } = rule;
      rule = awake;
    }
    if (one.kind === 'restart') state = JSON.parse(JSON.stringify(state)) as AlertState;
    const dates = values.map((_, row) => dateOfEpochDay(row));
    const step = evaluateAlert(rule, state, { dates, values });
    state = step.state;
    perLook.push([...step.messages]);
  }
  return { said: perLook.flat(), perLook };
}

describe.each(alertMeasures)(
  'an alert on %s, whatever is missing, revised, snoozed, restarted or run out,',
  (measure) => {
    const lives = fc.tuple(anyRule(measure), happenings(measure));

    it('never says two beginnings or two ends in a row, and escalates at most once in between', () => {
      fc.assert(
        fc.property(lives, ([rule, what]) => {
          let open: { sign: number; escalated: boolean } | undefined;
          for (const { kind, sign, peak } of live(rule, what).said) {
            if (kind === 'enter') expect(open).toBeUndefined();
            if (kind === 'exit' || kind === 'escalate') expect(open?.sign).toBe(sign);
            if (kind === 'escalate') expect(open?.escalated).toBe(false);
            if (kind === 'expire' && open === undefined) expect(peak).toBeNull();
            const stays = kind === 'enter' || kind === 'escalate';
            open = stays ? { sign, escalated: kind === 'escalate' || open?.escalated === true } : undefined;
          }
        }),
        { numRuns: 300 },
      );
    });

    it('says nothing but on a new session with a value, or when it runs out', () => {
      fc.assert(
        fc.property(lives, ([rule, what]) => {
          live(rule, what).perLook.forEach((messages, i) => {
            const quiet = what[i]!.kind !== 'session';
            if (quiet) expect(messages.filter(({ kind }) => kind !== 'expire')).toEqual([]);
            if (quiet && what[i]!.kind !== 'missing') expect(messages).toEqual([]);
          });
        }),
        { numRuns: 300, examples: measure === 'ratio' ? [[[endOwedWithoutValue, lifeOfIt]]] : [] },
      );
    });

    it('runs out once, with its last word', () => {
      fc.assert(
        fc.property(lives, ([rule, what]) => {
          const { said } = live(rule, what);
          const at = said.findIndex(({ kind }) => kind === 'expire');
          if (at >= 0) expect(at).toBe(said.length - 1);
          for (const { kind, date } of said) {
            if (kind === 'enter' || kind === 'escalate') expect(date <= (rule.expires ?? '9999')).toBe(true);
          }
        }),
        { numRuns: 300 },
      );
    });

    it('never alerts on a flat series that is not beyond its level', () => {
      const { enter, direction } = defaultAlertLevels[measure];
      fc.assert(
        fc.property(valuesOf[measure], fc.integer({ min: 0, max: 60 }), (value, rows) => {
          const beyond =
            direction === 'below' ? value <= enter : (direction === 'either' ? Math.abs(value) : value) >= enter;
          fc.pre(!beyond);
          const what = Array.from({ length: rows }, (): Happening => ({ kind: 'session', value }));
          expect(live(ruleOf(measure, {}), what).said).toEqual([]);
        }),
      );
    });
  },
);
